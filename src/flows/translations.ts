import { type Ends, endsKey, type Translation, type Vantage } from './vantage.ts';

/** A connection as it is after one or several rewritings. */
export interface Way {
  readonly ends: Ends;
  /** Where it was rewritten first and last. */
  readonly first: Vantage;
  readonly last: Vantage;
}

/** So often one connection is rewritten on its way at most. */
const LONGEST_WAY = 4;

/** So many ways are followed at most: a table may say anything. */
const MOST_WAYS = 16;

/** What namespaces rewrite. */
export class Translations {
  readonly #after = new Map<string, { readonly ends: Ends; readonly at: Vantage }[]>();

  constructor(vantages: Iterable<Vantage>) {
    for (const at of vantages) for (const translation of at.translations ?? []) this.#add(translation, at);
  }

  #add({ before, after }: Translation, at: Vantage): void {
    const key = endsKey(before);
    const known = this.#after.get(key);
    if (known === undefined) this.#after.set(key, [{ ends: after, at }]);
    else if (known.length < MOST_WAYS) known.push({ ends: after, at });
  }

  /** What becomes of a connection on its way, as its opener has it. */
  waysOf(key: string): readonly Way[] {
    const found: Way[] = [];
    let last = this.#stepsFrom(key, undefined);
    for (let step = 0; last.length > 0 && step < LONGEST_WAY && found.length < MOST_WAYS; step++) {
      found.push(...last);
      last = last.flatMap((way) => this.#stepsFrom(endsKey(way.ends), way.first));
    }
    return found.slice(0, MOST_WAYS);
  }

  #stepsFrom(key: string, first: Vantage | undefined): Way[] {
    return (this.#after.get(key) ?? []).map(({ ends, at }) => ({ ends, first: first ?? at, last: at }));
  }
}
