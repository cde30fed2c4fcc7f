import { asserts, type RowOptions } from '../../rows/options.ts';
import type { Options } from '../../views/options.ts';

/** net-tools' status for a wrong command line. */
export const USAGE_ERROR = 3;

/** What --color takes. */
export const COLORS: readonly string[] = ['auto', 'always', 'never'];

/** What --completion takes. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const;

/** A shell that there is a completion script for. */
export type Shell = (typeof SHELLS)[number];

/** Whether there is a completion script for the shell of this name. */
export function isShell(name: string | undefined): name is Shell {
  return SHELLS.some((shell) => shell === name);
}

/** In seconds, 24 days: setTimeout cannot wait longer. */
const LONGEST_TIMEOUT = 2_147_483;

/** A number of seconds such as 2 or 0.5; undefined for what is none. */
export function secondsOf(text: string): number | undefined {
  return /^(\d+(\.\d*)?|\.\d+)$/.test(text) ? Math.min(Number(text), LONGEST_TIMEOUT) : undefined;
}

/** What is wrong about such a wish in itself, or together with others: the first of these that holds. */
const MISTAKES: readonly ((rows: RowOptions, options: Options) => string | false)[] = [
  ({ define }) => define === '' && '--define needs a word such as CLOSE_WAIT, not an empty one',
  ({ completion }) =>
    completion !== undefined &&
    !isShell(completion) &&
    `--completion needs bash, zsh or fish, not '${completion}'`,
  ({ forms: [first, second] }) =>
    second !== undefined && `--${first} and --${second}: choose one form of output`,
  ({ forms, columns }) =>
    columns !== undefined &&
    forms[0] !== 'csv' &&
    forms[0] !== 'table' &&
    '--columns needs --csv or --table: the other forms have fixed columns',
  ({ columns, countBy }) =>
    columns !== undefined &&
    countBy !== undefined &&
    '--columns and --count-by: the counted fields are the columns',
  ({ color }) =>
    color !== undefined && !COLORS.includes(color) && `--color needs auto, always or never, not '${color}'`,
  ({ sort, countBy }) =>
    sort !== undefined &&
    countBy !== undefined &&
    '--sort and --count-by: counts come sorted, the most first',
  ({ explain, countBy }) =>
    explain && countBy !== undefined && '--explain and --count-by: counts have no notes',
  ({ wait }) =>
    wait !== undefined &&
    secondsOf(wait) === undefined &&
    `--wait needs a number of seconds such as 30 or 0.5, not '${wait}'`,
  ({ assert, absent }) => assert && absent && '--assert and --absent: they exclude each other',
  (rows) => asserts(rows) && rows.where === undefined && `${assertion(rows)} needs --where EXPR`,
  (rows, { continuous }) =>
    asserts(rows) &&
    continuous &&
    `${assertion(rows)} and -c: a run of -c never ends; --wait SECONDS looks again`,
  ({ forms, quiet }) =>
    quiet && forms.length > 0 && `--quiet and --${forms[0]}: choose whether anything is printed`,
];

function assertion({ assert, absent, quiet }: RowOptions): string {
  return assert ? '--assert' : absent ? '--absent' : quiet ? '--quiet' : '--wait';
}

/** What is wrong, in one line; undefined if all is well. */
export function mistakeOf(rows: RowOptions, options: Options): string | undefined {
  for (const mistake of MISTAKES) {
    const words = mistake(rows, options);
    if (words !== false) return words;
  }
  return undefined;
}
