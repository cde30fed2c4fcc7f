import { NO_NUMBER, type Scanner } from '../reading/scanner.ts';

/** A node in a network. */
export interface IpxAddress {
  /** Unsigned 64 bits, 0 for none; the kernel writes 32. */
  readonly network: number | bigint;
  /** Unsigned 48 bits, 0 for none. */
  readonly node: number;
}

/** Reads the hexadecimal number of a network; 0 for none. */
export function ipxNetwork(scanner: Scanner): number | bigint {
  const value = scanner.hex();
  return value === NO_NUMBER ? 0 : value;
}

const NODE_DIGITS = 12;

/** Reads the hexadecimal digits of a node, the highest first; missing ones are 0. */
export function ipxNode(scanner: Scanner): number {
  const start = scanner.position;
  const digits = scanner.hexDigits(NODE_DIGITS);
  return Number.parseInt(scanner.text(start, start + digits).padEnd(NODE_DIGITS, '0'), 16);
}
