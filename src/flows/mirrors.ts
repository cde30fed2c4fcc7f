import type { ConnectionEnd } from './connection-end.ts';
import { type Ends, endsKey, reversed, type Translation, type Vantage } from './vantage.ts';

/** Two ends of one connection; the second one is undefined where no row shows it. */
export type Pair = readonly [ConnectionEnd, ConnectionEnd | undefined];

/** Between the looks at two hosts, in milliseconds: a port may be used again after that. */
const SAME_TIME = 60_000;

/** Addresses that mean something else on each host, or on each link. */
const LOCAL_ONLY = /^(?:127\.|169\.254\.|::1$|fe[89ab][0-9a-f]:)/;

/** Of so many rewritings of one connection on its way. */
const LONGEST_WAY = 4;

/**
 * Joins rows that are the two ends of one connection: in one namespace those that mirror each other, across namespaces and hosts only if
 * each address is that of one namespace alone and both were looked at about the same time. What a host on the way rewrites is followed.
 */
export function joinEnds(ends: readonly ConnectionEnd[], vantages: readonly Vantage[]): Pair[] {
  const byKey = new Map<string, ConnectionEnd[]>();
  for (const end of ends) {
    const alike = byKey.get(end.key);
    if (alike === undefined) byKey.set(end.key, [end]);
    else alike.push(end);
  }
  const homes = homesOf(ends, vantages);
  const ways = waysOf(vantages);
  const joined = new Set<ConnectionEnd>();
  const partnerOf = (end: ConnectionEnd): ConnectionEnd | undefined => {
    const candidates = (way: Ends): ConnectionEnd[] =>
      (byKey.get(endsKey(reversed(way))) ?? []).filter((other) => other !== end && !joined.has(other));
    const near = candidates(end).find((other) => other.vantage === end.vantage);
    if (near !== undefined) return near;
    for (const way of ways(end)) {
      const far = candidates(way).filter(
        (other) =>
          isHome(homes, end.source, end.vantage) &&
          isHome(homes, other.source, other.vantage) &&
          isSameTime(end.vantage, other.vantage),
      );
      if (far.length === 1) return far[0];
    }
    return undefined;
  };
  const pairs: Pair[] = [];
  const alone: ConnectionEnd[] = [];
  for (const end of ends) {
    if (joined.has(end)) continue;
    const partner = partnerOf(end);
    if (partner === undefined) alone.push(end);
    else {
      joined.add(end).add(partner);
      pairs.push([end, partner]);
    }
  }
  // The other end of a rewritten connection cannot be found from its own side.
  for (const end of alone) if (!joined.has(end)) pairs.push([end, undefined]);
  return pairs;
}

/** In which namespaces an address is. */
type Homes = ReadonlyMap<string, ReadonlySet<Vantage>>;

function homesOf(ends: readonly ConnectionEnd[], vantages: readonly Vantage[]): Homes {
  const homes = new Map<string, Set<Vantage>>();
  const add = (address: string, vantage: Vantage): void => {
    const known = homes.get(address);
    if (known === undefined) homes.set(address, new Set([vantage]));
    else known.add(vantage);
  };
  for (const vantage of vantages) for (const address of vantage.addresses) add(address, vantage);
  for (const { source, vantage } of ends) add(source, vantage);
  return homes;
}

/** Whether an address is that of this namespace and of no other. */
function isHome(homes: Homes, address: string, vantage: Vantage): boolean {
  if (LOCAL_ONLY.test(address)) return false;
  const known = homes.get(address);
  return known !== undefined && known.size === 1 && known.has(vantage);
}

function isSameTime({ time: one }: Vantage, { time: other }: Vantage): boolean {
  return one === undefined || other === undefined || Math.abs(one - other) <= SAME_TIME;
}

/** The ends of a connection as its opener has them, and as each host on its way rewrites them. */
function waysOf(vantages: readonly Vantage[]): (end: Ends) => Iterable<Ends> {
  const rewritten = new Map<string, Ends[]>();
  const seen = new Set<readonly Translation[]>();
  for (const { translations } of vantages) {
    // Namespaces of a host share them.
    if (seen.has(translations)) continue;
    seen.add(translations);
    for (const { before, after } of translations) {
      const key = endsKey(before);
      const known = rewritten.get(key);
      if (known === undefined) rewritten.set(key, [after]);
      else known.push(after);
    }
  }
  return function* (end) {
    let ways: readonly Ends[] = [end];
    for (let step = 0; ways.length > 0 && step <= LONGEST_WAY; step++) {
      yield* ways;
      if (rewritten.size === 0) return;
      ways = ways.flatMap((way) => rewritten.get(endsKey(way)) ?? []);
    }
  };
}
