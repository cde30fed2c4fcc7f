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

/** What is in each file outside of the tree. */
export const SECRET = 'S3CR3T';

/** Absolute paths, latin1; what is not named is a folder. */
export type HostileTree = Readonly<Record<string, HostileEntry>>;

/** A command line on a host, either of which was made to do harm. */
export interface HostileCase {
  /** Words after `netstat --root TREE`, as latin1. */
  readonly argv: readonly string[];
  readonly tree: HostileTree;
  readonly env: Readonly<Record<string, string>>;
  /** The user that a started program runs as; root unless given. */
  readonly uid?: 1000;
  /** What is asked for. */
  readonly form: 'text' | 'json' | 'ndjson' | 'csv' | 'metrics';
  /** Whether the folder of the tree has a hostile name too. */
  readonly strangePlace: boolean;
}
