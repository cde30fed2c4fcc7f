import { parseIfInet6 } from '../../proc/interfaces/if-inet6.ts';
import { igmpReader } from '../../proc/interfaces/igmp.ts';
import { type Address, Ipv4Address, unmapped, unpackAddress } from '../../proc/reading/address.ts';
import type { HostFacts } from '../../proc/reading/parsed.ts';
import { fibTrieReader } from '../../proc/routes/fib-trie.ts';
import { routeReader } from '../../proc/routes/route.ts';
import { inetSocketReader } from '../../proc/sockets/inet-sockets.ts';
import { optional } from '../root/optional.ts';
import type { Root } from '../root/root.ts';

/** In which byte order the tables of a recorded host were printed. */
export interface Recognised {
  readonly byteOrder: HostFacts['byteOrder'];
  /** The table that speaks for the other one, where none proves either. */
  readonly doubt?: string;
}

/** So much of a table tells enough, in bytes. */
const BEGINNING = 64 * 1024;
/** The own addresses come last in fib_trie, behind all routes. */
const TRIE_LIMIT = 1024 * 1024;

/** How often the rows of a table can only have been printed in one of both orders; 0 where some cannot have been in either. */
type Votes = Readonly<Record<HostFacts['byteOrder'], number>>;

/** What a table speaks for. */
interface Witness {
  readonly path: string;
  readonly order: HostFacts['byteOrder'];
  /** Whether it leaves no other explanation. */
  readonly isProof: boolean;
}

/**
 * Recognises the byte order by what the kernel cannot print otherwise: masks of routes are contiguous and cover the destination, groups
 * are multicast addresses, and sockets are bound to addresses that the host has. Little-endian is what nothing contradicts.
 */
export function recogniseByteOrder(root: Root): Recognised {
  const witnesses = [...tables(root), ...sockets(root)];
  const big = witnesses.filter(({ order }) => order === 'BE');
  const [first] = big;
  if (first === undefined) return { byteOrder: 'LE' };
  const isProven = big.length > 1 || first.isProof;
  if (isProven && big.length === witnesses.length) return { byteOrder: 'BE' };
  return { byteOrder: 'LE', doubt: first.path };
}

/** Routes and groups: each row has to be possible. */
function* tables(root: Root): Generator<Witness> {
  for (const { path, fit } of TABLES) {
    const bytes = beginning(root, path, BEGINNING);
    const fits = { LE: fit(bytes, facts('LE')), BE: fit(bytes, facts('BE')) };
    if (fits.LE.some((fitting, row) => !fitting && !fits.BE[row])) continue;
    yield* witness(path, votes(fits), true);
  }
}

interface Table {
  readonly path: string;
  /** Whether each row could have been printed so. */
  readonly fit: (bytes: Uint8Array, facts: HostFacts) => readonly boolean[];
}

const TABLES: readonly Table[] = [
  {
    path: '/proc/net/route',
    fit: (bytes, facts) =>
      routeReader(facts)(bytes).records.map(
        ({ destination, genmask }) => isContiguous(genmask.word) && (destination.word & ~genmask.word) === 0,
      ),
  },
  {
    path: '/proc/net/igmp',
    fit: (bytes, facts) => igmpReader(facts)(bytes).records.map(({ address }) => isMulticast(address)),
  },
];

const SOCKET_TABLES = ['tcp', 'udp', 'raw', 'tcp6', 'udp6', 'raw6'] as const;

/** Sockets: of those that are bound to a certain address some are bound to one that the host has. */
function* sockets(root: Root): Generator<Witness> {
  const own = ownAddresses(root);
  for (const table of SOCKET_TABLES) {
    const path = `/proc/net/${table}`;
    const bytes = beginning(root, path, BEGINNING);
    const fit = (facts: HostFacts, isOwn: (address: Address) => boolean): readonly boolean[] =>
      inetSocketReader(
        facts,
        table.replace('6', '') as 'tcp',
      )(bytes).records.map(({ local }) => isOwn(unmapped(unpackAddress(local))));
    const count = (isOwn: (address: Address) => boolean): Votes =>
      votes({ LE: fit(facts('LE'), isOwn), BE: fit(facts('BE'), isOwn) });
    const listed = [
      ...witness(
        path,
        count((address) => own.has(String(address))),
        true,
      ),
    ];
    yield* listed.length > 0 ? listed : witness(path, count(isLoopback), false);
  }
}

function ownAddresses(root: Root): ReadonlySet<string> {
  const trie = fibTrieReader()(beginning(root, '/proc/net/fib_trie', TRIE_LIMIT)).records;
  const ipv4 = trie.filter(({ type, prefixLength }) => type === 'LOCAL' && prefixLength === 32);
  const ipv6 = parseIfInet6(beginning(root, '/proc/net/if_inet6', BEGINNING)).records;
  return new Set([...ipv4, ...ipv6].map(({ address }) => String(address)));
}

/** What speaks for both orders speaks for none. */
function* witness(path: string, { LE, BE }: Votes, isProof: boolean): Generator<Witness> {
  if (LE > 0 !== BE > 0) yield { path, order: BE > 0 ? 'BE' : 'LE', isProof };
}

function votes({ LE, BE }: Readonly<Record<HostFacts['byteOrder'], readonly boolean[]>>): Votes {
  const only = (those: readonly boolean[], others: readonly boolean[]): number =>
    those.filter((fitting, row) => fitting && !others[row]).length;
  return { LE: only(LE, BE), BE: only(BE, LE) };
}

function facts(byteOrder: HostFacts['byteOrder']): HostFacts {
  return { byteOrder, ticksPerSecond: 100 };
}

/** The whole lines at the beginning of a table. */
function beginning(root: Root, path: string, most: number): Uint8Array {
  const bytes = optional(() => root.read(path, most)) ?? new Uint8Array();
  return bytes.length < most ? bytes : bytes.subarray(0, bytes.lastIndexOf(10) + 1);
}

/** Whether no bit that is set follows one that is not. */
function isContiguous(mask: number): boolean {
  const host = ~mask >>> 0;
  return (host & (host + 1)) === 0;
}

function isMulticast(address: Address): boolean {
  return address instanceof Ipv4Address && address.word >>> 28 === 0xe;
}

/** The loopback addresses that are in use. */
function isLoopback(address: Address): boolean {
  if (address instanceof Ipv4Address) return address.word >>> 8 === 0x7f_00_00;
  return String(address) === '::1';
}
