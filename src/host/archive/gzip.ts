import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { CutData, DamagedData } from './packed.ts';

/** So much is unpacked at once: each piece is waited for. */
const CHUNK = 256 * 1024;

/** Unpacks gzip data, of one member or several. */
export async function* gunzip(packed: Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const stream = createGunzip({ chunkSize: CHUNK });
  // What fails is told by the stream itself.
  pipeline(Readable.from(packed), stream, () => {});
  try {
    for await (const piece of stream) yield piece as Uint8Array;
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    if (code === 'Z_BUF_ERROR') throw new CutData(`gzip: ${message}`);
    throw code?.startsWith('Z_') ? new DamagedData(`gzip: ${message}`) : error;
  }
}
