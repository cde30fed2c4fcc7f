import type { Address } from '../proc/reading/address.ts';
import type { Change } from '../records/change.ts';
import type { AnyRecord, Kind } from '../records/record.ts';
import type { OwnerRecord, SocketRecord } from '../records/socket.ts';
import type { RowLook } from '../views/rows.ts';
import { differences, type Known, knower } from './identity.ts';

/** Rows of one table in one look. */
export interface Source<R> {
  readonly kind: Kind;
  /** The network namespace that they are of. */
  readonly scope: string;
  readonly describe: (row: R) => AnyRecord;
  /** Who holds the socket now; undefined where that is not asked for. */
  readonly owners: ((row: R) => readonly OwnerRecord[] | undefined) | undefined;
  /** What tells rows apart without their records. */
  readonly look: RowLook<R> | undefined;
  /** Looks up the names of addresses, so that records have them. */
  readonly resolve: (addresses: Iterable<Address>) => Promise<void>;
}

type AnySource = Source<unknown>;

/** A row that is followed from look to look. */
interface Entry {
  source: AnySource;
  row: unknown;
  /** What it is known by, where that takes its record. */
  known: Known | undefined;
  inode: number | bigint;
  /** When it was first seen, in milliseconds; NaN where that is not known. */
  readonly since: number;
  readonly initial: boolean;
  /** The last look that saw it, and how many rows that had seen before it. */
  seen: number;
  place: number;
  /** Whether it is such as is asked for. */
  selected: boolean;
  /** Who held it when that was last known. */
  owners: readonly OwnerRecord[] | undefined;
}

/** A row of this look that none of the look before is known to be. */
type Arrival = Pick<Entry, 'source' | 'row' | 'known' | 'inode' | 'selected'>;

/** A change of which no record is made yet. */
interface Pending {
  readonly change: Change['change'];
  readonly entry: Entry;
  readonly source: AnySource;
  readonly row: unknown;
  readonly owners: readonly OwnerRecord[] | undefined;
  readonly previous?: () => Readonly<Record<string, unknown>>;
}

/** TCP_SYN_RECV, and as records have it. */
const SYN_RECV: ReadonlySet<unknown> = new Set([3, 'SYN_RECV']);

/**
 * Compares looks at the same rows. A socket is known by its inode, a connection without one (SYN_RECV, TIME_WAIT, FIN_WAIT2 that no
 * process holds) by its addresses and ports, other rows by what IDENTITIES names. Only of what changed a record is made, which of 100,000
 * sockets takes half as long as to show them.
 */
export class Tracker {
  /** How many connections of tcp appeared in this look, whether or not they are such as is asked for. */
  connections = 0;
  #look = 0;
  #now = 0;
  /** How many rows are followed, and how many of these this look has seen. */
  #followed = 0;
  #seen = 0;
  /** The rows of the look before in their order, where the next one is in it, and those of this look. */
  #before: readonly Entry[] = [];
  #cursor = 0;
  #order: Entry[] = [];
  #isSecondReading = false;
  /** Sockets by their inodes. */
  readonly #sockets = new Map<number | bigint, Entry>();
  /** Other rows by what they are known by, in which several may be alike. */
  readonly #others = new Map<string, Entry[]>();
  readonly #knowers = new Map<Kind, (record: AnyRecord) => Known>();
  #arrivals = new Map<number | bigint | string, Arrival[]>();
  #pending: Pending[] = [];

  /** Begins a look. @param now milliseconds of a clock that is never set; NaN where it is not known when that was */
  begin(now: number): void {
    this.#look++;
    this.#now = now;
    this.#isSecondReading = false;
    this.#seen = 0;
    this.#before = this.#order;
    this.#cursor = 0;
    this.#order = [];
    this.#arrivals = new Map();
    this.#pending = [];
    this.connections = 0;
  }

  /** Whether rows of the look before were not seen, so that the tables are to be read again: one that moves may be passed over. */
  get misses(): boolean {
    return this.#seen < this.#followed;
  }

  /** Begins to read the same tables again. */
  readAgain(): void {
    this.#isSecondReading = true;
  }

  /** Takes a row. @param selected whether it is such as is asked for */
  see<R>(given: Source<R>, row: R, selected: boolean): void {
    const source = given as unknown as AnySource;
    const { look } = source;
    if (look === undefined) this.#seeRecord(source, row, selected);
    else {
      const inode = look.inode(row);
      const entry = this.#entryOf(inode, source, row);
      if (entry === undefined) this.#arriveLater(inode, source, row, selected);
      else if (entry.seen === this.#look) return;
      else if (
        source.owners === undefined &&
        entry.selected === selected &&
        look.state(entry.row) === look.state(row)
      ) {
        // Nothing of most rows is other than before.
        entry.seen = this.#look;
        entry.source = source;
        entry.row = row;
        this.#seen++;
        entry.place = this.#order.push(entry) - 1;
      } else this.#touch(entry, source, row, undefined, selected);
    }
  }

  /** The row of the look before that this row is. Most rows come in the order in which they came then. */
  #entryOf(inode: number | bigint, source: AnySource, row: unknown): Entry | undefined {
    const next = this.#before[this.#cursor];
    if (next !== undefined && next.inode === inode && isSame(next, source, row)) {
      this.#cursor++;
      return next;
    }
    const found = inode === 0 ? this.#others.get(addressKey(source, row))?.[0] : this.#sockets.get(inode);
    if (found === undefined || !isSame(found, source, row)) return undefined;
    this.#cursor = found.place + 1;
    return found;
  }

  #arriveLater(inode: number | bigint, source: AnySource, row: unknown, selected: boolean): void {
    const key = inode === 0 ? addressKey(source, row) : inode;
    if (!this.#arrivals.has(key))
      this.#arrivals.set(key, [{ source, row, known: undefined, inode, selected }]);
  }

  #seeRecord(source: AnySource, row: unknown, selected: boolean): void {
    const record = source.describe(row);
    const { key, compared } = this.#knowerOf(source.kind)(record);
    const known = { key: `${source.scope} ${key}`, compared };
    const unseen = (this.#others.get(known.key) ?? []).filter(({ seen }) => seen !== this.#look);
    const entry =
      unseen.find((one) => isEqual(one.known, known)) ?? (this.#isSecondReading ? unseen[0] : undefined);
    if (entry !== undefined) this.#touch(entry, source, row, known, selected);
    else if (!this.#isSecondReading) {
      const arrivals = this.#arrivals.get(known.key) ?? [];
      this.#arrivals.set(known.key, [...arrivals, { source, row, known, inode: 0, selected }]);
    }
  }

  #knowerOf(kind: Kind): (record: AnyRecord) => Known {
    const known = this.#knowers.get(kind) ?? knower(kind);
    this.#knowers.set(kind, known);
    return known;
  }

  /** Keeps rows of a table that could not be read: what happened to them is not known. */
  keep(scope: string, isOfTable: (kind: Kind, protocol: string | undefined) => boolean): void {
    for (const entry of this.#entries()) {
      const { source } = entry;
      if (entry.seen === this.#look || source.scope !== scope || !isOfTable(source.kind, protocolOf(entry)))
        continue;
      entry.seen = this.#look;
      this.#seen++;
    }
  }

  /** Takes a row that was there before. */
  #touch(entry: Entry, source: AnySource, row: unknown, known: Known | undefined, selected: boolean): void {
    if (entry.seen === this.#look) return;
    const before = { source: entry.source, row: entry.row, known: entry.known, selected: entry.selected };
    Object.assign(entry, { source, row, known, selected, seen: this.#look });
    this.#seen++;
    entry.place = this.#order.push(entry) - 1;
    const previousOwners = entry.owners;
    this.#learnOwners(entry);
    if (wasSynRecv(before) && !wasSynRecv(entry)) this.connections++;
    if (selected && !before.selected) this.#add('opened', entry);
    else if (!selected && before.selected) this.#add('closed', entry, before.source, before.row);
    if (!selected || !before.selected) return;
    if (isListener(entry) && isOtherOwner(previousOwners, entry.owners))
      this.#add('owner', entry, source, row, () => ({ owners: previousOwners }));
    const isChanged =
      source.look === undefined
        ? !isEqual(before.known, known)
        : source.look.state(before.row) !== source.look.state(row);
    if (isChanged) this.#add('changed', entry, source, row, () => previousOf(before, entry));
  }

  /** Asks who holds a socket now; where no one is known, whoever held it last stays known. */
  #learnOwners(entry: Entry): void {
    const { owners } = entry.source;
    if (owners === undefined || (entry.owners !== undefined && entry.owners.length > 0 && !isListener(entry)))
      return;
    const found = owners(entry.row);
    if (found !== undefined && (found.length > 0 || entry.owners === undefined)) entry.owners = found;
  }

  #add(
    change: Change['change'],
    entry: Entry,
    source = entry.source,
    row = entry.row,
    previous?: Pending['previous'],
  ): void {
    this.#pending.push({ change, entry, source, row, owners: entry.owners, ...(previous && { previous }) });
  }

  /**
   * Ends the look. @param tellsInitial whether what is there at the first look is told
   */
  end(tellsInitial: boolean): void {
    const missing = this.#takeMissing();
    this.#followed -= missing.all.length;
    const isFirst = this.#look === 1;
    for (const [key, arrivals] of this.#arrivals)
      for (const arrival of arrivals)
        this.#arrive(key, arrival, missing, { isFirst, tells: !isFirst || tellsInitial });
    for (const entry of missing.all) {
      if (!missing.taken.has(entry) && entry.selected) this.#add('closed', entry);
    }
  }

  /** Takes out the rows that this look did not see. */
  #takeMissing(): Missing {
    const missing = new Missing();
    if (!this.misses) return missing;
    for (const [inode, entry] of this.#sockets) {
      if (entry.seen === this.#look) continue;
      missing.add(entry);
      this.#sockets.delete(inode);
    }
    for (const [key, entries] of this.#others) {
      if (entries.every(({ seen }) => seen === this.#look)) continue;
      const seen = entries.filter((entry) => entry.seen === this.#look);
      for (const entry of entries) if (entry.seen !== this.#look) missing.add(entry);
      if (seen.length > 0) this.#others.set(key, seen);
      else this.#others.delete(key);
    }
    return missing;
  }

  #arrive(
    key: number | bigint | string,
    arrival: Arrival,
    missing: Missing,
    { isFirst, tells }: { isFirst: boolean; tells: boolean },
  ): void {
    const former = missing.all.length === 0 ? undefined : missing.find(arrival);
    if (former !== undefined && isContinued(former, arrival)) {
      // A connection that lost its inode, or got one.
      former.inode = arrival.inode;
      this.#put(key, former);
      this.#touch(former, arrival.source, arrival.row, arrival.known, arrival.selected);
      return;
    }
    const { source, row, known, inode, selected } = arrival;
    const entry: Entry = {
      ...{ source, row, known, inode, selected },
      since: this.#now,
      initial: isFirst,
      seen: this.#look,
      place: this.#order.length,
      owners: undefined,
    };
    this.#put(key, entry);
    this.#order.push(entry);
    this.#learnOwners(entry);
    if (isConnection(entry) && !wasSynRecv(entry)) this.connections++;
    const isRestarted = former !== undefined && isListener(entry) && former.selected && entry.selected;
    if (isRestarted)
      this.#add('owner', entry, entry.source, entry.row, () => ({
        inode: former.inode,
        owners: former.owners,
      }));
    else if (former !== undefined) missing.taken.delete(former);
    if (!isRestarted && entry.selected && tells) this.#add('opened', entry);
  }

  #put(key: number | bigint | string, entry: Entry): void {
    this.#followed++;
    if (typeof key === 'string') this.#others.set(key, [...(this.#others.get(key) ?? []), entry]);
    else this.#sockets.set(key, entry);
  }

  /** The rows that changes are about, so that names can be looked up before records are made. */
  *rows(): Generator<{ readonly source: AnySource; readonly row: unknown }> {
    for (const { source, row } of this.#pending) yield { source, row };
  }

  /** The changes of the look, in the order of the rows. */
  changes(): Change[] {
    return this.#pending.map(({ change, entry, source, row, owners, previous }) => {
      const isBegun = change === 'opened' && !entry.initial;
      return {
        change,
        kind: source.kind,
        record: withOwners(source.describe(row), owners),
        ...(isBegun || change === 'opened' || Number.isNaN(entry.since)
          ? {}
          : { age: this.#now - entry.since }),
        ...(entry.initial ? { initial: true as const } : {}),
        ...(previous === undefined ? {} : { previous: previous() }),
      };
    });
  }

  *#entries(): Generator<Entry> {
    yield* this.#sockets.values();
    for (const entries of this.#others.values()) yield* entries;
  }
}

/** Rows of the look before that this one did not see. */
class Missing {
  readonly all: Entry[] = [];
  /** Those that a row of this look is known to be. */
  readonly taken = new Set<Entry>();
  readonly #byKey = new Map<string, Entry[]>();

  add(entry: Entry): void {
    this.all.push(entry);
    const key = keyOf(entry);
    this.#byKey.set(key, [...(this.#byKey.get(key) ?? []), entry]);
  }

  /** One with the same addresses and ports, or known by the same; it is then taken. */
  find(arrival: Arrival): Entry | undefined {
    const found = this.#byKey.get(keyOf(arrival))?.find((entry) => !this.taken.has(entry));
    if (found !== undefined) this.taken.add(found);
    return found;
  }
}

type Row = Pick<Entry, 'source' | 'row' | 'known'>;

function keyOf({ source, row, known }: Row): string {
  return known?.key ?? addressKey(source, row);
}

function addressKey({ scope, look }: AnySource, row: unknown): string {
  return `${scope} ${look?.protocol} ${look?.text(row)}`;
}

function isSame(entry: Entry, source: AnySource, row: unknown): boolean {
  const { source: before } = entry;
  return (
    before.look === source.look &&
    before.scope === source.scope &&
    (source.look?.isSame(entry.row, row) ?? false)
  );
}

/** Whether a row is that of before: of sockets with two inodes it is another one. */
function isContinued(former: Entry, arrival: Arrival): boolean {
  if (arrival.known !== undefined) return true;
  return isConnection(arrival) && (former.inode === 0 || arrival.inode === 0);
}

function isConnection({ source, row }: Row): boolean {
  return source.look?.isConnection(row) ?? false;
}

function isListener({ source, row }: Row): boolean {
  return source.look?.isListener(row) ?? false;
}

function wasSynRecv(row: Row): boolean {
  return isConnection(row) && SYN_RECV.has(row.source.look?.state(row.row));
}

function isEqual(some: Known | undefined, other: Known | undefined): boolean {
  return Object.keys(differences(some?.compared ?? {}, other?.compared ?? {})).length === 0;
}

function protocolOf({ source, row }: Entry): string | undefined {
  if (source.kind !== 'socket') return undefined;
  return source.look?.protocol ?? (source.describe(row) as SocketRecord).protocol;
}

function previousOf(before: Row, entry: Entry): Record<string, unknown> {
  if (before.known !== undefined && entry.known !== undefined)
    return differences(before.known.compared, entry.known.compared);
  return { state: (before.source.describe(before.row) as SocketRecord).state };
}

function isOtherOwner(
  before: readonly OwnerRecord[] | undefined,
  now: readonly OwnerRecord[] | undefined,
): boolean {
  if (before === undefined || now === undefined || before.length === 0 || now.length === 0) return false;
  const pids = (owners: readonly OwnerRecord[]): string => [...new Set(owners.map(({ pid }) => pid))].join();
  return pids(before) !== pids(now);
}

/** A record whose socket no one is known to hold any more says who held it. */
function withOwners(record: AnyRecord, owners: readonly OwnerRecord[] | undefined): AnyRecord {
  const { owners: now } = record as SocketRecord;
  if (now === undefined || now.length > 0 || owners === undefined || owners.length === 0) return record;
  return { ...record, owners: owners.map((owner) => ({ ...owner, former: true as const })) } as AnyRecord;
}
