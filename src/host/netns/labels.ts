import { containerLabel, podLabel } from '../../proc/processes/workload-labels.ts';
import type { Members } from './members.ts';
import type { Namespace } from './namespaces.ts';

/** The most names of a kind in a heading; of more the number of the others is given. */
const MOST = 3;

/** How a namespace is named in a line. */
export function namespaceNumber({ inode, device }: Namespace): string {
  return inode !== undefined ? String(inode) : device !== undefined ? `id ${device}` : '?';
}

/** Why the tables of a namespace cannot be read. */
export const UNREADABLE: Readonly<Record<NonNullable<Namespace['unreadable']> | 'ended', string>> = {
  empty: 'no process is in it, so /proc has none of its tables',
  hidden: 'no process that /proc shows is in it, so /proc has none of its tables',
  unknown: 'which processes are in it may not be read',
  ended: 'its last process has ended',
};

/** `4026532247 (blue)`, for messages. Latin1. */
export function namespaceName(namespace: Namespace): string {
  const { host, names } = namespace;
  const parts = [...(host ? ['host'] : []), ...(names.length > 0 ? [listed(names)] : [])];
  const number = namespaceNumber(namespace);
  return parts.length === 0 ? number : `${number} (${parts.join(', ')})`;
}

/** `4026532247 (blue; pod shop/cart-7f9c)`, where one is to be chosen. Latin1. */
export function namespaceLabel(namespace: Namespace, membersOf: () => Members): string {
  const parts = partsOf(namespace, membersOf);
  const number = namespaceNumber(namespace);
  return parts.length === 0 ? number : `${number} (${parts.join('; ')})`;
}

/** `Namespace 4026532247 (blue; pod shop/cart-7f9c; 14 processes)`, above its rows. Latin1. */
export function namespaceHeading(namespace: Namespace, membersOf: () => Members): string {
  const { pids } = namespace;
  const processes = pids.length === 1 ? '1 process' : `${pids.length || 'no'} processes`;
  return `Namespace ${namespaceNumber(namespace)} (${[...partsOf(namespace, membersOf), processes].join('; ')})`;
}

/** What a namespace is called, and what is in it. */
function partsOf({ host, names }: Namespace, membersOf: () => Members): string[] {
  // All containers that share the host's namespace would say nothing of it.
  const { pods, containers } = host ? { pods: [], containers: [] } : membersOf();
  return [
    ...(host ? ['host'] : []),
    ...(names.length > 0 ? [listed(names)] : []),
    ...(pods.length > 0 ? [`pod ${listed(pods.map((pod) => podLabel(pod) ?? ''))}`] : []),
    ...(pods.length === 0 && containers.length > 0
      ? [`container ${listed(containers.map((container) => containerLabel(container) ?? ''))}`]
      : []),
  ];
}

/** What would read as another part of a heading: the host, several names, a pod. */
const MISLEADING = /^host$|[ ;,()"]/;

function quoted(name: string): string {
  return MISLEADING.test(name) ? `"${name}"` : name;
}

function listed(names: readonly string[]): string {
  const different = [...new Set(names)].map(quoted);
  const more = different.splice(MOST).length;
  return [...different, ...(more > 0 ? [`${more} more`] : [])].join(', ');
}
