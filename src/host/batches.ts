import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { isEmptyTable } from './empty-table.ts';
import { lastReadBelow } from './last-read.ts';
import { pathBytes } from './path-bytes.ts';
import { BATCH, LONGEST_PIECE, ReadAhead } from './read-ahead.ts';
import { hostError } from './root.ts';

/** A table that the kernel makes as it is read is read by a second thread when it is longer than this many bytes. */
const LARGE = 256 * 1024;

/**
 * Opens a file at once and reads it batch by batch, each of whole lines, in one buffer. A line that does not end
 * within a batch is cut where the parsers would cut it too. When reading fails midway, what was read comes first.
 */
export function readFileBatches(file: string, path: string): Iterable<Uint8Array> {
  const descriptor = openSync(pathBytes(file), 'r');
  if (isEmptyTable(file, path)) {
    closeSync(descriptor);
    return [];
  }
  return { [Symbol.iterator]: () => batches(descriptor, path, lastReadBelow(file, path)) };
}

function* batches(descriptor: number, path: string, lastBelow: number): Generator<Uint8Array> {
  const buffer = Buffer.allocUnsafe(BATCH);
  let filled = 0;
  let total = 0;
  let failure: unknown;
  let reader: ReadAhead | undefined;
  /** Reads what fits. Gives whether that was the last there is. */
  const fill = (): boolean => {
    const space = BATCH - filled;
    try {
      const read = readSync(descriptor, buffer, filled, space, null);
      filled += read;
      return read < Math.min(space, lastBelow);
    } catch (error) {
      failure = hostError(error, path);
      return true;
    }
  };
  let madeByKernel: boolean | undefined;
  /** The files of proc have no size; reading another one is too quick for a second thread to pay. */
  const isMadeByKernel = (): boolean => {
    madeByKernel ??= fstatSync(descriptor).size === 0;
    return madeByKernel;
  };
  try {
    for (;;) {
      const isLast = fill();
      if (!isLast && filled < BATCH) continue;
      const end = isLast ? filled : buffer.lastIndexOf(10, filled - 1) + 1 || LONGEST_PIECE;
      if (end > 0) yield buffer.subarray(0, end);
      if (failure !== undefined) throw failure;
      if (isLast) return;
      buffer.copyWithin(0, end, filled);
      filled -= end;
      total += end;
      if (total > LARGE && isMadeByKernel()) reader ??= new ReadAhead(descriptor, path, lastBelow);
      if (reader?.isReady) return yield* reader.take(buffer.subarray(0, filled));
    }
  } finally {
    reader?.stop();
    closeSync(descriptor);
  }
}
