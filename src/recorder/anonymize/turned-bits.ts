import { createCipheriv } from 'node:crypto';

const BLOCK = 16;

/** A value of so many bits (at most 64), of which the first ones are the network's. */
interface Tree {
  /** Different trees turn bits differently. */
  readonly number: number;
  readonly width: number;
  /** Whether what follows these first bits of a value stays as it is. */
  readonly isKept: (depth: number, bits: bigint) => boolean;
}

/** Gives each value of a tree another one. */
export type Turn = (tree: Tree, value: bigint) => bigint;

/**
 * Makes a permutation that keeps prefixes, that of Crypto-PAn (Xu, Fan, Ammar, Moon: Prefix-Preserving IP Address Anonymization, 2002):
 * whether a bit is turned over depends, by AES, on the key and on the bits before it. So two values that have their first n bits in common,
 * and not the next one, are given such as have the same. No two values are given the same.
 *
 * @param key 16 bytes
 */
export function bitTurner(key: Uint8Array): Turn {
  const cipher = createCipheriv('aes-128-ecb', key, null).setAutoPadding(false);
  const blocks = Buffer.alloc(BLOCK * 64);
  return ({ number, width, isKept }, value) => {
    for (let depth = 0; depth < width; depth++) {
      blocks[depth * BLOCK] = number;
      blocks[depth * BLOCK + 1] = depth;
      blocks.writeBigUInt64BE(value >> BigInt(width - depth), depth * BLOCK + 2);
    }
    const drawn = cipher.update(blocks.subarray(0, width * BLOCK));
    let turned = 0n;
    for (let depth = 0; depth < width; depth++) {
      const bits = value >> BigInt(width - depth);
      const isTurned = !isKept(depth, bits) && ((drawn[depth * BLOCK] as number) & 1) === 1;
      turned = (turned << 1n) | BigInt(isTurned);
    }
    return value ^ turned;
  };
}

/**
 * Says at which first bits a value may not be turned, so that these prefixes stay what they are, and no other value comes into them.
 *
 * @param prefixes the first bits of values, and how many these are
 */
export function keeping(prefixes: readonly (readonly [bits: bigint, length: number])[]): Tree['isKept'] {
  const nodes = new Set<bigint>();
  for (const [bits, length] of prefixes)
    for (let depth = 0; depth < length; depth++) nodes.add(nodeOf(depth, bits >> BigInt(length - depth)));
  return (depth, bits) => nodes.has(nodeOf(depth, bits));
}

/** First bits as one number: with a bit before them, those of different lengths differ. */
function nodeOf(depth: number, bits: bigint): bigint {
  return (1n << BigInt(depth)) | bits;
}
