import assert from 'node:assert/strict';
import type { Names } from '../../src/format/names.ts';
import { FIELDS } from '../../src/records/fields.ts';
import type { Kind, Records } from '../../src/records/record.ts';

/** A name for everything; what is looked up as what is to be seen. All are latin1: the é is of UTF-8, the last byte is not. */
export const NAMES: Names = {
  host: (address) => `host ${address} \xc3\xa9\x9b`,
  routeHost: (address) => `route host ${address} \xc3\xa9\x9b`,
  network: (address) => `network ${address} \xc3\xa9\x9b`,
  service: (port, protocol) => `service ${protocol} ${port} \xc3\xa9\x9b`,
  user: (uid) => `user ${uid} \xc3\xa9\x9b`,
};

/** What becomes of the end of those names. */
export const TEXT = '\xe9\\x9b';

/** Names for nothing but the empty one, which is none. */
export const EMPTY_NAMES: Names = {
  ...NAMES,
  host: () => '',
  routeHost: () => '',
  network: () => '',
};

/** That a record is as expected, every field of it one that expressions and columns can name. */
export function assertDescribed<K extends Kind>(kind: K, record: Records[K], expected: Records[K]): void {
  assert.deepEqual(record, expected);
  const known = new Set(FIELDS[kind].map(({ name }) => name));
  assert.deepEqual(
    fieldsOf(record).filter((name) => !known.has(name)),
    [],
  );
}

/** The dotted names of all values in a record, those in an array by the name of the array. */
function fieldsOf(value: unknown, name = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => fieldsOf(each, name));
  if (typeof value !== 'object' || value === null) return [name];
  return Object.entries(value).flatMap(([key, inner]) =>
    fieldsOf(inner, name === '' ? key : `${name}.${key}`),
  );
}
