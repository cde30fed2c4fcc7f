import assert from 'node:assert/strict';
import { test } from 'node:test';
import { originalsOf } from './originals.ts';
import { anonymized, HOSTS, littleEndian, readTree, type Tree } from './trees.ts';

/** All bytes and paths of a tree, lower case. */
function textOf(tree: Tree): string {
  return Object.entries(tree)
    .map(([path, file]) =>
      file instanceof Uint8Array
        ? `${path}\n${Buffer.from(file).toString('latin1')}`
        : `${path}\n${JSON.stringify(file)}`,
    )
    .join('\n')
    .toLowerCase();
}

function leaksIn(text: string, { addresses, names }: Awaited<ReturnType<typeof originalsOf>>): string[] {
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

for (const host of HOSTS)
  for (const numbering of ['order', 'key'] as const)
    test(`${host}: nothing is left that says who it is, with names numbered by ${numbering}`, async () => {
      const original = readTree(host);
      const values = await originalsOf(original);
      assert.ok(values.addresses.size > 20 && values.names.size > 3, 'there is something to look for');
      assert.ok(leaksIn(textOf(original), values).length > 10, 'it is found where it is');
      for (const key of ['one', 'two'])
        assert.deepEqual(
          leaksIn(textOf(anonymized(original, littleEndian(key, numbering)).tree), values),
          [],
        );
    });
