import type { Address } from '../../proc/reading/address.ts';
import type { Change } from '../../records/change.ts';
import type { AnyRecord, Kind } from '../../records/record.ts';
import type { OwnerRecord, SocketRecord } from '../../records/socket.ts';
import type { RowLook } from '../../views/rows.ts';
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
  /** When it was first seen such as is asked for, in milliseconds; NaN where that is not known. */
  since: number;
  initial: boolean;
  /** The last look that saw it, and how many rows that had seen before it. */
  seen: number;
  place: number;
  /** Whether it is such as is asked for. */
  selected: boolean;
  /** Who held it when that was last known. */
  owners: readonly OwnerRecord[] | undefined;
}

/** A change of which no record is made yet. */
interface Pending {
  readonly change: Change['change'];
  readonly entry: Entry;
  readonly source: AnySource;
  readonly row: unknown;
  owners: readonly OwnerRecord[] | undefined;
  readonly previous?: () => Readonly<Record<string, unknown>>;
}

/** TCP_SYN_RECV, and as records have it. */
const SYN_RECV: ReadonlySet<unknown> = new Set([3, 'SYN_RECV']);

/** The states in which a connection without an inode is yet to be accepted: it gets one then. In others no one holds it any more. */
const UNACCEPTED: ReadonlySet<unknown> = new Set([...SYN_RECV, 1, 'ESTABLISHED', 8, 'CLOSE_WAIT']);

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
  /** How many rows are followed, and how many of the look before this one has not seen. */
  #followed = 0;
  #unseen = 0;
  /** The rows of the look before in their order, where the next one is in it, and those of this look. */
  #before: readonly Entry[] = [];
  #cursor = 0;
  #order: Entry[] = [];
  #isSecondReading = false;
  /** Sockets by their inodes. */
  readonly #sockets = new Map<number | bigint, Entry>();
  /** Whether several rows had one inode, as all subflows of a connection of mptcp have: #others has all but the first. */
  #areShared = false;
  /** Other rows by what they are known by, in which several may be alike. */
  readonly #others = new Map<string, Entry[]>();
  /** How many rows of each key of #others this reading had: those that are alike are told apart by their number. */
  #counts = new Map<string, number>();
  readonly #knowers = new Map<Kind, (record: AnyRecord) => Known>();
  /** Rows that none of the look before is known to be: of the first reading of the tables, and of the second one. */
  #arrivals: Entry[] = [];
  #lateArrivals: Entry[] = [];
  /** What tells rows that are kept though they are missing. */
  #keeps: ((entry: Entry) => boolean)[] = [];
  #pending: Pending[] = [];

  /** Begins a look. @param now milliseconds of a clock that is never set; NaN where it is not known when that was */
  begin(now: number): void {
    this.#look++;
    this.#now = now;
    this.#isSecondReading = false;
    this.#unseen = this.#followed;
    this.#before = this.#order;
    this.#cursor = 0;
    this.#order = [];
    this.#counts = new Map();
    this.#arrivals = [];
    this.#lateArrivals = [];
    this.#keeps = [];
    this.#pending = [];
    this.connections = 0;
  }

  /** Whether rows of the look before were not seen, so that the tables are to be read again: one that moves may be passed over. */
  get misses(): boolean {
    return this.#unseen > 0;
  }

  /** Begins to read the same tables again. What is new in them counts only as what became of a row that is missing. */
  readAgain(): void {
    this.#isSecondReading = true;
    this.#before = this.#order;
    this.#cursor = 0;
    this.#counts = new Map();
  }

  /** Takes a row. @param selected whether it is such as is asked for */
  see<R>(given: Source<R>, row: R, selected: boolean): void {
    const source = given as unknown as AnySource;
    const { look } = source;
    if (look === undefined) {
      this.#seeRecord(source, row, selected);
      return;
    }
    const inode = look.inode(row);
    const entry = this.#entryOf(inode, source, row);
    if (entry === undefined) this.#arrive(source, row, selected, inode, undefined);
    else if (entry.seen !== this.#look) this.#touch(entry, source, row, undefined, selected);
  }

  /** The row of the look before, or of this one, that this row is. Most rows come in the order in which they came then. */
  #entryOf(inode: number | bigint, source: AnySource, row: unknown): Entry | undefined {
    const next = this.#before[this.#cursor];
    const found =
      next !== undefined && next.inode === inode && isSame(next, source, row)
        ? next
        : this.#find(inode, source, row);
    if (found !== undefined) this.#cursor = found.place + 1;
    return found;
  }

  #find(inode: number | bigint, source: AnySource, row: unknown): Entry | undefined {
    if (inode !== 0) {
      const found = this.#sockets.get(inode);
      if (found !== undefined && isSame(found, source, row)) return found;
      if (!this.#areShared) return undefined;
    }
    return this.#others.get(socketKey(inode, source, row))?.find((entry) => isSame(entry, source, row));
  }

  #seeRecord(source: AnySource, row: unknown, selected: boolean): void {
    const known = this.#knowerOf(source.kind)(source.describe(row));
    const key = recordKey(source, known);
    const count = this.#counts.get(key) ?? 0;
    this.#counts.set(key, count + 1);
    const entry = this.#others.get(key)?.[count];
    if (entry === undefined) this.#arrive(source, row, selected, 0, known);
    else if (entry.seen !== this.#look) this.#touch(entry, source, row, known, selected);
  }

  #knowerOf(kind: Kind): (record: AnyRecord) => Known {
    const known = this.#knowers.get(kind) ?? knower(kind);
    this.#knowers.set(kind, known);
    return known;
  }

  /** Keeps rows of a table that could not be read: what happened to them is not known. Gives whether some are missing. */
  keep(scope: string, isOfTable: (kind: Kind, protocol: string | undefined) => boolean): boolean {
    const isKept = (entry: Entry): boolean =>
      entry.source.scope === scope && isOfTable(entry.source.kind, protocolOf(entry));
    for (const entry of this.#entries()) {
      if (entry.seen === this.#look || !isKept(entry)) continue;
      this.#keeps.push(isKept);
      return true;
    }
    return false;
  }

  #arrive(
    source: AnySource,
    row: unknown,
    selected: boolean,
    inode: number | bigint,
    known: Known | undefined,
  ): void {
    const entry: Entry = {
      ...{ source, row, known, inode, selected },
      since: this.#now,
      initial: this.#look === 1,
      seen: this.#look,
      place: 0,
      owners: undefined,
    };
    this.#put(entry);
    if (this.#isSecondReading) this.#lateArrivals.push(entry);
    else {
      this.#place(entry);
      this.#arrivals.push(entry);
    }
  }

  #put(entry: Entry): void {
    this.#followed++;
    const { inode, source, row, known } = entry;
    if (known === undefined && inode !== 0 && !this.#sockets.has(inode)) {
      this.#sockets.set(inode, entry);
      return;
    }
    this.#areShared ||= inode !== 0;
    const key = known === undefined ? socketKey(inode, source, row) : recordKey(source, known);
    const alike = this.#others.get(key);
    if (alike === undefined) this.#others.set(key, [entry]);
    else alike.push(entry);
  }

  #place(entry: Entry): void {
    entry.place = this.#order.push(entry) - 1;
  }

  /** Takes a row that was there before. */
  #touch(
    entry: Entry,
    source: AnySource,
    row: unknown,
    known: Known | undefined,
    selected: boolean,
    place?: number,
  ): void {
    const { source: sourceBefore, row: rowBefore, known: knownBefore, selected: wasSelected } = entry;
    if (entry.seen !== this.#look) this.#unseen--;
    entry.source = source;
    entry.row = row;
    entry.known = known;
    entry.selected = selected;
    entry.seen = this.#look;
    if (place === undefined) this.#place(entry);
    const { look } = source;
    const isOther =
      look === undefined ? !isEqual(knownBefore, known) : look.state(rowBefore) !== look.state(row);
    if (!isOther && selected === wasSelected && source.owners === undefined) return;
    const before = { source: sourceBefore, row: rowBefore, known: knownBefore };
    const previousOwners = entry.owners;
    this.#learnOwners(entry);
    if (isOther && isSynRecv(before)) this.connections++;
    if (selected && !wasSelected) {
      entry.since = this.#now;
      entry.initial = false;
      this.#add('opened', entry);
    } else if (!selected && wasSelected) this.#add('closed', entry, sourceBefore, rowBefore);
    if (!selected || !wasSelected) return;
    if (source.owners !== undefined && isListener(entry) && isOtherOwner(previousOwners, entry.owners))
      this.#add('owner', entry, source, row, () => ({ owners: previousOwners }));
    if (isOther) this.#add('changed', entry, source, row, () => previousOf(before, entry));
  }

  /** Asks who holds a socket now; where no one is known, whoever held it last stays known. */
  #learnOwners(entry: Entry): void {
    const found = entry.source.owners?.(entry.row);
    if (found !== undefined && (found.length > 0 || entry.owners === undefined)) entry.owners = found;
  }

  /** Whether a new socket is held by no one who is known. */
  get lacksOwners(): boolean {
    return this.#look > 1 && this.#pending.some(isUnowned);
  }

  /** Asks once more who holds the new sockets of which that is not known. */
  learnOwners(): void {
    for (const pending of this.#pending) {
      if (!isUnowned(pending)) continue;
      this.#learnOwners(pending.entry);
      pending.owners = pending.entry.owners;
    }
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
   * Ends the look.
   *
   * @param tellsInitial whether what is there at the first look is told
   * @param isNewBoot whether the host was started since the look before, undefined where that is not told
   */
  end(tellsInitial: boolean, isNewBoot: boolean | undefined): void {
    const arrivals = [...this.#arrivals, ...this.#lateArrivals];
    const late = new Set(this.#lateArrivals);
    const missing = this.#takeMissing();
    const hasOtherInodes = isNewBoot ?? (missing.hasRecorded && !this.#hasRecorded());
    const fresh: Entry[] = [];
    for (const arrival of arrivals) {
      const former = missing.isEmpty ? undefined : missing.find(arrival);
      if (former !== undefined && isContinued(former, arrival)) this.#goOn(former, arrival);
      else if (former !== undefined && isRestarted(former, arrival))
        this.#restart(former, arrival, hasOtherInodes || former.inode === 0 || arrival.inode === 0);
      else {
        if (former !== undefined) missing.giveBack(former);
        if (late.has(arrival) && former === undefined) this.#forget(arrival);
        else fresh.push(arrival);
      }
    }
    const doubles = this.#look === 1 ? new Set<Entry>() : this.#doubles(fresh);
    for (const entry of missing.left()) {
      if (this.#keeps.some((isKept) => isKept(entry))) this.#put(entry);
      else if (entry.selected) this.#add('closed', entry);
    }
    for (const entry of fresh) {
      if (doubles.has(entry)) this.#forget(entry);
      else this.#open(entry, this.#look > 1 || tellsInitial);
    }
  }

  #open(entry: Entry, tells: boolean): void {
    this.#learnOwners(entry);
    if (isConnection(entry) && !isSynRecv(entry)) this.connections++;
    if (entry.selected && tells) this.#add('opened', entry);
  }

  /** A row that changed, or a connection that lost its inode or got one, takes the place of what seemed to be new. */
  #goOn(former: Entry, arrival: Entry): void {
    const { source, row, known, selected, place } = arrival;
    this.#forget(arrival);
    former.inode = arrival.inode;
    former.place = place;
    if (this.#order[place] === arrival) this.#order[place] = former;
    former.seen = this.#look;
    this.#touch(former, source, row, known, selected, place);
    this.#put(former);
  }

  /** Whether a socket of an earlier look, of which it is not known when it was, is there still. */
  #hasRecorded(): boolean {
    for (const entry of this.#sockets.values()) if (isRecorded(entry)) return true;
    return false;
  }

  /** A listener that was closed and opened again; where inodes tell nothing, only by another program. */
  #restart(former: Entry, entry: Entry, isByProgram: boolean): void {
    this.#learnOwners(entry);
    if (isByProgram && !isOtherProgram(former.owners, entry.owners)) {
      entry.since = former.since;
      entry.initial = former.initial;
      return;
    }
    this.#add('owner', entry, entry.source, entry.row, () => ({
      inode: former.inode,
      ...(former.owners === undefined ? {} : { owners: former.owners }),
    }));
  }

  /** Takes a row back as if it had not been seen. */
  #forget(entry: Entry): void {
    const { inode, source, row, known } = entry;
    this.#followed--;
    if (this.#sockets.get(inode) === entry) {
      this.#sockets.delete(inode);
    } else {
      const key = known === undefined ? socketKey(inode, source, row) : recordKey(source, known);
      const rest = this.#others.get(key)?.filter((one) => one !== entry) ?? [];
      if (rest.length > 0) this.#others.set(key, rest);
      else this.#others.delete(key);
    }
    // It may stand in the order of this look.
    entry.inode = FORGOTTEN;
  }

  /** Those of new rows whose connection has another row in this look: it got its inode, or lost it, while the table was read. */
  #doubles(fresh: readonly Entry[]): Set<Entry> {
    const doubles = new Set<Entry>();
    const connections = fresh.filter((entry) => entry.known === undefined && isConnection(entry));
    const bare = new Map<string, Entry>();
    const ports = new Set<number | undefined>();
    for (const entry of connections) {
      if (entry.inode !== 0) continue;
      bare.set(addressKey(entry.source, entry.row), entry);
      ports.add(portsOf(entry));
    }
    for (const entry of connections) {
      if (entry.inode === 0) continue;
      const key = addressKey(entry.source, entry.row);
      if (!bare.has(key) && this.#others.get(key)?.some(({ inode }) => inode === 0)) doubles.add(entry);
    }
    if (bare.size === 0) return doubles;
    for (const entry of this.#sockets.values()) {
      if (entry.seen !== this.#look || !ports.has(portsOf(entry))) continue;
      const double = bare.get(addressKey(entry.source, entry.row));
      if (double !== undefined && !doubles.has(entry)) doubles.add(double);
    }
    return doubles;
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
    this.#followed -= missing.size;
    this.#unseen = 0;
    return missing;
  }

  /** The rows that changes are about, so that names can be looked up before records are made. */
  *rows(): Generator<{ readonly source: AnySource; readonly row: unknown }> {
    for (const { source, row } of this.#pending) yield { source, row };
  }

  /** The changes of the look, in the order of the rows. */
  changes(): Change[] {
    return this.#pending.map(({ change, entry, source, row, owners, previous }) => {
      return {
        change,
        kind: source.kind,
        record: withOwners(source.describe(row), owners),
        ...(change === 'opened' || Number.isNaN(entry.since) ? {} : { age: this.#now - entry.since }),
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
  readonly #all = new Set<Entry>();
  readonly #byKey = new Map<string, Entry[]>();

  add(entry: Entry): void {
    this.#all.add(entry);
    const key = keyOf(entry);
    const alike = this.#byKey.get(key);
    if (alike === undefined) this.#byKey.set(key, [entry]);
    else alike.push(entry);
  }

  get size(): number {
    return this.#all.size;
  }

  /** Whether there are sockets of an earlier look of which it is not known when it was. */
  get hasRecorded(): boolean {
    for (const entry of this.#all) if (entry.inode !== 0 && isRecorded(entry)) return true;
    return false;
  }

  get isEmpty(): boolean {
    return this.#all.size === 0;
  }

  /** Takes one with the same addresses and ports, or known by the same. */
  find(arrival: Entry): Entry | undefined {
    const found = this.#byKey.get(keyOf(arrival))?.pop();
    if (found !== undefined) this.#all.delete(found);
    return found;
  }

  /** What became of this one is not known after all. */
  giveBack(entry: Entry): void {
    this.#all.add(entry);
  }

  left(): Iterable<Entry> {
    return this.#all;
  }
}

/** In the place of the inode of a row that is followed no more: equal to none. */
const FORGOTTEN = -1;

function isUnowned({ change, entry, owners }: Pending): boolean {
  return (change === 'opened' || change === 'owner') && entry.inode !== 0 && owners?.length === 0;
}

type Row = Pick<Entry, 'source' | 'row' | 'known'>;

function keyOf({ source, row, known }: Row): string {
  return known === undefined ? addressKey(source, row) : `${source.scope} ${known.key}`;
}

/** What rows have in common that are alike in all that is compared. */
function recordKey({ scope }: AnySource, { key, text }: Known): string {
  return `${scope} ${key} ${text}`;
}

/** Of a socket without an inode, or one whose inode another row has as well. */
function socketKey(inode: number | bigint, source: AnySource, row: unknown): string {
  const key = addressKey(source, row);
  return inode === 0 ? key : `${key} ${inode}`;
}

function addressKey({ scope, look }: AnySource, row: unknown): string {
  return `${scope} ${look?.protocol}${look?.text(row)}`;
}

function portsOf({ source, row }: Row): number | undefined {
  return source.look?.ports(row);
}

/** Whether a row is that of before. Where there is SYN_RECV now and was none, another connection is about to be made. */
function isSame(entry: Entry, source: AnySource, row: unknown): boolean {
  const { source: before } = entry;
  const { look } = source;
  if (look === undefined || before.look !== look || before.scope !== source.scope) return false;
  if (!look.isSame(entry.row, row)) return false;
  return !SYN_RECV.has(look.state(row)) || SYN_RECV.has(look.state(entry.row));
}

/** Whether a new row is what became of one that is missing. A connection gets an inode but once. */
function isContinued(former: Entry, arrival: Entry): boolean {
  if (arrival.known !== undefined) return true;
  if (!isConnection(arrival)) return false;
  return arrival.inode === 0 ? !isSynRecv(arrival) : former.inode === 0 && isUnaccepted(former);
}

function isRestarted(former: Entry, arrival: Entry): boolean {
  return isListener(arrival) && former.selected && arrival.selected;
}

function isRecorded({ since }: Entry): boolean {
  return Number.isNaN(since);
}

function isConnection({ source, row }: Row): boolean {
  return source.look?.isConnection(row) ?? false;
}

function isListener({ source, row }: Row): boolean {
  return source.look?.isListener(row) ?? false;
}

function isUnaccepted({ source, row }: Row): boolean {
  return UNACCEPTED.has(source.look?.state(row));
}

function isSynRecv(row: Row): boolean {
  return isConnection(row) && SYN_RECV.has(row.source.look?.state(row.row));
}

function isEqual(some: Known | undefined, other: Known | undefined): boolean {
  return some?.text === other?.text;
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
  return areOthers(before, now, ({ pid }) => pid);
}

function isOtherProgram(
  before: readonly OwnerRecord[] | undefined,
  now: readonly OwnerRecord[] | undefined,
): boolean {
  return areOthers(before, now, ({ program }) => program);
}

/** Whether owners are known before and now, and are others by what this gives of them. */
function areOthers(
  before: readonly OwnerRecord[] | undefined,
  now: readonly OwnerRecord[] | undefined,
  by: (owner: OwnerRecord) => number | string,
): boolean {
  if (before === undefined || now === undefined || before.length === 0 || now.length === 0) return false;
  const text = (owners: readonly OwnerRecord[]): string => [...new Set(owners.map(by))].join('\0');
  return text(before) !== text(now);
}

/** A record whose socket no one is known to hold any more says who held it. */
function withOwners(record: AnyRecord, owners: readonly OwnerRecord[] | undefined): AnyRecord {
  const { owners: now } = record as SocketRecord;
  if (now === undefined || now.length > 0 || owners === undefined || owners.length === 0) return record;
  return { ...record, owners: owners.map((owner) => ({ ...owner, former: true as const })) } as AnyRecord;
}
