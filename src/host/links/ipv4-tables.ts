import type { Ipv4Address } from '../../proc/reading/address.ts';
import { type FibEntry, fibTrieReader } from '../../proc/routes/fib-trie.ts';
import { type Route, RTF_REJECT, RTF_UP, routeReader } from '../../proc/routes/route.ts';
import { optional } from '../root/optional.ts';
import type { Root } from '../root/root.ts';

/** What the tables of IPv4 routes tell of the addresses of interfaces. */
export interface Ipv4Tables {
  /** Networks and hosts that are reached without a gateway: an address brings such a route with it while its link is up. */
  readonly connected: readonly Route[];
  /** The host's own addresses, but not which interface has which; those of links that are down too. */
  readonly local: readonly Ipv4Address[];
  /** The networks of which every address is the host's own, in practice 127.0.0.0/8: those of the loopback. */
  readonly localNetworks: readonly FibEntry[];
  /** Broadcast addresses, unsigned 32 bits: the highest of each connected network, and what was set beside it. */
  readonly broadcasts: ReadonlySet<number>;
}

const HOST_BITS = 32;

/** Reads both tables; one that cannot be read counts as empty. */
export function readIpv4Tables(root: Root): Ipv4Tables {
  const connected = readRoutes(root).filter(
    ({ flags, gateway }) => (flags & (RTF_UP | RTF_REJECT)) === RTF_UP && gateway.isZero,
  );
  const own = readOwnEntries(root);
  const local = own.filter(({ type }) => type === 'LOCAL');
  return {
    connected,
    local: local.filter(({ prefixLength }) => prefixLength === HOST_BITS).map(({ address }) => address),
    localNetworks: local.filter(({ prefixLength }) => prefixLength < HOST_BITS),
    broadcasts: new Set(own.filter(({ type }) => type === 'BROADCAST').map(({ address }) => address.word)),
  };
}

/** The rows of /proc/net/route. */
export function readRoutes(root: Root): readonly Route[] {
  const bytes = optional(() => root.read('/proc/net/route')) ?? new Uint8Array();
  return routeReader(root.facts)(bytes).records;
}

/** The entries of the table `Local`, without those of the routes: a router has very many. */
function readOwnEntries(root: Root): FibEntry[] {
  const entries: FibEntry[] = [];
  const read = fibTrieReader();
  optional(() => {
    for (const batch of root.readBatches('/proc/net/fib_trie')) {
      const own = read(batch).records.filter(({ table, type }) => table === 'Local' && type !== 'UNICAST');
      entries.push(...own);
    }
  });
  return entries;
}
