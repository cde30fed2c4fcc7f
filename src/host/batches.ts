import { closeSync, openSync, readSync } from 'node:fs';
import { LINE_LIMIT } from '../proc/scanner.ts';
import { pathBytes } from './path-bytes.ts';
import { hostError } from './root.ts';

/** Bytes of a batch: some hundred rows. The kernel gives one page a read; more than this saves nothing. */
const BATCH = 64 * 1024;

/** Longer than any line of a table but smaller than the batch: without a newline in it, a line is cut. */
const LONGEST_PIECE = LINE_LIMIT * 7;

/**
 * Opens a file at once and reads it batch by batch, each of whole lines, in one buffer. A line that does not end
 * within a batch is cut where the parsers would cut it too. When reading fails midway, what was read comes first.
 */
export function readFileBatches(file: string, path: string): Iterable<Uint8Array> {
  const descriptor = openSync(pathBytes(file), 'r');
  return { [Symbol.iterator]: () => batches(descriptor, path) };
}

function* batches(descriptor: number, path: string): Generator<Uint8Array> {
  const buffer = Buffer.allocUnsafe(BATCH);
  let filled = 0;
  let failure: unknown;
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
    }
  } finally {
    closeSync(descriptor);
  }
}
