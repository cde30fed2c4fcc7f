import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { csvForm } from '../../src/output/csv.ts';
import { csvText } from '../../src/output/csv-cell.ts';
import { textOf } from '../../src/text/utf8.ts';
import { missing, rowsByPython, rowsBySqlite } from './readers.ts';
import { HOSTILE, written, writtenText } from './written.ts';

const GROUP = { family: 'inet', iface: 'eth0', refCount: 1, address: '224.0.0.1' } as const;
const COLUMNS = ['protocol', 'state', 'recvQ', 'path', 'owners.program'];

test('the heading has the fields of the kind, less those of options that were not given', () => {
  const text = writtenText(csvForm, { kinds: ['group'] }, (form) => form.record('group', GROUP));
  assert.equal(text, 'family,iface,refCount,address,host\r\ninet,eth0,1,224.0.0.1,\r\n');
});

test('fields that an option brings stand at their place', () => {
  const text = writtenText(csvForm, { kinds: ['group'], with: new Set(['explain']) }, (form) =>
    form.record('group', { ...GROUP, notes: [{ code: 'a', text: 'One, two.' }] }),
  );
  assert.equal(
    text,
    'family,iface,refCount,address,host,notes.code,notes.text\r\ninet,eth0,1,224.0.0.1,,a,"One, two."\r\n',
  );
});

test('a rare field has a column only where it is named', () => {
  const owners = [{ pid: 31, program: 'a', command: 'a', fd: 6, thread: 33 }];
  const csv = (columns?: readonly string[]) =>
    writtenText(csvForm, { kinds: ['socket'], with: new Set(['programs']), columns }, (form) =>
      form.record('socket', { protocol: 'tcp', state: 'LISTEN', owners }),
    );
  assert.equal(csv().includes('owners.fd,dualStack'), true);
  assert.equal(csv(['owners.fd', 'owners.thread']), 'owners.fd,owners.thread\r\n6,33\r\n');
});

test('several kinds share the columns whose names they share, and say which they are', () => {
  const text = writtenText(csvForm, { kinds: ['group', 'statistic'] }, (form) => {
    form.record('statistic', { table: 'Ip', counter: 'Forwarding', value: 2 });
    form.record('group', GROUP);
  });
  assert.equal(
    text,
    'kind,family,iface,refCount,address,host,table,counter,value,label\r\nstatistic,,,,,,Ip,Forwarding,2,\r\ngroup,inet,eth0,1,224.0.0.1,,,,,\r\n',
  );
});

test('with -c there is one heading, and rows have the time of their frame', () => {
  const text = writtenText(
    csvForm,
    { kinds: ['group'], continuous: true },
    (form) => form.record('group', GROUP),
    2,
  );
  const row = '2026-11-24T01:02:03.004Z,inet,eth0,1,224.0.0.1,\r\n';
  assert.equal(text, `time,family,iface,refCount,address,host\r\n${row}${row}`);
});

test('--columns gives just these, in this order', () => {
  const text = writtenText(
    csvForm,
    { kinds: ['group'], columns: ['address', 'kind', 'iface'], continuous: true },
    (form) => form.record('group', GROUP),
  );
  assert.equal(text, 'address,kind,iface\r\n224.0.0.1,group,eth0\r\n');
});

test('counts have their number first', () => {
  const text = writtenText(csvForm, { countBy: ['state', 'local.port'] }, (form) => {
    form.count({ count: 3, state: 'LISTEN', 'local.port': 22 });
    form.count({ count: 1, state: '' });
  });
  assert.equal(text, 'count,state,local.port\r\n3,LISTEN,22\r\n1,"",\r\n');
});

test('a heading is there without records, and a row without values is no blank line', () => {
  assert.equal(
    writtenText(csvForm, { columns: ['path'] }, () => {}),
    'path\r\n',
  );
  assert.equal(
    writtenText(csvForm, { columns: ['path'] }, (form) =>
      form.record('socket', { protocol: 'tcp', state: '' }),
    ),
    'path\r\n""\r\n',
  );
});

const CELLS: readonly [string, Parameters<typeof csvText>[0], string][] = [
  ['a field that is not there', undefined, ''],
  ['an empty text', '', '""'],
  ['what is not known', null, 'null'],
  ['a truth', true, 'true'],
  ['a number', -1, '-1'],
  ['a number beyond 2^53', 18446744073709551615n, '18446744073709551615'],
  ['a comma', 'a,b', '"a,b"'],
  ['quotes', 'a"b', '"a""b"'],
  ['a blank at the end', 'a ', 'a '],
  ['line ends and a zero byte', 'a\r\nb\u0000', 'a\\x0d\\x0ab\\x00'],
  ['an escape of a terminal', '\u001b[2J', '\\x1b[2J'],
  ['a C1 control', 'a\u009bb', 'a\\xc2\\x9bb'],
  ['marks of direction', '\u202ea\u2066', '\\xe2\\x80\\xaea\\xe2\\x81\\xa6'],
  ['letters', 'é日本', 'é日本'],
  ['bytes that are not UTF-8', textOf('\xff\\x41'), '\\xff\\x5cx41'],
  ['several values', [1, 2], '1;2'],
  ['no values', [], '""'],
  ['a gap and an empty text among values', ['a', undefined, ''], 'a;;'],
  ['the separator in one of several values', ['a;b', 'c,d'], '"a\\x3bb;c,d"'],
  ['the separator in a value of its own', 'a;b', 'a;b'],
  ['a formula', '=1+1', '\\x3d1+1'],
  ['a formula in one of several values', ['=1', '2'], '\\x3d1;2'],
  ['a formula that begins with +', '+1', '\\x2b1'],
  ['a formula that begins with -', "-1+cmd|'/C calc'!A0", "\\x2d1+cmd|'/C calc'!A0"],
  ['a formula that begins with @', '@SUM(A1)', '\\x40SUM(A1)'],
  ['a wide equals sign', '＝1', '\\xef\\xbc\\x9d1'],
  ['a login shell', '-bash', '-bash'],
  ['an abstract socket', '@/tmp/.X11-unix/X0', '@/tmp/.X11-unix/X0'],
];

for (const [what, cell, text] of CELLS) {
  test(`a cell: ${what}`, () => {
    assert.equal(csvText(cell), text);
  });
}

/** The bytes that a cell stands for. */
function decoded(cell: string): string {
  const bytes = Buffer.from(cell, 'utf8').toString('latin1');
  return bytes.replace(/\\x([0-9a-f]{2})/g, (_, digits) => String.fromCharCode(Number.parseInt(digits, 16)));
}

/** Bytes as latin1, of the kind that names have: letters of UTF-8, controls, what stands for something in CSV. */
const anyBytes = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }).map((text) => Buffer.from(text, 'utf8').toString('latin1')),
      fc.constantFrom(...'\\x,";=+-@\r\n\0\x1b\x7f\x85\xc2\xff'.split('')),
      fc.constantFrom('\\x41', '\\x5c', 'x0a', '\xe2\x80\xae'),
    ),
  )
  .map((parts) => parts.join(''));

const SAMPLE = 2000;

test('Python reads back every byte of every name', { skip: missing('python3') }, () => {
  const names = fc.sample(anyBytes, { numRuns: SAMPLE, seed: 6 });
  const csv = written(csvForm, { columns: COLUMNS }, (form) => {
    for (const [index, name] of names.entries()) {
      const owner = { pid: 1, program: textOf(name), command: '', fd: 3 };
      const owners = [owner, { ...owner, program: 'b' }];
      form.record('socket', {
        protocol: 'unix',
        state: '',
        recvQ: BigInt(index) << 60n,
        path: textOf(name),
        owners,
      });
    }
  });
  assert.match(csv.toString('utf8').replaceAll('\r\n', ''), /^[^\x00-\x1f\x7f-\x9f]*$/);
  const [heading, ...rows] = rowsByPython(csv);
  assert.deepEqual(heading, COLUMNS);
  assert.equal(rows.length, SAMPLE);
  for (const [index, name] of names.entries()) {
    const [protocol, state, recvQ, path = '', programs = ''] = rows[index] ?? [];
    assert.deepEqual([protocol, state, recvQ], ['unix', '', String(BigInt(index) << 60n)]);
    assert.equal(decoded(path), name);
    assert.deepEqual(programs.split(';').map(decoded), [name, 'b']);
  }
});

test('SQLite imports rows with hostile names', { skip: missing('sqlite3') }, () => {
  const csv = written(csvForm, { columns: COLUMNS }, (form) => {
    form.record('socket', { protocol: 'unix', state: 'a,b"c', path: HOSTILE });
    form.record('socket', { protocol: 'tcp', state: '', recvQ: 18446744073709551615n });
  });
  const rows = rowsBySqlite(csv, COLUMNS);
  assert.deepEqual(rows, [
    {
      protocol: 'unix',
      state: 'a,b"c',
      recvQ: '',
      path: csvText(HOSTILE).slice(1, -1).replaceAll('""', '"'),
      'owners.program': '',
    },
    { protocol: 'tcp', state: '', recvQ: '18446744073709551615', path: '', 'owners.program': '' },
  ]);
});
