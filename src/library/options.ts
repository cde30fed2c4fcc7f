import type { ReadProblem } from '../records/problem.ts';

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
   * Called for each line that gives no record, and for whatever else netstat would warn about; without it these are ignored.
   * An exception that it throws ends the reading.
   */
  readonly onProblem?: ((problem: ReadProblem) => void) | undefined;
}
