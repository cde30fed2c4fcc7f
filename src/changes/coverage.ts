import { optional } from '../host/root/optional.ts';
import type { Root } from '../host/root/root.ts';
import { parseSnmp } from '../proc/statistics/snmp.ts';
import type { CoverageRecord } from '../records/change.ts';

const TABLE = '/proc/net/snmp';

/** The counters of connections that were opened: tcp_connect and tcp_create_openreq_child. */
const OPENINGS: ReadonlySet<string> = new Set(['ActiveOpens', 'PassiveOpens']);

/** How many connections of tcp were opened in a namespace since it is there; undefined where that is not told. */
export function countOpenings(root: Root): bigint | undefined {
  const bytes = optional(() => root.read(TABLE));
  const counters = bytes && parseSnmp(bytes).records.find(({ table }) => table === 'Tcp')?.counters;
  const opened = counters?.filter(({ counter }) => OPENINGS.has(counter)) ?? [];
  return opened.length < OPENINGS.size
    ? undefined
    : opened.reduce((sum, { value }) => sum + BigInt(value), 0n);
}

/** Counts, over some looks, how many connections were opened and how many of them were seen. */
export class Coverage {
  #since = 0;
  #opened = 0;
  #seen = 0;
  /** How many connections this process opened in all, and how many of them are yet to be left out. */
  #ownInAll = 0;
  #own = 0;
  /** By namespace. */
  #last = new Map<string, bigint>();
  #isBegun = false;

  /**
   * Takes a look.
   *
   * @param now in milliseconds
   * @param openings by namespace; one that was not there before counts from the next look on
   * @param seen how many connections appeared in it
   * @param own how many of all openings are those of this process, whose connections no one sees
   */
  add(now: number, openings: ReadonlyMap<string, bigint>, seen: number, own = 0): void {
    for (const [scope, count] of openings) {
      const before = this.#last.get(scope);
      if (before !== undefined && count >= before) this.#opened += Number(count - before);
    }
    this.#last = new Map(openings);
    if (this.#isBegun) {
      this.#seen += seen;
      this.#own += own - this.#ownInAll;
    } else this.#since = now;
    this.#ownInAll = own;
    this.#isBegun = true;
  }

  /** For how long it was counted, in milliseconds. */
  age(now: number): number {
    return now - this.#since;
  }

  /** What was counted since the last call; undefined where the kernel does not tell how many were opened. A row may be seen before it is counted: no more are told to be seen than were opened. */
  take(now: number): Omit<CoverageRecord, 'time'> | undefined {
    if (this.#last.size === 0) return undefined;
    const seconds = Math.round(this.age(now)) / 1000;
    const left = Math.min(this.#own, this.#opened);
    const opened = this.#opened - left;
    this.#own -= left;
    const seen = Math.min(this.#seen, opened);
    // What was seen too early is counted with the next ones.
    this.#seen -= seen;
    this.#opened = 0;
    this.#since = now;
    return { seconds, opened, seen };
  }
}
