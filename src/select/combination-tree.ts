import type { Value } from '../records/field.ts';
import type { Combination } from './dimensions.ts';

/** A combination of values, and how many records have it. */
interface Leaf {
  readonly values: Combination;
  count: number;
  /** The record that counted last. */
  record: number;
}

type Branch = Map<Value | undefined, Branch | Leaf>;

/** Counts combinations of values, each once for a record: it branches by one value after the other. */
export class CombinationTree {
  readonly #root: Branch = new Map();
  readonly #leaves: Leaf[] = [];
  #record = 0;

  /** What is added from now on is of another record. */
  nextRecord(): void {
    this.#record++;
  }

  /** Always of the same length, one value at least; it is copied. */
  add(values: Combination): void {
    const last = values.length - 1;
    let branch = this.#root;
    for (let at = 0; at < last; at++) branch = branchAt(branch, values[at]);
    const leaf = branch.get(values[last]) as Leaf | undefined;
    if (leaf === undefined) {
      const fresh = { values: [...values], count: 1, record: this.#record };
      branch.set(values[last], fresh);
      this.#leaves.push(fresh);
    } else if (leaf.record !== this.#record) {
      leaf.record = this.#record;
      leaf.count++;
    }
  }

  /** All combinations, in the order in which they first came. */
  get leaves(): readonly Readonly<Leaf>[] {
    return this.#leaves;
  }
}

function branchAt(branch: Branch, value: Value | undefined): Branch {
  const known = branch.get(value) as Branch | undefined;
  if (known !== undefined) return known;
  const fresh: Branch = new Map();
  branch.set(value, fresh);
  return fresh;
}
