import type { HostFacts } from '../reading/parsed.ts';

const AT_PAGESZ = 6n;

/** The smallest and the largest page of any architecture, in bytes. */
const SMALLEST_PAGE = 4096n;
const LARGEST_PAGE = 1048576n;

/**
 * The size of a memory page in bytes, from /proc/self/auxv: pairs of machine words, a type and a value, which
 * create_elf_tables writes when a process starts. On arm64, powerpc, mips and others the size depends on the kernel.
 * undefined where no pair has it.
 */
export function parsePageSize(bytes: Uint8Array, { byteOrder }: HostFacts): number | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = byteOrder === 'LE';
  const pageSize =
    find(bytes.length, 8, (at) => view.getBigUint64(at, little)) ??
    find(bytes.length, 4, (at) => BigInt(view.getUint32(at, little)));
  return pageSize === undefined ? undefined : Number(pageSize);
}

/** Looks for the page size in a vector of words of `width` bytes: the file does not say which width it has. */
function find(length: number, width: number, word: (at: number) => bigint): bigint | undefined {
  for (let at = 0; at + 2 * width <= length; at += 2 * width) {
    const value = word(at) === AT_PAGESZ ? word(at + width) : 0n;
    if (value >= SMALLEST_PAGE && value <= LARGEST_PAGE && (value & (value - 1n)) === 0n) return value;
  }
  return undefined;
}
