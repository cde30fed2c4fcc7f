import type { KnownAddress } from './address-book.ts';
import type { ConnectionEnd } from './connection-end.ts';
import { entry } from './entry.ts';
import type { Homes } from './homes.ts';
import type { Vantage } from './vantage.ts';

/** So many addresses of a side are looked at: a table may say anything. */
const MOST_ADDRESSES = 8;

/** One end of an association of sctp, each side of which may have several addresses. */
interface AssociationEnd {
  readonly end: ConnectionEnd;
  readonly locals: readonly KnownAddress[];
  readonly foreigns: readonly KnownAddress[];
}

/** Ends by their addresses and ports, in the namespaces where they are. */
type Paths = Map<string, Map<Vantage, AssociationEnd[]>>;

/** The associations of sctp. Their ends may name the same addresses in another order, or not all of them. */
export class Associations {
  readonly #all: AssociationEnd[] = [];

  add(end: ConnectionEnd, locals: readonly KnownAddress[], foreigns: readonly KnownAddress[]): void {
    this.#all.push({
      end,
      locals: locals.slice(0, MOST_ADDRESSES),
      foreigns: foreigns.slice(0, MOST_ADDRESSES),
    });
  }

  /** Tells in which namespaces their addresses are. */
  addTo(homes: Homes): void {
    for (const { end, locals } of this.#all) for (const local of locals) homes.add(local, end.vantage);
  }

  /** Joins ends where any address of one and any of the other mirror each other, and each is reached by its own. */
  join(homes: Homes): void {
    const paths: Paths = new Map();
    for (const one of this.#all)
      for (const [local, foreign] of pathsOf(one)) {
        const there = entry(
          paths,
          pathKey(local, one.end.sourcePort, foreign, one.end.destinationPort),
          () => new Map(),
        );
        entry(there, one.end.vantage, () => []).push(one);
      }
    for (const one of this.#all) {
      const other = one.end.partner === undefined ? otherEnd(one, paths, homes) : undefined;
      if (other === undefined) continue;
      one.end.partner = other;
      other.partner = one.end;
    }
  }
}

function* pathsOf({ locals, foreigns }: AssociationEnd): Generator<readonly [KnownAddress, KnownAddress]> {
  for (const local of locals) for (const foreign of foreigns) yield [local, foreign];
}

function pathKey(local: KnownAddress, port: number, foreign: KnownAddress, foreignPort: number): string {
  return `${local.id} ${port} ${foreign.id} ${foreignPort}`;
}

function otherEnd(one: AssociationEnd, paths: Paths, homes: Homes): ConnectionEnd | undefined {
  const { vantage, sourcePort, destinationPort } = one.end;
  for (const [local, foreign] of pathsOf(one)) {
    for (const [there, waiting] of paths.get(pathKey(foreign, destinationPort, local, sourcePort)) ?? []) {
      if (!homes.areJoined(vantage, local, there, foreign)) continue;
      while (waiting.at(-1)?.end.partner !== undefined) waiting.pop();
      const other = waiting.at(-1)?.end;
      // One that is connected to itself is both ends, in one row.
      if (other !== undefined && other !== one.end) return other;
    }
  }
  return undefined;
}
