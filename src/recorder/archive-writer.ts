import { once } from 'node:events';
import { createGzip, type Gzip } from 'node:zlib';
import type { Entry } from './entry.ts';
import { TAR_END, tarEntry } from './tar.ts';

/** So many bytes are written at once. */
const BATCH = 1024 * 1024;

/** Writes an archive, packed or not, in large pieces. */
export class ArchiveWriter {
  readonly #put: (bytes: Uint8Array) => void;
  readonly #time: number;
  readonly #gzip: Gzip | undefined;
  #pieces: Uint8Array[] = [];
  #size = 0;
  /** What `put` threw while bytes were being packed. */
  #error: unknown;

  /** @param put writes bytes, or throws */
  constructor(put: (bytes: Uint8Array) => void, time: Date, isPacked: boolean) {
    this.#put = put;
    this.#time = Math.floor(time.getTime() / 1000);
    if (!isPacked) return;
    this.#gzip = createGzip();
    this.#gzip.on('data', (bytes: Uint8Array) => {
      try {
        if (this.#error === undefined) put(bytes);
      } catch (error) {
        this.#error = error;
      }
    });
  }

  add(entry: Entry): void {
    for (const bytes of tarEntry(entry, this.#time)) this.#add(bytes);
  }

  /** Writes what was added, once that is much. */
  async drain(): Promise<void> {
    if (this.#size >= BATCH) await this.#flush();
  }

  /** Ends the archive. */
  async end(): Promise<void> {
    this.#add(TAR_END);
    await this.#flush();
    if (this.#gzip !== undefined) {
      this.#gzip.end();
      await once(this.#gzip, 'end');
    }
    this.#check();
  }

  destroy(): void {
    this.#pieces = [];
    this.#gzip?.destroy();
  }

  #add(bytes: Uint8Array): void {
    this.#pieces.push(bytes);
    this.#size += bytes.length;
  }

  async #flush(): Promise<void> {
    const bytes = Buffer.concat(this.#pieces);
    this.#pieces = [];
    this.#size = 0;
    if (this.#gzip === undefined) this.#put(bytes);
    else if (!this.#gzip.write(bytes)) await once(this.#gzip, 'drain');
    this.#check();
  }

  #check(): void {
    if (this.#error !== undefined) throw this.#error;
  }
}
