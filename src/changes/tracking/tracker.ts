import type { Change } from '../../records/change.ts';
import type { AnyRecord, Kind } from '../../records/record.ts';
import type { OwnerRecord, SocketRecord } from '../../records/socket.ts';
import {
  type AnySource,
  type Entry,
  isConnection,
  isContinued,
  isListener,
  isRestarted,
  isSame,
  isSynRecv,
  protocolOf,
  type Row,
  type Source,
} from './entry.ts';
import { EntryIndex } from './entry-index.ts';
import { recordKey } from './entry-keys.ts';
import { differences, type Known, knower } from './identity.ts';
import { Missing } from './missing.ts';
import { isOtherOwner, isOtherProgram, withOwners } from './owner-changes.ts';

/** A change of which no record is made yet. */
interface Pending {
  readonly change: Change['change'];
  readonly entry: Entry;
  readonly source: AnySource;
  readonly row: unknown;
  owners: readonly OwnerRecord[] | undefined;
  readonly previous?: () => Readonly<Record<string, unknown>>;
}

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
  readonly #followed = new EntryIndex();
  /** How many of the rows that are followed this look has not seen. */
  #unseen = 0;
  /** The rows of the look before in their order, where the next one is in it, and those of this look. */
  #before: readonly Entry[] = [];
  #cursor = 0;
  #order: Entry[] = [];
  #isSecondReading = false;
  /** How many rows of each key this reading had: those that are alike are told apart by their number. */
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
    this.#unseen = this.#followed.size;
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
        : this.#followed.find(inode, source, row);
    if (found !== undefined) this.#cursor = found.place + 1;
    return found;
  }

  #seeRecord(source: AnySource, row: unknown, selected: boolean): void {
    const known = this.#knowerOf(source.kind)(source.describe(row));
    const key = recordKey(source, known);
    const count = this.#counts.get(key) ?? 0;
    this.#counts.set(key, count + 1);
    const entry = this.#followed.alike(key, count);
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
    for (const entry of this.#followed) {
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
    this.#followed.add(entry);
    if (this.#isSecondReading) this.#lateArrivals.push(entry);
    else {
      this.#place(entry);
      this.#arrivals.push(entry);
    }
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
    const missing = this.misses ? this.#followed.takeMissing(this.#look) : new Missing();
    this.#unseen = 0;
    const hasOtherInodes = isNewBoot ?? (missing.hasRecorded && !this.#followed.hasRecorded);
    const fresh: Entry[] = [];
    for (const arrival of arrivals) {
      const former = missing.isEmpty ? undefined : missing.find(arrival);
      if (former !== undefined && isContinued(former, arrival)) this.#goOn(former, arrival);
      else if (former !== undefined && isRestarted(former, arrival))
        this.#restart(former, arrival, hasOtherInodes || former.inode === 0 || arrival.inode === 0);
      else {
        if (former !== undefined) missing.giveBack(former);
        if (late.has(arrival) && former === undefined) this.#followed.forget(arrival);
        else fresh.push(arrival);
      }
    }
    const doubles = this.#look === 1 ? new Set<Entry>() : this.#followed.doublesOf(fresh, this.#look);
    for (const entry of missing.left()) {
      if (this.#keeps.some((isKept) => isKept(entry))) this.#followed.add(entry);
      else if (entry.selected) this.#add('closed', entry);
    }
    for (const entry of fresh) {
      if (doubles.has(entry)) this.#followed.forget(entry);
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
    const { source, row, known, inode, selected, place } = arrival;
    this.#followed.forget(arrival);
    former.inode = inode;
    former.place = place;
    if (this.#order[place] === arrival) this.#order[place] = former;
    former.seen = this.#look;
    this.#touch(former, source, row, known, selected, place);
    this.#followed.add(former);
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
}

function isUnowned({ change, entry, owners }: Pending): boolean {
  return (change === 'opened' || change === 'owner') && entry.inode !== 0 && owners?.length === 0;
}

function isEqual(some: Known | undefined, other: Known | undefined): boolean {
  return some?.text === other?.text;
}

function previousOf(before: Row, entry: Entry): Record<string, unknown> {
  if (before.known !== undefined && entry.known !== undefined)
    return differences(before.known.compared, entry.known.compared);
  return { state: (before.source.describe(before.row) as SocketRecord).state };
}
