import type { MapChoice } from '../output/form.ts';
import type { Exposition } from '../output/metrics/exposition.ts';
import type { Target } from '../syslog/receiver.ts';
import type { ColorFlag } from '../text/color.ts';

/** A form of output other than plain text. */
export type FormName = 'json' | 'ndjson' | 'flat' | 'csv' | 'table' | 'map' | 'metrics';

/** What the exit status is to tell: --assert, --absent, --wait, or --quiet alone. */
export interface Assertion {
  /** Whether it holds where no row is selected, and not where one is. */
  readonly absent: boolean;
  /** For how many seconds it is waited for; undefined where the tables are read once. */
  readonly wait: number | undefined;
  /** Whether what was seen is taken for all that there is. `false` unless given. */
  readonly assumesComplete?: boolean;
}

/** What is asked of metrics. */
export interface MetricsRequest {
  readonly exposition: Exposition;
  /** So many series a metric may have; 500 unless given. */
  readonly limit?: number | undefined;
  /** The file that they are written to, if it is not standard output. */
  readonly file?: string | undefined;
}

/** What is asked of changes. */
export interface ChangeOptions {
  /** Whether what is there at first is shown as well. */
  readonly initial: boolean;
  /** A recorded host or a document of --json: what they are changes from. */
  readonly since?: string;
  /** Where they are sent. */
  readonly syslog?: Target;
}

/** What the options beyond net-tools ask of the rows. What names fields is parsed once the kinds of rows are known. */
export interface RowOptions {
  /** Undefined for plain text. */
  readonly form: FormName | undefined;
  /** How the form draws, if it is a map. */
  readonly map?: MapChoice;
  readonly columns: string | undefined;
  readonly color: ColorFlag | undefined;
  readonly where: string | undefined;
  readonly sort: string | undefined;
  readonly countBy: string | undefined;
  readonly assertion: Assertion | undefined;
  /** Whether nothing is printed. */
  readonly quiet: boolean;
  readonly explain: boolean;
  /** Whether changes are shown. */
  readonly changes?: ChangeOptions;
  /** Whether counters are shown as what they rose by per second since the look before. */
  readonly rates?: boolean;
  /** With the form of that name. */
  readonly metrics?: MetricsRequest;
}

/** Whether rows are more than plain lines. */
export function wantsRows({ form, where, sort, countBy, explain, changes, rates }: RowOptions): boolean {
  return [form, where, sort, countBy, changes, rates].some((option) => option !== undefined) || explain;
}
