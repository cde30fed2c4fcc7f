import { type Field, NETNS, NOTES } from './field.ts';
import { KINDS, type Kind } from './record.ts';

function ofEachKind<T>(make: (kind: (typeof KINDS)[Kind]) => T): Readonly<Record<Kind, T>> {
  const entries = Object.entries(KINDS).map(([name, kind]) => [name, make(kind)]);
  return Object.fromEntries(entries) as Record<Kind, T>;
}

const WITH_NETNS: readonly Field[] = NETNS.map((field) => ({ ...field, with: 'netns' }));

/** The fields of each kind, in the order of the columns. */
export const FIELDS: Readonly<Record<Kind, readonly Field[]>> = ofEachKind(({ fields, required }) => [
  ...fields,
  ...('netns' in required ? [] : WITH_NETNS),
  ...NOTES,
]);

/** What stands for a namespace in the records of any kind. */
const NETNS_ALIAS = { netns: ['netns.names', 'netns.inode', 'netns.id'] };

/** Names in expressions, sort and count keys that stand for several fields, or for one by its last word. */
export const ALIASES: Readonly<Record<Kind, Readonly<Record<string, readonly string[]>>>> = ofEachKind(
  ({ aliases }) => ({ ...NETNS_ALIAS, ...aliases }),
);
