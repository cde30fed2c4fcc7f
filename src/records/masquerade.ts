import { end, field } from './field.ts';
import type { RecordKind } from './kind.ts';
import type { Explained } from './note.ts';
import type { EndRecord } from './socket.ts';
import { MASQUERADE_WORDS } from './words.ts';

/** A connection that is masqueraded by Linux 2.0 or 2.2, or whose ends are rewritten by a later one (NAT). */
export interface MasqueradeRecord extends Explained {
  /** `tcp`, `udp`, `icmp`, … */
  readonly protocol: string;
  readonly source: EndRecord;
  readonly destination: EndRecord;
  /** The port that the other side sees: 0 to 65535. */
  readonly masqueradePort: number;
  /** Seconds until the entry is dropped, in steps of 0.01. */
  readonly expires: number;
  /** The ends as the other side has them; since Linux 2.4. */
  readonly translatedSource?: EndRecord;
  readonly translatedDestination?: EndRecord;
  /** The tcp sequence number from which on numbers are shifted; before Linux 2.4. */
  readonly initSeq?: number | bigint;
  /** By how much they are shifted: -32768 to 32767; before Linux 2.4. */
  readonly delta?: number;
  /** By how much sequence numbers before initSeq are shifted; since Linux 2.2. */
  readonly previousDelta?: number;
}

/** What is known of these records. */
export const MASQUERADE: RecordKind<MasqueradeRecord> = {
  plural: 'masquerade',
  title: 'masqueraded connections',
  fields: [
    field('protocol', 'word', 'tcp, udp, icmp, …', { vocabulary: MASQUERADE_WORDS }),
    ...end('source', 'source'),
    ...end('destination', 'destination'),
    field('masqueradePort', 'port', 'port that the other side sees'),
    field('expires', 'number', 'seconds until the entry is dropped'),
    ...end('translatedSource', "the other side's source"),
    ...end('translatedDestination', "the other side's destination"),
    field('initSeq', 'integer', 'sequence number from which on numbers are shifted'),
    field('delta', 'integer', 'by how much they are shifted'),
    field('previousDelta', 'integer', 'the same before initSeq'),
  ],
  aliases: {
    address: ['source.address', 'destination.address'],
    port: ['source.port', 'destination.port', 'masqueradePort'],
    host: ['source.host', 'destination.host'],
    service: ['source.service', 'destination.service'],
  },
  required: {
    protocol: true,
    source: true,
    destination: true,
    masqueradePort: true,
    expires: true,
  },
  nullable: {},
};
