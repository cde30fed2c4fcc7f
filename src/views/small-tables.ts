import { HostError, tryRead } from '../errors.ts';
import { lackText, perrorText } from '../host/root/errno-text.ts';
import { FILE_LIMIT } from '../host/root/read-whole.ts';
import type { ParsedLines } from '../proc/reading/lines.ts';
import type { Problem } from '../proc/reading/parsed.ts';
import { showRows } from './block.ts';
import type { Context } from './context.ts';
import type { Rows } from './rows.ts';

/**
 * A small table as a whole, or why it cannot be opened. If reading fails midway, that is reported, and what was read is returned.
 *
 * @param folderExpected whether some kernels have a folder there, which is not reported
 */
export function readTable(context: Context, path: string, folderExpected = false): Uint8Array | HostError {
  const batches = tryRead(() => context.root.readBatches(path));
  if (batches instanceof HostError) return batches;
  const pieces: Uint8Array[] = [];
  let length = 0;
  const error = tryRead(() => {
    for (const batch of batches) {
      pieces.push(Buffer.from(batch));
      length += batch.length;
      if (length > FILE_LIMIT) throw new HostError('EFBIG', path);
    }
  });
  if (error instanceof HostError && !(folderExpected && error.errno === 'EISDIR')) {
    const words = error.errno === 'EFBIG' ? lackText(error) : `netstat: ${perrorText(error)}`;
    context.warn(words, { file: path, lack: true });
  }
  return new Uint8Array(Buffer.concat(pieces, length).subarray(0, FILE_LIMIT));
}

/** Shows the rows of a small table. Complaints about lines that gave no row are printed between the rows, in the order of the table. */
export function showSmallTable<R>(
  context: Context,
  rows: Rows<R>,
  { records, problems }: Pick<ParsedLines<R>, 'records' | 'problems'>,
  complain: (problem: Problem) => void,
): void {
  let shown = 0;
  for (const problem of problems) {
    showRows(context, rows, records.slice(shown, problem.before));
    shown = problem.before;
    complain(problem);
  }
  showRows(context, rows, records.slice(shown));
}
