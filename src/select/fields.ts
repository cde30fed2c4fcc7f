import { type Field, type FieldType, type Getter, getterOf, type Value } from '../records/field.ts';
import { type Naming, OF_ONE_HOST } from '../records/fields.ts';
import { KINDS, type Kind } from '../records/record.ts';
import { enumerated } from '../text/enumerated.ts';
import { nearest } from '../text/nearest.ts';
import { quoted, SelectError } from './error.ts';

/** A name that was given, and what it means in records of each kind. */
export interface Reference {
  readonly name: string;
  readonly type: FieldType;
  /** Of kinds that have such fields: the field itself, or several that the name stands for. */
  readonly fields: ReadonlyMap<Kind, readonly Field[]>;
}

/**
 * Finds out what a name means in records of these kinds.
 *
 * @param offset where it stands
 * @param naming what names mean
 * @throws SelectError if none of the kinds knows it
 */
export function refer(
  name: string,
  kinds: readonly Kind[],
  offset: number,
  naming: Naming = OF_ONE_HOST,
): Reference {
  const fields = new Map<Kind, readonly Field[]>();
  for (const kind of kinds) {
    const named = fieldsNamed(name, kind, naming);
    if (named.length > 0) fields.set(kind, named);
  }
  const [[first] = []] = fields.values();
  if (first === undefined) throw new SelectError(unknown(name, kinds, naming), offset);
  return { name, type: first.type, fields };
}

/** Whether records of a kind have a field of this name, or fields for which it is another name. */
export function isName(name: string, kind: Kind, naming: Naming): boolean {
  return fieldsNamed(name, kind, naming).length > 0;
}

/** Whether they have a field of this very name. */
export function isField(name: string, kind: Kind, { fields }: Naming): boolean {
  return fields[kind].some((field) => field.name === name);
}

/** The same name for the fields of each type alone. */
export function byType(reference: Reference): Reference[] {
  const types = new Set([...reference.fields.values()].flat().map(({ type }) => type));
  if (types.size === 1) return [reference];
  return [...types].map((type) => ({
    ...reference,
    type,
    fields: new Map(
      [...reference.fields].map(([kind, fields]) => [kind, fields.filter((field) => field.type === type)]),
    ),
  }));
}

/** The names of all fields that are meant. */
export function fieldNames(references: Iterable<Reference>): Set<string> {
  return new Set(
    [...references].flatMap(({ fields }) => [...fields.values()].flat().map(({ name }) => name)),
  );
}

/** What a name means in the elements of one list, as in those of `owners`. */
export interface ElementFields {
  readonly list: string;
  readonly type: FieldType;
  /** The first of the fields that an element has. */
  readonly read: (element: object) => Value | undefined;
}

/** undefined for fields that are not all of the elements of one list. */
export function elementFields(fields: readonly Field[]): ElementFields | undefined {
  const [first] = fields;
  const [list = ''] = first?.name.split('.') ?? [];
  const prefix = `${list}.`;
  if (first === undefined || !fields.every(({ name, many }) => many && name.startsWith(prefix)))
    return undefined;
  const getters = fields.map(({ name }) => getterOf(name.slice(prefix.length)));
  return {
    list,
    type: first.type,
    read(element) {
      for (const get of getters) {
        const [value] = get(element);
        if (value !== undefined) return value;
      }
      return undefined;
    },
  };
}

/** Whether fields are different names of one thing, as those of `netns` are: the first that a record has stands for it. */
export function areAlternatives([first, ...others]: readonly Field[]): boolean {
  const [object] = first?.name.split('.') ?? [];
  return others.length > 0 && others.every(({ name }) => name.startsWith(`${object}.`));
}

/** The first of all values that these find in a record. */
export function firstValue<T>(getters: readonly ((record: object) => readonly T[])[], record: object): T[] {
  for (const get of getters) {
    const [value] = get(record);
    if (value !== undefined) return [value];
  }
  return [];
}

/** How to get at what a name means: of several fields that are names of one thing at the first that it has. */
export function gettersOf({ fields }: Reference): Getter[] {
  const different = new Map(
    [...fields.values()].map((fields) => [fields.map(({ name }) => name).join(), fields]),
  );
  return [...different.values()].flatMap((fields) => {
    const part = elementFields(fields);
    if (part === undefined) {
      const getters = fields.map(({ name }) => getterOf(name));
      return areAlternatives(fields) ? [(record) => firstValue(getters, record)] : getters;
    }
    const { list, read } = part;
    return [(record) => elementsOf(record, list).flatMap((element) => read(element) ?? [])];
  });
}

/** The elements of a list of a record; of a single object with lists in it, as a namespace with its names is, that object. */
export function elementsOf(record: object, list: string): readonly object[] {
  return [(record as Readonly<Record<string, object | readonly object[] | undefined>>)[list] ?? []].flat();
}

function fieldsNamed(name: string, kind: Kind, { fields, aliases }: Naming): Field[] {
  const own = aliases[kind];
  const names = Object.hasOwn(own, name) ? (own[name] ?? []) : [name];
  return names.flatMap((wanted) => fields[kind].filter((field) => field.name === wanted));
}

function unknown(name: string, kinds: readonly Kind[], naming: Naming): string {
  const names = [...new Set(kinds.flatMap((kind) => namesOf(kind, naming)))];
  const owners = (Object.keys(KINDS) as Kind[]).filter((kind) => fieldsNamed(name, kind, naming).length > 0);
  const near = nearest(name, names);
  const advice =
    owners.length > 0
      ? `only ${plural(owners)} do`
      : near.length > 0
        ? `did you mean ${enumerated(near, 'or')}? netstat-js(1) has all of them`
        : `there are ${names.join(', ')}`;
  return `${plural(kinds)} have no field ${quoted(name)}: ${advice}`;
}

function namesOf(kind: Kind, { fields, aliases }: Naming): string[] {
  return [...fields[kind].map(({ name }) => name), ...Object.keys(aliases[kind])];
}

function plural(kinds: readonly Kind[]): string {
  return enumerated(
    kinds.map((kind) => KINDS[kind].plural),
    'and',
  );
}
