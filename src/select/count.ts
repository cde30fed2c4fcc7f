import type { CountRecord } from '../records/count.ts';
import type { Value } from '../records/fields.ts';
import type { AnyRecord, Kind } from '../records/record.ts';
import { CombinationTree } from './combination-tree.ts';
import { type Combination, type Dimension, dimensionsOf } from './dimensions.ts';
import { quoted, SelectError } from './error.ts';
import { fieldNames } from './fields.ts';
import { compareOrdered, type Ordered } from './intervals.ts';
import { type Key, parseKeys } from './keys.ts';
import { rankOf } from './rank.ts';
import { compareRanks } from './sort.ts';

/** By which fields records are to be counted. */
export interface Counting {
  /** As they were given, which is how the counts name them. */
  readonly names: readonly string[];
  /** The fields that decide, by their own names. */
  readonly fields: ReadonlySet<string>;
  /** Counts from nothing. */
  counter(): Counter;
}

/** Counts records as they come, and keeps none of them. */
export interface Counter {
  add(kind: Kind, record: AnyRecord): void;
  /** The most first, those of one number by their values as --sort would have them. */
  counts(): CountRecord[];
}

/**
 * Understands --count-by, such as `state,local.port`. A record that has several values of a field counts once for each of
 * them that is different; with several such fields once for each combination, but what belongs to one owner, address or note
 * stays together.
 *
 * @param kinds of the records that are to come
 * @throws SelectError
 */
export function parseCountBy(list: string, kinds: readonly Kind[]): Counting {
  const keys = parseKeys(list, kinds, { signs: false });
  const names = keys.map(({ name }) => name);
  const twice = keys.find(({ name }, index) => names.indexOf(name) < index);
  if (twice !== undefined) throw new SelectError(`${quoted(twice.name)} is there twice`, twice.start);
  const dimensions = new Map(kinds.map((kind) => [kind, dimensionsOf(keys, kind)]));
  return { names, fields: fieldNames(keys), counter: () => counterOf(keys, dimensions) };
}

function counterOf(keys: readonly Key[], dimensions: ReadonlyMap<Kind, readonly Dimension[]>): Counter {
  const tree = new CombinationTree();
  const combination = new Array<Value | undefined>(keys.length);
  const addFrom = (at: number, dimensions: readonly Dimension[], record: AnyRecord): void => {
    const dimension = dimensions[at];
    if (dimension === undefined) tree.add(combination);
    else {
      for (const values of dimension.read(record)) {
        for (let index = 0; index < values.length; index++) {
          combination[dimension.places[index] as number] = values[index];
        }
        addFrom(at + 1, dimensions, record);
      }
    }
  };
  return {
    add(kind, record) {
      tree.nextRecord();
      addFrom(0, dimensions.get(kind) ?? [], record);
    },
    counts: () => inOrder(tree, keys).map(({ count, values }) => countOf(count, values, keys)),
  };
}

function inOrder({ leaves }: CombinationTree, keys: readonly Key[]): CombinationTree['leaves'][number][] {
  return leaves
    .map((leaf) => ({ leaf, ranks: keys.map(({ type }, index) => rankOf(type, leaf.values[index])) }))
    .sort((a, b) => b.leaf.count - a.leaf.count || compareAll(a.ranks, b.ranks))
    .map(({ leaf }) => leaf);
}

function compareAll(a: readonly (Ordered | undefined)[], b: readonly (Ordered | undefined)[]): number {
  for (const [index, rank] of a.entries()) {
    const order = compareRanks(rank, b[index], compareOrdered);
    if (order !== 0) return order;
  }
  return 0;
}

function countOf(count: number, values: Combination, keys: readonly Key[]): CountRecord {
  const named = keys.flatMap(({ name }, index) => {
    const value = values[index];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { count, ...Object.fromEntries(named) };
}
