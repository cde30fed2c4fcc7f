import { HostError } from '../errors.ts';
import { errnoText } from '../host/root/errno-text.ts';
import type { ParsedLines } from '../proc/reading/lines.ts';
import type { Problem } from '../proc/reading/parsed.ts';
import type { Context } from './context.ts';
import type { Rows } from './rows.ts';
import { showRows } from './show-rows.ts';
import { OPEN_FAILED } from './tables.ts';

/** The batches of a table, or why it cannot be opened. A folder in its place can be opened, but not read. */
export function openTable({ root }: Context, path: string): Iterable<Uint8Array> | HostError {
  try {
    return root.readBatches(path);
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    return error.errno === 'EISDIR' ? unreadable(error) : error;
  }
}

function unreadable(error: HostError): Iterable<Uint8Array> {
  return {
    [Symbol.iterator]() {
      throw error;
    },
  };
}

/**
 * A small table as a whole, or why it cannot be opened. When reading fails, that is told, and what was read counts.
 *
 * @param folderExpected whether some kernels have a folder there, which goes without saying
 */
export function readTable(context: Context, path: string, folderExpected = false): Uint8Array | HostError {
  const batches = openTable(context, path);
  if (batches instanceof HostError) return batches;
  const pieces: Uint8Array[] = [];
  try {
    for (const batch of batches) pieces.push(Buffer.from(batch));
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    if (!folderExpected || error.errno !== 'EISDIR')
      context.warn(`netstat: ${perrorText(error)}`, { file: path });
  }
  const bytes = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let end = 0;
  for (const piece of pieces) {
    bytes.set(piece, end);
    end += piece.length;
  }
  return bytes;
}

/** What perror says of an error. */
export function perrorText({ path, errno }: HostError): string {
  return `${path}: ${errnoText(errno)}`;
}

/** Shows the rows of a small table; complaints about lines that give none come in between, where the lines stand. */
export function showSmallTable<R>(
  context: Context,
  rows: Rows<R>,
  { records, problems }: Pick<ParsedLines<R>, 'records' | 'problems'>,
  complain: (problem: Problem) => void,
): void {
  let next = 0;
  const complainUpTo = (records: number): void => {
    for (
      let problem = problems[next];
      problem !== undefined && problem.before <= records;
      problem = problems[next]
    ) {
      complain(problem);
      next++;
    }
  };
  for (const [index, record] of records.entries()) {
    complainUpTo(index);
    showRows(context, rows, [record]);
  }
  complainUpTo(records.length);
}

/**
 * The status of a section of an old family whose table cannot be opened. Here only a table that is absent counts as not
 * supported, whether or not a family alone has switched the section on; all else ends the run.
 */
export function reportUnopened({ options, warn }: Context, name: string, error: HostError): number {
  if (error.code !== 'ABSENT') {
    warn(perrorText(error), { file: error.path });
    return OPEN_FAILED;
  }
  const explicit = options.sections.size > 0;
  if (explicit || options.verbose)
    warn(`netstat: no support for \`${name}' on this system.`, { file: error.path });
  return explicit ? 1 : 0;
}
