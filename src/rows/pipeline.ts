import type { Explainer } from '../explain/explainer.ts';
import type { LineWriter } from '../format/line-writer.ts';
import type { Form } from '../output/form.ts';
import type { Note } from '../records/note.ts';
import type { Origin } from '../records/origin.ts';
import type { AnyRecord, Kind } from '../records/record.ts';
import type { SocketRecord } from '../records/socket.ts';
import type { Counter } from '../select/count.ts';
import type { Partly } from '../select/where.ts';
import type { RowSink, Rows } from '../views/rows.ts';
import { type Doubt, doubtsAbout, type Unknown } from './doubts.ts';
import { HeldRows } from './held-rows.ts';
import { type Lane, laneOf } from './lane.ts';
import { placedRows } from './placed-rows.ts';
import { writePlainCounts } from './plain-counts.ts';
import type { RowPlan } from './row-plan.ts';

/** What can be said of rows of which something is not known. */
interface Uncertain extends Partly {
  readonly unknown: readonly Unknown[];
}

/** Takes the rows of the views for one frame: selects, counts, sorts, and hands them to their form. */
export class Pipeline implements RowSink {
  readonly isPlain: boolean;
  readonly needsOwners: boolean;
  readonly readWorkloads: RowSink['readWorkloads'];
  readonly needsHosts: boolean;
  readonly needsTcp: boolean;
  readonly needsDrops: boolean;
  /** How many rows were selected so far. */
  selected = 0;
  /** In an assertion: how many of them are such as is asked for, whatever is not known of them. */
  certain = 0;
  /** In an assertion: what is not known of rows that are such as is asked for, or are not, only for want of it. */
  readonly unknown = new Set<Unknown>();
  #plan: RowPlan;
  readonly #form: Form | undefined;
  readonly #out: LineWriter;
  readonly #counter: Counter | undefined;
  #origin: Origin = {};
  #explainer: Explainer | undefined;
  /** Rows that wait for their order, or for notes that depend on all of them. */
  #held = new HeldRows();
  readonly #doubts: readonly Doubt[];
  /** By the doubts that apply, a bit for each. */
  readonly #uncertain = new Map<number, Uncertain>();
  /** By the rows of the tables that were met. */
  readonly #lanes = new Map<unknown, unknown>();

  /**
   * @param form undefined for plain rows
   * @param out where plain text goes
   */
  constructor(plan: RowPlan, form: Form | undefined, out: LineWriter) {
    this.#plan = plan;
    const { where, dualStack } = plan;
    this.#doubts = where === undefined || dualStack === undefined ? [] : doubtsAbout(where.fields);
    this.#form = form;
    this.#out = out;
    this.#counter = plan.counting?.counter();
    this.isPlain = form === undefined && this.#counter === undefined && !plan.quiet;
    this.needsOwners = plan.needsOwners;
    this.readWorkloads = plan.readWorkloads;
    this.needsTcp = plan.needsTcp;
    this.needsDrops = plan.needsDrops;
    this.needsHosts = plan.where?.needsHosts ?? false;
  }

  /** Begins the rows of one of several hosts. @param plan the same plan with the names that the host has */
  enterHost(plan: RowPlan): void {
    this.#plan = plan;
    this.#uncertain.clear();
    this.#lanes.clear();
  }

  /** Says that the rows of one of several hosts have ended: no note on them depends on those of others. */
  leaveHost(): void {
    if (this.#plan.sorting === undefined) this.#release();
  }

  /**
   * Begins the rows that are seen from one network namespace.
   *
   * @param explainer undefined where nothing is explained
   * @param origin what records are to say of where they are from
   */
  enter(explainer: Explainer | undefined, origin: Origin): void {
    this.#explainer = explainer;
    this.#origin = origin;
    this.#lanes.clear();
  }

  selects<R>(given: Rows<R>, row: R): boolean {
    const { rows, test } = this.#laneOf(given);
    if (test !== undefined) return test(row);
    const record = rows.describe(row);
    // In an assertion those count as well that may be such as is asked for.
    return this.#matches(rows.kind, record) || this.#partlyOf(rows.kind, record) !== undefined;
  }

  take<R>(given: Rows<R>, parsed: Iterable<R>): void {
    const lane = this.#laneOf(given);
    const { rows } = lane;
    for (const row of parsed) {
      if (lane.test === undefined) {
        const record = rows.describe(row);
        const isSelected = this.#matches(rows.kind, record);
        if (this.#plan.dualStack !== undefined) this.#judge(rows.kind, record, isSelected);
        if (isSelected) this.#give(lane, row, record);
      } else if (lane.test(row)) this.#give(lane, row);
    }
  }

  #laneOf<R>(rows: Rows<R>): Lane<R> {
    const known = this.#lanes.get(rows) as Lane<R> | undefined;
    if (known !== undefined) return known;
    const lane = laneOf(
      placedRows(rows, this.#origin),
      this.#plan,
      this.#counter,
      this.#form,
      this.#explainer,
    );
    this.#lanes.set(rows, lane);
    return lane;
  }

  #matches(kind: Kind, record: AnyRecord): boolean {
    const { where } = this.#plan;
    return where === undefined || this.#holdsOf(kind, record, (one) => where.matches(kind, one));
  }

  /** Whether something holds of a row, or in an assertion of an IPv4 socket that it also is. */
  #holdsOf(kind: Kind, record: AnyRecord, test: (record: AnyRecord) => boolean): boolean {
    const { dualStack } = this.#plan;
    const socket = kind === 'socket' ? (record as SocketRecord) : undefined;
    const guised = dualStack !== undefined && socket?.dualStack === true;
    if (guised && test(asIpv4(socket))) return true;
    if (dualStack === 'only-as-ipv4' && socket?.protocol.endsWith('6')) return false;
    return test(record);
  }

  #judge(kind: Kind, record: AnyRecord, isSelected: boolean): void {
    const partly = this.#partlyOf(kind, record);
    if (partly === undefined) {
      if (isSelected) this.certain++;
    } else if (this.#holdsOf(kind, record, partly.does)) this.certain++;
    else if (this.#holdsOf(kind, record, partly.could))
      for (const unknown of partly.unknown) this.unknown.add(unknown);
  }

  /** What can be said of a row of which not all is known that is asked for; undefined of others. */
  #partlyOf(kind: Kind, record: AnyRecord): Uncertain | undefined {
    const { where } = this.#plan;
    if (where === undefined || this.#doubts.length === 0 || kind !== 'socket') return undefined;
    const { owners } = record as SocketRecord;
    const applying = this.#doubts.filter((doubt) => doubt.applies(owners));
    if (applying.length === 0) return undefined;
    const key = applying.reduce((bits, doubt) => bits | (1 << this.#doubts.indexOf(doubt)), 0);
    let uncertain = this.#uncertain.get(key);
    if (uncertain === undefined) {
      const isKnown = (field: string): boolean => !applying.some(({ concerns }) => concerns(field));
      uncertain = { ...where.partly(kind, isKnown), unknown: applying.map(({ unknown }) => unknown) };
      this.#uncertain.set(key, uncertain);
    }
    return uncertain;
  }

  #give<R>(lane: Lane<R>, parsed: R, record?: AnyRecord): void {
    this.selected++;
    if (this.#plan.quiet) return;
    if (this.#counter !== undefined) {
      if (lane.count !== undefined) lane.count(parsed);
      else this.#counter.add(lane.rows.kind, record ?? lane.rows.describe(parsed));
      return;
    }
    if (this.#holds) this.#held.add(lane, parsed);
    else {
      this.#show(lane, parsed, record);
      this.#explainLater(lane, parsed);
    }
  }

  #explainLater<R>(lane: Lane<R>, parsed: R): void {
    const { explainer } = lane;
    if (explainer === undefined) return;
    const lazyRecord = lane.describeLazily(parsed);
    explainer.learn(lane.rows.kind, lazyRecord);
    if (explainer.mayExplain(lane.rows.kind, lazyRecord)) this.#held.add(lane, parsed);
  }

  /** Whether rows are shown only when all that belong together were given; notes on plain rows stand under them. */
  get #holds(): boolean {
    return this.#plan.sorting !== undefined || (this.#explainer !== undefined && !this.isPlain);
  }

  /** Only plain rows stand in blocks. */
  endBlock(): void {
    if (this.isPlain) this.#release();
  }

  /** All rows were given. */
  end(): void {
    this.#release();
    if (this.#counter === undefined) return;
    const counts = this.#counter.counts();
    if (this.#form !== undefined) for (const count of counts) this.#form.count(count);
    else writePlainCounts(this.#out, this.#plan.counting, counts);
  }

  #release(): void {
    const held = this.#held;
    this.#held = new HeldRows();
    const explainer = this.#explainer;
    if (explainer !== undefined && this.#holds)
      held.give((lane, row) => lane.explainer?.learn(lane.rows.kind, lane.describeLazily(row)));
    if (this.#holds) held.give((lane, row) => this.#show(lane, row));
    if (explainer === undefined || !this.isPlain) return;
    held.give((lane, row) => explainer.gather(lane.rows.kind, lane.describeLazily(row)));
    explainer.writeBlock();
  }

  #show<R>(lane: Lane<R>, row: R, record?: AnyRecord): void {
    const { rows, explainer } = lane;
    if (this.#form === undefined) rows.write(this.#out, row);
    else if (explainer !== undefined) {
      const notes = explainer.notesOf(rows.kind, lane.describeLazily(row));
      const described: { notes?: readonly Note[] } & AnyRecord = record ?? rows.describe(row);
      // The record is of this row alone. A copy takes longer to make, and in V8 twice as long to write.
      if (notes.length > 0) described.notes = notes;
      this.#form.record(rows.kind, described);
    } else if (lane.show !== undefined) lane.show(row);
    else this.#form.record(rows.kind, record ?? rows.describe(row));
  }
}

const ANY_IPV4 = '0.0.0.0';

/** A socket that waits on `::` for both families, as the IPv4 socket that it is to its clients. */
function asIpv4(socket: SocketRecord): SocketRecord {
  return {
    ...socket,
    protocol: socket.protocol.replace(/6$/, '') as SocketRecord['protocol'],
    local: { ...socket.local, address: ANY_IPV4 },
    foreign: { ...socket.foreign, address: ANY_IPV4 },
  };
}
