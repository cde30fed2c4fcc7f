/** The names that -A takes, each with its canonical name. */
const CANONICAL_NAMES: ReadonlyMap<string, string> = new Map([
  ['ax25', 'ax25'],
  ['ip', 'inet'],
  ['ip6', 'inet6'],
  ['ipx', 'ipx'],
  ['rose', 'rose'],
  ['appletalk', 'ddp'],
  ['netrom', 'netrom'],
  ['inet', 'inet'],
  ['inet6', 'inet6'],
  ['ddp', 'ddp'],
  ['unix', 'unix'],
  ['tcpip', 'inet'],
  ['econet', 'ec'],
  ['x25', 'x25'],
  ['ash', 'ash'],
  ['bluetooth', 'bluetooth'],
]);

/** All names that -A takes: a family may have several. */
export const FAMILY_NAMES: readonly string[] = [...CANONICAL_NAMES.keys()];

/** net-tools reads an argument up to here, and joins no longer list of families with commas. In bytes. */
const LIMIT = 255;

/** What became of an attempt to add families to those given before. */
export interface AddedFamilies {
  readonly families: readonly string[];
  /** The list got longer than net-tools allows: the first name that did not fit, and those after it, are left out. */
  readonly tooMany: boolean;
  /** A name that is no family, possibly empty. */
  readonly unknown?: string;
}

/** Adds the families of an argument of -A (`inet,ip6`), in canonical names. Case matters. */
export function addFamilies(given: readonly string[], argument: string): AddedFamilies {
  const families = [...given];
  for (const name of cutToLimit(argument).split(',')) {
    const family = CANONICAL_NAMES.get(name);
    if (family === undefined) return { families, tooMany: false, unknown: name };
    if ([...families, family].join(',').length > LIMIT) return { families, tooMany: true };
    families.push(family);
  }
  return { families, tooMany: false };
}

function cutToLimit(text: string): string {
  const bytes = new TextEncoder().encode(text);
  return bytes.length <= LIMIT ? text : new TextDecoder().decode(bytes.subarray(0, LIMIT));
}
