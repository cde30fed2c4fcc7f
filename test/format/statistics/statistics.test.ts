import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LineWriter } from '../../../src/format/line-writer.ts';
import { StatisticsWriter } from '../../../src/format/statistics/statistics.ts';
import {
  type CountedProtocol,
  INET_TABLES,
  INET6_TABLES,
  type KnownTables,
} from '../../../src/format/statistics/statistics-labels.ts';

/** A table as `Icmp InEchos=3 OutEchos=0`. */
function show(
  tables: readonly string[],
  selected: readonly CountedProtocol[],
  known: KnownTables = INET_TABLES,
): string {
  let text = '';
  const out = new LineWriter((bytes) => {
    text += Buffer.from(bytes).toString('latin1');
  });
  const writer = new StatisticsWriter(out, (protocol) => selected.includes(protocol));
  for (const line of tables) {
    const [table = '', ...counters] = line.split(' ');
    if (!writer.open(table, known)) continue;
    for (const word of counters) {
      const [counter = '', value = ''] = word.split('=');
      writer.counter({ counter, value: value.endsWith('n') ? BigInt(value.slice(0, -1)) : Number(value) });
    }
  }
  out.flush();
  return text;
}

const ALL: readonly CountedProtocol[] = ['raw', 'tcp', 'udp', 'sctp'];

const CASES: readonly [
  name: string,
  tables: string[],
  selected: readonly CountedProtocol[],
  expected: string[],
][] = [
  [
    'some sentences are shown for zero, others are not; counters without a sentence never are',
    ['Ip InReceives=0 InHdrErrors=0 Foo=0', 'Ip InReceives=1 InHdrErrors=2 Foo=3'],
    ALL,
    [
      'Ip:',
      '    0 total packets received',
      'Ip:',
      '    1 total packets received',
      '    2 with invalid headers',
      '    Foo: 3',
    ],
  ],
  [
    'some counters are never shown',
    ['Ip DefaultTTL=64', 'Tcp RtoAlgorithm=1 RtoMin=200 RtoMax=120000 MaxConn=18446744073709551615n'],
    ALL,
    ['Ip:', 'Tcp:'],
  ],
  [
    'all 64 bits',
    ['Tcp CurrEstab=18446744073709551615n Foo=9007199254740993n'],
    ALL,
    ['Tcp:', '    18446744073709551615 connections established', '    Foo: 9007199254740993'],
  ],
  [
    'names of properties that every JavaScript object has',
    ['constructor toString=1', 'Ip __proto__=2 constructor=3'],
    ALL,
    ['constructor:', '    toString: 1', 'Ip:', '    __proto__: 2', '    constructor: 3'],
  ],
  ['control characters', ['A\x1b[2J\x9b B\x07=1'], ALL, ['A?[2J?:', '    B?: 1']],
  [
    "a histogram's title comes with its first counter, even if that is zero",
    ['Icmp InMsgs=1 InEchos=0 InRedirects=2 OutEchos=0 OutMsgs=3'],
    ALL,
    [
      'Icmp:',
      '    1 ICMP messages received',
      '    ICMP input histogram:',
      '        redirects: 2',
      '        ICMP output histogram:',
      '    3 ICMP messages sent',
    ],
  ],
  [
    'a sentence ends the indentation even if it is not shown, a name and a counter that is never shown do not',
    [
      'Icmp InEchos=1 Foo=2',
      'Unknown X=3',
      'Icmp InEchos=1',
      'Other X=4',
      'Ip DefaultTTL=64 X=5',
      'Icmp InEchos=1',
      'TcpExt TW=0',
      'Other X=6',
    ],
    ALL,
    [
      'Icmp:',
      '    ICMP input histogram:',
      '        echo requests: 1',
      '        Foo: 2',
      'Unknown:',
      '        X: 3',
      'Icmp:',
      '    ICMP input histogram:',
      '        echo requests: 1',
      'Other:',
      '        X: 4',
      'Ip:',
      '    X: 5',
      'Icmp:',
      '    ICMP input histogram:',
      '        echo requests: 1',
      'TcpExt:',
      'Other:',
      '    X: 6',
    ],
  ],
  [
    'a known table that is not selected ends the indentation and shows nothing; an unknown one is always shown',
    [
      'Icmp InEchos=1',
      'IcmpMsg InType3=2',
      'Tcp CurrEstab=3',
      'IcmpMsg InType3=4',
      'Udp NoPorts=5',
      'Sctp SctpCurrEstab=6',
      'TcpExt TW=7',
    ],
    ['raw'],
    [
      'Icmp:',
      '    ICMP input histogram:',
      '        echo requests: 1',
      'IcmpMsg:',
      '        InType3: 2',
      'IcmpMsg:',
      '    InType3: 4',
    ],
  ],
  [
    'tcp selects two tables',
    ['Ip A=1', 'Tcp A=1', 'TcpExt A=1', 'Udp A=1', 'Sctp A=1'],
    ['tcp'],
    ['Tcp:', '    A: 1', 'TcpExt:', '    A: 1'],
  ],
  [
    'udp selects one',
    ['Ip A=1', 'Tcp A=1', 'Udp A=1', 'Sctp A=1', 'UdpLite A=0'],
    ['udp'],
    ['Udp:', '    A: 1', 'UdpLite:'],
  ],
  ['and sctp another', ['Ip A=1', 'Tcp A=1', 'Udp A=1', 'Sctp A=1'], ['sctp'], ['Sctp:', '    A: 1']],
  [
    'blanks at the end of a sentence stay',
    ['Sctp SctpAborteds=0'],
    ALL,
    ['Sctp:', '    0 Number of Aborteds '],
  ],
];

for (const [name, tables, selected, expected] of CASES) {
  test(`statistics: ${name}`, () =>
    assert.equal(show(tables, selected), expected.map((line) => `${line}\n`).join('')));
}

test('the tables of IPv6 have sentences of their own', () => {
  const tables = [
    'Ip6 Ip6InReceives=1 InReceives=2',
    'Icmp6 Icmp6OutEchos=3',
    'Tcp6 A=4',
    'Udp6 Udp6NoPorts=5',
    'Ip A=6',
  ];
  const text = (selected: readonly CountedProtocol[]) => show(tables, selected, INET6_TABLES);
  assert.equal(
    text(['raw']),
    'Ip6:\n    1 total packets received\n    InReceives: 2\nIcmp6:\n    ICMP output histogram:\n        echo requests: 3\nIp:\n    A: 6\n',
  );
  assert.equal(
    text(['tcp', 'udp']),
    'Tcp6:\n    A: 4\nUdp6:\n    5 packets to unknown port received\nIp:\n    A: 6\n',
  );
});
