import type { ConnectionEnd } from './connection-end.ts';
import { entry } from './entry.ts';
import { type Homes, isLoopback, isSameTime } from './homes.ts';
import type { Translations } from './translations.ts';
import { mirrorKey, type Vantage } from './vantage.ts';

/** Two ends of one connection; the second one is undefined where no row shows it. */
export type Pair = readonly [ConnectionEnd, ConnectionEnd | undefined];

/** The rows that wait for their other ends, of each namespace by their ends. */
class Waiting {
  readonly #all = new Map<Vantage, Map<string, ConnectionEnd[]>>();
  readonly joined = new Set<ConnectionEnd>();

  constructor(ends: readonly ConnectionEnd[]) {
    for (const end of ends) {
      const own = entry(this.#all, end.vantage, () => new Map<string, ConnectionEnd[]>());
      const alike = own.get(end.key);
      if (alike === undefined) own.set(end.key, [end]);
      else alike.push(end);
    }
  }

  /** A row of a namespace that still waits. */
  find(vantage: Vantage, key: string): ConnectionEnd | undefined {
    const alike = this.#all.get(vantage)?.get(key);
    while (alike !== undefined && alike.length > 0 && this.joined.has(alike.at(-1) as ConnectionEnd))
      alike.pop();
    return alike?.at(-1);
  }

  /** One of each namespace, two at most, for which `isNear` holds. */
  near(key: string, isNear: (end: ConnectionEnd) => boolean): ConnectionEnd[] {
    const found: ConnectionEnd[] = [];
    for (const vantage of this.#all.keys()) {
      const end = this.find(vantage, key);
      if (end !== undefined && isNear(end)) found.push(end);
      if (found.length > 1) break;
    }
    return found;
  }
}

/**
 * Joins rows that are the two ends of one connection: in one namespace those that mirror each other, across namespaces and hosts only if
 * each reaches the other by its address alone, and both were looked at about the same time. What is rewritten on the way is followed.
 */
export function joinEnds(ends: readonly ConnectionEnd[], homes: Homes, translations: Translations): Pair[] {
  const waiting = new Waiting(ends);
  const pairs: Pair[] = [];
  const join = (partnerOf: (end: ConnectionEnd) => ConnectionEnd | undefined): void => {
    for (const end of ends) {
      if (waiting.joined.has(end)) continue;
      const partner = partnerOf(end);
      // A socket that is connected to itself is both ends, in one row.
      if (partner === undefined || partner === end) continue;
      waiting.joined.add(end).add(partner);
      pairs.push([end, partner]);
    }
  };
  join((end) => waiting.find(end.vantage, mirrorKey(end)));
  join((end) => {
    const there = homes.reached(end.destination, end.vantage);
    if (there === undefined || there === end.vantage) return undefined;
    if (!homes.areJoined(end.vantage, end.source, there, end.destination)) return undefined;
    return waiting.find(there, mirrorKey(end));
  });
  join((end) => {
    for (const way of translations.waysOf(end.key)) {
      const [opener, otherOpener] = waiting.near(end.key, (one) => isAt(homes, one, way.first));
      if (opener?.vantage !== end.vantage || otherOpener !== undefined) continue;
      const [partner, otherPartner] = waiting.near(mirrorKey(way.ends), (one) => isAt(homes, one, way.last));
      if (partner !== undefined && partner !== end && otherPartner === undefined) return partner;
    }
    return undefined;
  });
  for (const end of ends) if (!waiting.joined.has(end)) pairs.push([end, undefined]);
  return pairs;
}

/** Whether packets of an end can come to where they are rewritten: it is there, on that host, or has an address that no one else has. */
function isAt(homes: Homes, { vantage, source }: ConnectionEnd, at: Vantage): boolean {
  if (vantage === at) return true;
  if (isLoopback(source) || !isSameTime(vantage, at)) return false;
  return vantage.host === at.host || homes.reached(source, at) === vantage;
}
