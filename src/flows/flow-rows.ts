import { readClientPorts } from '../host/client-ports.ts';
import { readRewritten } from '../host/conntrack.ts';
import { readOwnAddresses } from '../host/links/own-addresses.ts';
import { isRunning, type Root } from '../host/root/root.ts';
import type { ConntrackEntry } from '../proc/conntrack.ts';
import type { Endpoint } from '../proc/reading/address.ts';
import type { FlowRecord } from '../records/flow.ts';
import type { Origin } from '../records/origin.ts';
import type { SocketRecord } from '../records/socket.ts';
import { laneOf } from '../rows/lane.ts';
import { placedRows } from '../rows/placed-rows.ts';
import type { RowPlan } from '../rows/row-plan.ts';
import type { RowSink, Rows } from '../views/rows.ts';
import { FlowGatherer } from './flows.ts';
import type { Ends, Translation, Vantage } from './vantage.ts';

/** How flows are shown: there is no plain text of them. */
const FLOWS: Rows<FlowRecord> = { kind: 'flow', describe: (flow) => flow, write: () => {} };

/** Makes flows of the rows of one frame: it stands between the views, which give sockets, and what takes flows. */
export class FlowRows {
  readonly #gatherer = new FlowGatherer();
  readonly #now: number;

  /** @param now the time, in milliseconds since 1970 */
  constructor(now: number) {
    this.#now = now;
  }

  /**
   * Takes the sockets that are seen from a namespace.
   *
   * @param host the host that the namespace is of
   * @param root the same as seen from that namespace
   * @param plan which of the rows are asked for
   */
  sink(host: Root, root: Root, origin: Origin, plan: RowPlan): RowSink {
    const vantage = vantageOf(host, root, origin, this.#now);
    const gatherer = this.#gatherer;
    gatherer.enter(vantage);
    return {
      isPlain: false,
      needsOwners: true,
      readWorkloads: plan.readWorkloads,
      needsHosts: plan.where?.needsHosts ?? false,
      needsTcp: plan.needsTcp,
      needsDrops: plan.needsDrops,
      selects: () => true,
      take(given, parsed) {
        const rows = placedRows(given, origin);
        const { test, describeLazily } = laneOf(rows, plan, undefined, undefined, undefined);
        for (const row of parsed) {
          const record = describeLazily(row) as SocketRecord;
          const isSelected = test?.(row) ?? plan.where?.matches(rows.kind, rows.describe(row)) ?? true;
          gatherer.see(vantage, record, isSelected);
        }
      },
      endBlock: () => {},
    };
  }

  /** Gives the flows of all that was taken. */
  giveTo(sink: RowSink): void {
    sink.take(FLOWS, this.#gatherer.flows());
  }
}

function vantageOf(host: Root, root: Root, { host: name, netns }: Origin, now: number): Vantage {
  const time = isRunning(host) ? now : Date.parse(host.recording?.time ?? '');
  return {
    ...{ host: name, netns, time: Number.isNaN(time) ? undefined : time },
    // Of another namespace than its own the kernel shows no process the setting.
    clientPorts: readClientPorts(root) ?? readClientPorts(host),
    addresses: readOwnAddresses(root).map(String),
    translations: readRewritten(root)?.flatMap(translationOf),
  };
}

const PROTOCOLS: ReadonlySet<string> = new Set(['tcp', 'udp', 'udplite', 'sctp']);

function translationOf({ protocol, original, reply }: ConntrackEntry): Translation[] {
  if (!PROTOCOLS.has(protocol)) return [];
  return [
    {
      before: endsOf(protocol, original.source, original.destination),
      after: endsOf(protocol, reply.destination, reply.source),
    },
  ];
}

function endsOf(protocol: string, source: Endpoint, destination: Endpoint): Ends {
  return {
    protocol,
    source: String(source.address),
    sourcePort: source.port,
    destination: String(destination.address),
    destinationPort: destination.port,
  };
}
