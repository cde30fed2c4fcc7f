import type { HostError } from '../errors.ts';
import { FLOWS, FlowRows } from '../flows/flow-rows.ts';
import { LineWriter } from '../format/line-writer.ts';
import { errnoText } from '../host/root/errno-text.ts';
import { asksSystem, type Root } from '../host/root/root.ts';
import { watchTables } from '../host/root/watched-tables.ts';
import type { Change } from '../records/change.ts';
import type { FlowRecord } from '../records/flow.ts';
import type { NetnsRecord } from '../records/netns.ts';
import type { AnyRecord, Kind } from '../records/record.ts';
import type { SocketRecord } from '../records/socket.ts';
import { laneOf } from '../rows/lane.ts';
import { placedRows } from '../rows/placed-rows.ts';
import type { RowPlan } from '../rows/row-plan.ts';
import { isOfTable } from '../rows/unseen-rows.ts';
import { SortKeys } from '../select/sort-keys.ts';
import type { Context, ProcessWalks } from '../views/context.ts';
import { VIEWS } from '../views/index.ts';
import { processWalks } from '../views/process-walks.ts';
import type { RowSink, Rows } from '../views/rows.ts';
import { bootIdOf, isOtherBoot } from './boot-id.ts';
import { Coverage, countOpenings } from './coverage.ts';
import type { Earlier } from './earlier/earlier-document.ts';
import type { Source } from './tracking/entry.ts';
import { FlowReadings } from './tracking/flow-readings.ts';
import { recordLook } from './tracking/record-look.ts';
import { Tracker } from './tracking/tracker.ts';

/** A host as it is seen from one network namespace. */
export interface Sighted {
  readonly root: Root;
  readonly netns?: NetnsRecord | undefined;
  /** Where several hosts are shown, what records call it. */
  readonly host?: string | undefined;
  readonly context: Context;
}

/** A table that could not be read, for the first time since it was. */
interface Gap {
  /** Where namespaces were asked for, the one whose table it is. */
  readonly netns?: NetnsRecord;
  readonly file: string;
  readonly reason: string;
}

/** What a look showed. */
export interface Looked {
  readonly changes: readonly Change[];
  readonly gaps: readonly Gap[];
  /** Files that could not be read; absent ones where there is no other, or that one was asked for. */
  readonly unread: readonly HostError[];
}

/** What a reading of flows showed. */
interface SeenFlows {
  readonly all: readonly FlowRecord[];
  /** Whether nothing is known of a flow, for a table that could not be read. */
  readonly isUnseen: (flow: FlowRecord) => boolean;
}

/** What came of reading the tables. */
interface Reading {
  readonly gaps: Gap[];
  readonly errors: readonly HostError[];
  /** Undefined where other rows are looked at, which were given as they were read. */
  readonly flows: SeenFlows | undefined;
}

const NOT_READ: Reading = { gaps: [], errors: [], flows: undefined };

/** Looks at the same rows again and again, and tells what changed. */
export class Watcher {
  readonly coverage = new Coverage();
  readonly #tracker = new Tracker();
  readonly #plan: RowPlan;
  readonly #tellsInitial: boolean;
  readonly #byRecords: boolean;
  /** Tables that could not be read in the look before: of those that had been, the rows are kept. */
  #unread = new Map<string, 'never' | 'gap'>();
  readonly #flowReadings = new FlowReadings();
  /** The tables that were read in the look before, or are kept since. */
  #known: ReadonlySet<string> = new Set();
  #isFirst = true;
  #boot: string | undefined;

  /**
   * @param tellsInitial whether what is there at the first look is told as opened
   * @param byRecords whether rows are known by their records, as those of an earlier look of which there is nothing else
   */
  constructor(plan: RowPlan, tellsInitial: boolean, byRecords = false) {
    this.#plan = plan;
    this.#tellsInitial = tellsInitial;
    this.#byRecords = byRecords;
  }

  /** Takes the records of an earlier look in the place of the first one. */
  begin(earlier: readonly Earlier[]): void {
    const tracker = this.#tracker;
    const { where } = this.#plan;
    tracker.begin(Number.NaN);
    for (const { kind, records } of earlier)
      for (const record of records)
        tracker.see(recordSource(kind, record), record, where === undefined || where.matches(kind, record));
    tracker.end(this.#tellsInitial, undefined);
    this.#isFirst = false;
  }

  /**
   * @param host whose processes are looked at
   * @param now milliseconds of a clock that is never set
   */
  async look(host: Context, sights: readonly Sighted[], now: number): Promise<Looked> {
    const tracker = this.#tracker;
    tracker.begin(now);
    const own: Sighted = { root: host.root, context: host };
    const rows = this.#sink(own);
    const first = processWalks({ ...host, rows });
    let second: ProcessWalks | undefined;
    const walks: ProcessWalks = {
      ...first,
      records(inode) {
        const owners = first.records(inode);
        return owners.length === 0 && second !== undefined ? second.records(inode) : owners;
      },
    };
    const walked = sights.map((sight) => ({ ...sight, context: { ...sight.context, walks } }));
    // What is opened while the rows are read may be seen before it is counted, never the other way round.
    const openings = this.#isFirst ? undefined : openingsOf(host, sights);
    const silent = walked.map((sight) => ({ ...sight, context: { ...sight.context, ...SILENT } }));
    const { gaps, errors, flows } = await this.#read(own, walked);
    if (flows !== undefined) gaps.push(...(await this.#giveFlows(own, silent, flows)));
    else if (!this.#isFirst && tracker.misses) {
      tracker.readAgain();
      gaps.push(...(await this.#read(own, silent)).gaps);
    }
    tracker.end(this.#tellsInitial, this.#isNewBoot(host.root));
    if (tracker.lacksOwners) {
      // The sockets may have been opened after the processes were looked at.
      second = processWalks({ ...host, rows, ...SILENT });
      tracker.learnOwners();
    }
    // Of a recorded host it is not known when that was.
    if (!Number.isNaN(now)) {
      const opened = openings ?? openingsOf(host, sights);
      this.coverage.add(now, opened.counts, tracker.connections, opened.own);
    }
    this.#isFirst = false;
    for (const { source, rows } of groupedRows(tracker.rows()))
      await source.resolve(rows.flatMap((row) => [...(source.look?.addresses(row) ?? [])]));
    return { changes: sortedChanges(this.#plan, tracker.changes()), gaps, unread: errors };
  }

  /** Whether a host was started since the look before; undefined where that is not told. */
  #isNewBoot(root: Root): boolean | undefined {
    const before = this.#boot;
    this.#boot = bootIdOf(root);
    return isOtherBoot(before, this.#boot);
  }

  /** Reads the tables, and gives those that could not be read though they had been, and what else could not be. */
  async #read(host: Sighted, sights: readonly Sighted[]): Promise<Reading> {
    const unread = new Map<string, 'never' | 'gap'>();
    const known = new Set<string>();
    const gaps: Gap[] = [];
    const errors: HostError[] = [];
    // All that a watcher looks at is of one host: the time does not matter.
    const flows = this.#plan.sources && new FlowRows(0);
    const isFlowOf: ReturnType<typeof isOfTable>[] = [];
    for (const sight of sights) {
      const scope = scopeOf(sight);
      const tables = watchTables(sight.root);
      const { context } = sight;
      const status = await VIEWS[context.options.view].show(
        {
          ...context,
          root: tables.root,
          rows: flows === undefined ? this.#sink(sight) : this.#flowSink(flows, host, sight),
          out: new LineWriter(() => {}),
          say: context.warn,
        },
        0,
      );
      const { opened, failed, absent, noneThere } = tables.unread();
      errors.push(...failed, ...(noneThere || status !== 0 ? absent : []));
      for (const { path, errno, code } of [...failed, ...absent]) {
        const name = `${scope} ${path}`;
        const before = this.#unread.get(name);
        const isOf = isOfTable(path);
        const hadRows = (): boolean =>
          flows === undefined ? this.#tracker.keep(scope, isOf) : this.#isAfterDocument && code !== 'ABSENT';
        const wasRead = before !== 'never' && (hadRows() || this.#known.has(name));
        unread.set(name, wasRead ? 'gap' : 'never');
        if (!wasRead) continue;
        known.add(name);
        if (flows !== undefined) isFlowOf.push(isOf);
        if (before !== undefined) continue;
        gaps.push({ ...(sight.netns && { netns: sight.netns }), file: path, reason: errnoText(errno) });
      }
      for (const path of opened) known.add(`${scope} ${path}`);
    }
    this.#unread = unread;
    this.#known = known;
    // A row that was not seen could be of any flow of its protocol.
    const isUnseen = ({ protocol }: FlowRecord): boolean => isFlowOf.some((isOf) => isOf('flow', protocol));
    for (const isOf of isFlowOf) this.#tracker.keep(scopeOf(host), isOf);
    return { gaps, errors, flows: flows && { all: flows.all(), isUnseen } };
  }

  /** Gives the flows of a look, which are read again where they are not those of before, and what could not be read then. */
  async #giveFlows(host: Sighted, sights: readonly Sighted[], first: SeenFlows): Promise<readonly Gap[]> {
    const readings = this.#flowReadings;
    const seen = readings.of(first.all.filter((flow) => !first.isUnseen(flow)));
    const isRead = this.#isFirst || readings.isAsBefore(seen);
    const { gaps, flows: second } = isRead ? NOT_READ : await this.#read(host, sights);
    const isUnseen = (flow: FlowRecord): boolean => first.isUnseen(flow) || second?.isUnseen(flow) === true;
    const agreed = second === undefined ? seen : readings.agreed(seen, readings.of(second.all));
    this.#sink(host).take(FLOWS, readings.end(agreed, isUnseen));
    return gaps;
  }

  /** Whether there were rows in a look before, of whose tables nothing is known. */
  get #isAfterDocument(): boolean {
    return !this.#isFirst && this.#known.size === 0;
  }

  #flowSink(flows: FlowRows, host: Sighted, { root, netns, host: name, context }: Sighted): RowSink {
    const { sources } = this.#plan;
    if (sources === undefined) return this.#sink(host);
    return flows.sink(host.root, root, { host: name, netns }, context, sources);
  }

  #sink({ netns, host, ...sight }: Sighted): RowSink {
    const { where, needsOwners, needsTcp, needsDrops, readWorkloads } = this.#plan;
    const tracker = this.#tracker;
    const byRecords = this.#byRecords;
    const scope = scopeOf({ netns, ...sight });
    const ways = new Map<unknown, Way<never>>();
    const wayOf = <R>(rows: Rows<R>): Way<R> => {
      const known = ways.get(rows) as Way<R> | undefined;
      if (known !== undefined) return known;
      const own = placedRows(rows, { host, netns });
      const { test, describeLazily } = laneOf(own, this.#plan, undefined, undefined, undefined);
      const isOwned = needsOwners && rows.kind === 'socket';
      const way: Way<R> = {
        source: {
          ...{ kind: rows.kind, scope, describe: own.describe, look: rows.look },
          owners: isOwned ? (row) => (describeLazily(row) as SocketRecord).owners : undefined,
          resolve: (addresses) => sight.context.resolve(addresses),
        },
        test: test ?? ((row) => where === undefined || where.matches(rows.kind, own.describe(row))),
      };
      ways.set(rows, way as Way<never>);
      return way;
    };
    return {
      isPlain: false,
      passesOver: true,
      needsOwners,
      needsHosts: where?.needsHosts ?? false,
      needsTcp,
      needsDrops,
      readWorkloads,
      selects: () => true,
      take(rows, parsed) {
        const { source, test } = wayOf(rows);
        for (const row of parsed) {
          if (!byRecords) tracker.see(source, row, test(row));
          else {
            const record = source.describe(row);
            tracker.see(recordSource(rows.kind, record, scope), record, test(row));
          }
        }
      },
      endBlock: () => {},
    };
  }
}

/** How many connections of tcp were opened, by namespace, and how many of them by this process. */
function openingsOf(
  { ownSockets }: Context,
  sights: readonly Sighted[],
): { readonly counts: ReadonlyMap<string, bigint>; readonly own: number } {
  const counts = new Map<string, bigint>();
  for (const sight of sights) {
    const count = countOpenings(sight.root);
    if (count !== undefined) counts.set(scopeOf(sight), count);
  }
  // They are counted in the namespace of this process.
  const own = sights.some(({ root }) => asksSystem(root)) ? (ownSockets?.openings ?? 0) : 0;
  return { counts, own };
}

/** Changes in the order that --sort asks for. */
export function sortedChanges(
  { sorting }: Pick<RowPlan, 'sorting'>,
  changes: readonly Change[],
): readonly Change[] {
  if (sorting === undefined || changes.length < 2) return changes;
  const keys = new SortKeys();
  for (const { record } of changes) sorting.rankRecord(record, keys);
  return [...keys.order()].map((index) => changes[index] as Change);
}

/** Of a row that is its record. That of a namespace is of no namespace. */
function recordSource(
  kind: Kind,
  record: AnyRecord,
  scope = kind === 'namespace' ? '' : scopeOf(record),
): Source<AnyRecord> {
  return {
    kind,
    scope,
    describe: (row) => row,
    look: kind === 'socket' ? recordLook(record) : undefined,
    owners: kind === 'socket' ? (row) => (row as SocketRecord).owners : undefined,
    resolve: async () => {},
  };
}

/** How the rows of a table are taken. */
interface Way<R> {
  readonly source: Source<R>;
  readonly test: (row: R) => boolean;
}

/** Of a table that is read again: what there is to say of it was said. */
const SILENT = { warn: () => {}, say: () => {}, lack: () => {} };

/** What tells a namespace from others; all of one are in ''. */
function scopeOf({ netns }: Pick<Sighted, 'netns'>): string {
  return netns === undefined ? '' : String(netns.inode ?? netns.id ?? '');
}

function groupedRows(
  rows: Iterable<{ readonly source: Source<unknown>; readonly row: unknown }>,
): Iterable<{ readonly source: Source<unknown>; readonly rows: unknown[] }> {
  const groups = new Map<Source<unknown>, unknown[]>();
  for (const { source, row } of rows) {
    const group = groups.get(source);
    if (group === undefined) groups.set(source, [row]);
    else group.push(row);
  }
  return [...groups].map(([source, own]) => ({ source, rows: own }));
}
