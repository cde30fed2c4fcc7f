/** Any process can have a long command line and many sockets: rows keep it once. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TableCells } from '../../../src/output/table-cells.ts';
import { KeptOnce } from '../../../src/records/packed/kept-once.ts';
import { PackedGroups } from '../../../src/records/packed/packed-groups.ts';
import { PackedValues } from '../../../src/records/packed/packed-values.ts';
import { SortKeys } from '../../../src/select/sort-keys.ts';

const TEXTS = ['x', 'é', '\u{1f600}'].map((unit) => unit.repeat(32 * 1024));
const ROWS = 3000;
const MOST = 16 * 2 ** 20;

const column = () =>
  ({ heading: 'a', align: 'left', isAddress: false, paint: undefined, isShown: false, width: 1 }) as const;

/** What keeps each text a thousand times, and gives the first three back. */
const KEEPERS: Readonly<Record<string, (textOf: (row: number) => string) => readonly unknown[]>> = {
  PackedValues(textOf) {
    const packed = new PackedValues();
    for (let row = 0; row < ROWS; row++) {
      packed.write(textOf(row));
      packed.items.end();
    }
    return TEXTS.map((_, row) => {
      packed.seek(row);
      return packed.read();
    });
  },
  PackedGroups(textOf) {
    const groups = new PackedGroups();
    for (let row = 0; row < ROWS; row++) {
      groups.nextRecord();
      groups.add([textOf(row), row]);
    }
    return TEXTS.map((_, row) => {
      const values: unknown[] = ['', 0];
      groups.read(row, values);
      return values[0];
    });
  },
  TableCells(textOf) {
    const cells = new TableCells();
    const columns = [column(), column()];
    for (let row = 0; row < ROWS; row++) {
      for (const shown of columns) cells.add(shown, textOf(row));
      cells.endRow();
    }
    return TEXTS.map((_, row) => {
      cells.seek(row);
      cells.next();
      cells.next();
      return cells.text;
    });
  },
  SortKeys(textOf) {
    const keys = new SortKeys();
    for (let row = 0; row < ROWS; row++) {
      keys.add(textOf(row), false);
      keys.endRow();
    }
    const order = keys.order();
    return [0, 1, 2].map((third) => textOf(order[(third * ROWS) / 3] as number));
  },
};

for (const [name, keep] of Object.entries(KEEPERS)) {
  test(`${name}: three texts of many rows take memory three times`, () => {
    const before = process.memoryUsage().arrayBuffers;
    const texts = keep((row) => TEXTS[row % TEXTS.length] as string);
    const taken = process.memoryUsage().arrayBuffers - before;
    assert.deepEqual(texts, TEXTS);
    assert.ok(taken < MOST, `${Math.round(taken / 2 ** 20)} MiB`);
  });
}

test('equal texts have the same number, and what was made of them', () => {
  const kept = new KeptOnce((text) => ({ text }));
  const [b, a] = [kept.numberOf('b'), kept.numberOf('a')];
  assert.equal(kept.numberOf('b'), b);
  assert.notEqual(a, b);
  assert.equal(kept.at(b), kept.at(b));
  assert.deepEqual(kept.at(a), { text: 'a' });
  assert.deepEqual([...kept.ranks()], [1, 0]);
});
