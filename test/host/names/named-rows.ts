import type { Names } from '../../../src/format/names.ts';
import { Ipv6Address } from '../../../src/proc/reading/address.ts';
import { parseAddress } from '../../../src/proc/reading/address-text.ts';
import { NUMBERS } from './random-databases.ts';

/** A socket whose names are asked for. */
interface Asked {
  readonly protocol: 'tcp' | 'udp' | 'raw';
  readonly address: string;
  readonly port: number;
  readonly uid: number;
}

const ASKED: readonly Asked[] = [
  ...[...NUMBERS.ipv4, ...NUMBERS.networks, ...NUMBERS.ipv6].map((address, index) => ({
    protocol: 'tcp' as const,
    address,
    port: 9,
    uid: NUMBERS.uids[index % NUMBERS.uids.length] ?? 0,
  })),
  ...(['tcp', 'udp', 'raw'] as const).flatMap((protocol) =>
    NUMBERS.ports.map((port) => ({ protocol, address: '9.9.9.9', port, uid: 99 })),
  ),
];

function word(value: number): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes.toString('hex').toUpperCase();
}

function hex(text: string): string {
  const address = parseAddress(text);
  if (address === undefined) throw new Error(`${text} is no address`);
  return address instanceof Ipv6Address
    ? [address.w0, address.w1, address.w2, address.w3].map(word).join('')
    : word(address.word);
}

function line({ address, port, uid }: Omit<Asked, 'protocol'>): string {
  const local = hex(address);
  return `0: ${local}:${port.toString(16).padStart(4, '0')} ${'0'.repeat(local.length)}:0000 07 00000000:00000000 00:00000000 00000000 ${uid} 0 77 1\n`;
}

/** A table of sockets with these local addresses, on port 9. */
export function tableOf(addresses: readonly string[]): string {
  return `heading\n${addresses.map((address) => line({ address, port: 9, uid: 0 })).join('')}`;
}

/** The tables of /proc/net that ask for every name. */
export function namedTables(): Record<string, string> {
  const tables: Record<string, string> = {};
  for (const asked of ASKED) {
    const path = `/proc/net/${asked.protocol}`;
    tables[path] = (tables[path] ?? 'heading\n') + line(asked);
  }
  return tables;
}

/** The local addresses and users that `netstat -tuwaeW` shows for these tables, by these names. */
export function expectedFields(names: Names): string[] {
  return ASKED.map(({ protocol, address, port, uid }) => {
    const parsed = parseAddress(address);
    const host = parsed && names.host(parsed);
    const number = address.replace(/^::ffff:/, '');
    const local = `${host ?? number}:${names.service(port, protocol) ?? port}`.slice(0, 127);
    const user = names.user(uid) ?? String(uid | 0);
    const foreign = names.host(new Ipv6Address(0, 0, 0, 0)) ?? '::';
    const rest = `${`${parsed instanceof Ipv6Address ? foreign : '0.0.0.0'}:*`.padEnd(23)} ${state(protocol)}`;
    return `${local.padEnd(23)} ${rest} ${user.padEnd(10)} 77        `;
  });
}

function state(protocol: Asked['protocol']): string {
  return { tcp: 'CLOSE      ', udp: '           ', raw: '7          ' }[protocol];
}

/** What stands before the local address of a row. */
const LEFT = /^(?:tcp|udp|raw)6? {5,}[0-9]+ +[0-9]+ /;

/** The same of what netstat printed. A name can hold a newline only where a file can, which is nowhere. */
export function shownFields(stdout: string): string[] {
  return stdout
    .split('\n')
    .filter((line) => LEFT.test(line))
    .map((line) => line.slice(20));
}
