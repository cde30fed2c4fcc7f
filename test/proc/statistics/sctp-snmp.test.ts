import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseSctpSnmp } from '../../../src/proc/statistics/sctp-snmp.ts';
import { countLines } from '../count-lines.ts';

const CASES: readonly [name: string, text: string, counters: string][] = [
  [
    'one counter on each line',
    'SctpCurrEstab                   \t7\nSctpShutdowns \t 8\n',
    'SctpCurrEstab=7 SctpShutdowns=8',
  ],
  ['no value', 'A\nB \nC\t \t\nD\0 5\n', ''],
  ['an invalid number is 0', 'A x\nB -\nC \v\nD 0x5\n', 'A=0 B=0 C=0 D=0'],
  ['the text after a number is ignored', 'A 5x\nB 6 7\n', 'A=5 B=6'],
  ['only blanks and tabs separate words', 'A\r5 6\nB\v7\n', 'A\r5=6'],
  ['a line that begins with a blank has an empty name', ' 5\n\t  6\n A 7\n', '=5 =6 =0'],
  [
    'numbers of 64 bits',
    'A -1\nB 9007199254740993\nC 99999999999999999999\n',
    'A=18446744073709551615 B=9007199254740993 C=18446744073709551615',
  ],
  ['every 1023 bytes of a long line count as a line', `A${' '.repeat(1020)}789\nB 5\n`, 'A=78 B=5'],
  ['nothing', '', ''],
];

for (const [name, text, expected] of CASES) {
  test(`sctp/snmp: ${name}`, () => {
    const { records, problems } = parseSctpSnmp(Buffer.from(text, 'latin1'));
    assert.deepEqual(
      records.map(({ table, counters }) => [
        table,
        counters.map(({ counter, value }) => `${counter}=${value}`).join(' '),
      ]),
      [['Sctp', expected]],
    );
    assert.deepEqual(problems, []);
  });
}

test('arbitrary bytes never throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const { records } = parseSctpSnmp(bytes);
      assert.ok((records[0]?.counters.length ?? Number.NaN) <= countLines(bytes));
    }),
  );
});
