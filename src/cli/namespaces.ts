import { type Asked, askedNamespaces } from '../host/netns/asked.ts';
import { namespaceHeading, namespaceName, UNREADABLE } from '../host/netns/labels.ts';
import { membersReader } from '../host/netns/members.ts';
import { listNamespaces } from '../host/netns/namespaces.ts';
import { hasEnded, netnsRoot } from '../host/netns/netns-root.ts';
import { sysfsFinder } from '../host/netns/sysfs.ts';
import type { Root } from '../host/root/root.ts';
import { describeNetns } from '../records/describe/namespace.ts';
import type { Scope, Sight } from './scopes.ts';

/** The namespaces that are asked for. */
export function namespaceSight(root: Root, asked: Asked): Sight {
  return {
    scopes: () => namespaceScopes(root, asked),
    areNamespaces: true,
    of: (other) => () => namespaceScopes(other, asked),
  };
}

function namespaceScopes(root: Root, asked: Asked): readonly Scope[] {
  const membersOf = membersReader(root);
  const all = listNamespaces(root);
  const chosen = askedNamespaces(all, asked, membersOf);
  const sysfsOf = sysfsFinder(root, all);
  const isOne = asked !== 'all' && chosen.length === 1;
  return chosen.map((namespace) => {
    const name = `namespace ${namespaceName(namespace)}`;
    return {
      root: netnsRoot(root, namespace, sysfsOf),
      netns: describeNetns(namespace),
      ...(isOne ? {} : { name, heading: () => namespaceHeading(namespace, () => membersOf(namespace)) }),
      unreadable() {
        const reason = namespace.unreadable ?? (hasEnded(root, namespace) ? 'ended' : undefined);
        return (
          reason && {
            words: `netstat: ${name}: ${UNREADABLE[reason]}`,
            status: asked === 'all' ? 0 : 1,
          }
        );
      },
    };
  });
}
