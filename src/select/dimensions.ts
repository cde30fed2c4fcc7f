import { type Field, getterOf, type Value } from '../records/field.ts';
import type { AnyRecord, Kind } from '../records/record.ts';
import { countable } from './countable.ts';
import type { Key } from './keys.ts';

/** Keys whose values belong together: a single key, or several of the elements of one list, such as owners. */
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
  const lists = new Map<string, { readonly places: number[]; readonly names: string[] }>();
  const dimensions: Dimension[] = [];
  for (const [place, key] of keys.entries()) {
    const fields = key.fields.get(kind) ?? [];
    const element = elementOf(fields);
    if (element === undefined) {
      dimensions.push(single(place, fields));
      continue;
    }
    const [list, name] = element;
    const known = lists.get(list);
    known?.places.push(place);
    known?.names.push(name);
    if (known === undefined) {
      const places = [place];
      const names = [name];
      lists.set(list, { places, names });
      dimensions.push({ places, read: (record) => elements(record, list, names) });
    }
  }
  return dimensions;
}

/** `owners.pid` is the `pid` of the elements of `owners`. */
function elementOf([field, ...others]: readonly Field[]): readonly [list: string, name: string] | undefined {
  if (field?.many !== true || others.length > 0) return undefined;
  const [list = '', name] = field.name.split('.');
  return name === undefined ? undefined : [list, name];
}

function single(place: number, fields: readonly Field[]): Dimension {
  const getters = fields.map(({ name, type }) => {
    const get = getterOf(name);
    return (record: AnyRecord) => get(record).map((value) => countable(type, value));
  });
  return {
    places: [place],
    read(record) {
      const values = getters.flatMap((get) => get(record));
      return values.length === 0 ? [[undefined]] : values.map((value) => [value]);
    },
  };
}

function elements(record: AnyRecord, list: string, names: readonly string[]): readonly Combination[] {
  const found = (record as unknown as Readonly<Record<string, readonly Readonly<Record<string, Value>>[]>>)[
    list
  ];
  return found === undefined || found.length === 0
    ? [names.map(() => undefined)]
    : found.map((element) => names.map((name) => element[name]));
}
