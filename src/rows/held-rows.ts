import { PackedValues } from '../records/packed/packed-values.ts';
import { SortKeys } from '../select/sort-keys.ts';
import type { Lane } from './lane.ts';

/** Rows that wait for their order, or for notes that depend on all of them: as bytes, from which they are made again. */
export class HeldRows {
  readonly #values = new PackedValues();
  readonly #lanes: Lane<never>[] = [];
  readonly #keys = new SortKeys();
  #order: Uint32Array | undefined;

  add<R>(lane: Lane<R>, row: R): void {
    let number = this.#lanes.indexOf(lane);
    if (number < 0) number = this.#lanes.push(lane) - 1;
    this.#values.write(number);
    this.#values.write(row);
    this.#values.items.end();
    lane.rank?.(row, this.#keys);
  }

  /** Gives all rows in their order. */
  give(take: <R>(lane: Lane<R>, row: R) => void): void {
    const { length } = this.#values.items;
    this.#order ??= this.#lanes[0]?.rank && this.#keys.order();
    for (let index = 0; index < length; index++) {
      this.#values.seek(this.#order?.[index] ?? index);
      const lane = this.#lanes[this.#values.read() as number];
      take(lane as Lane<unknown>, this.#values.read());
    }
  }
}
