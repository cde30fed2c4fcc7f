import type { Root } from '../root/root.ts';
import type { MembersOf } from './members.ts';
import { listNamespaces, type Namespace } from './namespaces.ts';
import { netnsRoot } from './netns-root.ts';
import { type Selector, selectNamespaces } from './selector.ts';
import { sysfsFinder } from './sysfs.ts';

/** The namespaces that somebody wants to see. */
export type Asked = 'all' | readonly Selector[];

/** A namespace, and the host as it is seen from there. */
export interface OpenNamespace {
  readonly namespace: Namespace;
  readonly root: Root;
}

/** Those of a host that are asked for, in their order. Throws SelectorError. */
export function askedNamespaces(root: Root, asked: Asked, membersOf: MembersOf): readonly OpenNamespace[] {
  const all = listNamespaces(root);
  // Mounted ones of which it is not known which processes are in them may be any of the others.
  const chosen =
    asked === 'all'
      ? all.filter(({ unreadable }) => unreadable !== 'unknown')
      : selectNamespaces(all, asked, membersOf);
  const sysfsOf = sysfsFinder(root, all);
  return chosen.map((namespace) => ({ namespace, root: netnsRoot(root, namespace, sysfsOf) }));
}
