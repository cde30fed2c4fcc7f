import type { Explained } from './record.ts';

/** A counter of -s. */
export interface StatisticRecord extends Explained {
  /** As the kernel names it: `Ip`, `TcpExt`, `Ip6`. */
  readonly table: string;
  /** As the kernel names it: `ActiveOpens`. */
  readonly counter: string;
  readonly value: number | bigint;
  /** netstat's sentence, the number as it stands in it; absent where netstat has none. */
  readonly label?: string;
}
