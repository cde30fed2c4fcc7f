import { textOf } from '../../text/utf8.ts';
import type { NamespaceRecord } from '../namespace.ts';
import type { NetnsRecord } from '../netns.ts';

/** A network namespace as it is found. */
interface FoundNamespace {
  readonly inode: number | undefined;
  readonly device: number | undefined;
  /** Latin1. */
  readonly names: readonly string[];
  readonly host: boolean;
  readonly pids: readonly string[];
}

/** A namespace, and what is known of what is in it. */
export interface ListedNamespace {
  readonly namespace: FoundNamespace;
  /** What the containers and pods of its processes are called. */
  readonly containers: readonly string[];
  readonly pods: readonly string[];
  /** Absent where its tables cannot be read, for this reason. */
  readonly counts?: { readonly sockets: number; readonly listeners: number };
  readonly reason?: string;
}

/** Describes the namespace that rows are of. */
export function describeNetns({ inode, device, names, host }: FoundNamespace): NetnsRecord {
  return {
    ...(inode === undefined ? {} : { inode }),
    ...(inode === undefined && device !== undefined ? { id: device } : {}),
    ...(names.length === 0 ? {} : { names: names.map(textOf) }),
    host,
  };
}

/** Describes a namespace as a row of its own. */
export function describeNamespace(listed: ListedNamespace): NamespaceRecord {
  const { namespace, containers, pods, counts, reason } = listed;
  return {
    netns: describeNetns(namespace),
    type: typeOf(listed),
    processes: namespace.pids.length,
    ...counts,
    pods,
    containers,
    readable: reason === undefined,
    ...(reason === undefined ? {} : { reason }),
  };
}

function typeOf({ namespace, containers, pods }: ListedNamespace): NamespaceRecord['type'] {
  if (namespace.host) return 'host';
  if (pods.length > 0) return 'pod';
  if (containers.length > 0) return 'container';
  return namespace.names.length > 0 ? 'named' : 'other';
}
