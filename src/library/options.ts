import type { ReadProblem } from '../records/problem.ts';

/** One network namespace: a selector, or the number that `netns.inode` or else `netns.id` of a record is. */
export type NetnsSelector = string | number;

/** Which network namespaces are read: `'all'`, one, or several. */
export type NetnsOption = NetnsSelector | readonly NetnsSelector[];

/** Options of all functions that read records. */
export interface ReadOptions {
  /** Ends the reading when it aborts, before or between two records: the iterator throws its reason, and all files are closed. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Adds names of addresses, ports and users from files of the host: /etc/hosts, networks, services, protocols and passwd, where
   * /etc/nsswitch.conf says `files`. No name service is asked. Default: `false`.
   */
  readonly names?: boolean | undefined;
  /**
   * Reads the tables of these network namespaces instead of that of the host: `'all'`, or one or several selectors as the option
   * `--netns` takes them, such as `name:blue`, `pid:4711`, or a number; records then have `netns`. Of `'all'` the host's own is the first,
   * and the others follow by their numbers. Default: those of /proc/net, without `netns`.
   */
  readonly netns?: NetnsOption | undefined;
  /**
   * Called for each line that gives no record, and for whatever else netstat would warn about; without it these are ignored.
   * An exception that it throws ends the reading.
   */
  readonly onProblem?: ((problem: ReadProblem) => void) | undefined;
}
