import { Endpoint, Ipv4Address } from '../reading/address.ts';
import type { Parsed, Problem } from '../reading/parsed.ts';
import { low32, NO_NUMBER, Scanner } from '../reading/scanner.ts';

/** A connection that is masqueraded by Linux 2.0 or 2.2. */
export interface MasqueradeEntry {
  /** Prc: the protocol as the kernel writes it (`TCP`, `UDP`, `ICMP`), latin1. */
  readonly protocol: string;
  readonly source: Endpoint;
  readonly destination: Endpoint;
  /** Masq: the port that the other side sees. */
  readonly masqueradePort: number;
  /** Init-seq: the first sequence number that is shifted; unsigned 64 bits. */
  readonly initSeq: number | bigint;
  /** Delta: by how much sequence numbers are shifted; signed 16 bits. */
  readonly delta: number;
  /** PDelta: by how much those before Init-seq are shifted; absent before Linux 2.2. */
  readonly previousDelta?: number;
  /** Expires: time until the entry is dropped, in hundredths of a second; unsigned 64 bits. */
  readonly expires: number | bigint;
}

const COLON = 0x3a;
const BLANK = 0x20;
const NEWLINE = 0x0a;
/** Stands for a NUL: a byte that is neither a blank nor part of a number. */
const OTHER = 0x01;

/**
 * Reads /proc/net/ip_masquerade, printed by ip_msqhst_procinfo until Linux 2.2. Its addresses are in network order:
 *
 *     Prc FromIP   FPrt ToIP     TPrt Masq Init-seq  Delta PDelta Expires (free=40956,40960,40960)
 *     TCP C0A80102:0401 0A000001:0050 EE48 3B9ACA00      2      0     1234
 *
 * The heading says whether there is a PDelta. net-tools takes the end of a line for a blank, and stops at the first
 * incomplete record.
 */
export function parseIpMasquerade(bytes: Uint8Array): Parsed<MasqueradeEntry> {
  const body = bytes.indexOf(NEWLINE) + 1 || bytes.length;
  const heading = new Scanner(bytes.subarray(0, body));
  heading.nextLine();
  const hasPreviousDelta = heading.rest().includes('PDelta');

  const oneLine = bytes.subarray(body).map((byte) => (byte === NEWLINE ? BLANK : byte || OTHER));
  const scanner = new Scanner(oneLine, 0, Number.POSITIVE_INFINITY);
  const records: MasqueradeEntry[] = [];
  const problems: Problem[] = [];
  scanner.nextLine();
  for (scanner.skipBlanks(); scanner.position < scanner.end && problems.length === 0; scanner.skipBlanks()) {
    const start = scanner.position;
    const entry = parseEntry(scanner, hasPreviousDelta);
    if (entry !== undefined) {
      records.push(entry);
    } else {
      const line = bytes.subarray(0, body + start).filter((byte) => byte === NEWLINE).length;
      problems.push({ ...scanner.problem('BOGUS_LINE', start), line });
    }
  }
  return { records, problems };
}

function parseEntry(scanner: Scanner, hasPreviousDelta: boolean): MasqueradeEntry | undefined {
  const protocol = scanner.word();
  const source = parseEndpoint(scanner);
  const destination = source && parseEndpoint(scanner);
  const masqueradePort = scanner.hex32();
  const initSeq = scanner.hex();
  const delta = scanner.int();
  const previousDelta = hasPreviousDelta ? scanner.int() : 0;
  // Where a number is missing, nothing after it can be read.
  const expires = scanner.decimal();
  if (source === undefined || destination === undefined || expires === NO_NUMBER) return undefined;
  if (delta === undefined || previousDelta === undefined) return undefined;
  const entry = { protocol, source, destination, masqueradePort, initSeq, delta: short(delta), expires };
  return hasPreviousDelta ? { ...entry, previousDelta: short(previousDelta) } : entry;
}

function parseEndpoint(scanner: Scanner): Endpoint | undefined {
  const word = scanner.hex();
  if (word === NO_NUMBER || !scanner.literal(COLON)) return undefined;
  const port = scanner.hex32();
  return port === NO_NUMBER ? undefined : new Endpoint(new Ipv4Address(low32(word)), port);
}

/** The low 16 bits, signed. */
function short(value: number): number {
  return (value << 16) >> 16;
}
