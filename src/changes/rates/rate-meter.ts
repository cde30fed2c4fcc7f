/** From 0 to 2^64 - 1: a bigint above 2^53. */
type Count = number | bigint;

/** Figures that are counted together, by their names: those of an interface, of a table. */
export type Figures = ReadonlyMap<string, Count>;

/** What becomes of figures between two looks at them. */
export interface Rates {
  /** Per second, to three decimals. Those that fell, or were not there before, have none. */
  readonly rates: ReadonlyMap<string, number>;
  /** The counters that fell, or all of them where something else is counted now under the same name. */
  readonly fallen: ReadonlySet<string>;
}

/** How figures are to be understood. */
export interface FigureKind {
  /** Whether they rise and fall: then a rate may be negative, and nothing has fallen. */
  readonly areGauges: boolean;
  /** The bits of a counter of this kernel, after which it begins at 0 again: 32 where all are known to have so few. */
  readonly bits: 32 | 64;
}

const NOTHING: Rates = { rates: new Map(), fallen: new Set() };

const WRAP = 2 ** 32;

/**
 * By how much a counter rose; undefined if it fell.
 *
 * A difference is one of 64 bits with a sign, for a counter is the sum of those of all processors: a sum that is below 0 for a moment is
 * printed as one near 2^64. A counter of 32 bits that fell by more than half of its range has wrapped.
 */
function rise(before: Count, now: Count, bits: 32 | 64): number | undefined {
  const difference =
    typeof before === 'number' && typeof now === 'number'
      ? now - before
      : Number(BigInt.asIntN(64, BigInt(now) - BigInt(before)));
  if (difference >= 0) return difference;
  const wrapped = difference + WRAP;
  return bits === 32 && before < WRAP && wrapped < WRAP / 2 ? wrapped : undefined;
}

/**
 * The rates between two looks at the same figures.
 *
 * Where one counter fell that has not wrapped, all of them were reset, so that none of those that fell has wrapped either.
 *
 * @param seconds between the two looks: without any, nothing is known
 */
function ratesBetween(
  before: Figures,
  now: Figures,
  seconds: number,
  { areGauges, bits }: FigureKind,
): Rates {
  const between = (bits: 32 | 64): Rates => {
    const rates = new Map<string, number>();
    const fallen = new Set<string>();
    for (const [name, value] of now) {
      const earlier = before.get(name);
      if (earlier === undefined) continue;
      const change = areGauges ? Number(value) - Number(earlier) : rise(earlier, value, bits);
      if (change === undefined) fallen.add(name);
      else if (seconds > 0) rates.set(name, Math.round((change / seconds) * 1000) / 1000);
    }
    return { rates, fallen };
  };
  const found = between(bits);
  return bits === 32 && found.fallen.size > 0 ? between(64) : found;
}

/** Figures as they were at a look. */
interface Reading {
  readonly figures: Figures;
  /** Milliseconds of a clock that is never set. */
  readonly time: number;
  readonly identity: Identity;
}

/** Numbers that something has in several tables, as an interface its index: undefined in those that do not tell it. */
export type Identity = readonly (number | undefined)[];

function isOther(before: Identity, now: Identity): boolean {
  return before.some((number, at) => number !== undefined && now[at] !== undefined && number !== now[at]);
}

/** Keeps figures from look to look, and tells how fast they change. */
export class RateMeter {
  #before = new Map<string, Reading>();
  #now = new Map<string, Reading>();
  #boot: string | undefined;
  #isNewBoot = false;

  /** Begins a look. What the one before it did not see starts anew. @param boot tells the runs of a system apart, where it is known */
  begin(boot: string | undefined): void {
    this.#isNewBoot = this.#boot !== undefined && boot !== undefined && boot !== this.#boot;
    this.#boot = boot ?? this.#boot;
    this.#before = this.#now;
    this.#now = new Map();
  }

  /**
   * Takes the figures that stand under a name.
   *
   * @param time when their table was read, in milliseconds of a clock that is never set
   */
  measure(name: string, figures: Figures, time: number, kind: FigureKind, identity: Identity = []): Rates {
    const before = this.#before.get(name);
    this.#now.set(name, { figures, time, identity });
    if (before === undefined) return NOTHING;
    if (this.#isNewBoot || isOther(before.identity, identity))
      return kind.areGauges ? NOTHING : { rates: new Map(), fallen: new Set(figures.keys()) };
    return ratesBetween(before.figures, figures, (time - before.time) / 1000, kind);
  }
}
