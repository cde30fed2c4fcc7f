import type { Tree } from '../oracle/case-tree.ts';
import type { Random } from './random.ts';

/** One command line on one host. */
export interface Case {
  /** Words after `netstat`. */
  readonly argv: readonly string[];
  readonly tree: Tree;
  /** The user that netstat runs as; root unless given. */
  readonly uid?: 1000;
  readonly env: Readonly<Record<string, string>>;
}

/** Values that the tables, files and processes of one host share, so that look-ups find something. */
export interface Pools {
  /** IPv4 addresses as the kernel prints them: a machine word in hex. */
  readonly ipv4: readonly string[];
  /** IPv6 addresses as the kernel prints them: four machine words in hex. */
  readonly ipv6: readonly string[];
  /** Port numbers. */
  readonly ports: readonly number[];
  /** User ids, decimal. */
  readonly uids: readonly string[];
  /** Inodes, decimal. */
  readonly inodes: readonly string[];
}

/** One kernel table (or a few of one shape) of a random host. */
export interface TableGenerator {
  /** As the kernel names it, and unique. */
  readonly name: string;
  /** Command lines that show the table, each a list of words, without options that only change the layout. */
  readonly shownBy: readonly (readonly string[])[];
  /** The files of the table, for which the output of net-tools must be defined. */
  files(random: Random, pools: Pools): Tree;
}
