import { UsageError } from '../errors.ts';
import type { CountRecord } from '../records/count.ts';
import type { Field, Value } from '../records/field.ts';
import { type Naming, namingOf, OF_ONE_HOST } from '../records/fields.ts';
import { type AnyRecord, KINDS, type Kind } from '../records/record.ts';
import { nearest } from '../text/nearest.ts';
import type { FormOptions } from './form.ts';

/** What a record has in a column: undefined where it lacks the field. A list has a gap where an element lacks it. */
export type Cell = Value | undefined | readonly (Value | undefined)[];

/** What a column shows of a record, its kind and the time of its frame. */
export type CellOf = (record: AnyRecord | CountRecord, kind: Kind | 'count', time: string) => Cell;

/** Columns that are no fields of the records. */
const FRAME_COLUMNS: ReadonlyMap<string, CellOf> = new Map<string, CellOf>([
  ['time', (_record, _kind, time) => time],
  ['kind', (_record, kind) => kind],
  ...(['change', 'seconds', 'previous'] as const).map((name): [string, CellOf] => [
    name,
    (record) => members(record)[name] as Cell,
  ]),
]);

/** What a column shows, by its name: that of a field, `time` or `kind`. */
export function cellOf(name: string): CellOf {
  const frameColumn = FRAME_COLUMNS.get(name);
  if (frameColumn !== undefined) return frameColumn;
  const path = name.split('.');
  return (record) => cellAt(record, path, 0);
}

function cellAt(record: object, path: readonly string[], from: number): Cell {
  let value: unknown = record;
  for (let index = from; index < path.length; index++) {
    value = members(value as object)[path[index] as string];
    if (value === undefined) return undefined;
    const next = index + 1;
    if (Array.isArray(value) && next < path.length)
      return value.map((element) => cellAt(element, path, next) as Value | undefined);
  }
  return value as Cell;
}

/** What a column of counts shows: their keys are the names themselves, not paths. */
export function countCellOf(name: string): CellOf {
  return FRAME_COLUMNS.get(name) ?? ((record) => members(record)[name] as Value | undefined);
}

function members(object: object): Readonly<Record<string, unknown>> {
  return object as Readonly<Record<string, unknown>>;
}

/** Whether records of a kind can have something in a column. */
export function isColumnOf(name: string, kind: Kind, options: Pick<FormOptions, 'with'>): boolean {
  return FRAME_COLUMNS.has(name) || namingOf(options.with).fields[kind].some((field) => field.name === name);
}

/** The fields of a kind that records can have with the options given, but for rare ones. */
export function fieldsOf(kind: Kind, options: Pick<FormOptions, 'with'>): Field[] {
  return namingOf(options.with).fields[kind].filter(
    (field) => !field.rare && (field.with === undefined || options.with.has(field.with)),
  );
}

/** The columns of counts. */
export function countColumns(options: Pick<FormOptions, 'with'>, countBy: readonly string[]): string[] {
  return ['count', ...(options.with.has('rates') ? ['rate'] : []), ...countBy];
}

/** The columns of changes that stand before the fields of their rows. */
export const CHANGE_COLUMNS = ['time', 'change', 'seconds', 'previous'];

/** Of a list of fields, in units of UTF-16. */
export const LONGEST_LIST = 4096;

/**
 * The names in a list of columns. A name that stands for several fields, such as `port`, gives them all.
 *
 * @throws UsageError for a name that no record of these kinds can have
 */
export function parseColumns(list: string, kinds: readonly Kind[], naming: Naming = OF_ONE_HOST): string[] {
  if (list.length > LONGEST_LIST)
    throw new UsageError(`--columns takes ${LONGEST_LIST} characters at most, not ${list.length}`);
  const columns = list.split(',').flatMap((text) => {
    const name = text.trim();
    const meant = [...FRAME_COLUMNS.keys()].includes(name)
      ? [name]
      : kinds.flatMap((kind) => named(name, kind, naming));
    if (meant.length === 0) throw new UsageError(unknown(name, kinds, naming));
    return meant;
  });
  return [...new Set(columns)];
}

function named(name: string, kind: Kind, { fields, aliases }: Naming): readonly string[] {
  const own = aliases[kind];
  if (Object.hasOwn(own, name)) return own[name] ?? [];
  return fields[kind].some((field) => field.name === name) ? [name] : [];
}

function unknown(name: string, kinds: readonly Kind[], { fields }: Naming): string {
  const own = kinds.flatMap((kind) => fields[kind].map((field) => field.name));
  const names = [...new Set([...own, ...FRAME_COLUMNS.keys()])];
  const near = nearest(name, names);
  const advice = near.length > 0 ? `did you mean ${near.join(' or ')}?` : `there are ${names.join(', ')}`;
  return `--columns: ${kinds.map((kind) => KINDS[kind].plural).join(' and ')} have no '${name}': ${advice}`;
}
