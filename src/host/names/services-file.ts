import { matchDatabaseLines, SPACE, unsigned32 } from './database-lines.ts';

/** A name of a port or of an IP protocol. `number` has 16 bits, as the kernel's ports have. */
interface NumberedName {
  readonly name: string;
  readonly number: number;
}

/** A line of /etc/services. */
interface Service extends NumberedName {
  /** As written: `tcp`, `udp`, `sctp`, … */
  readonly protocol: string;
}

/** The port is read by strtoul(), so 010 is 8 and 0x50 is 80; any number of slashes may follow, or none. */
const SERVICE = new RegExp(
  `^([^${SPACE}]+)[${SPACE}]+([+-]?)(?:0[xX]([0-9a-fA-F]+)|0([0-7]*)|([1-9][0-9]*))(?:/+([^${SPACE}]*).*)?$`,
  's',
);

/** /etc/services: `http 80/tcp www`, in the order of the file; aliases are not kept (observed, glibc 2.36). */
export function parseServices(bytes: Uint8Array): Service[] {
  const services: Service[] = [];
  for (const line of matchDatabaseLines(bytes, SERVICE)) {
    const [, name = '', sign = '', hex, octal, decimal = '', protocol = ''] = line;
    const base = hex !== undefined ? 16 : octal !== undefined ? 8 : 10;
    const port = unsigned32(sign, hex ?? octal ?? decimal, base);
    if (port !== undefined) services.push({ name, number: port & 0xffff, protocol });
  }
  return services;
}

const PROTOCOL = new RegExp(`^([^${SPACE}]+)[${SPACE}]+([+-]?)([0-9]+)(?:[${SPACE}].*)?$`, 's');

/**
 * /etc/protocols: `icmp 1 ICMP`, in the order of the file; aliases are not kept (observed, glibc 2.36). Only the low
 * 16 bits of a number count (observed, net-tools 2.10).
 */
export function parseProtocols(bytes: Uint8Array): NumberedName[] {
  const protocols: NumberedName[] = [];
  for (const [, name = '', sign = '', digits = ''] of matchDatabaseLines(bytes, PROTOCOL)) {
    const number = unsigned32(sign, digits);
    if (number !== undefined) protocols.push({ name, number: number & 0xffff });
  }
  return protocols;
}
