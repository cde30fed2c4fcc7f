import { ByteSource } from '../byte-source.ts';
import { DamagedData } from '../packed.ts';
import { CHECKS, type Check, checkSize, crc32 } from './checks.ts';
import { unpackLzma2 } from './lzma2.ts';

const MAGIC = [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00] as const;
const FOOTER_MAGIC = [0x59, 0x5a] as const;

/** All parts of a stream are multiples of it. */
const ALIGNMENT = 4;
const CRC32_SIZE = 4;
const FLAGS_SIZE = 2;
const BACKWARD_SIZE = 4;
const MOST_CHECK = 15;
const WRONG_FOOTER = 'incorrect stream footer';

/** In the header of a block. */
const FILTERS_MASK = 0x03;
const RESERVED_MASK = 0x3c;
const HAS_PACKED_SIZE = 0x40;
const HAS_SIZE = 0x80;

/** The filter LZMA2, and what it may ask for: more than the presets of xz, which take 64 MiB. */
const LZMA2 = 0x21;
const DICTIONARY_LIMIT = 256 * 1024 * 1024;

/** What the index of a stream has to say of its blocks. */
interface Totals {
  blocks: number;
  packed: number;
  size: number;
}

/** Unpacks xz data: streams one after the other, of blocks that are packed by LZMA2. */
export function* unxz(packed: Iterable<Uint8Array>): Generator<Uint8Array> {
  const source = new ByteSource(packed, 'xz');
  while (!source.isAtEnd) {
    yield* unpackStream(source);
    // Between streams there may be zeros.
    while (!source.isAtEnd && source.peek() === 0) skipZeros(source, ALIGNMENT);
  }
}

function* unpackStream(source: ByteSource): Generator<Uint8Array> {
  expect(source.take(MAGIC.length), MAGIC, 'no stream');
  const header = source.take(FLAGS_SIZE + CRC32_SIZE).slice();
  const flags = header.subarray(0, FLAGS_SIZE);
  expect(header.subarray(FLAGS_SIZE), crc32(flags), 'incorrect stream header');
  const check = flags[1] as number;
  if (flags[0] !== 0 || check > MOST_CHECK) throw new DamagedData('xz: a stream of no known kind');
  const totals: Totals = { blocks: 0, packed: 0, size: 0 };
  for (let size = source.byte(); size !== 0; size = source.byte())
    yield* unpackBlock(source, size, check, totals);
  const indexSize = readIndex(source, totals);
  const footer = source.take(CRC32_SIZE + BACKWARD_SIZE + FLAGS_SIZE + FOOTER_MAGIC.length).slice();
  const end = CRC32_SIZE + BACKWARD_SIZE;
  expect(footer, crc32(footer.subarray(CRC32_SIZE, end + FLAGS_SIZE)), WRONG_FOOTER);
  expect(footer.subarray(end), [...flags, ...FOOTER_MAGIC], WRONG_FOOTER);
  const backward = Buffer.from(footer).readUInt32LE(CRC32_SIZE);
  if ((backward + 1) * ALIGNMENT !== indexSize) throw new DamagedData(`xz: ${WRONG_FOOTER}`);
}

/** @param headerSize the byte that says how long the header is */
function* unpackBlock(
  source: ByteSource,
  headerSize: number,
  check: number,
  totals: Totals,
): Generator<Uint8Array> {
  const start = source.position - 1;
  const header = source.take((headerSize + 1) * ALIGNMENT - 1).slice();
  const fields = header.subarray(0, -CRC32_SIZE);
  expect(
    header.subarray(fields.length),
    crc32(Uint8Array.of(headerSize, ...fields)),
    'incorrect block header',
  );
  const block = readBlockHeader(new ByteSource([fields], 'xz'));
  const dataStart = source.position;
  const sum = CHECKS[check]?.();
  let size = 0;
  for (const piece of unpackLzma2(source, block.dictionary)) {
    sum?.update(piece);
    size += piece.length;
    yield piece;
  }
  const packed = source.position - dataStart;
  if ((block.packed ?? packed) !== packed || (block.size ?? size) !== size)
    throw new DamagedData('xz: incorrect size of a block');
  skipZeros(source, -packed & (ALIGNMENT - 1));
  const found = source.take(checkSize(check));
  if (sum !== undefined) expect(found, sum.digest(), 'incorrect data check');
  totals.blocks++;
  totals.packed += source.position - start - (-packed & (ALIGNMENT - 1));
  totals.size += size;
}

interface BlockHeader {
  readonly packed: number | undefined;
  readonly size: number | undefined;
  /** How large the dictionary is. */
  readonly dictionary: number;
}

function readBlockHeader(fields: ByteSource): BlockHeader {
  const flags = fields.byte();
  if ((flags & RESERVED_MASK) !== 0) throw new DamagedData('xz: a block of no known kind');
  const packed = (flags & HAS_PACKED_SIZE) === 0 ? undefined : readNumber(fields);
  const size = (flags & HAS_SIZE) === 0 ? undefined : readNumber(fields);
  const filter = readNumber(fields);
  if ((flags & FILTERS_MASK) !== 0 || filter !== LZMA2 || readNumber(fields) !== 1)
    throw new DamagedData('xz: another filter than LZMA2');
  const dictionary = dictionarySize(fields.byte());
  while (!fields.isAtEnd) skipZeros(fields, 1);
  return { packed, size, dictionary };
}

/** Two bits of mantissa, and an exponent. */
function dictionarySize(bits: number): number {
  const size = (2 | (bits & 1)) * 2 ** ((bits >> 1) + 11);
  if (bits > 40 || size > DICTIONARY_LIMIT) throw new DamagedData('xz: needs more than 256 MB of memory');
  return size;
}

/** Compares the index with the blocks that were read. Gives its size. */
function readIndex(source: ByteSource, { blocks, packed, size }: Totals): number {
  const sum = CHECKS[1]?.();
  const start = source.position - 1;
  sum?.update(Uint8Array.of(0));
  const number = (): number => readNumber(source, sum);
  const isRight = number() === blocks;
  const found = { packed: 0, size: 0 };
  for (let left = isRight ? blocks : 0; left > 0; left--) {
    found.packed += number();
    found.size += number();
  }
  if (!isRight || found.packed !== packed || found.size !== size)
    throw new DamagedData('xz: incorrect index');
  const padding = -(source.position - start) & (ALIGNMENT - 1);
  skipZeros(source, padding);
  sum?.update(new Uint8Array(padding));
  expect(source.take(CRC32_SIZE), sum?.digest() ?? [], 'incorrect index');
  return source.position - start;
}

/** A number of 7 bits a byte, the lowest ones first. */
function readNumber(source: ByteSource, sum?: Check): number {
  let value = 0;
  for (let place = 0; place < 9; place++) {
    const byte = source.byte();
    sum?.update(Uint8Array.of(byte));
    value += (byte & 0x7f) * 2 ** (7 * place);
    if (byte < 0x80 && (byte > 0 || place === 0) && Number.isSafeInteger(value)) return value;
    if (byte < 0x80) break;
  }
  throw new DamagedData('xz: a number of no sense');
}

function skipZeros(source: ByteSource, count: number): void {
  if (source.take(count).some((byte) => byte !== 0)) throw new DamagedData('xz: incorrect padding');
}

/** Throws where bytes do not begin with these. */
function expect(bytes: Uint8Array, wanted: ArrayLike<number>, what: string): void {
  if (Array.from(wanted).some((byte, at) => bytes[at] !== byte)) throw new DamagedData(`xz: ${what}`);
}
