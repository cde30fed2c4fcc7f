import { type AddressBook, type KnownAddress, packed } from './address-book.ts';
import type { ConnectionEnd } from './connection-end.ts';
import { entry } from './entry.ts';
import type { Ends, Vantage } from './vantage.ts';

/** A connection as it is after one or several rewritings. */
export interface Way {
  /** Of its ends. */
  readonly key: number;
  readonly destination: KnownAddress;
  readonly destinationPort: number;
  /** Where it was rewritten first and last. */
  readonly first: Vantage;
  readonly last: Vantage;
}

/** So often one connection is rewritten on its way at most. */
const LONGEST_WAY = 4;

/** So many ways are followed at most: a table may say anything. */
const MOST_WAYS = 16;

const NONE: readonly Way[] = [];

/** What namespaces rewrite. */
export class Translations {
  readonly #after = new Map<string, Map<number, Way[]>>();

  constructor(vantages: Iterable<Vantage>, book: AddressBook) {
    for (const at of vantages) {
      for (const { protocol, before, after } of at.translations ?? []) {
        const ofProtocol = entry(this.#after, protocol, () => new Map<number, Way[]>());
        const ways = entry(ofProtocol, wayOf(before, at, book).key, () => []);
        if (ways.length < MOST_WAYS) ways.push(wayOf(after, at, book));
      }
    }
  }

  /** Whether connections of a protocol are rewritten anywhere. */
  concern(protocol: string): boolean {
    return this.#after.has(protocol);
  }

  /** What becomes of a connection on its way, as its opener has it. */
  waysOf({ protocol, key }: Pick<ConnectionEnd, 'protocol' | 'key'>): readonly Way[] {
    const after = this.#after.get(protocol);
    if (after === undefined || key === undefined) return NONE;
    let last = after.get(key) ?? NONE;
    const found: Way[] = [];
    for (let step = 0; last.length > 0 && step < LONGEST_WAY && found.length < MOST_WAYS; step++) {
      found.push(...last);
      last = last.flatMap((way) =>
        (after.get(way.key) ?? NONE).map((next) => ({ ...next, first: way.first })),
      );
    }
    return found.slice(0, MOST_WAYS);
  }
}

function wayOf({ source, destination }: Ends, at: Vantage, book: AddressBook): Way {
  const ends = {
    source: book.of(packed(source.address)),
    sourcePort: source.port,
    destination: book.of(packed(destination.address)),
    destinationPort: destination.port,
  };
  return { key: book.key(ends), ...ends, first: at, last: at };
}
