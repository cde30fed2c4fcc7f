import type { Column } from '../../../../src/output/ddl/columns.ts';
import type { EngineName } from '../../../../src/output/ddl/engines.ts';
import type { Table } from '../../../../src/output/ddl/tables.ts';

/** A JSON value whose numbers are texts, with all their digits. */
export type Value = string | boolean | null | readonly Value[] | { readonly [key: string]: Value };

/** A row of a table, or a line. */
export type Row = Readonly<Record<string, Value>>;

const TOKENS = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g;

/** Reads JSON, with numbers as texts. */
export function exactly(json: string): Value {
  return JSON.parse(json.replace(TOKENS, (token) => (token.startsWith('"') ? token : `"${token}"`))) as Value;
}

/** The same in the one way that rows are compared in, whatever an engine makes of it. */
export function comparable(engine: EngineName, { columns }: Table, row: Row): Record<string, unknown> {
  const entries = columns.flatMap((column) => {
    const value = row[column.name] ?? null;
    const isNothing = value === null || (engine === 'clickhouse' && isEmptyList(value));
    return isNothing ? [] : [[column.name, comparableValue(column, value)] as const];
  });
  return Object.fromEntries(entries);
}

/** ClickHouse has no absent list: it is empty. */
const isEmptyList = (value: Value): boolean => Array.isArray(value) && value.length === 0;

function comparableValue({ isList, ...column }: Column, value: Value): unknown {
  if (value === null) return null;
  if (isList) return (value as readonly Value[]).map((element) => comparableValue(column, element));
  return COMPARABLE[column.type]?.(value as string) ?? value;
}

const COMPARABLE: Readonly<Partial<Record<Column['type'], (value: string) => unknown>>> = {
  natural: (value) => String(BigInt(value)),
  integer: (value) => String(BigInt(value)),
  port: (value) => String(BigInt(value)),
  number: Number,
  ip: addressText,
  time: (value) =>
    new Date(`${value.replace(' ', 'T').replace(/(Z|[+-]\d\d(:\d\d)?)?$/, '')}Z`).toISOString(),
  json: (value) => sorted(typeof value === 'string' ? exactly(value) : value),
};

/** PostgreSQL keeps no order of keys. */
function sorted(value: Value): Value {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, member]): [string, Value] => [key, sorted(member)]);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The usual text of an address; an IPv4 address is the same whether it is mapped into IPv6 or not. */
function addressText(text: string): string {
  const address = text.replace(/\/\d+$/, '');
  if (!address.includes(':')) return address;
  const { hostname } = new URL(`http://[${address}]/`);
  const mapped = /^\[::ffff:([0-9a-f]+):([0-9a-f]+)\]$/.exec(hostname);
  if (mapped === null) return hostname;
  const [high = 0, low = 0] = mapped.slice(1).map((word) => Number.parseInt(word, 16));
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}
