import { namespaceHeading, namespaceName, UNREADABLE } from '../host/netns/labels.ts';
import { membersReader } from '../host/netns/members.ts';
import { listNamespaces } from '../host/netns/namespaces.ts';
import { netnsRoot } from '../host/netns/netns-root.ts';
import { type Selector, selectNamespaces } from '../host/netns/selector.ts';
import { workloadReader } from '../host/netns/workloads.ts';
import type { Root } from '../host/root/root.ts';
import { describeNetns } from '../records/describe/namespace.ts';
import type { Scope, Sight } from './scopes.ts';

/** The namespaces that are asked for. */
export function namespaceSight(root: Root, asked: 'all' | readonly Selector[]): Sight {
  return { scopes: () => namespaceScopes(root, asked), areNamespaces: true };
}

function namespaceScopes(root: Root, asked: 'all' | readonly Selector[]): readonly Scope[] {
  const membersOf = membersReader(workloadReader(root));
  const all = listNamespaces(root);
  // Mounted ones of which it is not known which processes are in them may be any of the others.
  const chosen =
    asked === 'all'
      ? all.filter(({ unreadable }) => unreadable !== 'unknown')
      : selectNamespaces(all, asked, membersOf);
  const isOne = asked !== 'all' && chosen.length === 1;
  return chosen.map((namespace) => ({
    root: netnsRoot(root, namespace),
    netns: describeNetns(namespace),
    ...(isOne ? {} : { heading: namespaceHeading(namespace, () => membersOf(namespace)) }),
    ...(namespace.unreadable === undefined
      ? {}
      : {
          unreadable: {
            words: `netstat: namespace ${namespaceName(namespace)}: ${UNREADABLE[namespace.unreadable]}`,
            status: asked === 'all' ? 0 : 1,
          },
        }),
  }));
}
