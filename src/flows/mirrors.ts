import { type AddressBook, mirrored } from './address-book.ts';
import type { ConnectionEnd } from './connection-end.ts';
import { entry } from './entry.ts';
import { type Homes, isSameTime } from './homes.ts';
import type { Translations } from './translations.ts';
import type { Vantage } from './vantage.ts';

/** The rows that wait for their other ends, of each namespace and protocol by their ends. */
class Waiting {
  readonly #all = new Map<Vantage, Map<string, Map<number, ConnectionEnd>>>();

  add(end: ConnectionEnd, key: number): void {
    const own = entry(this.#all, end.vantage, () => new Map<string, Map<number, ConnectionEnd>>());
    const ofProtocol = entry(own, end.protocol, () => new Map<number, ConnectionEnd>());
    end.alike = ofProtocol.get(key);
    ofProtocol.set(key, end);
  }

  /** A row of a namespace that still waits. */
  find(vantage: Vantage, protocol: string, key: number): ConnectionEnd | undefined {
    const ofProtocol = this.#all.get(vantage)?.get(protocol);
    const first = ofProtocol?.get(key);
    if (ofProtocol === undefined || first?.partner === undefined) return first;
    let end: ConnectionEnd | undefined = first;
    while (end?.partner !== undefined) end = end.alike;
    if (end === undefined) ofProtocol.delete(key);
    else ofProtocol.set(key, end);
    return end;
  }

  /** One of each namespace, two at most, for which `isNear` holds. */
  near(protocol: string, key: number, isNear: (end: ConnectionEnd) => boolean): ConnectionEnd[] {
    const found: ConnectionEnd[] = [];
    for (const vantage of this.#all.keys()) {
      const end = this.find(vantage, protocol, key);
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
export function joinEnds(
  ends: readonly ConnectionEnd[],
  book: AddressBook,
  homes: Homes,
  translations: Translations,
): void {
  const waiting = new Waiting();
  for (const end of ends) {
    // Most peers of a busy server were not looked at.
    if (!homes.has(end.destination) && !translations.concern(end.protocol)) continue;
    end.key = book.key(end);
    waiting.add(end, end.key);
  }
  const join = (partnerOf: (end: ConnectionEnd, key: number) => ConnectionEnd | undefined): void => {
    for (const end of ends) {
      if (end.partner !== undefined || end.key === undefined) continue;
      const partner = partnerOf(end, end.key);
      // A socket that is connected to itself is both ends, in one row.
      if (partner === undefined || partner === end) continue;
      end.partner = partner;
      partner.partner = end;
    }
  };
  join(({ vantage, protocol }, key) => waiting.find(vantage, protocol, mirrored(key)));
  join(({ vantage, protocol, source, destination }, key) => {
    const there = homes.reached(destination, vantage);
    if (there === undefined || there === vantage) return undefined;
    if (!homes.areJoined(vantage, source, there, destination)) return undefined;
    return waiting.find(there, protocol, mirrored(key));
  });
  join((end, key) => {
    const { vantage, protocol } = end;
    for (const way of translations.waysOf(end)) {
      const [opener, otherOpener] = waiting.near(protocol, key, (one) => isAt(homes, one, way.first));
      if (opener?.vantage !== vantage || otherOpener !== undefined) continue;
      const near = waiting.near(protocol, mirrored(way.key), (one) => isAt(homes, one, way.last));
      const [partner] = near;
      if (partner !== undefined && partner !== end && near.length === 1) return partner;
    }
    return undefined;
  });
}

/** Whether packets of an end can come to where they are rewritten: it is there, on that host, or has an address that no one else has. */
function isAt(homes: Homes, { vantage, source }: ConnectionEnd, at: Vantage): boolean {
  if (vantage === at) return true;
  if (source.reach !== 'all' || !isSameTime(vantage, at)) return false;
  return vantage.host === at.host || homes.reached(source, at) === vantage;
}
