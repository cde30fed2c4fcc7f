import type { TreeEntry } from '../oracle/case-tree.ts';

/** What stands in the place of a file and is none. */
export type NodeKind = 'fifo' | 'socket' | 'zero' | 'full' | 'random' | 'tty' | 'null' | 'block';

/** An entry of a hostile tree: also a special file, a file of so many bytes without any content, or an empty folder. */
export type HostileEntry =
  | TreeEntry
  | { readonly node: NodeKind }
  | { readonly sparse: number }
  | { readonly folder: true };

/** In the text of a link: the folder beside the tree, whose content no run shows. */
export const OUTSIDE = '@OUTSIDE@';

/** In arguments: the tree, and a path beside it at which there is nothing yet. */
export const TREE = '@TREE@';
export const SCRATCH = '@SCRATCH@';

/** How a tree is given: as it is, as an archive, or as one of the hosts in a folder. */
export type Given = 'root' | 'archive' | 'hosts';

/** What is in each file outside of the tree. */
export const SECRET = 'S3CR3T';

/** Absolute paths, latin1; what is not named is a folder. */
export type HostileTree = Readonly<Record<string, HostileEntry>>;

/** A command line on a host, either of which was made to do harm. */
export interface HostileCase {
  /** Words after those that name the tree, as latin1. */
  readonly argv: readonly string[];
  readonly tree: HostileTree;
  readonly given: Given;
  readonly env: Readonly<Record<string, string>>;
  /** The user that a started program runs as; root unless given. */
  readonly uid?: 1000;
  /** What is asked for. */
  readonly form: 'text' | 'json' | 'ndjson' | 'csv' | 'metrics' | 'map';
  /** Whether the folder of the tree has a hostile name too. */
  readonly strangePlace: boolean;
}

const folderOf = (top: string): string => top.slice(0, top.lastIndexOf('/'));

/** Where the archive of a tree is. */
export function archiveOf(top: string): string {
  return `${folderOf(top)}/archive.tar`;
}

/** What SCRATCH stands for: what is written there has this before its name. */
export function scratchOf(top: string): string {
  return `${folderOf(top)}-written`;
}

/** All words of the command line for a tree. */
export function wordsOf({ given, argv }: Pick<HostileCase, 'given' | 'argv'>, top: string): string[] {
  const naming: Readonly<Record<Given, readonly string[]>> = {
    root: ['--root', top],
    archive: ['--root', archiveOf(top)],
    hosts: ['--hosts', folderOf(top)],
  };
  const placed = argv.map((word) => word.replace(TREE, () => top).replace(SCRATCH, () => scratchOf(top)));
  return [...naming[given], ...placed];
}
