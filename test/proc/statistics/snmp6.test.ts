import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseSnmp6 } from '../../../src/proc/statistics/snmp6.ts';
import { countLines } from '../count-lines.ts';

/** Tables as `Ip6(A=1 B=2)`, and the lines that gave nothing, counted from 0, with their text. */
function parse(text: string): [tables: string, problems: string[]] {
  const { records, problems } = parseSnmp6(Buffer.from(text, 'latin1'));
  const tables = records.map(
    ({ table, counters }) =>
      `${table}(${counters.map(({ counter, value }) => `${counter}=${value}`).join(' ')})`,
  );
  return [tables.join(' '), problems.map(({ code, line, text }) => `${code} ${line} ${text}`)];
}

const CASES: readonly [name: string, text: string, tables: string, problems?: string[]][] = [
  [
    'the name of a table ends at the first 6',
    'Ip6InReceives                   \t7\nIp6Foo66\t8\nIcmp6InMsgs\t9\nUdpLite6NoPorts\t0\n',
    'Ip6(Ip6InReceives=7 Ip6Foo66=8) Icmp6(Icmp6InMsgs=9) UdpLite6(UdpLite6NoPorts=0)',
  ],
  ['a name without a 6 is a table', 'Foo 1\nFooBar 2\nBar 3\n', 'Foo(Foo=1 FooBar=2) Bar(Bar=3)'],
  [
    'a counter belongs to the table before it if its name contains that of the table',
    'Ip6A 1\nXIp6B 2\nIcmp6Ip6 3\nIcmp6A 4\nIp6C 5\n',
    'Ip6(Ip6A=1 XIp6B=2 Icmp6Ip6=3) Icmp6(Icmp6A=4) Ip6(Ip6C=5)',
  ],
  [
    'a line without a number is left out, and so is its table',
    'Ip6A\nIp6B x\n\nUdp6A\nIp6C 3\n',
    'Ip6(Ip6C=3)',
    ['NO_NUMBER 0 Ip6A', 'NO_NUMBER 1 Ip6B x', 'NO_NUMBER 2 ', 'NO_NUMBER 3 Udp6A'],
  ],
  ['the text after a number is ignored', 'Ip6A 5x\nIp6B 0x7\nIp6C 7 8\n', 'Ip6(Ip6A=5 Ip6B=0 Ip6C=7)'],
  [
    'numbers of 64 bits',
    'Ip6A -1\nIp6B 9007199254740993\nIp6C 99999999999999999999\n',
    'Ip6(Ip6A=18446744073709551615 Ip6B=9007199254740993 Ip6C=18446744073709551615)',
  ],
  ['any white space separates words', '  Ip6A\r1\nIp6B\v\f2\n', 'Ip6(Ip6A=1 Ip6B=2)'],
  ['a NUL ends a line', 'Ip6A 1\x002\nIp6\0B 2\n', 'Ip6(Ip6A=1)', ['NO_NUMBER 1 Ip6']],
  [
    'every 1023 bytes of a long line count as a line',
    `Ip6A${' '.repeat(1017)}789\n`,
    'Ip6(Ip6A=78)',
    ['NO_NUMBER 1 9'],
  ],
];

for (const [name, text, tables, problems = []] of CASES) {
  test(`snmp6: ${name}`, () => assert.deepEqual(parse(text), [tables, problems]));
}

test('arbitrary bytes never throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const { records, problems } = parseSnmp6(bytes);
      const counters = records.reduce((sum, table) => sum + table.counters.length, 0);
      assert.equal(counters + problems.length, countLines(bytes));
    }),
  );
});
