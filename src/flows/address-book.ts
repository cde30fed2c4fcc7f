import {
  type Address,
  Ipv4Address,
  type Ipv6Address,
  type PackedAddress,
  unpackAddress,
} from '../proc/reading/address.ts';
import { PairNumbers, pair, swapped } from './pair-numbers.ts';

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

/** Both ends of a connection. */
interface BothEnds {
  readonly source: KnownAddress;
  readonly sourcePort: number;
  readonly destination: KnownAddress;
  readonly destinationPort: number;
}

/** The addresses of one look at hosts, and the ports of these. */
export class AddressBook {
  readonly #ipv4 = new Map<number, KnownAddress>();
  readonly #ipv6 = new Map<string, KnownAddress>();
  readonly #ends = new PairNumbers();

  /** An address; an IPv4 address that is mapped into IPv6 as the IPv4 address. */
  of(packed: PackedAddress): KnownAddress {
    if (typeof packed !== 'number' && !packed.isMapped) {
      const key = units(packed);
      let known = this.#ipv6.get(key);
      if (known === undefined) {
        known = new KnownAddress(packed, this.#size);
        this.#ipv6.set(key, known);
      }
      return known;
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
  key({ source, sourcePort, destination, destinationPort }: BothEnds): number {
    return pair(this.#ends.of(source.id, sourcePort), this.#ends.of(destination.id, destinationPort));
  }
}

/** That of the row of the other side. */
export const mirrored = swapped;

/** An address in as few characters as there can be. */
function units({ w0, w1, w2, w3 }: Ipv6Address): string {
  return String.fromCharCode(
    ...[w0 >>> 16, w0 & 0xffff, w1 >>> 16, w1 & 0xffff],
    ...[w2 >>> 16, w2 & 0xffff, w3 >>> 16, w3 & 0xffff],
  );
}

/** An address as rows have it. */
export function packed(address: Address): PackedAddress {
  return address instanceof Ipv4Address ? address.word : address;
}
