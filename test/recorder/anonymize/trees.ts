import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { MemoryFile } from '../../../src/host/root/memory-root.ts';
import { type Anonymizer, createAnonymizer } from '../../../src/recorder/anonymize/anonymizer.ts';

/** Recorded hosts: all of fixtures. */
export const HOSTS = ['busy', 'idle', 'links', 'namespaces', 'no-ipv6', 'odd', 'old'] as const;

/** Files and links by their paths, latin1. */
export type Tree = Readonly<Record<string, MemoryFile>>;

/** A recorded host, without what the real netstat said of it. */
export function readTree(host: string): Tree {
  return treeIn(new URL(`../../../fixtures/${host}`, import.meta.url).pathname);
}

/** A host that was recorded in a folder. */
export function treeIn(top: string): Tree {
  return Object.fromEntries(
    ['proc', 'sys', 'etc', 'var', 'run', 'home'].flatMap((folder) => [...filesBelow(top, `/${folder}`)]),
  );
}

function* filesBelow(top: string, folder: string): Generator<[string, MemoryFile]> {
  const onDisk = (path: string): Buffer => Buffer.from(join(top, path), 'latin1');
  let entries: ReturnType<typeof listed>;
  try {
    entries = listed(onDisk(folder));
  } catch {
    return;
  }
  for (const entry of entries) {
    const path = `${folder}/${entry.name.toString('latin1')}`;
    if (entry.isDirectory()) yield* filesBelow(top, path);
    else if (entry.isSymbolicLink()) yield [path, { link: readlinkSync(onDisk(path), 'latin1') }];
    else yield [path, readFileSync(onDisk(path))];
  }
}

function listed(folder: Buffer) {
  return readdirSync(folder, { withFileTypes: true, encoding: 'buffer' });
}

/** The same with other addresses and names, and the paths of what was left out. */
export function anonymized(
  tree: Tree,
  anonymizer: Anonymizer,
): { readonly tree: Tree; readonly left: readonly string[] } {
  const found: Record<string, MemoryFile> = {};
  const left: string[] = [];
  for (const [path, file] of Object.entries(tree)) {
    const other =
      file instanceof Uint8Array
        ? anonymizer.file(path, file)
        : anonymizer.link(path, (file as { readonly link: string }).link);
    if (other === undefined) left.push(path);
    // A recording has the folder without it; a host in memory has no empty folders.
    if (other === undefined && path.includes('/fd/')) found[path] = { link: '/dev/null' };
    if (other !== undefined) found[other.path] = 'bytes' in other ? other.bytes : { link: other.target };
  }
  return { tree: found, left };
}

/** An anonymiser of a little-endian host. */
export function littleEndian(key: string, numbering: 'order' | 'key' = 'order'): Anonymizer {
  return createAnonymizer(Buffer.from(key), { facts: { byteOrder: 'LE', ticksPerSecond: 100 }, numbering });
}
