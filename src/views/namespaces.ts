import { UNREADABLE } from '../host/netns/labels.ts';
import { type MembersOf, membersReader } from '../host/netns/members.ts';
import { listNamespaces, type Namespace } from '../host/netns/namespaces.ts';
import { netnsRoot } from '../host/netns/netns-root.ts';
import { errnoText } from '../host/root/errno-text.ts';
import { watchTables } from '../host/root/watched-tables.ts';
import { containerLabel, podLabel } from '../proc/processes/workload-labels.ts';
import { describeNamespace, type ListedNamespace } from '../records/describe/namespace.ts';
import type { SocketRecord } from '../records/socket.ts';
import { isListener } from '../records/socket-values.ts';
import { textOf } from '../text/utf8.ts';
import { showRows } from './block.ts';
import type { Context } from './context.ts';
import type { Options } from './options.ts';
import type { Rows } from './rows.ts';
import { sockets } from './sockets/socket-run.ts';

const ROWS: Rows<ListedNamespace> = { kind: 'namespace', describe: describeNamespace, write: () => {} };

/** Lists the network namespaces of the host. There is no plain text of it: net-tools has none. */
export async function namespaces(context: Context): Promise<number> {
  const membersOf = membersReader(context.root);
  for (const namespace of listNamespaces(context.root)) {
    showRows(context, ROWS, [await readNamespace(context, namespace, membersOf)]);
    await context.rows?.settle?.();
  }
  return 0;
}

async function readNamespace(
  context: Context,
  namespace: Namespace,
  membersOf: MembersOf,
): Promise<ListedNamespace> {
  const { containers, pods } = membersOf(namespace);
  const read = { namespace, containers: labels(containers, containerLabel), pods: labels(pods, podLabel) };
  if (namespace.unreadable !== undefined) return { ...read, reason: UNREADABLE[namespace.unreadable] };
  const watched = watchTables(netnsRoot(context.root, namespace));
  const counts = { sockets: 0, listeners: 0 };
  await sockets({
    ...context,
    root: watched.root,
    options: { ...context.options, ...ALL_SOCKETS },
    rows: countingSink(counts),
    warn: () => {},
    say: () => {},
    lack: () => {},
  });
  const { failed, absent, noneThere } = watched.unread();
  const [error] = failed.length > 0 ? failed : noneThere ? absent : [];
  if (error === undefined) return { ...read, counts };
  return { ...read, reason: error.errno === 'ESRCH' ? UNREADABLE.ended : errnoText(error.errno) };
}

function labels<T>(values: readonly T[], labelOf: (value: T) => string | undefined): string[] {
  return [...new Set(values.map((value) => textOf(labelOf(value) ?? '')))];
}

/** As of `netstat -an`. */
const ALL_SOCKETS: Partial<Options> = {
  ...{ view: 'sockets', sections: new Set(), inet: true, inet6: true, all: true, programs: false },
  ...{ numericHosts: true, numericPorts: true, numericUsers: true },
};

function countingSink(counts: { sockets: number; listeners: number }): NonNullable<Context['rows']> {
  return {
    isPlain: false,
    needsOwners: false,
    readWorkloads: undefined,
    needsHosts: false,
    needsTcp: false,
    needsDrops: false,
    selects: () => true,
    take(rows, parsed) {
      for (const row of parsed) {
        counts.sockets++;
        if (isListener(rows.describe(row) as SocketRecord)) counts.listeners++;
      }
    },
    endBlock: () => {},
  };
}
