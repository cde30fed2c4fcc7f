import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type Figures, type Identity, RateMeter } from '../../src/changes/rates/rate-meter.ts';

interface Look {
  readonly figures: Readonly<Record<string, number | bigint>>;
  readonly time: number;
  readonly boot?: string;
  readonly identity?: Identity;
}

const figuresOf = (figures: Look['figures']): Figures => new Map(Object.entries(figures));

/** What the last of these looks gives. */
function measured(looks: readonly Look[], bits: 32 | 64 = 64, areGauges = false) {
  const meter = new RateMeter();
  const found = looks.map(({ figures, time, boot, identity }) => {
    meter.begin(boot);
    return meter.measure('x', figuresOf(figures), time, { areGauges, bits }, identity);
  });
  const last = found.at(-1);
  return { rates: Object.fromEntries(last?.rates ?? []), fallen: [...(last?.fallen ?? [])] };
}

/** Two looks, a second apart. */
const between = (before: Look['figures'], now: Look['figures'], bits?: 32 | 64) =>
  measured(
    [
      { figures: before, time: 5000 },
      { figures: now, time: 6000 },
    ],
    bits,
  );

const NEAR_32 = 2 ** 32 - 100;

describe('rates', () => {
  test('are per second, to three decimals', () => {
    const looks = [
      { figures: { a: 10, b: 0 }, time: 1000 },
      { figures: { a: 110, b: 1 }, time: 1300 },
    ];
    assert.deepEqual(measured(looks), { rates: { a: 333.333, b: 3.333 }, fallen: [] });
  });

  test('are not known at the first look, of what was not there, and where no time has passed', () => {
    assert.deepEqual(measured([{ figures: { a: 1 }, time: 0 }]), { rates: {}, fallen: [] });
    assert.deepEqual(between({ a: 1 }, { a: 2, b: 7 }), { rates: { a: 1 }, fallen: [] });
    const atOnce = [
      { figures: { a: 1 }, time: 9 },
      { figures: { a: 2 }, time: 9 },
    ];
    assert.deepEqual(measured(atOnce), { rates: {}, fallen: [] });
  });

  test('have none of a counter that fell, and go on from where it fell to', () => {
    assert.deepEqual(between({ a: 100, b: 5 }, { a: 3, b: 6 }), { rates: { b: 1 }, fallen: ['a'] });
    const looks = [100, 3, 8].map((a, at) => ({ figures: { a }, time: 1000 * at }));
    assert.deepEqual(measured(looks), { rates: { a: 5 }, fallen: [] });
  });

  test('are those of counters of 64 bits', () => {
    const before = 2n ** 63n - 5n;
    assert.deepEqual(between({ a: before }, { a: before + 12n }), { rates: { a: 12 }, fallen: [] });
    assert.deepEqual(between({ a: 2n ** 64n - 1n }, { a: 3 }), { rates: { a: 4 }, fallen: [] });
    assert.deepEqual(between({ a: 3 }, { a: 2n ** 64n - 1n }), { rates: {}, fallen: ['a'] });
  });

  test('know a wrap of 32 bits where counters have so few', () => {
    assert.deepEqual(between({ a: NEAR_32 }, { a: 50 }, 32), { rates: { a: 150 }, fallen: [] });
    assert.deepEqual(between({ a: NEAR_32 }, { a: 50 }), { rates: {}, fallen: ['a'] });
  });

  test('take no fall for a wrap that is less than half of the range, or of a counter that has more bits', () => {
    assert.deepEqual(between({ a: 2 ** 31 - 1 }, { a: 0 }, 32), { rates: {}, fallen: ['a'] });
    assert.deepEqual(between({ a: 2 ** 33 }, { a: 2 ** 32 - 1 }, 32), { rates: {}, fallen: ['a'] });
  });

  test('take no fall for a wrap where others fell that have not wrapped', () => {
    const found = between({ a: NEAR_32, b: 1000, c: 1 }, { a: 50, b: 0, c: 2 }, 32);
    assert.deepEqual(found, { rates: { c: 1 }, fallen: ['a', 'b'] });
  });

  test('begin anew after another boot', () => {
    const looks = [
      { figures: { a: 1 }, time: 0, boot: 'one' },
      { figures: { a: 9 }, time: 1000, boot: 'two' },
    ];
    assert.deepEqual(measured(looks), { rates: {}, fallen: ['a'] });
    assert.deepEqual(measured([...looks, { figures: { a: 11 }, time: 2000, boot: 'two' }]).rates, { a: 2 });
    const unknown = looks.map(({ figures, time }) => ({ figures, time }));
    assert.deepEqual(measured(unknown).rates, { a: 8 });
  });

  test('begin anew of what has another number by the same name', () => {
    const looks = (before: Identity, now: Identity): Look[] => [
      { figures: { a: 1 }, time: 0, identity: before },
      { figures: { a: 9 }, time: 1000, identity: now },
    ];
    assert.deepEqual(measured(looks([2, undefined], [3, undefined])), { rates: {}, fallen: ['a'] });
    assert.deepEqual(measured(looks([undefined, 2], [2, 3])), { rates: {}, fallen: ['a'] });
    assert.deepEqual(measured(looks([2, undefined], [2, 7])).rates, { a: 8 });
    assert.deepEqual(measured(looks([2], [undefined])).rates, { a: 8 });
  });

  test('begin anew of what a look has not seen', () => {
    const meter = new RateMeter();
    const kind = { areGauges: false, bits: 64 } as const;
    meter.begin(undefined);
    meter.measure('x', figuresOf({ a: 1 }), 0, kind);
    meter.begin(undefined);
    meter.begin(undefined);
    assert.deepEqual(meter.measure('x', figuresOf({ a: 9 }), 2000, kind), {
      rates: new Map(),
      fallen: new Set(),
    });
  });

  test('of gauges rise and fall', () => {
    const looks = [
      { figures: { a: 8, b: 1 }, time: 0 },
      { figures: { a: 3, b: 2 }, time: 2000 },
    ];
    assert.deepEqual(measured(looks, 64, true), { rates: { a: -2.5, b: 0.5 }, fallen: [] });
  });

  test('are never negative, and never more than what a counter can have counted', () => {
    const count = fc.oneof(fc.maxSafeNat(), fc.nat(2 ** 32), fc.bigInt(0n, 2n ** 63n - 1n));
    const bits = fc.constantFrom<32 | 64>(32, 64);
    fc.assert(
      fc.property(count, count, fc.integer({ min: 1, max: 100_000 }), bits, (before, now, time, bits) => {
        const looks = [
          { figures: { a: before }, time: 0 },
          { figures: { a: now }, time },
        ];
        const { rates, fallen } = measured(looks, bits);
        const most = now >= before ? Number(BigInt(now) - BigInt(before)) : 2 ** 31;
        const { a } = rates;
        assert.equal(a === undefined, fallen.includes('a'));
        if (a !== undefined) assert.ok(a >= 0 && a <= (most * (1 + 1e-12) * 1000) / time + 1, String(a));
      }),
    );
  });
});
