/** The network namespace that a row is of. */
export interface NetnsRecord {
  /** Its number, as lsns, ip and lsfd show it; absent where it may not be read. */
  readonly inode?: number;
  /** Where its number may not be read, what else tells it from others: the inode of /proc/PID/net/dev. */
  readonly id?: number;
  /** What it is called in /run/netns and the like; absent where it is not. */
  readonly names?: readonly string[];
  /** Whether it is that of process 1. */
  readonly host: boolean;
}
