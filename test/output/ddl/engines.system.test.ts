/** The statements of --ddl in the real engines, into which their own tools load the lines of --ndjson --flat. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { ddlText } from '../../../src/output/ddl/ddl.ts';
import { ENGINES } from '../../../src/output/ddl/engines.ts';
import { type Lines, OTHER_TABLES, type Table, tablesFor } from '../../../src/output/ddl/tables.ts';
import { KINDS } from '../../../src/records/record.ts';
import { validator } from '../validator.ts';
import { allLines } from './engines/all-lines.ts';
import type { Database } from './engines/database.ts';
import { UNDER_TEST } from './engines/engines.ts';
import { comparable, exactly, type Row } from './engines/flat-rows.ts';

const samples = await allLines();

const titleOf = ({ kinds, areOfInternet, areChanges }: Lines): string =>
  `${areChanges ? 'changes of ' : ''}${kinds.join(' and ')}${areOfInternet ? '' : ', of any family'}`;

test('there are lines of all kinds, and a table for each', () => {
  const kinds = new Set(
    samples.flatMap(({ lines }) => lines.map((line) => /^\{"kind":"(\w+)"/.exec(line)?.[1])),
  );
  assert.deepEqual([...kinds].sort(), [...Object.keys(KINDS), 'change', ...Object.keys(OTHER_TABLES)].sort());
  for (const { tables, lines } of samples) {
    const kinds = new Set(tablesFor(tables).map(({ kind }) => kind));
    for (const line of lines) assert.ok(kinds.has(/^\{"kind":"(\w+)"/.exec(line)?.[1] ?? ''), line);
  }
  assert.ok(samples.flatMap(({ lines }) => lines).length > 8000);
});

test('each line is as its schema says', () => {
  const complaints = validator('flat');
  for (const { lines } of samples)
    for (const line of lines) assert.deepEqual(complaints(JSON.parse(line)), [], line);
});

for (const { engine, title, missing, open } of UNDER_TEST)
  describe(title, { skip: missing }, () => {
    let database: Database;
    before(() => {
      database = open();
    });
    after(() => database.close());

    /** Loads the lines that are of a table, and compares its rows with them. */
    const assertKept = (table: Table, lines: readonly string[]): void => {
      const own = lines.filter((line) => line.startsWith(`{"kind":"${table.kind}",`));
      if (own.length === 0) return;
      database.shell(ENGINES[engine].load(table).join('\n'), `${own.join('\n')}\n`);
      const canonical = (texts: readonly string[]): string[] =>
        texts.map((text) => JSON.stringify(comparable(engine, table, exactly(text) as Row))).sort();
      assert.deepEqual(canonical(database.rows(`SELECT * FROM ${table.name}`)), canonical(own));
    };

    for (const { lines, tables } of samples)
      test(`${titleOf(tables)}: each line is a row of the table for it, with all that it says`, () => {
        database.reset();
        database.run(ddlText(engine, tables));
        for (const table of tablesFor(tables)) if (!table.isShared) assertKept(table, lines);
      });

    test('so is each line that is of no row; its table may be there already', () => {
      database.reset();
      const tables = { kinds: ['socket'], areOfInternet: true } as const;
      for (const areChanges of [false, true]) database.run(ddlText(engine, { ...tables, areChanges }));
      const lines = [...new Set(samples.flatMap((sample) => sample.lines))];
      for (const table of Object.values(OTHER_TABLES)) assertKept(table, lines);
    });
  });
