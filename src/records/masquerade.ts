import type { Explained } from './record.ts';
import type { EndRecord } from './socket.ts';

/** A masqueraded connection, of Linux 2.0 and 2.2. */
export interface MasqueradeRecord extends Explained {
  /** `tcp`, `udp`, `icmp`, … */
  readonly protocol: string;
  readonly source: EndRecord;
  readonly destination: EndRecord;
  /** The port that the other side sees. */
  readonly masqueradePort: number;
  /** Seconds until the entry is dropped. */
  readonly expires: number;
  readonly initSeq: number | bigint;
  readonly delta: number;
  /** Since Linux 2.2. */
  readonly previousDelta?: number;
}
