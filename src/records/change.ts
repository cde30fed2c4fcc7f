import type { NetnsRecord } from './netns.ts';
import { type AnyRecord, KINDS, type Kind, type Records } from './record.ts';

/** What happened to a row between two looks. */
export type ChangeWord =
  /** It was not there before, or not such as is asked for. */
  | 'opened'
  /** It is no longer there, or not such as is asked for. */
  | 'closed'
  /** Something of it is other than before. */
  | 'changed'
  /** It is held by another process: a listener that was closed and opened again between two looks, or handed on. */
  | 'owner'
  /** A table could not be read: what happened to its rows is not known. */
  | 'gap';

/** A change between two looks at the same rows; the row as it is now, or was last seen, under the name of its kind. */
export type ChangeRecord = {
  readonly change: ChangeWord;
  /** When the look was that showed it: RFC 3339, UTC. */
  readonly time: string;
  /** For how long the row had been seen, where it had been. */
  readonly seconds?: number;
  /** It was there at the first look: it is older than `seconds`, and with `opened` nothing happened to it. */
  readonly initial?: true;
  /** The fields that were other before, as they were. */
  readonly previous?: Readonly<Record<string, unknown>>;
  /** `gap`: the table, and why it could not be read. */
  readonly file?: string;
  readonly reason?: string;
  /** `gap`: where namespaces were asked for, the one whose table it is. */
  readonly netns?: NetnsRecord;
  /** Where several hosts are shown, the one that it is about. */
  readonly host?: string;
} & { readonly [K in Kind]?: Records[K] };

/** How many connections were opened since the last record of this kind, and how many of them were seen. */
export interface CoverageRecord {
  /** Where several hosts are shown, the one that it is about. */
  readonly host?: string;
  readonly time: string;
  /** For how long. */
  readonly seconds: number;
  /** By how much Tcp ActiveOpens and PassiveOpens rose: a connection within the host counts at both ends. */
  readonly opened: number;
  /** How many rows of connections appeared. */
  readonly seen: number;
}

/** A row that changed, before it is made a record of. */
export interface Change {
  readonly change: ChangeWord;
  readonly kind: Kind;
  readonly record: AnyRecord;
  /** Where several hosts are shown, the one that it is of. */
  readonly host?: string | undefined;
  /** Milliseconds since the row was first seen. */
  readonly age?: number;
  readonly initial?: true;
  readonly previous?: Readonly<Record<string, unknown>>;
}

/** The kind of the row that a change is about; undefined where it is about a table. */
export function kindOf(change: ChangeRecord): Kind | undefined {
  return (Object.keys(KINDS) as Kind[]).find((kind) => change[kind] !== undefined);
}
