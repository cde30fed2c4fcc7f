import type { Names } from '../format/names.ts';
import { containerLabel, podLabel } from '../proc/processes/workload-labels.ts';
import { hostOf } from '../records/describe/ends.ts';
import type { FlowEndRecord } from '../records/flow.ts';
import type { OwnerRecord } from '../records/socket.ts';
import type { KnownAddress } from './address-book.ts';
import { entry } from './entry.ts';
import type { Vantage } from './vantage.ts';

/** What sides have in common that differ only in their addresses: where they are, and what holds the sockets. */
type Place = Omit<FlowEndRecord, 'address' | 'name'>;

/** One side of flows. */
export interface Side {
  /** Equal for sides that records do not tell apart. */
  readonly id: number;
  /** Undefined where nobody looked at it. */
  readonly place: Place | undefined;
  readonly address: KnownAddress;
  /** Where its names are known. */
  readonly seenFrom: Vantage;
}

/** The sides in one place, by the numbers of their addresses. */
interface PlaceSides {
  readonly place: Place | undefined;
  readonly sides: Map<number, Side>;
}

/** The sides that are seen from a namespace. */
interface VantageSides {
  readonly ofNobody: PlaceSides;
  /** By the numbers of their processes, all of whose sockets are of the same place. */
  readonly ofProcesses: Map<number, { readonly program: string; readonly there: PlaceSides }>;
  /** By what is said of their places. */
  readonly ofPlaces: Map<string, PlaceSides>;
}

/** The sides of flows. */
export class Sides {
  /** Those that nobody looked at, by the names that they have. */
  readonly #unseen = new Map<Names, PlaceSides>();
  readonly #seen = new Map<Vantage, VantageSides>();
  #count = 0;

  /** A side that was seen. */
  of(vantage: Vantage, owner: OwnerRecord | undefined, address: KnownAddress): Side {
    return this.#side(this.#placeOf(vantage, owner), address, vantage);
  }

  /** One that has no row. Nobody looked at it, or on the loopback it is where it is seen, if records say where that is. */
  unseen(address: KnownAddress, seenFrom: Vantage): Side {
    if (address.reach === 'loopback') {
      const within = this.#placeOf(seenFrom, undefined);
      if (!isBare(within)) return this.#side(within, address, seenFrom);
    }
    const there = entry(this.#unseen, seenFrom.names, () => ({ place: undefined, sides: new Map() }));
    return this.#side(there, address, seenFrom);
  }

  #side(there: PlaceSides, address: KnownAddress, seenFrom: Vantage): Side {
    const { place, sides } = there;
    let side = sides.get(address.id);
    if (side === undefined) {
      // Of the only host that is shown, a socket of which no process is known has nothing that a peer does not have.
      const id = isBare(there) ? this.unseen(address, seenFrom).id : this.#count++;
      side = { id, place, address, seenFrom };
      sides.set(address.id, side);
    }
    return side;
  }

  #placeOf(vantage: Vantage, owner: OwnerRecord | undefined): PlaceSides {
    const seen = entry(this.#seen, vantage, () => ({
      ofNobody: { place: placeOf(vantage), sides: new Map() },
      ofProcesses: new Map(),
      ofPlaces: new Map(),
    }));
    if (owner === undefined) return seen.ofNobody;
    const known = seen.ofProcesses.get(owner.pid);
    if (known?.program === owner.program) return known.there;
    const place = { ...placeOf(vantage), ...workOf(owner) };
    const there = entry(seen.ofPlaces, JSON.stringify(place), () => ({ place, sides: new Map() }));
    seen.ofProcesses.set(owner.pid, { program: owner.program, there });
    return there;
  }
}

function isBare({ place }: PlaceSides): boolean {
  return place !== undefined && Object.keys(place).length === 0;
}

/** The record of a side. It is made when it is written: of 80,000 peers at once they would take long to collect. */
export function describeSide({ place, address: { address }, seenFrom }: Side): FlowEndRecord {
  const record = { ...place, address: String(address) };
  const name = hostOf(address, seenFrom.names);
  return name === undefined ? record : { ...record, name };
}

function placeOf({ host, netns }: Vantage): Place {
  return { ...(host === undefined ? {} : { host }), ...(netns === undefined ? {} : { netns }) };
}

/** What a program writes over its arguments, by setproctitle: its name, and then what it does, which is other for each connection. */
const TITLE = /^([^\s:]+): .*$/s;

function workOf({ program, container, pod, unit }: OwnerRecord): Place {
  const name = containerLabel(container);
  const ofPod = podLabel(pod);
  return {
    program: program.replace(TITLE, '$1'),
    ...(name === undefined ? {} : { container: name }),
    ...(ofPod === undefined ? {} : { pod: ofPod }),
    ...(unit === undefined ? {} : { unit }),
  };
}
