import { entry } from './entry.ts';
import type { Vantage } from './vantage.ts';

/** Addresses that mean something else on each host, or on each link. */
const LOCAL_ONLY = /^(?:127\.|169\.254\.|::1$|fe[89ab][0-9a-f]:)/;

/** Between the looks at two hosts, in milliseconds: a port may be used again after that. */
const SAME_TIME = 60_000;

/** The one namespace that has an address; null where several have it. */
type Owners = Map<string, Vantage | null>;

/** In which namespaces addresses are. */
export class Homes {
  readonly #own = new Map<Vantage, Set<string>>();
  readonly #ofAll: Owners = new Map();
  readonly #ofHosts = new Map<string | undefined, Owners>();

  add(address: string, vantage: Vantage): void {
    const own = entry(this.#own, vantage, () => new Set());
    if (own.has(address)) return;
    own.add(address);
    const ofHost = entry(this.#ofHosts, vantage.host, () => new Map());
    for (const owners of [this.#ofAll, ofHost]) owners.set(address, owners.has(address) ? null : vantage);
  }

  /**
   * The namespace that this one reaches by an address. That is itself, or else the only one that has the address: of all hosts, or at least
   * of its own, for hosts may have the same addresses for namespaces that only they themselves can reach.
   */
  reached(address: string, from: Vantage): Vantage | undefined {
    if (this.#own.get(from)?.has(address)) return from;
    if (LOCAL_ONLY.test(address)) return isLoopback(address) ? from : undefined;
    return this.#ofAll.get(address) ?? this.#ofHosts.get(from.host)?.get(address) ?? undefined;
  }

  /** Whether by these addresses one namespace reaches the other, and the other way round, at the same time. */
  areJoined(one: Vantage, address: string, other: Vantage, otherAddress: string): boolean {
    return this.areNear(one, address, other) && this.areNear(other, otherAddress, one);
  }

  /** Whether what a namespace sends from an address comes from it alone, as another one sees it. */
  areNear(one: Vantage, address: string, other: Vantage): boolean {
    return one === other || (isSameTime(one, other) && this.reached(address, other) === one);
  }
}

/** Whether what was seen from both can be of one connection. */
export function isSameTime({ time: one }: Vantage, { time: other }: Vantage): boolean {
  return one === undefined || other === undefined || Math.abs(one - other) <= SAME_TIME;
}

const LOOPBACK = /^(?:127\.|::1$)/;

/** Whether no other namespace has an address. */
export function isLoopback(address: string): boolean {
  return LOOPBACK.test(address);
}
