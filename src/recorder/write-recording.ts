import { isRecorded } from '../host/recording/recorded-files.ts';
import type { Destination } from './destination.ts';
import type { Entry, Rewrite } from './entry.ts';

/** What a header takes beside a file, in an archive; a folder takes about as much. */
const OVERHEAD = 512;

/** How a recording is written. */
export interface WriteOptions {
  /** Bytes of files and headers, before they are packed. */
  readonly limit: number;
  readonly rewrite: Rewrite;
  /** Called now and then; what it throws ends the recording. @param size bytes so far */
  readonly pause: (size: number) => Promise<void>;
}

/** The recording would be larger than was allowed. */
export class LimitError extends Error {
  override readonly name = 'LimitError';
}

/** How long the recorder reads before others get their turn, in milliseconds. */
const TURN = 50;

/** Writes one look at a host, and gives the size of all of it. @param size bytes that were written before */
export async function writeLook(
  entries: Iterable<Entry>,
  destination: Destination,
  { limit, rewrite, pause }: WriteOptions,
  { size = 0, below = '' } = {},
): Promise<number> {
  let total = size;
  let turn = performance.now();
  for (const entry of entries) {
    if (!isRecorded(entry.path)) continue;
    const written = rewrite(entry);
    if (written === undefined) continue;
    total += OVERHEAD + (written.kind === 'file' ? written.bytes.length : 0);
    if (total > limit) throw new LimitError();
    destination.write(below === '' ? written : { ...written, path: `${below}${written.path}` });
    await destination.drain();
    if (performance.now() - turn < TURN) continue;
    await pause(total);
    turn = performance.now();
  }
  return total;
}
