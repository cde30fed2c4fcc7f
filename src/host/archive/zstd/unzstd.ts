import { ByteSource } from '../byte-source.ts';
import { DamagedData } from '../packed.ts';
import { decodeLiterals, type HuffmanTable, readHuffmanTable } from './huffman.ts';
import { SequenceDecoder } from './sequences.ts';
import { BLOCK_LIMIT, CHECKSUM_SIZE, PACKED, RAW, SINGLE, unpackWhole } from './whole-frame.ts';
import { Window } from './window.ts';
import { Xxh64 } from './xxh64.ts';

const MAGIC = 0xfd2fb528;
/** Frames that are to be passed over: sixteen numbers. */
const SKIPPABLE = 0x184d2a50;

/** As zstd has it: more memory is taken only by those who ask for it. */
const WINDOW_LIMIT = 128 * 1024 * 1024;

/** Literals as they are, one again and again, by new codes, by those of the block before. */
const [PLAIN_LITERALS, SINGLE_LITERAL, CODED_LITERALS] = [0, 1, 2];

/** Unpacks zstd data: frames one after the other. */
export function* unzstd(packed: Iterable<Uint8Array>): Generator<Uint8Array> {
  const source = new ByteSource(packed, 'zstd');
  while (!source.isAtEnd) {
    const magic = numberOf(source, 4);
    if (magic === MAGIC) {
      const whole = unpackWhole(source, magic);
      if (whole !== undefined) yield whole;
      else yield* unpackFrame(source);
    } else if ((magic & ~0xf) >>> 0 === SKIPPABLE) skip(source, numberOf(source, 4));
    else throw new DamagedData('zstd: no frame');
  }
}

function skip(source: ByteSource, count: number): void {
  for (let left = count; left > 0; ) left -= source.take(Math.min(left, BLOCK_LIMIT)).length;
}

function* unpackFrame(source: ByteSource): Generator<Uint8Array> {
  const { windowSize, size, hasChecksum } = readHeader(source);
  const blockLimit = Math.min(windowSize, BLOCK_LIMIT);
  const window = new Window(windowSize);
  const blocks = new BlockDecoder(window);
  const sum = hasChecksum ? new Xxh64() : undefined;
  let total = 0;
  for (let isLast = false; !isLast; ) {
    const header = numberOf(source, 3);
    isLast = (header & 1) === 1;
    const type = (header >> 1) & 3;
    const blockSize = header >> 3;
    if (blockSize > blockLimit) throw new DamagedData('zstd: a block that is too long');
    window.prepare(blockLimit);
    const start = window.position;
    if (type === RAW) window.write(source.take(blockSize));
    else if (type === SINGLE) window.fill(source.byte(), blockSize);
    else if (type === PACKED) blocks.decode(source.take(blockSize), start + blockLimit);
    else throw new DamagedData('zstd: a block of no kind');
    const piece = window.since(start);
    sum?.update(piece);
    total += piece.length;
    if (piece.length > 0) yield piece;
  }
  if (size !== undefined && size !== total) throw new DamagedData('zstd: incorrect length check');
  if (sum !== undefined && numberOf(source, CHECKSUM_SIZE) !== Number(sum.digest() & 0xffffffffn))
    throw new DamagedData('zstd: incorrect data check');
}

interface FrameHeader {
  readonly windowSize: number;
  /** Of what is in the frame, where it is told. */
  readonly size: number | undefined;
  readonly hasChecksum: boolean;
}

function readHeader(source: ByteSource): FrameHeader {
  const flags = source.byte();
  const isSingle = (flags & 0x20) !== 0;
  if ((flags & 0x08) !== 0) throw new DamagedData('zstd: a frame of no known kind');
  const descriptor = isSingle ? 0 : source.byte();
  const base = 2 ** (10 + (descriptor >> 3));
  if (numberOf(source, [0, 1, 2, 4][flags & 3] as number) !== 0)
    throw new DamagedData('zstd: needs a dictionary');
  const sizeLength = [isSingle ? 1 : 0, 2, 4, 8][flags >> 6] as number;
  const number = numberOf(source, sizeLength) + (sizeLength === 2 ? 256 : 0);
  const size = sizeLength === 0 ? undefined : number;
  const windowSize = isSingle ? number : base + (base / 8) * (descriptor & 7);
  if (windowSize > WINDOW_LIMIT) throw new DamagedData('zstd: needs more than 128 MB of memory');
  return { windowSize, size, hasChecksum: (flags & 0x04) !== 0 };
}

/** Unpacks the blocks of a frame. */
class BlockDecoder {
  readonly #window: Window;
  readonly #sequences = new SequenceDecoder();
  #codes: HuffmanTable | undefined;
  readonly #literals = new Uint8Array(BLOCK_LIMIT);

  constructor(window: Window) {
    this.#window = window;
  }

  /** @param limit where in the window it has to end */
  decode(block: Uint8Array, limit: number): void {
    const { literals, length } = this.#readLiterals(block, limit - this.#window.position);
    this.#sequences.decode(block.subarray(length), literals, this.#window, limit);
  }

  #readLiterals(block: Uint8Array, most: number): { readonly literals: Uint8Array; readonly length: number } {
    const first = block[0] ?? 0;
    const type = first & 3;
    const format = (first >> 2) & 3;
    const isCoded = type >= CODED_LITERALS;
    // How long the numbers are, and how long the header is.
    const width = isCoded ? [10, 10, 14, 18][format] : [5, 12, 5, 20][format];
    const start = isCoded ? [3, 3, 4, 5][format] : [1, 2, 1, 3][format];
    if (width === undefined || start === undefined || start > block.length) throw wrong();
    const header = block.subarray(0, start).reduceRight((value, byte) => value * 0x100 + byte, 0);
    const numbers = Math.floor(header / (width === 5 ? 8 : 16));
    const size = numbers % 2 ** width;
    if (size > most) throw wrong();
    const literals = this.#literals.subarray(0, size);
    if (!isCoded) {
      const given = block.subarray(start, start + (type === SINGLE_LITERAL ? 1 : size));
      if (given.length === 0 && size > 0) throw wrong();
      if (type === SINGLE_LITERAL) literals.fill(given[0] ?? 0);
      else if (type === PLAIN_LITERALS && given.length === size) literals.set(given);
      else throw wrong();
      return { literals, length: start + (type === SINGLE_LITERAL ? 1 : size) };
    }
    const length = start + Math.floor(numbers / 2 ** width);
    if (length > block.length) throw wrong();
    this.#readCoded(block.subarray(start, length), literals, type === CODED_LITERALS, format === 0 ? 1 : 4);
    return { literals, length };
  }

  #readCoded(packed: Uint8Array, literals: Uint8Array, hasCodes: boolean, streams: 1 | 4): void {
    let at = 0;
    if (hasCodes) {
      const { table, length } = readHuffmanTable(packed);
      this.#codes = table;
      at = length;
    }
    const codes = this.#codes;
    if (codes === undefined) throw wrong();
    if (streams === 1) {
      decodeLiterals(packed.subarray(at), codes, literals);
      return;
    }
    const table = packed.subarray(at, at + 6);
    at += 6;
    const part = (literals.length + 3) >> 2;
    for (let stream = 0; stream < streams; stream++) {
      const length = (table[stream * 2] ?? 0) + ((table[stream * 2 + 1] ?? 0) << 8);
      const isLast = stream === streams - 1;
      const end = isLast ? packed.length : at + length;
      if (end > packed.length || part * stream > literals.length) throw wrong();
      decodeLiterals(
        packed.subarray(at, end),
        codes,
        literals.subarray(part * stream, isLast ? undefined : part * (stream + 1)),
      );
      at = end;
    }
  }
}

function wrong(): DamagedData {
  return new DamagedData('zstd: wrong literals');
}

/** A number of so many bytes, the lowest first. */
function numberOf(source: ByteSource, bytes: number): number {
  return source.take(bytes).reduceRight((value, byte) => value * 0x100 + byte, 0);
}
