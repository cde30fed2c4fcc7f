import { HostError } from '../../errors.ts';
import { LINK_LIMIT, namesOf } from '../root/inside.ts';

/** What there is by a name in an archive. */
export type Node =
  | { readonly kind: 'folder'; readonly names: Map<string, Node> }
  | { readonly kind: 'file'; readonly bytes: Uint8Array }
  | { readonly kind: 'link'; readonly target: string }
  /** What cannot be read, and the name of the error that says so. */
  | { readonly kind: 'unreadable'; readonly errno: string };

export type Folder = Extract<Node, { readonly kind: 'folder' }>;

export function emptyFolder(): Folder {
  return { kind: 'folder', names: new Map() };
}

/**
 * Puts something into a tree, with the folders that it is in; what stood in its place, or in theirs, is there no more. Gives how many
 * folders were made.
 */
export function put(top: Folder, names: readonly string[], node: Node): number {
  let folder = top;
  let made = node.kind === 'folder' ? 1 : 0;
  for (const name of names.slice(0, -1)) {
    const there = folder.names.get(name);
    const inner = there?.kind === 'folder' ? there : emptyFolder();
    if (inner !== there) {
      folder.names.set(name, inner);
      made++;
    }
    folder = inner;
  }
  const last = names.at(-1) as string;
  if (node.kind !== 'folder' || folder.names.get(last)?.kind !== 'folder') folder.names.set(last, node);
  return made;
}

/** What a path means in a tree. Symbolic links are followed as after a chroot, but for the last one of `asLink`. Throws HostError. */
export function find(top: Folder, path: string, { asLink = false } = {}): Node {
  const passed: Node[] = [top];
  let links = 0;
  const ahead = namesOf(path);
  for (let name = ahead.pop(); name !== undefined; name = ahead.pop()) {
    if (name === '..') {
      if (passed.length > 1) passed.pop();
      continue;
    }
    const folder = passed.at(-1) as Node;
    if (folder.kind !== 'folder') throw new HostError('ENOTDIR', path);
    const node = folder.names.get(name);
    if (node === undefined) throw new HostError('ENOENT', path);
    if (node.kind !== 'link' || (asLink && ahead.length === 0)) {
      passed.push(node);
      continue;
    }
    if (++links > LINK_LIMIT) throw new HostError('ELOOP', path);
    if (node.target.startsWith('/')) passed.length = 1;
    ahead.push(...namesOf(node.target));
  }
  return passed.at(-1) as Node;
}

/** What was put into a tree by these names, no link being followed. */
export function nodeAt(top: Folder, names: readonly string[]): Node | undefined {
  let node: Node | undefined = top;
  for (const name of names) node = node?.kind === 'folder' ? node.names.get(name) : undefined;
  return node;
}
