import { type Asked, askedNamespaces } from '../../host/netns/asked.ts';
import { namespaceHeading, namespaceName, UNREADABLE } from '../../host/netns/labels.ts';
import { membersReader } from '../../host/netns/members.ts';
import { hasEnded } from '../../host/netns/netns-root.ts';
import type { Root } from '../../host/root/root.ts';
import { describeNetns } from '../../records/describe/namespace.ts';
import type { Scope, Sight } from './scopes.ts';

/** The namespaces that are asked for. */
export function namespaceSight(root: Root, asked: Asked): Sight {
  const of = (root: Root): readonly Scope[] => namespaceScopes(root, asked);
  return { hosts: () => [{ root, scopes: of(root) }], areNamespaces: true, only: root, of };
}

function namespaceScopes(root: Root, asked: Asked): readonly Scope[] {
  const membersOf = membersReader(root);
  const chosen = askedNamespaces(root, asked, membersOf);
  const isOne = asked !== 'all' && chosen.length === 1;
  return chosen.map(({ namespace, root: seen }) => {
    const name = `namespace ${namespaceName(namespace)}`;
    return {
      root: seen,
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
