import zlib from 'node:zlib';
import type { ByteSource } from '../byte-source.ts';

/** Of a block: nothing that is unpacked is longer. */
export const BLOCK_LIMIT = 128 * 1024;
export const CHECKSUM_SIZE = 4;

/** Types of blocks. */
export const [RAW, SINGLE, PACKED] = [0, 1, 2];

/** So many blocks are unpacked at once at most. */
const MOST_BLOCKS = 1024;

/** Node has it from 22.15 on, and the runtime of the single file. */
const { zstdDecompressSync } = zlib as { readonly zstdDecompressSync?: (frame: Uint8Array) => Uint8Array };

/**
 * Unpacks the frame that follows by the runtime, where it can: it takes a tenth of the time. The runtime passes over what comes behind a
 * frame, and over ends that are missing: so it gets one frame, of which all is there. Undefined, and nothing is taken, where that fails.
 */
export function unpackWhole(source: ByteSource, magic: number): Uint8Array | undefined {
  if (zstdDecompressSync === undefined) return undefined;
  const pieces: Uint8Array[] = [];
  try {
    if (takeFrame(source, pieces)) {
      const beginning = Buffer.alloc(4);
      beginning.writeUInt32LE(magic);
      return zstdDecompressSync(Buffer.concat([beginning, ...pieces]));
    }
  } catch {
    // What is wrong, and what comes before that, is found by those who take one block after the other.
  }
  source.putBack(Buffer.concat(pieces));
  return undefined;
}

/** Whether the frame could be taken, and is not too long. */
function takeFrame(source: ByteSource, pieces: Uint8Array[]): boolean {
  const take = (count: number): Uint8Array => {
    const piece = source.take(count).slice();
    pieces.push(piece);
    return piece;
  };
  const [flags = 0] = take(1);
  const isSingle = (flags & 0x20) !== 0;
  const sizes = [isSingle ? 1 : 0, 2, 4, 8];
  take((isSingle ? 0 : 1) + ([0, 1, 2, 4][flags & 3] as number) + (sizes[flags >> 6] as number));
  for (let blocks = 0; blocks < MOST_BLOCKS; blocks++) {
    const [first = 0, second = 0, third = 0] = take(3);
    const size = (first >> 3) + (second << 5) + (third << 13);
    if (size > BLOCK_LIMIT) return false;
    take(((first >> 1) & 3) === SINGLE ? 1 : size);
    if ((first & 1) === 0) continue;
    if ((flags & 0x04) !== 0) take(CHECKSUM_SIZE);
    return true;
  }
  return false;
}
