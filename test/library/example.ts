/**
 * A program that uses everything in the library, compiled and run in a project that has the package installed. It prints what it read
 * of the recorded host in DIR and of a host in memory.
 */
import {
  type FlowOptions,
  type FlowRecord,
  flows,
  type GroupRecord,
  groups,
  HostError,
  type InterfaceRecord,
  interfaces,
  type MasqueradeRecord,
  type MemoryRecord,
  masquerade,
  memory,
  memoryRoot,
  type NamespaceRecord,
  type NetnsRecord,
  namespaces,
  openRoot,
  owners,
  ReadError,
  type ReadOptions,
  type ReadProblem,
  type Root,
  type RouteRecord,
  routes,
  type SocketOptions,
  type SocketOwners,
  type SocketRecord,
  type StatisticRecord,
  sockets,
  statistics,
  textBytes,
} from 'netstat-js';

const [folder = '/'] = process.argv.slice(2);
const root: Root = openRoot(folder);
const controller = new AbortController();
const problems: ReadProblem[] = [];
const options: ReadOptions = {
  signal: controller.signal,
  names: true,
  onProblem: (problem) => problems.push(problem),
};

async function count<R>(records: AsyncIterable<R>, check: (record: R) => boolean): Promise<number> {
  let number = 0;
  for await (const record of records) if (check(record)) number++;
  return number;
}

const asked: SocketOptions = { ...options, protocols: ['tcp', 'unix'], owners: true };
console.log(
  'listeners',
  await count(sockets(root, asked), ({ state }: SocketRecord) => /^LISTEN/.test(state)),
);
console.log('default routes', await count(routes(root), (route: RouteRecord) => route.genmask === '0.0.0.0'));
console.log(
  'up',
  await count(interfaces(root), ({ flags }: InterfaceRecord) => flags?.includes('U') === true),
);
console.log('counters', await count(statistics(root, { family: 'inet6' }), (_: StatisticRecord) => true));
console.log('groups', await count(groups(root), ({ family }: GroupRecord) => family === 'inet6'));
console.log(
  'memory',
  await count(memory(root), (record: MemoryRecord) => record.memory?.pages !== undefined),
);
console.log('owned', await count(owners(root), (record: SocketOwners) => record.owners.length > 0));
const proven: FlowOptions = { protocols: ['tcp'], where: ({ state }) => state === 'ESTABLISHED' };
console.log(
  'proven flows',
  await count(flows(root, proven), ({ certainty }: FlowRecord) => certainty === 'proven'),
  await count(flows([{ host: 'a', root }], proven), ({ server }) => server.host === 'a'),
);
console.log('namespaces', await count(namespaces(root), ({ readable }: NamespaceRecord) => readable));
for await (const { netns } of routes(root, { netns: 'all' })) {
  const host: boolean | undefined = (netns satisfies NetnsRecord | undefined)?.host;
  console.log('first route of the host', host);
  break;
}

const old = memoryRoot({ '/proc/net/tcp': 'heading\njunk\n' });
console.log('of junk', await count(sockets(old, options), () => true), problems[0]?.code, problems[0]?.line);
try {
  await count(masquerade(old), (_: MasqueradeRecord) => true);
} catch (error) {
  if (!(error instanceof ReadError)) throw error;
  const [reason] = error.errors;
  console.log(error.name, error.message, reason instanceof HostError && reason.code);
}

const iterator: AsyncIterator<SocketRecord> = sockets(root, asked);
const first = await iterator.next();
if (first.done !== true) {
  // Types say that not every record has these fields.
  const port: number | undefined = first.value.local?.port;
  const inode: number | bigint | undefined = first.value.inode;
  const dual: boolean | null | undefined = first.value.dualStack;
  console.log('first', first.value.protocol, port, typeof inode, dual);
}
controller.abort(new Error('enough'));
await iterator.next().catch((error: Error) => console.log(error.message));
console.log(textBytes('\\xff').join());
