import type { CountRecord } from '../records/count.ts';
import type { Field } from '../records/field.ts';
import type { AnyRecord, Kind } from '../records/record.ts';
import type { ColorLevel } from '../text/color.ts';

/** What a frame says of itself. */
export interface FrameFacts {
  /** Of this program, and of the schemas that describe what it writes. */
  readonly version: string;
  /** The name of the host; absent where it is not known. */
  readonly host?: string;
  /** When the tables were read: RFC 3339. */
  readonly time: string;
}

/** Something that kept a table, or a part of it, from being shown. */
export interface ProblemRecord {
  /** The words that stderr has as well. */
  readonly message: string;
  /** Path on the host. */
  readonly file?: string;
  /** Number of the line in its file, from 1. */
  readonly line?: number;
  /** What is wrong, for programs. */
  readonly code?: string;
  /** The beginning of that line. */
  readonly text?: string;
}

/** Writes frames, each a call of `begin`, then what there is to say in any order, then `end`. */
export interface Form {
  begin(facts: FrameFacts): void;
  record(kind: Kind, record: AnyRecord): void;
  /** The counts come in the order in which they are to be written. */
  count(count: CountRecord): void;
  problem(problem: ProblemRecord): void;
  end(): void;
}

/** What a form is to write. */
export interface FormOptions {
  /** Of which kinds there may be records. */
  readonly kinds: readonly Kind[];
  /** Which fields that only an option brings about there can be. */
  readonly with: ReadonlySet<NonNullable<Field['with']>>;
  /** Names of fields: --columns. */
  readonly columns?: readonly string[] | undefined;
  /** Names of fields: --count-by. Then there are counts in the place of records. */
  readonly countBy?: readonly string[] | undefined;
  /** Whether more than one frame is to come: -c. */
  readonly continuous: boolean;
  readonly colorLevel: ColorLevel;
}
