import type { Parsed, Problem, ProblemCode } from './parsed.ts';
import { LINE_LIMIT, Scanner } from './scanner.ts';

/** A problem with its place among the records: net-tools reports those of some tables between the rows. */
interface PlacedProblem extends Problem {
  /** How many records of the same batch stand before it. */
  readonly before: number;
}

/** The records and problems of a table that is read line by line. */
export interface ParsedLines<R> extends Parsed<R> {
  readonly problems: readonly PlacedProblem[];
}

/** So many lines of a batch are told one by one at most: a file that is read whole may have millions that give no record. */
const MOST_PROBLEMS = 100_000;

/** How a table is divided into lines. */
export interface LineRules {
  /** The size of net-tools' buffer for a line of this table, without the NUL: a longer line counts as several. */
  readonly limit?: number;
  /** Whether the first line of the file is a heading, which is skipped whatever it says. */
  readonly heading?: boolean;
  /** Number in the file of the first line that is read; 0 unless given. */
  readonly first?: number;
}

/**
 * Makes the reader of a table whose lines are read one by one.
 *
 * @param parseLine gives the record of the scanner's line, why it has none, or undefined for a line to skip
 */
export function lineReader<R extends object>(
  { limit = LINE_LIMIT, heading = false, first = 0 }: LineRules,
  parseLine: (scanner: Scanner) => R | ProblemCode | undefined,
): (batch: Uint8Array) => ParsedLines<R> {
  let line = first;
  return (batch) => {
    const scanner = new Scanner(batch, line, limit);
    const records: R[] = [];
    const problems: PlacedProblem[] = [];
    let more: PlacedProblem | undefined;
    let untold = 0;
    if (heading && line === 0) scanner.nextLine();
    while (scanner.nextLine()) {
      const start = scanner.position;
      const result = parseLine(scanner);
      if (typeof result === 'object') records.push(result);
      else if (result === undefined) continue;
      else if (problems.length < MOST_PROBLEMS)
        problems.push({ ...scanner.problem(result, start), before: records.length });
      else {
        more ??= { code: 'MORE_LINES', line: scanner.line, text: '', before: records.length };
        untold++;
      }
    }
    if (more !== undefined) problems.push({ ...more, text: String(untold) });
    line = scanner.line + 1;
    return { records, problems };
  };
}

/** Reads a whole table with such a reader. */
export function parseLines<R extends object>(
  bytes: Uint8Array,
  rules: LineRules,
  parseLine: (scanner: Scanner) => R | ProblemCode | undefined,
): ParsedLines<R> {
  return lineReader(rules, parseLine)(bytes);
}
