import { FlowRows } from '../flows/flow-rows.ts';
import { readWorkloads } from '../host/processes/workloads/workloads.ts';
import type { Root } from '../host/root/root.ts';
import type { FlowProtocol, FlowRecord } from '../records/flow.ts';
import type { SocketRecord } from '../records/socket.ts';
import { FLOW_PROTOCOLS } from '../records/words.ts';
import type { Selection } from '../rows/row-plan.ts';
import { oneOf } from './arguments.ts';
import { Channel } from './channel.ts';
import type { RecordedHost } from './hosts.ts';
import type { ReadOptions } from './options.ts';
import { ReadError, Unread } from './problem.ts';
import { type Pass, passOf, readHost, sinkOf, type ViewOptions } from './reading.ts';
import type { OpenedHost } from './sights.ts';
import { type SocketOptions, socketsView } from './sockets.ts';

/** Which sockets flows are made of. */
export interface FlowOptions extends ReadOptions, Pick<SocketOptions, 'family'> {
  /** Only these, each of which must exist on the host. Default: all that it has. */
  readonly protocols?: readonly FlowProtocol[] | undefined;
  /** Only connections of which one end at least is such a socket; its `owners` are known. Default: all. */
  readonly where?: ((socket: SocketRecord) => boolean) | undefined;
}

/** Several hosts: what `hosts(DIR)` gives, or a list. No two may have the same name. */
export type SeveralHosts = Iterable<RecordedHost> | AsyncIterable<RecordedHost>;

/**
 * Who talks to whom: a record for each client, server and service, with the programs, containers and pods at both ends. A connection that
 * both ends show counts once, also where they are in several namespaces of a host (`netns`) or on several hosts, which then are named at
 * each end. All tables are read before the first record comes, the flow with the most connections.
 *
 * @throws {ReadError} after the last record, if a protocol of `protocols` does not exist, if there is no table at all, if one could not be
 * read to its end, or if one of several hosts could not be opened
 * @throws {RangeError} at once, for an unknown protocol or family
 * @throws the reason of `signal`
 */
export function flows(
  root: Root | SeveralHosts,
  options: FlowOptions = {},
): AsyncGenerator<FlowRecord, void, undefined> {
  const channel = new Channel<FlowRecord>();
  const reading = passOf(flowsView(options), options);
  const selection = sourcesOf(options);
  const read = async (): Promise<void> => {
    const flows = new FlowRows(Date.now());
    const pass: Pass = {
      ...reading,
      sink: ({ root, host, netns }, ofHost, context) => ({
        ...flows.sink(ofHost, root, { host, netns }, context, selection),
        settle: () => channel.settle(),
      }),
    };
    const unread = new Unread();
    await readHosts('read' in root ? [{ root }] : root, pass, unread);
    flows.giveTo(sinkOf(channel, {}));
    unread.throwIfAny();
  };
  return channel.values(read, options.signal);
}

/** Shows flows. @throws {RangeError} for an unknown protocol or family */
export function flowsView({ protocols = [], family }: FlowOptions): ViewOptions {
  for (const protocol of protocols) oneOf(FLOW_PROTOCOLS.words, 'protocol', protocol);
  return { ...socketsView({ protocols, family }), view: 'flows' };
}

/** What is to be done with the sockets that flows are made of. */
export function sourcesOf({ where }: Pick<FlowOptions, 'where'>): Selection {
  return {
    where: where && {
      matches: (_kind, record) => where(record as SocketRecord),
      rowTest: () => undefined,
      needsHosts: true,
    },
    readWorkloads,
    needsTcp: where !== undefined,
    needsDrops: where !== undefined,
  };
}

async function readHosts(
  hosts: Iterable<OpenedHost> | AsyncIterable<OpenedHost>,
  pass: Pass,
  unread: Unread,
): Promise<void> {
  try {
    for await (const host of hosts) await readHost(host, pass, unread);
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    unread.add([error.message], error.errors);
  }
}
