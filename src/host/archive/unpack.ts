import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { HostError, hostError } from '../../errors.ts';
import { WITHOUT_WAITING } from '../root/read-whole.ts';
import { CutData, DamagedData, type Unpack } from './packed.ts';
import type { TarReader } from './tar/tar-reader.ts';

/** So much is read of a file at once. */
const PIECE = 64 * 1024;

/** What compressed data may become, in bytes. No honest archive of a host is as large, and a small one can claim to be. */
const UNPACKED_LIMIT = 16 * 1024 ** 3;

/** What compresses archives, by how their data begins. */
const FORMATS: readonly { readonly magic: readonly number[]; readonly load: () => Promise<Unpack> }[] = [
  { magic: [0x1f, 0x8b], load: async () => (await import('./gzip.ts')).gunzip },
  {
    magic: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00],
    load: async () => (await import('./xz/unxz.ts')).unxz,
  },
  { magic: [0x28, 0xb5, 0x2f, 0xfd], load: async () => (await import('./zstd/unzstd.ts')).unzstd },
];

/** Whether all could be unpacked, or the data ends too early, or what else is wrong with it. */
export type Outcome = 'whole' | 'cut' | { readonly words: string };

/** Reads an archive. Throws HostError. */
export async function readPacked(file: string, tar: TarReader): Promise<Outcome> {
  const descriptor = open(file);
  try {
    const beginning = Buffer.alloc(8);
    readSync(descriptor, beginning, 0, beginning.length, 0);
    const format = FORMATS.find(({ magic }) => magic.every((byte, at) => beginning[at] === byte));
    if (format !== undefined) return await feed(tar, (await format.load())(pieces(descriptor)));
    readPlain(descriptor, tar);
    return 'whole';
  } catch (error) {
    throw hostError(error, file);
  } finally {
    closeSync(descriptor);
  }
}

/** A regular file, which is never waited for. */
function open(file: string): number {
  try {
    const descriptor = openSync(file, WITHOUT_WAITING);
    if (fstatSync(descriptor).isFile()) return descriptor;
    closeSync(descriptor);
  } catch (error) {
    throw hostError(error, file);
  }
  throw new HostError('EFTYPE', file);
}

/** Reads a file from its beginning; what no one wants is passed over. */
function readPlain(descriptor: number, tar: TarReader): void {
  const { size } = fstatSync(descriptor);
  const buffer = Buffer.allocUnsafe(PIECE);
  while (tar.state === 'reading') {
    tar.skip(Math.min(tar.unwanted, Math.max(size - tar.position, 0)));
    const length = readSync(descriptor, buffer, 0, PIECE, tar.position);
    if (length === 0) return;
    tar.push(buffer.subarray(0, length));
  }
}

function* pieces(descriptor: number): Generator<Uint8Array> {
  for (let position = 0; ; ) {
    // Who unpacks may keep what it was given.
    const piece = Buffer.allocUnsafe(PIECE);
    const length = readSync(descriptor, piece, 0, PIECE, position);
    if (length === 0) return;
    yield piece.subarray(0, length);
    position += length;
  }
}

/** Unpacks all there is, behind the end of the archive too: what tells damaged data comes last. */
async function feed(tar: TarReader, unpacked: ReturnType<Unpack>): Promise<Outcome> {
  let total = 0;
  try {
    for await (const piece of unpacked) {
      tar.push(piece);
      if (tar.state === 'stopped') return 'whole';
      total += piece.length;
      if (total > UNPACKED_LIMIT) return { words: 'unpacks to more than 16 GB: not all of it is shown' };
    }
    return 'whole';
  } catch (error) {
    // Where the archive itself is cut, that is said better.
    if (error instanceof CutData && tar.state === 'reading') return 'cut';
    if (!(error instanceof DamagedData || error instanceof CutData)) throw error;
    return { words: `unpacking failed (${error.message}): what is shown may be wrong, or not all` };
  }
}
