import { readClientPorts } from '../host/client-ports.ts';
import { readRewritten } from '../host/conntrack.ts';
import { readOwnAddresses } from '../host/links/own-addresses.ts';
import { lackText, perrorText } from '../host/root/errno-text.ts';
import type { TellUnread } from '../host/root/optional.ts';
import { isRunning, type Root } from '../host/root/root.ts';
import type { ConntrackEntry } from '../proc/conntrack.ts';
import { FIELDS } from '../records/fields.ts';
import type { FlowRecord } from '../records/flow.ts';
import type { Origin } from '../records/origin.ts';
import type { SocketRecord } from '../records/socket.ts';
import { laneOf } from '../rows/lane.ts';
import { placedRows } from '../rows/placed-rows.ts';
import type { Selection } from '../rows/row-plan.ts';
import type { Context } from '../views/context.ts';
import type { RowSink, Rows } from '../views/rows.ts';
import { FlowGatherer } from './flows.ts';
import { RECORDS, type RowView } from './row-view.ts';
import type { Translation, Vantage } from './vantage.ts';

/** How flows are shown: there is no plain text of them. */
export const FLOWS: Rows<FlowRecord> = { kind: 'flow', describe: (flow) => flow, write: () => {} };

/** What flows take from the context of a view. */
type FlowContext = Pick<Context, 'names' | 'warn' | 'lack'>;

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
   * @param context the names that were looked up, and what takes why something else cannot be read that tells who a server is
   * @param plan which of the rows are asked for
   */
  sink(host: Root, root: Root, origin: Origin, context: FlowContext, plan: Selection): RowSink {
    const { names } = context;
    const vantage = { ...vantageOf(host, root, origin, this.#now, telling(context)), names };
    const gatherer = this.#gatherer;
    gatherer.enter(vantage);
    const take = <R>(given: Rows<R>): ((parsed: Iterable<R>) => void) => {
      const view = viewOf(given);
      const rows = placedRows(given, origin);
      const { test } = laneOf(rows, plan, undefined, undefined, undefined);
      const isSelected = test ?? ((row: R) => plan.where?.matches(rows.kind, rows.describe(row)) ?? true);
      if (view === undefined)
        return (parsed) => {
          for (const row of parsed)
            gatherer.see(vantage, RECORDS, rows.describe(row) as SocketRecord, isSelected(row));
        };
      return (parsed) => {
        for (const row of parsed) gatherer.see(vantage, view, row, isSelected(row));
      };
    };
    const known = new Map<unknown, (parsed: Iterable<never>) => void>();
    return {
      isPlain: false,
      needsOwners: true,
      readWorkloads: plan.readWorkloads,
      needsHosts: plan.where?.needsHosts ?? false,
      needsTcp: plan.needsTcp,
      needsDrops: plan.needsDrops,
      selects: () => true,
      take(rows, parsed) {
        const taking = known.get(rows) ?? take(rows);
        known.set(rows, taking);
        taking(parsed as Iterable<never>);
      },
      endBlock: () => {},
    };
  }

  /** The flows of all that was taken. */
  all(): FlowRecord[] {
    return [...this.#gatherer.flows()];
  }

  /** Gives them. */
  giveTo(sink: RowSink): void {
    sink.take(FLOWS, this.#gatherer.flows());
  }
}

/** Tells why a table cannot be read from which it may follow who a server is. Where root alone may read it, that is no news. */
function telling({ warn, lack }: FlowContext): TellUnread {
  return (error) => {
    const { path, errno, code } = error;
    const words = errno === 'EFTYPE' ? lackText(error) : `netstat: ${perrorText(error)}`;
    if (code === 'DENIED') lack(words, { file: path });
    else warn(words, { file: path, lack: true });
  };
}

/** Reads the fields of parsed rows; undefined where they take the record. */
function viewOf<R>({ reader, owners }: Rows<R>): RowView<R> | undefined {
  if (reader === undefined || owners === undefined) return undefined;
  const read = (name: string): ((row: R) => unknown) | undefined => {
    const field = FIELDS.socket.find((field) => field.name === name);
    return field && reader(field);
  };
  const fields = Object.entries(VIEW_FIELDS).map(([key, name]) => [key, read(name)] as const);
  if (fields.some(([, get]) => get === undefined)) return undefined;
  return { ...Object.fromEntries(fields), owners } as unknown as RowView<R>;
}

/** The fields of rows that are read, by their names in records. */
const VIEW_FIELDS: Readonly<Record<Exclude<keyof RowView<never>, 'owners' | 'addresses'>, string>> = {
  protocol: 'protocol',
  local: 'local.address',
  localPort: 'local.port',
  foreign: 'foreign.address',
  foreignPort: 'foreign.port',
  state: 'state',
  recvQ: 'recvQ',
  sendQ: 'sendQ',
  dualStack: 'dualStack',
};

function vantageOf(
  host: Root,
  root: Root,
  { host: name, netns }: Origin,
  now: number,
  tell: TellUnread,
): Omit<Vantage, 'names'> {
  const time = isRunning(host) ? now : Date.parse(host.recording?.time ?? '');
  return {
    ...{ host: name, netns, time: Number.isNaN(time) ? undefined : time },
    // Of another namespace than its own the kernel shows no process the setting.
    clientPorts: readClientPorts(root, tell) ?? readClientPorts(host),
    addresses: readOwnAddresses(root),
    translations: readRewritten(root, tell)?.flatMap(translationOf),
  };
}

const PROTOCOLS: ReadonlySet<string> = new Set(['tcp', 'udp', 'udplite', 'sctp']);

function translationOf({ protocol, original, reply }: ConntrackEntry): Translation[] {
  if (!PROTOCOLS.has(protocol)) return [];
  const before = { source: original.source, destination: original.destination };
  return [{ protocol, before, after: { source: reply.destination, destination: reply.source } }];
}
