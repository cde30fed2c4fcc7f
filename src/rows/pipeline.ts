import type { Explainer } from '../explain/explainer.ts';
import type { LineWriter } from '../format/line-writer.ts';
import type { Form } from '../output/form.ts';
import type { AnyRecord, Kind } from '../records/record.ts';
import type { SocketRecord } from '../records/socket.ts';
import type { Counter, Counting } from '../select/count.ts';
import type { Sorting } from '../select/sort.ts';
import type { Where } from '../select/where.ts';
import type { RowSink } from '../views/row-sink.ts';
import { writePlainCounts } from './plain-counts.ts';

/** What is to be done with rows. */
export interface RowPlan {
  readonly where: Pick<Where, 'matches' | 'needsHosts'> | undefined;
  readonly sorting: Sorting | undefined;
  readonly counting: Counting | undefined;
  /** Whether nothing is printed. */
  readonly quiet: boolean;
  readonly needsOwners: boolean;
  /**
   * Whether sockets are asked for as in an assertion: one that serves both families also counts as the IPv4 socket that it
   * is to its clients; with `only`, those of IPv6 count as nothing else.
   */
  readonly dualStack: 'as-ipv4' | 'only-as-ipv4' | undefined;
}

interface Row {
  readonly kind: Kind;
  readonly record: AnyRecord;
  readonly print: () => void;
}

/** Takes the rows of the views for one frame: selects, counts, sorts, and hands them to their form. */
export class Pipeline implements RowSink {
  readonly isPlain: boolean;
  readonly needsOwners: boolean;
  readonly needsHosts: boolean;
  /** How many rows were selected so far. */
  selected = 0;
  readonly #plan: RowPlan;
  readonly #form: Form | undefined;
  readonly #out: LineWriter;
  readonly #counter: Counter | undefined;
  readonly #explainer: Explainer | undefined;
  /** Rows that wait for their order, or for notes that depend on all of them. */
  #waiting: Row[] = [];

  /**
   * @param form undefined for plain rows
   * @param out where plain text goes
   * @param explainer undefined where nothing is explained
   */
  constructor(plan: RowPlan, form: Form | undefined, out: LineWriter, explainer: Explainer | undefined) {
    this.#plan = plan;
    this.#form = form;
    this.#out = out;
    this.#counter = plan.counting?.counter();
    this.#explainer = explainer;
    this.isPlain = form === undefined && this.#counter === undefined && !plan.quiet;
    this.needsOwners = plan.needsOwners;
    this.needsHosts = plan.where?.needsHosts ?? false;
  }

  selects(kind: Kind, record: AnyRecord): boolean {
    const { where, dualStack } = this.#plan;
    if (where === undefined) return true;
    const socket = kind === 'socket' ? (record as SocketRecord) : undefined;
    const guised = dualStack !== undefined && socket?.dualStack === true;
    if (guised && where.matches(kind, asIpv4(socket))) return true;
    if (dualStack === 'only-as-ipv4' && socket?.protocol.endsWith('6')) return false;
    return where.matches(kind, record);
  }

  take(kind: Kind, record: AnyRecord, print: () => void): void {
    this.selected++;
    if (this.#plan.quiet) return;
    const row = { kind, record, print };
    if (this.#counter !== undefined) this.#counter.add(kind, record);
    else if (this.#holds) this.#waiting.push(row);
    else this.#show(row);
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
    else writePlainCounts(this.#out, this.#plan.counting?.names ?? [], counts);
  }

  #release(): void {
    const rows = this.#plan.sorting?.sorted(this.#waiting, ({ record }) => record) ?? this.#waiting;
    this.#waiting = [];
    if (this.#form !== undefined) for (const { kind, record } of rows) this.#explainer?.learn(kind, record);
    for (const row of rows) this.#show(row);
    if (this.isPlain) this.#explainer?.writeBlock();
  }

  #show({ kind, record, print }: Row): void {
    if (this.#form === undefined) {
      print();
      this.#explainer?.learn(kind, record);
    } else {
      const notes = this.#explainer?.notesOf(kind, record) ?? [];
      this.#form.record(kind, notes.length === 0 ? record : { ...record, notes });
    }
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
