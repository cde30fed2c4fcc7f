import type { Parsed, Problem, ProblemCode } from './parsed.ts';
import { Scanner } from './scanner.ts';

/** A problem that keeps its place among the records: net-tools reports those of some tables between the rows. */
export interface PlacedProblem extends Problem {
  /** How many records stand before it. */
  readonly before: number;
}

/** Records and problems whose common order is known. */
export interface ParsedLines<R> extends Parsed<R> {
  readonly problems: readonly PlacedProblem[];
}

/** How a table is laid out in lines. */
export interface LineRules {
  /** Bytes of a piece that a longer line comes in: the room that net-tools has for a line of this table. */
  readonly limit: number;
  /** Whether the first line of the file is a heading, which is passed over whatever it says. */
  readonly heading: boolean;
  /** Number of the first of these lines in the file. */
  readonly line?: number;
}

/**
 * Reads a table line by line.
 *
 * @param parseLine gives the record of the scanner's line, or why there is none
 */
export function parseLines<R extends object>(
  bytes: Uint8Array,
  { limit, heading, line = 0 }: LineRules,
  parseLine: (scanner: Scanner) => R | ProblemCode,
): ParsedLines<R> {
  const scanner = new Scanner(bytes, line, limit);
  const records: R[] = [];
  const problems: PlacedProblem[] = [];
  if (heading && line === 0) scanner.nextLine();
  while (scanner.nextLine()) {
    const start = scanner.position;
    const result = parseLine(scanner);
    if (typeof result !== 'string') records.push(result);
    else problems.push({ ...scanner.problem(result, start), before: records.length });
  }
  return { records, problems, lines: scanner.line + 1 };
}
