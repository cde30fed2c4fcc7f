import type { Field } from '../../records/field.ts';
import { FIELDS, OF_HOSTS } from '../../records/fields.ts';
import { KINDS, type Kind } from '../../records/record.ts';
import { closed, type Schema } from './parts.ts';

/** The fields of records of one host, then those that they have only where there are several. */
export function allFields(kind: Kind): readonly Field[] {
  const own = FIELDS[kind];
  return [...own, ...OF_HOSTS.fields[kind].filter(({ name }) => own.every((field) => field.name !== name))];
}

/** Any field may have been other, and the owners as a whole. */
const NAMES = [
  ...(Object.keys(KINDS) as Kind[]).flatMap((kind) => allFields(kind).map(({ name }) => name)),
  'owners',
];

const before = (name: string): Schema => ({
  description: `${name} before`,
  anyOf: ['string', 'number', 'boolean', 'null', 'array'].map((type) => ({ type })),
});

/** What of a row was other before. */
export const PREVIOUS = closed(
  'the fields that were other before, as they were',
  Object.fromEntries(NAMES.map((name) => [name, before(name)])),
  [],
);
