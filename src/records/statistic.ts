import type { Explained } from './note.ts';

/** A counter of -s. */
export interface StatisticRecord extends Explained {
  /** As the kernel names it: `Ip`, `TcpExt`, `Ip6`. */
  readonly table: string;
  /** As the kernel names it: `ActiveOpens`. */
  readonly counter: string;
  /** 0 to 2^64 - 1, a bigint above 2^53; tcp's MaxConn is -1 where there is no limit. */
  readonly value: number | bigint;
  /** netstat's sentence with the number in it, also where it leaves out a zero; absent where netstat has none. */
  readonly label?: string;
}
