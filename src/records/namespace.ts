import { field, NATURAL, NETNS } from './field.ts';
import type { RecordKind } from './kind.ts';
import type { NetnsRecord } from './netns.ts';
import type { Explained } from './note.ts';
import { NAMESPACE_TYPES } from './words.ts';

/** A network namespace. */
export interface NamespaceRecord extends Explained {
  readonly netns: NetnsRecord;
  /**
   * `host`: that of process 1; `pod`, `container`: a process in it is of one; `named`: it is mounted; `other`: a process made it for
   * itself.
   */
  readonly type: 'host' | 'pod' | 'container' | 'named' | 'other';
  /** How many processes are in it. */
  readonly processes: number;
  /** How many sockets `netstat -a` shows in it; absent where its tables cannot be read. */
  readonly sockets?: number;
  /** How many of them wait for peers, as `-l` shows them. */
  readonly listeners?: number;
  /** The containers of its processes, by name or else by id; of the host's own it may be many. */
  readonly containers: readonly string[];
  /** Their pods, `NAMESPACE/NAME` or else the uid. */
  readonly pods: readonly string[];
  /** Whether its tables can be read. */
  readonly readable: boolean;
  /** Why they cannot. */
  readonly reason?: string;
}

/** What is known of these records. */
export const NAMESPACE: RecordKind<NamespaceRecord> = {
  plural: 'namespaces',
  title: 'network namespaces',
  fields: [
    // Where its number may not be read there is nothing else to call it by.
    ...NETNS.map(({ rare, ...shown }) => (rare && shown.name !== 'netns.id' ? { ...shown, rare } : shown)),
    field('type', 'word', 'host, pod, container, named, other', { vocabulary: NAMESPACE_TYPES }),
    field('processes', 'integer', 'processes in it', NATURAL),
    field('sockets', 'integer', 'sockets that -a shows', NATURAL),
    field('listeners', 'integer', 'sockets that -l shows', NATURAL),
    field('pods', 'text', 'pods of its processes', {
      many: true,
      label: (record) => (record as NamespaceRecord).pods.map((pod) => pod.slice(pod.indexOf('/') + 1)),
    }),
    field('containers', 'text', 'containers of its processes', { many: true }),
    field('readable', 'boolean', 'whether its tables can be read'),
    field('reason', 'text', 'why they cannot'),
  ],
  aliases: { pod: ['pods'], container: ['containers'] },
  required: {
    netns: true,
    'netns.host': true,
    type: true,
    processes: true,
    containers: true,
    pods: true,
    readable: true,
  },
  nullable: {},
};
