import {
  type Address,
  Ipv4Address,
  type Ipv6Address,
  type PackedAddress,
  unpackAddress,
} from '../proc/reading/address.ts';
import { entry } from './entry.ts';

/** How far an address is one and the same: on the host that has it, on its link, or everywhere. */
type Reach = 'loopback' | 'link' | 'all';

/** An address. There is one object for each: they are equal only if they are the same. */
export class KnownAddress {
  readonly packed: PackedAddress;
  /** A number of its own. */
  readonly id: number;
  readonly reach: Reach;

  constructor(packed: PackedAddress, id: number) {
    this.packed = packed;
    this.id = id;
    this.reach = typeof packed === 'number' ? reachOf(packed) : reachOf6(packed);
  }

  get isIpv4(): boolean {
    return typeof this.packed === 'number';
  }

  get address(): Address {
    return unpackAddress(this.packed);
  }
}

/** 127.0.0.0/8, 169.254.0.0/16. */
function reachOf(word: number): Reach {
  return word >>> 24 === 127 ? 'loopback' : word >>> 16 === 0xa9fe ? 'link' : 'all';
}

/** ::1, fe80::/10. */
function reachOf6({ w0, w1, w2, w3 }: Ipv6Address): Reach {
  return w0 === 0 && w1 === 0 && w2 === 0 && w3 === 1 ? 'loopback' : w0 >>> 22 === 0x3fa ? 'link' : 'all';
}

/** The ports of an address have numbers below that times this. */
const PORTS = 0x1_0000;

/** Both ends of a connection are one number, which is exact up to so many ends. */
const ENDS = 0x400_0000;

/** The addresses of one look at hosts, and the ports of these. It takes half as long to compare numbers as to compare texts. */
export class AddressBook {
  readonly #ipv4 = new Map<number, KnownAddress>();
  readonly #ipv6 = new Map<string, KnownAddress>();
  readonly #ends = new Map<number, number>();

  /** An address; an IPv4 address that is mapped into IPv6 as the IPv4 address. */
  of(packed: PackedAddress): KnownAddress {
    if (typeof packed !== 'number' && !packed.isMapped) {
      const { w0, w1, w2, w3 } = packed;
      const key = String.fromCharCode(...[w0, w1, w2, w3].flatMap((word) => [word >>> 16, word & 0xffff]));
      return entry(this.#ipv6, key, () => new KnownAddress(packed, this.#size));
    }
    const word = (typeof packed === 'number' ? packed : packed.w3) | 0;
    let known = this.#ipv4.get(word);
    if (known === undefined) {
      known = new KnownAddress(word, this.#size);
      this.#ipv4.set(word, known);
    }
    return known;
  }

  get #size(): number {
    return this.#ipv4.size + this.#ipv6.size;
  }

  /** What rows of the same ends have in common. */
  key(source: KnownAddress, sourcePort: number, destination: KnownAddress, destinationPort: number): number {
    return this.#end(source, sourcePort) * ENDS + this.#end(destination, destinationPort);
  }

  #end({ id }: KnownAddress, port: number): number {
    const key = id * PORTS + port;
    const known = this.#ends.get(key);
    if (known !== undefined) return known;
    const end = this.#ends.size;
    this.#ends.set(key, end);
    return end;
  }
}

/** That of the row of the other side. */
export function mirrored(key: number): number {
  return (key % ENDS) * ENDS + Math.floor(key / ENDS);
}

/** An address as rows have it. */
export function packed(address: Address): PackedAddress {
  return address instanceof Ipv4Address ? address.word : address;
}
