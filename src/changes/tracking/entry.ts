import type { Address } from '../../proc/reading/address.ts';
import type { FlowRecord } from '../../records/flow.ts';
import type { AnyRecord, Kind } from '../../records/record.ts';
import type { OwnerRecord, SocketRecord } from '../../records/socket.ts';
import type { RowLook } from '../../views/rows.ts';
import type { Known } from './identity.ts';

/** Rows of one table in one look. */
export interface Source<R> {
  readonly kind: Kind;
  /** The network namespace that they are of. */
  readonly scope: string;
  readonly describe: (row: R) => AnyRecord;
  /** Who holds the socket now; undefined where that is not asked for. */
  readonly owners: ((row: R) => readonly OwnerRecord[] | undefined) | undefined;
  /** What tells rows apart without their records. */
  readonly look: RowLook<R> | undefined;
  /** Looks up the names of addresses, so that records have them. */
  readonly resolve: (addresses: Iterable<Address>) => Promise<void>;
}

export type AnySource = Source<unknown>;

/** A row that is followed from look to look. */
export interface Entry {
  source: AnySource;
  row: unknown;
  /** What it is known by, where that takes its record. */
  known: Known | undefined;
  inode: number | bigint;
  /** When it was first seen such as is asked for, in milliseconds; NaN where that is not known. */
  since: number;
  initial: boolean;
  /** The last look that saw it, and how many rows that had seen before it. */
  seen: number;
  place: number;
  /** Whether it is such as is asked for. */
  selected: boolean;
  /** Who held it when that was last known. */
  owners: readonly OwnerRecord[] | undefined;
}

export type Row = Pick<Entry, 'source' | 'row' | 'known'>;

/** TCP_SYN_RECV, and as records have it. */
const SYN_RECV: ReadonlySet<unknown> = new Set([3, 'SYN_RECV']);

/** The states in which a connection without an inode is yet to be accepted: it gets one then. In others no one holds it any more. */
const UNACCEPTED: ReadonlySet<unknown> = new Set([...SYN_RECV, 1, 'ESTABLISHED', 8, 'CLOSE_WAIT']);

/** Whether a row is that of before. Where there is SYN_RECV now and was none, another connection is about to be made. */
export function isSame(entry: Entry, source: AnySource, row: unknown): boolean {
  const { source: before } = entry;
  const { look } = source;
  if (look === undefined || before.look !== look || before.scope !== source.scope) return false;
  if (!look.isSame(entry.row, row)) return false;
  return !SYN_RECV.has(look.state(row)) || SYN_RECV.has(look.state(entry.row));
}

/** Whether a new row is what became of one that is missing. A connection gets an inode but once. */
export function isContinued(former: Entry, arrival: Entry): boolean {
  if (arrival.known !== undefined) return true;
  if (!isConnection(arrival)) return false;
  return arrival.inode === 0 ? !isSynRecv(arrival) : former.inode === 0 && isUnaccepted(former);
}

export function isRestarted(former: Entry, arrival: Entry): boolean {
  return isListener(arrival) && former.selected && arrival.selected;
}

export function isRecorded({ since }: Entry): boolean {
  return Number.isNaN(since);
}

export function isConnection({ source, row }: Row): boolean {
  return source.look?.isConnection(row) ?? false;
}

export function isListener({ source, row }: Row): boolean {
  return source.look?.isListener(row) ?? false;
}

function isUnaccepted({ source, row }: Row): boolean {
  return UNACCEPTED.has(source.look?.state(row));
}

export function isSynRecv(row: Row): boolean {
  return isConnection(row) && SYN_RECV.has(row.source.look?.state(row.row));
}

export function protocolOf({ source, row }: Entry): string | undefined {
  if (source.kind !== 'socket' && source.kind !== 'flow') return undefined;
  return source.look?.protocol ?? (source.describe(row) as SocketRecord | FlowRecord).protocol;
}
