import { closeSync, constants, fstatSync, openSync } from 'node:fs';
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
 * @param flags how it is opened
 * @param alone whether no second thread is to help
 */
export function readFileBatches(
  file: string,
  path: string,
  { flags = constants.O_RDONLY, alone = false }: { readonly flags?: number; readonly alone?: boolean } = {},
): Iterable<Uint8Array> {
  const descriptor = openSync(pathBytes(file), flags);
  const rows = countedRows(file, path);
  if (rows === 0) {
    closeSync(descriptor);
    return [];
  }
  const isLong = rows !== undefined && rows * TCP_WIDTH > LARGE;
  // The path may mean another file by the time that this one is read.
  const table = new OpenTable(descriptor, path, lastReadBelow(file, path), alone);
  const use = new TableUse(table);
  return { [Symbol.iterator]: () => batches(use, isLong) };
}

/** A table that is being read, and the thread that helps. */
class OpenTable {
  readonly descriptor: number;
  readonly path: string;
  /** See lastReadBelow. */
  readonly lastBelow: number;
  readonly #alone: boolean;
  #ahead: ReadAhead | undefined;

  constructor(descriptor: number, path: string, lastBelow: number, alone: boolean) {
    this.descriptor = descriptor;
    this.path = path;
    this.lastBelow = lastBelow;
    this.#alone = alone;
  }

  /** Starts the other thread where it helps: the files of proc have no size, and to read another one is too quick for it to pay. */
  startAhead(): ReadAhead | undefined {
    const pays = !this.#alone && fstatSync(this.descriptor).size === 0 && nodeOs().availableParallelism() > 1;
    if (pays) this.#ahead = new ReadAhead(this.descriptor, this.path, this.lastBelow);
    return this.#ahead;
  }

  close(): void {
    this.#ahead?.stop();
    closeSync(this.descriptor);
  }
}

/** Closes what is read no more because those who read it forgot it: a program may drop an iterator of the library after one row. */
const forgotten = new FinalizationRegistry((table: OpenTable) => table.close());

/** What all have who may go on to read a table: once they are gone, it is closed. */
class TableUse {
  readonly table: OpenTable;

  constructor(table: OpenTable) {
    this.table = table;
    forgotten.register(this, table, this);
  }

  end(): void {
    forgotten.unregister(this);
    this.table.close();
  }
}

/** The space of a table that was read to its end, for the next one. */
let spare: Buffer | undefined;

function* batches(use: TableUse, isLong: boolean): Generator<Uint8Array> {
  const { table } = use;
  const lines = new LineReader(table.descriptor, table.lastBelow);
  const buffer = spare ?? Buffer.allocUnsafe(BATCH);
  spare = undefined;
  let total = 0;
  try {
    let ahead = isLong ? table.startAhead() : undefined;
    while (!lines.ended && ahead === undefined) {
      const batch = lines.next(buffer);
      if (batch.length > 0) yield batch;
      const wasLarge = total > LARGE;
      total += batch.length;
      if (!wasLarge && total > LARGE && !lines.ended) ahead = table.startAhead();
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
    if (lines.failure !== undefined) throw hostError(lines.failure, table.path);
    // Only here has another batch been asked for after the last one.
    spare = buffer;
  } finally {
    use.end();
  }
}
