import { packIpv4 } from '../reading/address.ts';
import { ipv6At } from '../reading/ipv6-words.ts';
import type { HostFacts, Problem, Reader } from '../reading/parsed.ts';
import { NO_NUMBER, Scanner } from '../reading/scanner.ts';
import type { InetSocket, TcpDetails } from './inet-socket.ts';
import { KernelRows } from './kernel-row.ts';

const COLON = 0x3a;
const WORD_DIGITS = 8;

/** The most digits of an address that are read; the kernel prints 8 or 32. */
const ADDRESS_DIGITS = 64;

/** How many columns a line must have: net-tools requires retrnsmt in tcp alone. */
const REQUIRED = { tcp: 11, udp: 10, raw: 10 } as const;

/** The kinds of table; udplite counts as udp. */
export type InetTable = keyof typeof REQUIRED;

/**
 * Makes the reader of a socket table. The first line of the file is a heading, whatever it says.
 * Columns that a line lacks are 0 unless they are required.
 *
 * @param details whether the columns after the inode are read as well
 */
export function inetSocketReader(facts: HostFacts, table: InetTable, details = false): Reader<InetSocket> {
  const required = REQUIRED[table];
  const swapped = facts.byteOrder === 'LE';
  const addDetails = table === 'tcp' ? addTcp : addDrops;
  let line = 0;
  return (batch) => {
    const scanner = new Scanner(batch, line);
    const rows = new KernelRows(batch, swapped);
    const records: InetSocket[] = [];
    const problems: Problem[] = [];
    if (line === 0) scanner.nextLine();
    while (scanner.nextLine()) {
      const start = scanner.position;
      const record = rows.read(scanner) ?? parseLine(scanner, required, swapped);
      if (record !== undefined) {
        if (details) addDetails(record, scanner);
        records.push(record);
      } else problems.push(scanner.problem('BOGUS_LINE', start));
    }
    line = scanner.line + 1;
    return { records, problems };
  };
}

function parseLine(scanner: Scanner, required: number, swapped: boolean): InetSocket | undefined {
  if (scanner.decimal() === NO_NUMBER || !scanner.literal(COLON)) return undefined;

  const localEnd = parseEnd(scanner);
  const foreignEnd = localEnd && parseEnd(scanner);
  if (localEnd === undefined || foreignEnd === undefined) return undefined;

  const state = scanner.hex32();
  if (state === NO_NUMBER) return undefined;
  const sendQ = scanner.hex();
  if (sendQ === NO_NUMBER || !scanner.literal(COLON)) return undefined;
  const recvQ = scanner.hex();
  if (recvQ === NO_NUMBER) return undefined;
  const timer = scanner.hex32();
  if (timer === NO_NUMBER || !scanner.literal(COLON)) return undefined;
  const when = scanner.hex();
  if (when === NO_NUMBER) return undefined;

  let items = 10;
  const retransmits = scanner.hex();
  let uid: number | undefined;
  let probes: number | undefined;
  let inode: number | bigint = NO_NUMBER;
  if (retransmits !== NO_NUMBER) {
    items++;
    uid = scanner.int();
    if (uid !== undefined) probes = scanner.int();
    if (probes !== undefined) inode = scanner.decimal();
  }
  if (items < required) return undefined;

  // The length of the local address decides the family of both.
  const v6 = localEnd.digits > WORD_DIGITS;
  const local = v6
    ? ipv6At(scanner, localEnd.start, localEnd.digits, swapped)
    : packIpv4(localEnd.word, swapped);
  const foreign = v6
    ? ipv6At(scanner, foreignEnd.start, foreignEnd.digits, swapped)
    : packIpv4(fits64(scanner, foreignEnd.start, foreignEnd.digits) ? foreignEnd.word : ALL_ONES, swapped);
  return {
    local,
    localPort: localEnd.port,
    foreign,
    foreignPort: foreignEnd.port,
    state,
    sendQ,
    recvQ,
    timer,
    when,
    retransmits: retransmits === NO_NUMBER ? 0 : retransmits,
    uid: uid ?? 0,
    probes: probes ?? 0,
    inode: inode === NO_NUMBER ? 0 : inode,
  };
}

/** Reads `address:port`: where the digits of the address are, and their last eight as a word. */
function parseEnd(scanner: Scanner) {
  scanner.skipBlanks();
  const start = scanner.position;
  const digits = scanner.hexDigits(ADDRESS_DIGITS);
  const word = scanner.digitsWord;
  if (digits === 0 || !scanner.literal(COLON)) return undefined;
  const port = scanner.hex32();
  return port === NO_NUMBER ? undefined : { start, digits, word, port };
}

/** refcount, pointer, drops. */
function addDrops(record: { drops?: number }, scanner: Scanner): void {
  if (scanner.skipWord() === 0 || scanner.skipWord() === 0) return;
  const drops = scanner.int();
  if (drops !== undefined) record.drops = drops >>> 0;
}

/** refcount, pointer, rto, ato, `quick << 1 | pingpong`, cwnd, ssthresh. */
function addTcp(record: { tcp?: TcpDetails }, scanner: Scanner): void {
  if (scanner.int() === undefined || scanner.skipWord() === 0) return;
  const rto = scanner.int();
  const ato = scanner.int();
  if (scanner.int() === undefined) return;
  const cwnd = scanner.int();
  const ssthresh = scanner.int();
  if (rto === undefined || ato === undefined || cwnd === undefined || ssthresh === undefined) return;
  record.tcp = { rto, ato, cwnd, ssthresh };
}

const ALL_ONES = 0xffff_ffff;

/** Whether these digits fit in 64 bits: strtoul turns a larger number into all ones. */
function fits64(scanner: Scanner, start: number, digits: number): boolean {
  for (let at = start; at < start + digits - 16; at++) if (scanner.bytes[at] !== 0x30) return false;
  return true;
}
