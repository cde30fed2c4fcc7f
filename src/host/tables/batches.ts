import { closeSync, fstatSync, openSync } from 'node:fs';
import { hostError } from '../../errors.ts';
import { nodeOs } from '../root/builtin.ts';
import { pathBytes } from '../root/path-bytes.ts';
import { countedRows } from './counted-rows.ts';
import { lastReadBelow } from './last-read.ts';
import { BATCH, LineReader } from './line-reader.ts';
import { ReadAhead } from './read-ahead.ts';

/** A table that the kernel makes as it is read is read by a second thread when it is longer than this many bytes. */
const LARGE = 256 * 1024;

/** The kernel pads a row of tcp to so many bytes: where their number is known, the second thread begins at once. */
const TCP_WIDTH = 150;

/** So many batches wait at most for a second thread to start. */
const MOST_WAITING = 128;

/**
 * Opens a file at once and reads it batch by batch, each of whole lines, in one buffer. A line that does not end
 * within a batch is cut where the parsers would cut it too. When reading fails midway, what was read comes first.
 *
 * @param path what errors call the file
 * @param alone whether no second thread is to help
 */
export function readFileBatches(file: string, path: string, alone = false): Iterable<Uint8Array> {
  const descriptor = openSync(pathBytes(file), 'r');
  const rows = countedRows(file, path);
  if (rows === 0) {
    closeSync(descriptor);
    return [];
  }
  const isLong = rows !== undefined && rows * TCP_WIDTH > LARGE;
  // The path may mean another file by the time that this one is read.
  const lastBelow = lastReadBelow(file, path);
  return { [Symbol.iterator]: () => batches(descriptor, path, lastBelow, alone, isLong) };
}

function* batches(
  descriptor: number,
  path: string,
  lastBelow: number,
  alone: boolean,
  isLong: boolean,
): Generator<Uint8Array> {
  const lines = new LineReader(descriptor, lastBelow);
  const buffer = Buffer.allocUnsafe(BATCH);
  let ahead = isLong && !alone ? startAhead(descriptor, path, lastBelow) : undefined;
  let total = 0;
  try {
    while (!lines.ended && ahead === undefined) {
      const batch = lines.next(buffer);
      if (batch.length > 0) yield batch;
      const wasLarge = total > LARGE;
      total += batch.length;
      if (!alone && !wasLarge && total > LARGE && !lines.ended)
        ahead = startAhead(descriptor, path, lastBelow);
    }
    while (ahead !== undefined && !lines.ended) {
      // Until the other thread has started this one but reads: it is the kernel that takes longest, and rows can wait.
      const waiting: Uint8Array[] = [];
      while (!ahead.isReady && !lines.ended && waiting.length < MOST_WAITING)
        waiting.push(lines.next(Buffer.allocUnsafe(BATCH)));
      const goesOn = ahead.isReady && !lines.ended;
      if (goesOn) ahead.go(lines.rest);
      yield* waiting;
      if (goesOn) return yield* ahead.take();
    }
    if (lines.failure !== undefined) throw hostError(lines.failure, path);
  } finally {
    ahead?.stop();
    closeSync(descriptor);
  }
}

/** The files of proc have no size; reading another one is too quick for a second thread to pay. */
function startAhead(descriptor: number, path: string, lastBelow: number): ReadAhead | undefined {
  const pays = fstatSync(descriptor).size === 0 && nodeOs().availableParallelism() > 1;
  return pays ? new ReadAhead(descriptor, path, lastBelow) : undefined;
}
