import { type Field, HOST, NETNS, NOTES } from './field.ts';
import { KINDS, type Kind } from './record.ts';

function ofEachKind<T>(make: (kind: (typeof KINDS)[Kind], name: Kind) => T): Readonly<Record<Kind, T>> {
  const entries = Object.entries(KINDS).map(([name, kind]) => [name, make(kind, name as Kind)]);
  return Object.fromEntries(entries) as Record<Kind, T>;
}

/** What names mean in records of each kind. */
export interface Naming {
  /** In the order of the columns. */
  readonly fields: Readonly<Record<Kind, readonly Field[]>>;
  /** Names in expressions, sort and count keys that stand for several fields, or for one by its last word. */
  readonly aliases: Readonly<Record<Kind, Readonly<Record<string, readonly string[]>>>>;
}

const WITH_NETNS: readonly Field[] = NETNS.map((field) => ({ ...field, with: 'netns' }));

/** The fields of each kind, in the order of the columns. */
export const FIELDS: Naming['fields'] = ofEachKind(({ fields, required, spans }) => [
  ...fields,
  ...('netns' in required || spans ? [] : WITH_NETNS),
  ...NOTES,
]);

/** What stands for a namespace in the records of any kind. */
const NETNS_ALIAS = { netns: ['netns.names', 'netns.inode', 'netns.id'] };

/** Names in expressions, sort and count keys that stand for several fields, or for one by its last word. */
export const ALIASES: Naming['aliases'] = ofEachKind(({ aliases }) => ({ ...NETNS_ALIAS, ...aliases }));

/** Of the records of one host. */
export const OF_ONE_HOST: Naming = { fields: FIELDS, aliases: ALIASES };

/** What the name of a group is called in records of several hosts. */
export const ADDRESS_HOST = 'addressHost';

/**
 * Of the records of several hosts: `host` is the one that a record is of, in all kinds. What has that name otherwise, the name of an
 * address, is called by its own name; that of a group `addressHost`.
 */
export const OF_HOSTS: Naming = {
  fields: ofEachKind(({ spans }, name): readonly Field[] =>
    spans
      ? FIELDS[name]
      : [
          HOST,
          ...FIELDS[name].map((field) =>
            field.name === HOST.name ? { ...field, name: ADDRESS_HOST, with: 'hosts' as const } : field,
          ),
        ],
  ),
  aliases: ofEachKind(({ spans }, name) => {
    if (spans) return ALIASES[name];
    const { host: _ends, ...others } = ALIASES[name];
    return others;
  }),
};

/** What names mean where these options are given. */
export function namingOf(given: ReadonlySet<NonNullable<Field['with']>>): Naming {
  return given.has('hosts') ? OF_HOSTS : OF_ONE_HOST;
}
