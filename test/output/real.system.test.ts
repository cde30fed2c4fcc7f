/** What programs read of every view, on every recorded host and in every case that surprises. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { cellOf, countCellOf } from '../../src/output/columns.ts';
import { csvText } from '../../src/output/csv-cell.ts';
import type { AnyRecord, Kind } from '../../src/records/record.ts';
import { KINDS } from '../../src/records/record.ts';
import { missing, printed } from './readers.ts';
import { outputOf, REAL_RUNS } from './real-runs.ts';
import { validator } from './validator.ts';

interface Outputs {
  readonly name: string;
  readonly json: string;
  readonly ndjson: string;
  readonly csv: string;
}

/** The runs that wrote something. */
const outputs: Outputs[] = [];

const ARRAYS: readonly [Kind | 'count', string][] = [
  ...(Object.keys(KINDS) as Kind[]).map((kind): [Kind, string] => [kind, KINDS[kind].plural]),
  ['count', 'counts'],
];

before(async () => {
  for (const realRun of REAL_RUNS) {
    const [json = '', ndjson = '', csv = ''] = await Promise.all(
      ['--json', '--ndjson', '--csv'].map(async (form) => (await outputOf(realRun, form)).toString('utf8')),
    );
    assert.equal(json === '', csv === '', `${realRun.name}: all forms or none`);
    if (json !== '') outputs.push({ name: realRun.name, json, ndjson, csv });
  }
});

/** The records of a stream, each with its kind. Numbers that JSON.parse would round are texts of the same digits. */
function recordsOf(ndjson: string): [Kind | 'count', AnyRecord][] {
  const lines = ndjson
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line.replace(/(?<=":)\d{16,}(?=[,}])/g, '"$&"')));
  return lines.filter(({ kind }) => kind !== 'problem').map(({ kind, ...record }) => [kind, record]);
}

test('there are records of every kind', () => {
  assert.ok(outputs.length > 300, `${outputs.length} of ${REAL_RUNS.length}`);
  const found = new Set(outputs.flatMap(({ ndjson }) => recordsOf(ndjson).map(([kind]) => kind)));
  assert.deepEqual([...found].sort(), ARRAYS.map(([kind]) => kind).sort());
});

test('every document is as its schema says', () => {
  const validate = validator('document');
  for (const { name, json } of outputs) assert.deepEqual(validate(JSON.parse(json)), [], name);
});

test('every line of a stream is as its schema says', () => {
  const validate = validator('line');
  for (const { name, ndjson } of outputs)
    for (const line of ndjson.split('\n').slice(0, -1))
      assert.deepEqual(validate(JSON.parse(line)), [], `${name}: ${line}`);
});

test('a stream has the records of the document, and its problems', () => {
  for (const { name, json, ndjson } of outputs) {
    const lines = ndjson
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line));
    for (const [kind, array] of [...ARRAYS, ['problem', 'problems']] as const) {
      const records = lines.filter((line) => line.kind === kind).map(({ kind: _kind, ...record }) => record);
      assert.deepEqual(records, JSON.parse(json)[array] ?? [], name);
    }
  }
});

test('jq reads every document and every stream', { skip: missing('jq') }, () => {
  for (const form of ['json', 'ndjson'] as const) {
    const all = outputs.map((output) => output[form]).join('');
    const read = printed('jq', ['-c', '.'], Buffer.from(all)).split('\n').slice(0, -1);
    const written = form === 'json' ? outputs.map(({ json }) => json) : all.split('\n').slice(0, -1);
    assert.deepEqual(
      read.map((text) => JSON.parse(text)),
      written.map((text) => JSON.parse(text)),
    );
  }
});

/** Reads, in one process, each of the texts that it is given. */
function readByPython(expression: string, texts: readonly string[]): unknown[] {
  const script = `import csv, io, json, sys\nprint(json.dumps([${expression} for text in json.load(sys.stdin)]))`;
  return JSON.parse(printed('python3', ['-c', script], Buffer.from(JSON.stringify(texts))));
}

test("Python's json reads every document", { skip: missing('python3') }, () => {
  const texts = outputs.map(({ json }) => json);
  assert.deepEqual(
    readByPython('json.loads(text)', texts),
    texts.map((text) => JSON.parse(text)),
  );
});

/** A cell as a reader of CSV gives it. */
function unquoted(cell: string): string {
  return cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
}

test("Python's csv reads the records of the document", { skip: missing('python3') }, () => {
  const tables = readByPython(
    "list(csv.reader(io.StringIO(text, newline=''), strict=True))",
    outputs.map(({ csv }) => csv),
  ) as string[][][];
  for (const [index, { name, ndjson }] of outputs.entries()) {
    const [heading = [], ...rows] = tables[index] ?? [];
    assert.ok(heading.length > 0, name);
    const records = recordsOf(ndjson);
    const expected = records.map(([kind, record]) =>
      heading.map((column) => {
        const cell = kind === 'count' ? countCellOf(column) : cellOf(column);
        return unquoted(csvText(cell(record, kind, '')));
      }),
    );
    assert.deepEqual(rows, expected, name);
  }
});

test('SQLite imports every row', { skip: missing('sqlite3') }, (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'netstat-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const commands = outputs.flatMap(({ csv }, index) => {
    const file = join(folder, `${index}.csv`);
    writeFileSync(file, csv);
    return [`.import ${file} t${index}`, `select count(*) from t${index};`];
  });
  const counts = printed('sqlite3', [':memory:'], Buffer.from(['.mode csv', ...commands, ''].join('\n')));
  assert.deepEqual(
    counts.trim().split(/\r?\n/).map(Number),
    outputs.map(({ ndjson }) => recordsOf(ndjson).length),
  );
});
