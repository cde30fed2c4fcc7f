import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseSockstat, type SocketCounts } from '../../../src/proc/memory/sockstat.ts';
import { countLines } from '../count-lines.ts';

function parse(text: string) {
  return parseSockstat(Buffer.from(text, 'latin1'));
}

const LINES: readonly [name: string, line: string, expected: SocketCounts][] = [
  ['all sockets', 'sockets: used 67', { name: 'sockets', used: 67 }],
  [
    'TCP',
    'TCP: inuse 18 orphan 12 tw 1 alloc 54 mem 248',
    { name: 'TCP', inuse: 18, orphan: 12, tw: 1, alloc: 54, mem: 248 },
  ],
  ['memory in pages', 'UDP: inuse 5 mem 3', { name: 'UDP', inuse: 5, mem: 3 }],
  ['memory in bytes', 'FRAG6: inuse 2 memory 4608', { name: 'FRAG6', inuse: 2, memory: 4608 }],
  ['a kernel with fewer figures', 'UDP: inuse 5', { name: 'UDP', inuse: 5 }],
  ['unknown figures are ignored', 'TCP: inuse 4 highest 10', { name: 'TCP', inuse: 4 }],
  ['unknown figures alone', 'TCP: highest 10', { name: 'TCP' }],
  ['names of properties that every JavaScript object has', 'TCP: constructor 1 __proto__ 2', { name: 'TCP' }],
  [
    'the largest numbers',
    'TCP: inuse 9007199254740993 alloc 18446744073709551615 mem -9223372036854775808',
    { name: 'TCP', inuse: 9007199254740993n, alloc: 0xffff_ffff_ffff_ffffn, mem: -(2n ** 63n) },
  ],
  ['any bytes in a name', '\x1b[\xe9: inuse 1', { name: '\x1b[\xe9', inuse: 1 }],
  ['blanks', '\tRAW:\v inuse\t 3 ', { name: 'RAW', inuse: 3 }],
  ['a figure twice', 'RAW: inuse 3 inuse 4', { name: 'RAW', inuse: 4 }],
];

for (const [name, line, expected] of LINES) {
  test(`sockstat: ${name}`, () => {
    assert.deepEqual(parse(`${line}\n`), { records: [expected], problems: [] });
  });
}

const BAD: readonly [line: string, code: string][] = [
  ['', 'BOGUS_LINE'],
  ['TCP inuse 5', 'BOGUS_LINE'],
  [': inuse 5', 'BOGUS_LINE'],
  ['TCP:inuse 5', 'BOGUS_LINE'],
  ['TCP:', 'NO_NUMBER'],
  ['TCP: inuse', 'NO_NUMBER'],
  ['TCP: inuse 5 orphan', 'NO_NUMBER'],
  ['TCP: inuse x orphan 1', 'NO_NUMBER'],
  ['TCP: inuse 5x', 'NO_NUMBER'],
  ['TCP: inuse 0x5', 'NO_NUMBER'],
  ['TCP: inuse +5', 'NO_NUMBER'],
  ['TCP: inuse 18446744073709551616', 'NO_NUMBER'],
  ['TCP: inuse -9223372036854775809', 'NO_NUMBER'],
  ['TCP: inuse 1e3', 'NO_NUMBER'],
];

for (const [line, code] of BAD) {
  test(`sockstat: the line '${line}' is ${code}, and the other lines are read`, () => {
    assert.deepEqual(parse(`sockets: used 1\n${line}\nRAW: inuse 2\n`), {
      records: [
        { name: 'sockets', used: 1 },
        { name: 'RAW', inuse: 2 },
      ],
      problems: [{ code, line: 1, text: line, before: 1 }],
    });
  });
}

test('sockstat: an empty file has no records; the last line needs no newline', () => {
  assert.deepEqual(parse(''), { records: [], problems: [] });
  assert.deepEqual(parse('RAW: inuse 2').records, [{ name: 'RAW', inuse: 2 }]);
});

test('sockstat: a table printed as the kernel prints it gives the same records', () => {
  const figure = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 64n - 1n });
  const names = fc.constantFrom('used', 'inuse', 'orphan', 'tw', 'alloc', 'mem', 'memory');
  const figures = fc.uniqueArray(fc.tuple(names, figure), { minLength: 1, selector: ([name]) => name });
  fc.assert(
    fc.property(fc.stringMatching(/^[!-9;-~]{1,20}$/), figures, (name, pairs) => {
      const { records } = parse(`${name}: ${pairs.map(([key, value]) => `${key} ${value}`).join(' ')}\n`);
      const [{ name: found, ...read } = { name: '' }] = records;
      assert.equal(found, name);
      assert.deepEqual(
        new Map(Object.entries(read).map(([key, value]) => [key, BigInt(value)])),
        new Map(pairs),
      );
    }),
  );
});

test('sockstat: arbitrary bytes never throw, and each line is read once', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
      const { records, problems } = parseSockstat(bytes);
      assert.equal(records.length + problems.length, countLines(bytes));
    }),
  );
});
