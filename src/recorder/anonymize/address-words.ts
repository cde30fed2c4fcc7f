import { Ipv4Address, Ipv6Address } from '../../proc/reading/address.ts';
import { parseAddress } from '../../proc/reading/address-text.ts';
import type { HostFacts } from '../../proc/reading/parsed.ts';
import { type Addresses, underMask } from './addresses.ts';

/** Addresses as the kernel writes them; what is no such word is `undefined`. */
export interface AddressWords {
  /** Machine words: `0100007F`, or four of them. */
  machine(word: string): string | undefined;
  /** `0100000A` under the mask `00FFFFFF`. */
  machineNetwork(word: string, mask: string): string | undefined;
  /** `C0A80102`, in network order. */
  inet(word: string): string | undefined;
  /** 32 digits, in network order. */
  inet6(word: string): string | undefined;
  /** The same with the length of a prefix in hexadecimal. */
  inet6Network(word: string, length: string): string | undefined;
  /** `10.0.0.1`, `2001:db8::1`, or all eight groups of four digits. */
  text(word: string): string | undefined;
  /** A dotted network and the length of its prefix. */
  textNetwork(word: string, length: number): string | undefined;
  /** The last address of the dotted network that an address is in. */
  textBroadcast(word: string, length: number): string | undefined;
  /** `02:00:00:00:00:10` with or without colons, or so many octets as an IPv4 or IPv6 address, that of a tunnel, has. */
  hardware(text: string): string | undefined;
}

const WORD = /^[0-9a-f]{8}$/i;
const FOUR_WORDS = /^[0-9a-f]{32}$/i;
const OCTETS = /^(?:[0-9a-f]{2}(?::[0-9a-f]{2})*|[0-9a-f]{12})$/i;
const ALL_GROUPS = /^[0-9a-f]{4}(?::[0-9a-f]{4}){7}$/i;

export function addressWords(addresses: Addresses, { byteOrder }: HostFacts): AddressWords {
  const swapped = byteOrder === 'LE';
  const inMachineOrder = (word: string): string => (swapped ? reversed(word) : word);
  const wordOf = (word: string): number => Number.parseInt(inMachineOrder(word), 16);
  const inetHex = (word: number): string => word.toString(16).padStart(8, '0');
  const network = (word: number, bits: number): number =>
    Number(underMask((value) => BigInt(addresses.inet(Number(value))), BigInt(word), 32n, BigInt(bits)));
  const inet6 = (digits: string): string => hex(addresses.inet6(BigInt(`0x${digits}`)), 32);

  const machine = (word: string): string | undefined => {
    if (WORD.test(word)) return likeCase(word, inMachineOrder(inetHex(addresses.inet(wordOf(word)))));
    if (!FOUR_WORDS.test(word)) return undefined;
    const digits = inet6(fourWords(word, inMachineOrder));
    return likeCase(word, fourWords(digits, inMachineOrder));
  };
  return {
    machine,
    machineNetwork(word, mask) {
      if (!WORD.test(word) || !WORD.test(mask)) return undefined;
      const bits = lengthOf(wordOf(mask));
      if (bits === undefined) return machine(word);
      return likeCase(word, inMachineOrder(inetHex(network(wordOf(word), bits))));
    },
    inet: (word) =>
      WORD.test(word) ? likeCase(word, inetHex(addresses.inet(Number.parseInt(word, 16)))) : undefined,
    inet6: (word) => (FOUR_WORDS.test(word) ? inet6(word) : undefined),
    inet6Network(word, length) {
      if (!FOUR_WORDS.test(word) || !/^[0-9a-f]{1,2}$/i.test(length)) return undefined;
      return hex(underMask(addresses.inet6, BigInt(`0x${word}`), 128n, BigInt(`0x${length}`)), 32);
    },
    text(word) {
      const address = parseAddress(word);
      if (address === undefined) return undefined;
      if (address instanceof Ipv4Address) return String(new Ipv4Address(addresses.inet(address.word)));
      const digits = inet6([address.w0, address.w1, address.w2, address.w3].map(inetHex).join(''));
      if (ALL_GROUPS.test(word)) return (digits.match(/.{4}/g) ?? []).join(':');
      const [w0 = 0, w1 = 0, w2 = 0, w3 = 0] = [0, 8, 16, 24].map((at) =>
        Number.parseInt(digits.slice(at, at + 8), 16),
      );
      return String(new Ipv6Address(w0, w1, w2, w3));
    },
    textNetwork(word, length) {
      const address = parseAddress(word);
      return address instanceof Ipv4Address
        ? String(new Ipv4Address(network(address.word, length)))
        : undefined;
    },
    textBroadcast(word, length) {
      const address = parseAddress(word);
      if (!(address instanceof Ipv4Address)) return undefined;
      const others = length === 0 ? 0xffff_ffff : 2 ** (32 - length) - 1;
      return String(new Ipv4Address((network((address.word & ~others) >>> 0, length) | others) >>> 0));
    },
    hardware(text) {
      if (!OCTETS.test(text)) return undefined;
      const digits = text.replaceAll(':', '').toLowerCase();
      const other = HARDWARE[digits.length]?.(digits, addresses);
      // What no one can tell apart stays: of a link without an address.
      if (other === undefined) return /^0*$/.test(digits) ? text : undefined;
      return text.includes(':') ? (other.match(/../g) ?? []).join(':') : other;
    },
  };
}

/** By how many digits an address has. */
const HARDWARE: Readonly<Record<number, (digits: string, addresses: Addresses) => string>> = {
  8: (digits, { inet }) => hex(BigInt(inet(Number.parseInt(digits, 16))), 8),
  12: (digits, { mac }) => hex(mac(BigInt(`0x${digits}`)), 12),
  32: (digits, { inet6 }) => hex(inet6(BigInt(`0x${digits}`)), 32),
};

function hex(value: bigint, width: number): string {
  return value.toString(16).padStart(width, '0');
}

function reversed(word: string): string {
  return word.slice(6, 8) + word.slice(4, 6) + word.slice(2, 4) + word.slice(0, 2);
}

function fourWords(digits: string, turn: (word: string) => string): string {
  return [0, 8, 16, 24].map((at) => turn(digits.slice(at, at + 8))).join('');
}

/** Kernels before 2.6 write addresses as they write ports, later ones in capitals. */
function likeCase(word: string, other: string): string {
  return /[a-f]/.test(word) ? other : other.toUpperCase();
}

/** How many bits a mask has; undefined where others come behind zeros. */
function lengthOf(mask: number): number | undefined {
  const zeros = ~mask >>> 0;
  return (zeros & (zeros + 1)) === 0 ? Math.clz32(zeros) : undefined;
}
