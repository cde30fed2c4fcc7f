import { type Address, Ipv4Address } from '../reading/address.ts';
import { parseInetAddr, parseIpv6 } from '../reading/address-text.ts';
import { atoi, leadingInteger, MAX_64, narrow } from '../reading/integers.ts';
import { lineReader } from '../reading/lines.ts';
import type { Reader } from '../reading/parsed.ts';

/**
 * A line of /proc/net/sctp/eps, printed by sctp_seq_show_eps:
 *
 *     ffff88003a5c8000 ffff88003a5c9000 2   10  29   22    1000 45679 10.0.0.1 192.168.1.1
 */
export interface SctpEndpoint {
  /** SST: the socket's state, a TCP_* number. */
  readonly state: number;
  /** LPORT */
  readonly port: number;
  readonly uid: number;
  readonly inode: number | bigint;
  /** LADDRS */
  readonly locals: readonly Address[];
}

/**
 * A line of /proc/net/sctp/assocs, printed by sctp_seq_show_assocs; the addresses end at a TAB:
 *
 *     ffff… ffff… 2   1   3  0    2      5      6    0 50002 22  40001  *10.0.0.1 <-> *10.0.0.2 172.16.0.1 <TAB> 7500 …
 */
export interface SctpAssociation {
  /** SST: the socket's state, a TCP_* number. */
  readonly state: number;
  /** TX_QUEUE, bytes. */
  readonly sendQ: number;
  /** RX_QUEUE, bytes. */
  readonly recvQ: number;
  readonly uid: number;
  readonly inode: number | bigint;
  /** LPORT */
  readonly localPort: number;
  /** RPORT */
  readonly foreignPort: number;
  /** LADDRS, the primary one's `*` dropped. */
  readonly locals: readonly Address[];
  /** RADDRS */
  readonly foreigns: readonly Address[];
}

/** How many fields stand before the addresses. */
const ENDPOINT_FIELDS = 8;
const ASSOCIATION_FIELDS = 13;

/** Makes the reader of /proc/net/sctp/eps or sctp6/eps, whose first line is a heading. */
export function sctpEndpointReader(): Reader<SctpEndpoint> {
  return fieldReader(ENDPOINT_FIELDS, (fields, rest) => ({
    state: atoi(fields[3]),
    port: atoi(fields[5]) & 0xffff,
    uid: atoi(fields[6]),
    inode: unsigned64(fields[7]),
    locals: words(parts(rest, /\t+/)[0]).flatMap(addressOf),
  }));
}

/** Makes the reader of /proc/net/sctp/assocs or sctp6/assocs, whose first line is a heading. */
export function sctpAssociationReader(): Reader<SctpAssociation> {
  return fieldReader(ASSOCIATION_FIELDS, (fields, rest) => {
    const [locals, foreigns] = parts(rest, /[<\->\t]+/);
    return {
      state: atoi(fields[3]),
      sendQ: atoi(fields[7]) >>> 0,
      recvQ: atoi(fields[8]) >>> 0,
      uid: atoi(fields[9]),
      inode: unsigned64(fields[10]),
      localPort: atoi(fields[11]) & 0xffff,
      foreignPort: atoi(fields[12]) & 0xffff,
      locals: words(locals).flatMap(peerAddressOf),
      foreigns: words(foreigns).flatMap(peerAddressOf),
    };
  });
}

/** @param make makes a record of the required fields and the rest of the line, after the blank that ends them */
function fieldReader<R extends object>(
  required: number,
  make: (fields: readonly string[], rest: string) => R,
): Reader<R> {
  const fields = new RegExp(`^[ \\t]*(?:[^ \\t]+[ \\t]+){${required - 1}}[^ \\t]+`);
  return lineReader({ heading: true }, (scanner) => {
    const text = scanner.rest();
    const head = fields.exec(text)?.[0];
    return head === undefined ? 'BOGUS_LINE' : make(words(head), text.slice(head.length + 1));
  });
}

/** The parts of a text between runs of separators; none is empty. */
function parts(text: string, separators: RegExp): string[] {
  return text.split(separators).filter((part) => part !== '');
}

/** Here only blanks and tabs separate words. */
function words(text = ''): string[] {
  return parts(text, /[ \t]+/);
}

function unsigned64(word?: string): number | bigint {
  const value = leadingInteger(word);
  return narrow(value > MAX_64 || value < -MAX_64 ? MAX_64 : BigInt.asUintN(64, value));
}

/** The primary address of an association is marked by a `*`. */
function peerAddressOf(word: string): Address[] {
  return addressOf(word.replace(/^\*/, ''));
}

const NO_ADDRESS = new Ipv4Address(0xffff_ffff);

/** An invalid IPv4 address becomes 255.255.255.255, which inet_addr returns for an error; an invalid IPv6 address is left out. */
function addressOf(word: string): Address[] {
  const address = word.includes(':') ? parseIpv6(word.trimEnd()) : (parseInetAddr(word) ?? NO_ADDRESS);
  return address === undefined ? [] : [address];
}
