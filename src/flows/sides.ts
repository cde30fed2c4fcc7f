import type { Names } from '../format/names.ts';
import { containerLabel, podLabel } from '../proc/processes/workload-labels.ts';
import { hostOf } from '../records/describe/ends.ts';
import type { FlowEndRecord } from '../records/flow.ts';
import type { OwnerRecord } from '../records/socket.ts';
import type { KnownAddress } from './address-book.ts';
import { entry } from './entry.ts';
import type { Vantage } from './vantage.ts';

/** What holds sockets. There is one object for each. */
type Work = Omit<FlowEndRecord, 'address' | 'host' | 'netns' | 'name'>;

/** One side of flows. */
export interface Side {
  /** Equal for sides that records do not tell apart. */
  readonly id: number;
  readonly record: FlowEndRecord;
  /** Whether nobody looked at it. */
  readonly isUnseen: boolean;
  /** Where its names are known. */
  readonly seenFrom: Vantage;
}

const NOBODY: Work = {};

/** The sides of flows. */
export class Sides {
  readonly #works = new Map<string, Work>();
  readonly #ofProcesses = new Map<
    string | undefined,
    Map<number, { readonly owner: OwnerRecord; readonly work: Work }>
  >();
  /** Of those that nobody looked at, by the names that they have. */
  readonly #sides = new Map<Vantage | Names, Map<Work, Map<KnownAddress, Side>>>();
  #count = 0;

  /** A side that was seen. @param seenFrom where its name is known */
  of(vantage: Vantage, owner: OwnerRecord | undefined, address: KnownAddress): Side {
    return this.#side(vantage, this.#workOf(vantage, owner), address, vantage);
  }

  /** One that nobody looked at. */
  unseen(address: KnownAddress, seenFrom: Vantage): Side {
    return this.#side(undefined, NOBODY, address, seenFrom);
  }

  #side(vantage: Vantage | undefined, work: Work, address: KnownAddress, seenFrom: Vantage): Side {
    const ofVantage = entry(
      this.#sides,
      vantage ?? seenFrom.names,
      () => new Map<Work, Map<KnownAddress, Side>>(),
    );
    const ofWork = entry(ofVantage, work, () => new Map<KnownAddress, Side>());
    return entry(ofWork, address, (): Side => {
      const isUnseen = vantage === undefined;
      const name = hostOf(address.address, seenFrom.names);
      const record: FlowEndRecord = {
        ...(isUnseen ? {} : placeOf(vantage)),
        ...work,
        address: String(address.address),
        ...(name === undefined ? {} : { name }),
      };
      // Of the only host that is shown, a socket of which no process is known has nothing that a peer does not have.
      const isBare = !isUnseen && work === NOBODY && isNowhere(vantage);
      return { id: isBare ? this.unseen(address, seenFrom).id : this.#count++, record, isUnseen, seenFrom };
    });
  }

  /** All sockets of a process are of the same. */
  #workOf({ host }: Vantage, owner: OwnerRecord | undefined): Work {
    if (owner === undefined) return NOBODY;
    const ofHost = entry(this.#ofProcesses, host, () => new Map());
    const known = ofHost.get(owner.pid);
    if (known !== undefined && known.owner.program === owner.program) return known.work;
    const made = describeWork(owner);
    const work = entry(this.#works, JSON.stringify(made), () => made);
    ofHost.set(owner.pid, { owner, work });
    return work;
  }
}

function isNowhere({ host, netns }: Vantage): boolean {
  return host === undefined && netns === undefined;
}

function placeOf({ host, netns }: Vantage): Pick<FlowEndRecord, 'host' | 'netns'> {
  return { ...(host === undefined ? {} : { host }), ...(netns === undefined ? {} : { netns }) };
}

/** What a program writes over its arguments, by setproctitle: its name, and then what it does, which is other for each connection. */
const TITLE = /^([^\s:]+): .*$/s;

function describeWork({ program, container, pod, unit }: OwnerRecord): Work {
  const name = containerLabel(container);
  const ofPod = podLabel(pod);
  return {
    program: program.replace(TITLE, '$1'),
    ...(name === undefined ? {} : { container: name }),
    ...(ofPod === undefined ? {} : { pod: ofPod }),
    ...(unit === undefined ? {} : { unit }),
  };
}
