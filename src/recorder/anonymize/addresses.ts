import { bitTurner, keeping, type Turn } from './turned-bits.ts';

/** Other addresses in place of those of a host: networks stay networks, and no two addresses are given the same. */
export interface Addresses {
  /** IPv4, unsigned 32 bits. */
  inet(word: number): number;
  /** IPv6, unsigned 128 bits. */
  inet6(address: bigint): bigint;
  /** Of hardware with six bytes, unsigned 48 bits. */
  mac(address: bigint): bigint;
}

/** `[octets, bits]` */
const KEPT_INET: readonly (readonly [octets: readonly number[], bits: number])[] = [
  [[0], 8],
  [[10], 8],
  [[100, 64], 10],
  [[127], 8],
  [[169, 254], 16],
  [[172, 16], 12],
  [[192, 168], 16],
  [[224], 4],
  [[240], 4],
  [[255, 255, 255, 255], 32],
];

/** First octets of `this network`, loopback and multicast, where all stays; multicast is 224.0.0.0/4. */
const [THIS_NETWORK, LOOPBACK, MULTICAST, UNICAST_BASED, RESERVED] = [0, 127, 224, 234, 240];
const BROADCAST = 0xffff_ffff;

const keepsInet = keeping(
  KEPT_INET.map(([octets, bits]) => [BigInt(wordOf(octets) >>> (32 - bits)), bits] as const),
);

const INET = {
  number: 0,
  width: 32,
  /**
   * In the last octet 0 and 255 stay, and with them the addresses of networks and for broadcasts. The bits before which all were the same
   * lead there.
   */
  isKept: (depth: number, bits: bigint): boolean =>
    depth < 24 ? keepsInet(depth, bits) : isUniform(bits & ((1n << BigInt(depth - 24)) - 1n), depth - 24),
};

function wordOf(octets: readonly number[]): number {
  return [0, 1, 2, 3].reduce((word, index) => (word * 256 + (octets[index] ?? 0)) >>> 0, 0);
}

function isUniform(bits: bigint, length: number): boolean {
  return bits === 0n || bits === (1n << BigInt(length)) - 1n;
}

/** First bits of IPv6 that stay, with what stands for all zeros. */
const [NONE, NAT64] = [0n, 0x0064_ff9b_0000_0000n];
const [TEREDO, SIX_TO_FOUR] = [0x2001_0000n, 0x2002n];

const INET6 = {
  number: 1,
  width: 64,
  isKept: keeping([
    [NONE, 64],
    [NAT64, 64],
    [0x0064_ff9b_0001n, 48],
    [0b001n, 3],
    [TEREDO, 32],
    [SIX_TO_FOUR, 16],
    [0xfcn, 8],
    [0xfdn, 8],
    [0xfe80_0000_0000_0000n, 64],
    [0xfe80n >> 6n, 10],
    [0xfec0n >> 6n, 10],
    [0xffn, 8],
  ]),
};

/** What stands between the two halves of a hardware address in an identifier of an interface (EUI-64). */
const EUI = 0xfffen;

/**
 * The first 40 bits of an identifier of an interface, whose first 24 are the maker's in an EUI-64. Whether it is one stays, and the two bits
 * that say whether the address is the maker's, and a group's.
 */
const IDENTIFIER = {
  number: 2,
  width: 40,
  isKept: (depth: number, bits: bigint): boolean =>
    depth === 6 ||
    depth === 7 ||
    (depth >= 24 && (bits & ((1n << BigInt(depth - 24)) - 1n)) === EUI >> BigInt(40 - depth)),
};

const nothing = (): boolean => false;

/** The last 24 bits of an identifier or of a hardware address: ff02::1:ff00:0/104 has them alone, and they must be the same there. */
const LAST = { number: 3, width: 24, isKept: nothing };

/** The subnets of an address of 6to4. */
const SUBNET = { number: 4, width: 16, isKept: nothing };

const LOW32 = 0xffff_ffffn;
const LOW64 = (1n << 64n) - 1n;

/** Groups of all nodes that have the same last 24 bits in their addresses, or in a hash of their name. */
const SOLICITED: ReadonlySet<bigint> = new Set([0x1ffn, 0x2ffn]);

/** The bit of a prefix that is no hardware address of its own: locally administered, which an EUI-64 has turned over. */
const UNIVERSAL = 0x02_0000n;
const EVERYONE = 0xffff_ffff_ffffn;

/** How many addresses of a kind are remembered at once. */
const MOST = 100_000;

/** @param key 16 bytes */
export function addressMap(key: Uint8Array): Addresses {
  const turn = bitTurner(key);
  const inet = remembered((word: number) => mapInet(turn, word));
  const last = (bits: bigint): bigint => turn(LAST, bits);
  const identifier = (low: bigint): bigint => (turn(IDENTIFIER, low >> 24n) << 24n) | last(low & 0xff_ffffn);
  const embedded = (word: bigint): bigint => BigInt(inet(Number(word)));

  const multicast = (top: bigint, low: bigint): bigint => {
    if (top === 0xff02n << 48n && SOLICITED.has(low >> 24n))
      return joined(top, ((low >> 24n) << 24n) | last(low & 0xff_ffffn));
    const isOfPrefix = ((top >> 52n) & 2n) !== 0n;
    if (!isOfPrefix) return joined(top, low);
    const prefix = underMask(
      (value) => turn(INET6, value),
      ((top & LOW32) << 32n) | (low >> 32n),
      64n,
      (top >> 32n) & 0xffn,
    );
    return joined(((top >> 32n) << 32n) | (prefix >> 32n), ((prefix & LOW32) << 32n) | (low & LOW32));
  };

  const inet6 = (address: bigint): bigint => {
    const top = address >> 64n;
    const low = address & LOW64;
    if (top === NONE || top === NAT64) return joined(top, ((low >> 32n) << 32n) | embedded(low & LOW32));
    if (top >> 56n === 0xffn) return multicast(top, low);
    if (top >> 32n === TEREDO)
      return joined(
        (TEREDO << 32n) | embedded(top & LOW32),
        ((low >> 32n) << 32n) | (embedded(~low & LOW32) ^ LOW32),
      );
    if (top >> 48n === SIX_TO_FOUR) {
      const network = (SIX_TO_FOUR << 32n) | embedded((top >> 16n) & LOW32);
      return joined((network << 16n) | turn(SUBNET, top & 0xffffn), identifier(low));
    }
    return joined(turn(INET6, top), identifier(low));
  };

  const turnMac = (address: bigint): bigint => {
    const maker = turn(IDENTIFIER, (((address >> 24n) ^ UNIVERSAL) << 16n) | EUI) >> 16n;
    return ((maker ^ UNIVERSAL) << 24n) | last(address & 0xff_ffffn);
  };
  const isKeptMac = (address: bigint): boolean => address === 0n || address === EVERYONE;
  const mac = (address: bigint): bigint => {
    if (isKeptMac(address)) return address;
    // What would become one of these goes round once more, so that no two become the same.
    let turned = turnMac(address);
    while (isKeptMac(turned)) turned = turnMac(turned);
    return turned;
  };
  return { inet, inet6: remembered(inet6), mac };
}

function mapInet(turn: Turn, word: number): number {
  const octet = word >>> 24;
  if (octet === UNICAST_BASED) {
    // 234.a.b.c is a group of the network a.b.c.0/24 (RFC 6034).
    const network = turn(INET, BigInt((word << 8) >>> 0));
    return ((UNICAST_BASED << 24) | Number(network >> 8n)) >>> 0;
  }
  const isKept =
    octet === THIS_NETWORK ||
    octet === LOOPBACK ||
    (octet >= MULTICAST && octet < RESERVED) ||
    word === BROADCAST;
  return isKept ? word : Number(turn(INET, BigInt(word)));
}

function joined(top: bigint, low: bigint): bigint {
  return (top << 64n) | low;
}

/**
 * The address of a network, of which only the first bits count: those of the other one, and zeros. One that has more is an address.
 *
 * @param width bits of an address
 * @param length bits of the prefix
 */
export function underMask(
  map: (value: bigint) => bigint,
  value: bigint,
  width: bigint,
  length: bigint,
): bigint {
  const others = width - (length < width ? length : width);
  const isNetwork = (value >> others) << others === value;
  const mapped = map(value);
  return isNetwork ? (mapped >> others) << others : mapped;
}

function remembered<V extends number | bigint>(map: (value: V) => V): (value: V) => V {
  const known = new Map<V, V>();
  return (value) => {
    let mapped = known.get(value);
    if (mapped === undefined) {
      mapped = map(value);
      if (known.size >= MOST) known.clear();
      known.set(value, mapped);
    }
    return mapped;
  };
}
