import type { ChangeRecord, CoverageRecord } from '../records/change.ts';
import type { CountRecord } from '../records/count.ts';
import type { Field, RowReader } from '../records/field.ts';
import type { ReadProblem } from '../records/problem.ts';
import type { AnyRecord, Kind } from '../records/record.ts';
import type { ColorLevel } from '../text/color.ts';

/** What a frame says of itself. */
export interface FrameFacts {
  /** Of this program, and of the schemas that describe what it writes. */
  readonly version: string;
  /** The name of the host; absent where it is not known. */
  readonly host?: string;
  /** Of how many hosts there may be records, where records say which one they are of. */
  readonly hosts?: number;
  /** When the tables were read: RFC 3339. */
  readonly time: string;
}

/** Writes frames, each a call of `begin`, then what there is to say in any order, then `end`. */
export interface Form {
  begin(facts: FrameFacts): void;
  /** Where several hosts are shown, tells when one was recorded, before its records come. */
  recordedAt?(host: string, time: string): void;
  /** Takes the addresses of the only host, before its records come; absent where they are of no use. */
  ownAddresses?(addresses: readonly string[]): void;
  record(kind: Kind, record: AnyRecord): void;
  /** What takes parsed rows without their records, as far as their fields can be read; absent where records are written. */
  rowTaker?<R>(kind: Kind, reader: RowReader<R>, describe: (row: R) => AnyRecord): (row: R) => void;
  /** A change between two looks, in the place of records. */
  change(change: ChangeRecord): void;
  /** How many changes there were that no look saw. */
  coverage(coverage: CoverageRecord): void;
  /** The counts come in the order in which they are to be written. */
  count(count: CountRecord): void;
  /** @param problem with the code of a note where a table is missing */
  problem(problem: ReadProblem<string>): void;
  end(): void;
}

/** How flows are drawn. */
export type MapStyle = 'dot' | 'mermaid' | 'svg' | 'html';

/** What is drawn of flows: --map. */
export interface MapChoice {
  readonly style: MapStyle;
  /** The most arrows. */
  readonly limit: number;
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
  /** Whether there are changes in the place of records. */
  readonly changes?: boolean;
  /** Of a map. */
  readonly map?: MapChoice | undefined;
  readonly colorLevel: ColorLevel;
}
