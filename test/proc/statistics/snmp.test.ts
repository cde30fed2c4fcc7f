import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseSnmp } from '../../../src/proc/statistics/snmp.ts';

function parse(text: string) {
  return parseSnmp(Buffer.from(text, 'latin1'));
}

/** The counters of the only table. */
function values(names: string, numbers: string) {
  const { records, problems } = parse(`T: ${names}\nT: ${numbers}\n`);
  assert.deepEqual(problems, []);
  assert.equal(records.length, 1);
  return records[0]?.counters.map(({ counter, value }) => `${counter}=${value}`).join(' ');
}

test('each pair of lines is a table, named by its first line', () => {
  assert.deepEqual(parse('Udp: InDatagrams NoPorts\nUdp: 1027 3\nIpExt: InOctets\nOther: 4\n'), {
    records: [
      {
        table: 'Udp',
        counters: [
          { counter: 'InDatagrams', value: 1027 },
          { counter: 'NoPorts', value: 3 },
        ],
      },
      { table: 'IpExt', counters: [{ counter: 'InOctets', value: 4 }] },
    ],
    problems: [],
  });
});

const VALUES: readonly [name: string, names: string, numbers: string, expected: string][] = [
  ['missing values are 0', 'A B C', '5', 'A=5 B=0 C=0'],
  ['values without a name are left out', 'A', '5 6', 'A=5'],
  ['an invalid number and all after it are 0', 'A B C D', '1 x 7 8', 'A=1 B=0 C=0 D=0'],
  ['a number ends where its digits end', 'A B C', '1.5 7 8', 'A=1 B=0 C=0'],
  ['a sign begins the next number', 'A B C', '5-1 +2', 'A=5 B=18446744073709551615 C=2'],
  [
    '64 bits, exactly',
    'A B',
    '9007199254740993 18446744073709551615',
    'A=9007199254740993 B=18446744073709551615',
  ],
  ['a number that is too large is the largest one', 'A', '18446744073709551616', 'A=18446744073709551615'],
  ['only blanks and tabs separate names', ' A \t B\vC\rD', '1 2', 'A=1 B\vC\rD=2'],
  ['a name may hold a colon', 'A: :B', '1 2', 'A:=1 :B=2'],
  ['a NUL ends a line', 'A B\0 C', '1 2 3', 'A=1 B=2'],
];

for (const [name, names, numbers, expected] of VALUES) {
  test(`snmp: ${name}`, () => assert.equal(values(names, numbers), expected));
}

const TABLES: readonly [name: string, text: string, tables: string, bogus?: [line: number, text: string]][] =
  [
    ['a table without counters', 'A:\nA:\n', 'A'],
    ['the title is the text before the colon', ' A b: X\n: 1\n', ' A b'],
    ['an empty title', ': X\n: 1\n', ''],
    ['empty lines before a pair', '\n\nA: X\nA: 1\n\nB: X\nB: 1\n', 'A,B'],
    ['a last line that no other follows, with or without a colon', 'A: X\nA: 1\nB', 'A'],
    ['no newline at the end', 'A: X\nA: 1', 'A'],
    ['no colon in the first line', 'A: X\nA: 1\nB X\nB: 1\nC: X\nC: 1\n', 'A', [2, 'B X']],
    ['no colon in the second line', 'A: X\nA: 1\nB: X\nB 1\nC: X\nC: 1\n', 'A', [3, 'B 1']],
    ['an empty second line', 'A: X\n\nA: 1\n', '', [1, '']],
    ['a NUL is not an empty line', '\0\nA: X\nA: 1\n', '', [0, '']],
  ];

for (const [name, text, tables, bogus] of TABLES) {
  test(`snmp: ${name}`, () => {
    const { records, problems } = parse(text);
    assert.equal(records.map(({ table }) => table).join(','), tables);
    assert.deepEqual(problems, bogus ? [{ code: 'BOGUS_LINE', line: bogus[0], text: bogus[1] }] : []);
  });
}

test('lines of any length', () => {
  const names = Array.from({ length: 3000 }, (_, index) => `Counter${index}`);
  assert.equal(
    values(names.join(' '), names.map((_, index) => index).join(' ')),
    names.map((name, index) => `${name}=${index}`).join(' '),
  );
});

const counter = fc.record(
  {
    counter: fc.stringMatching(/^[!-~]{1,12}$/),
    value: fc.bigInt(0n, 2n ** 64n - 1n).map((n) => (n <= Number.MAX_SAFE_INTEGER ? Number(n) : n)),
  },
  { noNullPrototype: true },
);
const table = fc.record(
  { table: fc.stringMatching(/^[A-Za-z0-9]{1,9}$/), counters: fc.array(counter) },
  { noNullPrototype: true },
);

test('a table printed as the kernel prints it gives the same records', () => {
  fc.assert(
    fc.property(fc.array(table), (records) => {
      const text = records.map(({ table, counters }) => {
        const names = counters.map(({ counter }) => ` ${counter}`).join('');
        return `${table}:${names}\n${table}:${counters.map(({ value }) => ` ${value}`).join('')}\n`;
      });
      assert.deepEqual(parse(text.join('')), { records, problems: [] });
    }),
  );
});

test('arbitrary bytes never throw', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('A', ':', ' ', '\n', '7', '-', '\0', '\xff')), (pieces) => {
      const { records, problems } = parse(pieces.join(''));
      assert.ok(records.length * 2 <= pieces.length && problems.length <= 1);
    }),
  );
});
