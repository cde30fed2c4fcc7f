/** A form of output other than plain text. */
export type FormName = 'json' | 'ndjson' | 'csv' | 'table';

/** What the options beyond net-tools ask of the rows; each text as it was typed. */
export interface RowOptions {
  /** In the order given, of which there may be one. */
  readonly forms: readonly FormName[];
  readonly columns?: string;
  readonly color?: string;
  readonly where?: string;
  readonly sort?: string;
  readonly countBy?: string;
  readonly assert: boolean;
  readonly absent: boolean;
  readonly quiet: boolean;
  readonly wait?: string;
  readonly explain: boolean;
  /** The word that is to be explained in place of showing any rows. */
  readonly define?: string;
  /** The shell whose completion script is to be printed in place of any rows. */
  readonly completion?: string;
}

/** Without any of these options. */
export const NO_ROW_OPTIONS: RowOptions = {
  forms: [],
  assert: false,
  absent: false,
  quiet: false,
  explain: false,
};

/** Whether the exit status tells if there is such a row. */
export function asserts({ assert, absent, quiet, wait }: RowOptions): boolean {
  return assert || absent || quiet || wait !== undefined;
}

/** Whether rows are more than plain lines. */
export function wantsRows({ forms, where, sort, countBy, explain }: RowOptions): boolean {
  return forms.length > 0 || where !== undefined || sort !== undefined || countBy !== undefined || explain;
}
