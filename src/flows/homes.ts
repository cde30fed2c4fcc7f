import type { KnownAddress } from './address-book.ts';
import { entry } from './entry.ts';
import type { Vantage } from './vantage.ts';

/** Between the looks at two hosts, in milliseconds: a port may be used again after that. */
const SAME_TIME = 60_000;

/** The one namespace that has an address; null where several have it. */
type Owners = Map<KnownAddress, Vantage | null>;

/** In which namespaces addresses are. */
export class Homes {
  readonly #own = new Map<Vantage, Set<KnownAddress>>();
  readonly #ofAll: Owners = new Map();
  readonly #ofHosts = new Map<string | undefined, Owners>();

  add(address: KnownAddress, vantage: Vantage): void {
    const own = entry(this.#own, vantage, () => new Set());
    if (own.has(address)) return;
    own.add(address);
    const ofHost = entry(this.#ofHosts, vantage.host, () => new Map());
    for (const owners of [this.#ofAll, ofHost]) owners.set(address, owners.has(address) ? null : vantage);
  }

  /** Whether any namespace has it. */
  has(address: KnownAddress): boolean {
    return this.#ofAll.has(address);
  }

  /**
   * The namespace that this one reaches by an address. That is itself, or else the only one that has the address: of all hosts, or at least
   * of its own, for hosts may have the same addresses for namespaces that only they themselves can reach.
   */
  reached(address: KnownAddress, from: Vantage): Vantage | undefined {
    if (address.reach === 'loopback' || this.#own.get(from)?.has(address)) return from;
    if (address.reach === 'link') return undefined;
    return this.#ofAll.get(address) ?? this.#ofHosts.get(from.host)?.get(address) ?? undefined;
  }

  /** Whether by these addresses one namespace reaches the other, and the other way round, at the same time. */
  areJoined(one: Vantage, address: KnownAddress, other: Vantage, otherAddress: KnownAddress): boolean {
    return this.areNear(one, address, other) && this.areNear(other, otherAddress, one);
  }

  /** Whether what a namespace sends from an address comes from it alone, as another one sees it. */
  areNear(one: Vantage, address: KnownAddress, other: Vantage): boolean {
    return one === other || (isSameTime(one, other) && this.reached(address, other) === one);
  }
}

/** Whether what was seen from both can be of one connection. */
export function isSameTime({ time: one }: Vantage, { time: other }: Vantage): boolean {
  return one === undefined || other === undefined || Math.abs(one - other) <= SAME_TIME;
}
