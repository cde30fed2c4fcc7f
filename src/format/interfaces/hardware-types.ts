/** How the long form shows a type of hardware. */
interface HardwareType {
  readonly word: string;
  readonly title: string;
  /** The text of an address; absent for types that show none. */
  readonly address?: (bytes: readonly number[]) => string;
}

/** The first `length` bytes; missing ones are 0. */
function octets(bytes: readonly number[], length: number): number[] {
  return Array.from({ length }, (_, index) => bytes[index] ?? 0);
}

function hex(bytes: readonly number[], separator: string): string {
  return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(separator);
}

function upperHex(length: number, separator: string): (bytes: readonly number[]) => string {
  return (bytes) => hex(octets(bytes, length), separator).toUpperCase();
}

/** AX.25: up to six letters, each shifted left by one bit, then a byte with the number of the station (SSID). */
function callsign(bytes: readonly number[]): string {
  const [, call = ''] = /^([^ \0]*)/.exec(latin1(octets(bytes, 6).map((byte) => byte >> 1))) ?? [];
  const station = ((bytes[6] ?? 0) >> 1) & 15;
  return station === 0 ? call : `${call}-${station}`;
}

/** A text that ends at its first NUL. */
function latin1(bytes: readonly number[]): string {
  return String.fromCharCode(...bytes).replace(/\0.*$/s, '');
}

/** A little-endian C short. */
function short(bytes: readonly number[]): string {
  return String((((bytes[1] ?? 0) << 24) | ((bytes[0] ?? 0) << 16)) >> 16);
}

/** The last byte first, each printed as a signed C char, in a buffer of 12 bytes. */
function irda(bytes: readonly number[]): string {
  return octets(bytes, 4)
    .reverse()
    .map((byte) => (((byte << 24) >> 24) >>> 0).toString(16).padStart(2, '0'))
    .join(':')
    .slice(0, 11);
}

/** The low digit of each byte. */
function ash(bytes: readonly number[]): string {
  return `[${octets(bytes, 64)
    .map((byte) => (byte & 15).toString(16))
    .join('')}]`;
}

/** The types that net-tools knows, by their number: ARPHRD_* of include/uapi/linux/if_arp.h. */
const TYPES: Readonly<Record<number, HardwareType>> = {
  0: { word: 'netrom', title: 'AMPR NET/ROM', address: callsign },
  1: { word: 'ether', title: 'Ethernet', address: (bytes) => hex(octets(bytes, 6), ':') },
  3: { word: 'ax25', title: 'AMPR AX.25', address: callsign },
  7: { word: 'arcnet', title: 'ARCnet', address: upperHex(1, '') },
  15: { word: 'dlci', title: 'Frame Relay DLCI', address: short },
  27: { word: 'eui64', title: 'Generic EUI-64', address: upperHex(8, ':') },
  256: { word: 'slip', title: 'Serial Line IP' },
  257: { word: 'cslip', title: 'VJ Serial Line IP' },
  258: { word: 'slip6', title: '6-bit Serial Line IP' },
  259: { word: 'cslip6', title: 'VJ 6-bit Serial Line IP' },
  264: { word: 'adaptive', title: 'Adaptive Serial Line IP' },
  270: { word: 'rose', title: 'AMPR ROSE', address: (bytes) => hex(octets(bytes, 5), '') },
  271: { word: 'x25', title: 'generic X.25', address: latin1 },
  512: { word: 'ppp', title: 'Point-to-Point Protocol' },
  513: { word: 'hdlc', title: '(Cisco)-HDLC' },
  516: { word: 'lapb', title: 'LAPB' },
  768: { word: 'tunnel', title: 'IPIP Tunnel', address: () => '' },
  770: { word: 'frad', title: 'Frame Relay Access Device' },
  772: { word: 'loop', title: 'Local Loopback' },
  774: { word: 'fddi', title: 'Fiber Distributed Data Interface', address: upperHex(6, '-') },
  776: { word: 'sit', title: 'IPv6-in-IPv4' },
  780: { word: 'hippi', title: 'HIPPI', address: upperHex(6, ':') },
  781: { word: 'ash', title: 'Ash', address: ash },
  782: { word: 'ec', title: 'Econet' },
  783: { word: 'irda', title: 'IrLAP', address: irda },
};

/** Any other type, and an unknown one: eight bytes, then eight zeros. */
export const UNSPECIFIED: HardwareType = {
  word: 'unspec',
  title: 'UNSPEC',
  address: (bytes) => hex(octets(bytes.slice(0, 8), 16), '-').toUpperCase(),
};

/** All of them. */
export const HARDWARE_TYPES: readonly HardwareType[] = [...Object.values(TYPES), UNSPECIFIED];

/** The type with this ARPHRD_* number, if it is known. */
export function hardwareType(type: number | undefined): HardwareType {
  return TYPES[type ?? -1] ?? UNSPECIFIED;
}

/** SLIP with compressed headers (RFC 1144) counts the compressed packets. */
export function countsCompressed(type: number | undefined): boolean {
  return type === 257 || type === 259;
}
