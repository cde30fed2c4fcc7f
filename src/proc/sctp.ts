import type { Address } from './address.ts';
import { parseAddress } from './address-text.ts';
import type { Parsed, Problem } from './parsed.ts';
import { Scanner } from './scanner.ts';

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

/** Fields that stand before the addresses. */
const ENDPOINT_FIELDS = 8;
const ASSOCIATION_FIELDS = 13;

/** @param line number of the first of these lines in the file; the first line of the file is a heading */
export function parseSctpEndpoints(bytes: Uint8Array, line = 0): Parsed<SctpEndpoint> {
  return parseLines(bytes, line, ENDPOINT_FIELDS, (fields, rest) => ({
    state: integer(fields[3]),
    port: integer(fields[5]),
    uid: integer(fields[6]),
    inode: unsigned(fields[7]),
    locals: addresses(rest),
  }));
}

/** @param line number of the first of these lines in the file; the first line of the file is a heading */
export function parseSctpAssociations(bytes: Uint8Array, line = 0): Parsed<SctpAssociation> {
  return parseLines(bytes, line, ASSOCIATION_FIELDS, (fields, rest) => {
    const [locals = '', foreigns = ''] = rest.split(/[<\->\t]+/).filter((list) => list !== '');
    return {
      state: integer(fields[3]),
      sendQ: integer(fields[7]),
      recvQ: integer(fields[8]),
      uid: integer(fields[9]),
      inode: unsigned(fields[10]),
      localPort: integer(fields[11]),
      foreignPort: integer(fields[12]),
      locals: addresses(locals),
      foreigns: addresses(foreigns),
    };
  });
}

function parseLines<R>(
  bytes: Uint8Array,
  line: number,
  required: number,
  make: (fields: readonly string[], rest: string) => R,
): Parsed<R> {
  const scanner = new Scanner(bytes, line);
  const records: R[] = [];
  const problems: Problem[] = [];
  if (line === 0) scanner.nextLine();
  while (scanner.nextLine()) {
    const start = scanner.position;
    const fields = Array.from({ length: required }, () => scanner.word());
    if (fields[required - 1] === '') problems.push(scanner.problem('BOGUS_LINE', start));
    else records.push(make(fields, scanner.text(scanner.position, scanner.end)));
  }
  return { records, problems, lines: scanner.line + 1 };
}

/** C's atoi: what is no number is 0. */
function integer(word = ''): number {
  return (Number.parseInt(word, 10) || 0) | 0;
}

const MAX_64 = 0xffff_ffff_ffff_ffffn;

function unsigned(word = ''): number | bigint {
  const digits = /^\d+/.exec(word)?.[0] ?? '0';
  if (digits.length <= 15) return Number(digits);
  const exact = BigInt(digits);
  return exact > MAX_64 ? MAX_64 : exact;
}

/** The primary address is marked by a `*`; what is no address is left out. */
function addresses(list: string): Address[] {
  return list
    .split(/[ \t]+/)
    .map((word) => parseAddress(word.replace(/^\*/, '')))
    .filter((address) => address !== undefined);
}
