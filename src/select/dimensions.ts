import { countable } from '../records/countable.ts';
import { type Field, getterOf, type Value } from '../records/field.ts';
import type { AnyRecord, Kind } from '../records/record.ts';
import { areAlternatives, type ElementFields, elementFields, elementsOf, firstValue } from './fields.ts';
import type { Key } from './keys.ts';

/**
 * Keys whose values belong together: a single key, or several of the elements of one list, such as owners. Of a key that stands for
 * several fields of such an element, it has the value of the first that is there.
 */
export interface Dimension {
  /** Their places among all keys. */
  readonly places: readonly number[];
  /** All values of a record, in the order of the places; one of undefined where it has none. */
  read(record: AnyRecord): readonly Combination[];
}

/** A value of each key, undefined where the record lacks it. */
export type Combination = readonly (Value | undefined)[];

/** The dimensions that keys have in records of a kind. */
export function dimensionsOf(keys: readonly Key[], kind: Kind): Dimension[] {
  const lists = new Map<string, { readonly places: number[]; readonly parts: ElementFields[] }>();
  const dimensions: Dimension[] = [];
  for (const [place, key] of keys.entries()) {
    const fields = key.fields.get(kind) ?? [];
    const part = elementFields(fields);
    if (part === undefined) {
      dimensions.push(single(place, fields));
      continue;
    }
    const { list } = part;
    const known = lists.get(list);
    known?.places.push(place);
    known?.parts.push(part);
    if (known === undefined) {
      const places = [place];
      const parts = [part];
      lists.set(list, { places, parts });
      dimensions.push({ places, read: (record) => elements(record, list, parts) });
    }
  }
  return dimensions;
}

function single(place: number, fields: readonly Field[]): Dimension {
  const getters = fields.map(({ name, type }) => {
    const get = getterOf(name);
    return (record: object) => get(record).map((value) => countable(type, value));
  });
  const isOne = areAlternatives(fields);
  return {
    places: [place],
    read(record) {
      const values = isOne ? firstValue(getters, record) : getters.flatMap((get) => get(record));
      return values.length === 0 ? [[undefined]] : values.map((value) => [value]);
    },
  };
}

function elements(record: AnyRecord, list: string, parts: readonly ElementFields[]): readonly Combination[] {
  const found = elementsOf(record, list);
  return found.length === 0
    ? [parts.map(() => undefined)]
    : found.map((element) => parts.map(({ type, read }) => countable(type, read(element))));
}
