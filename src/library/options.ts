import type { ReadProblem } from './problem.ts';

/** What all functions that read records take. */
export interface ReadOptions {
  /** Ends the reading when it aborts, before or between two records: the iterator throws its reason, all files are closed. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Names addresses, ports and users, as far as files of the host name them: /etc/hosts, networks, services, protocols and
   * passwd, where /etc/nsswitch.conf has `files` for them. No name service is asked. `false` unless given.
   */
  readonly names?: boolean | undefined;
  /**
   * Is told of each line that gives no record, and of what else netstat would warn of; without it that is passed over.
   * What it throws ends the reading.
   */
  readonly onProblem?: ((problem: ReadProblem) => void) | undefined;
}
