import { closeSync, openSync, readSync } from 'node:fs';
import { pathBytes } from './path-bytes.ts';
import { BATCH, LONGEST_PIECE, ReadAhead } from './read-ahead.ts';
import { hostError } from './root.ts';

/** A table of the running kernel that is longer than this many bytes is read by a second thread. */
const LARGE = 256 * 1024;

/**
 * Opens a file at once and reads it batch by batch, each of whole lines, in one buffer. A line that does not end
 * within a batch is cut where the parsers would cut it too. When reading fails midway, what was read comes first.
 *
 * @param ahead whether it pays to read a large file ahead: not where reading is quick
 */
export function readFileBatches(file: string, path: string, ahead: boolean): Iterable<Uint8Array> {
  const descriptor = openSync(pathBytes(file), 'r');
  return { [Symbol.iterator]: () => batches(descriptor, path, ahead) };
}

function* batches(descriptor: number, path: string, ahead: boolean): Generator<Uint8Array> {
  const buffer = Buffer.allocUnsafe(BATCH);
  let filled = 0;
  let total = 0;
  let failure: unknown;
  let reader: ReadAhead | undefined;
  const fill = (): number => {
    try {
      return readSync(descriptor, buffer, filled, BATCH - filled, null);
    } catch (error) {
      failure = hostError(error, path);
      return 0;
    }
  };
  try {
    for (;;) {
      const read = fill();
      filled += read;
      if (read > 0 && filled < BATCH) continue;
      const end = read === 0 ? filled : buffer.lastIndexOf(10, filled - 1) + 1 || LONGEST_PIECE;
      if (end > 0) yield buffer.subarray(0, end);
      if (failure !== undefined) throw failure;
      if (read === 0) return;
      buffer.copyWithin(0, end, filled);
      filled -= end;
      total += end;
      if (ahead && total > LARGE) reader ??= new ReadAhead(descriptor, path);
      if (reader?.isReady) return yield* reader.take(buffer.subarray(0, filled));
    }
  } finally {
    reader?.stop();
    closeSync(descriptor);
  }
}
