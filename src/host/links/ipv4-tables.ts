import type { Ipv4Address } from '../../proc/reading/address.ts';
import { type FibEntry, fibTrieReader } from '../../proc/routes/fib-trie.ts';
import { type Route, RTF_REJECT, RTF_UP, routeReader } from '../../proc/routes/route.ts';
import { optional } from '../root/optional.ts';
import type { Root } from '../root/root.ts';

/** What the IPv4 routing tables say about the addresses of interfaces. */
export interface Ipv4Tables {
  /** Routes without a gateway: the kernel adds one for each address while the link is up. */
  readonly connected: readonly Route[];
  /** The host's own addresses, without their interfaces; those of links that are down included. */
  readonly local: readonly Ipv4Address[];
  /** Networks in which every address is the host's own: those of the loopback, in practice 127.0.0.0/8. */
  readonly localNetworks: readonly FibEntry[];
  /** Broadcast addresses, unsigned 32 bits: the highest of each connected network, and those set explicitly. */
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
  const read = routeReader(root.facts);
  const batches = optional(() =>
    Array.from(root.readBatches('/proc/net/route'), (batch) => read(batch).records),
  );
  return batches?.flat() ?? [];
}

/** The entries of the table `Local` but unicast routes, of which a router has very many. */
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
