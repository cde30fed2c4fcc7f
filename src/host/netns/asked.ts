import type { MembersOf } from './members.ts';
import type { Namespace } from './namespaces.ts';
import { type Selector, selectNamespaces } from './selector.ts';

/** The namespaces that somebody wants to see. */
export type Asked = 'all' | readonly Selector[];

/** Those that are asked for, in their order. Throws SelectorError. */
export function askedNamespaces(
  all: readonly Namespace[],
  asked: Asked,
  membersOf: MembersOf,
): readonly Namespace[] {
  // Mounted ones of which it is not known which processes are in them may be any of the others.
  return asked === 'all'
    ? all.filter(({ unreadable }) => unreadable !== 'unknown')
    : selectNamespaces(all, asked, membersOf);
}
