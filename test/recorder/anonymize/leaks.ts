import type { Originals } from './originals.ts';
import type { Tree } from './trees.ts';

/** All bytes and paths of a tree, lower case. */
export function textOf(tree: Tree): string {
  return Object.entries(tree)
    .map(([path, file]) =>
      file instanceof Uint8Array
        ? `${path}\n${Buffer.from(file).toString('latin1')}`
        : `${path}\n${JSON.stringify(file)}`,
    )
    .join('\n')
    .toLowerCase();
}

/** Values of a host that a text has. */
export function leaksIn(text: string, { addresses, names }: Originals): string[] {
  const words = new Set(text.split(/[^\p{L}\p{N}_\x80-\xff-]+/u));
  return [
    ...[...addresses].filter((address) => isIn(text, address)),
    ...[...names].filter((name) => words.has(name.toLowerCase()) || isIn(text, name.toLowerCase())),
  ];
}

/** Whether a value stands in a text and is not part of a longer word. */
function isIn(text: string, value: string): boolean {
  const isWord = (at: number): boolean => /[\p{L}\p{N}_\x80-\xff]/u.test(text[at] ?? '');
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1))
    if (!isWord(at - 1) && !isWord(at + value.length)) return true;
  return false;
}
