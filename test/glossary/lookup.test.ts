import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { definitionLines } from '../../src/glossary/definition-lines.ts';
import { define, nearest } from '../../src/glossary/lookup.ts';

/** What is asked for, and the meanings that it has: the first word and the topic of each. */
const MEANINGS: readonly [word: string, meanings: readonly string[]][] = [
  ['CLOSE_WAIT', ['CLOSE_WAIT (tcp state)', 'CLOSE_WAIT (sctp state)']],
  ['TCP_CLOSE_WAIT', ['CLOSE_WAIT (tcp state)']],
  ['TIME-WAIT', ['TIME_WAIT (tcp state)']],
  ['time wait', ['TIME_WAIT (tcp state)', 'timewait (timer)', 'TimeWait (column of -m)']],
  ['SYN-RECV', ['SYN_RECV (tcp state)']],
  ['UP', ['U (interface flag)']],
  ['IFF_PROMISC', ['P (interface flag)']],
  ['RTF_GATEWAY', ['G (IPv4 route flag)', 'G (IPv6 route flag)']],
  ['M', ['M (IPv4 route flag)', 'G (flag of a cached IPv4 route)', 'M (interface flag)']],
  ['m', ['m (IPv6 route flag)', 'm (flag of a cached IPv4 route)', 'm (interface flag)']],
  ['P', ['P (IPv6 neighbour flag)', 'P (interface flag)', 'P (interface flag)']],
  ['!', ['! (IPv4 route flag)', '! (IPv6 route flag)', 'G (flag of a cached IPv4 route)']],
  ['-', ['- (flag of a cached IPv4 route)', '- (value in a column)']],
  ['RecvQ', ['Recv-Q (column of sockets)']],
  ['recvQ', ['Recv-Q (column of sockets)']],
  ['recv q', ['Recv-Q (column of sockets)', 'Send-Q (column of ax25, x25, netrom, rose and ipx sockets)']],
  ['local.port', ['Local Address (column of sockets)']],
  ['dualStack', ['dualStack (field of a record)']],
  ['tcp.cwnd', ['tcp.cwnd (field of a record)']],
  ['keepalive (12.34/0/0)', ['keepalive (timer)']],
  ['ActiveOpens', ['ActiveOpens (counter of Tcp)']],
  ['Tcp:ActiveOpens', ['ActiveOpens (counter of Tcp)']],
  ['TcpActiveOpens', ['ActiveOpens (counter of Tcp)']],
  ['TcpExtTCPLossProbes', ['TCPLossProbes (counter of TcpExt)']],
  ['LINUX_MIB_TCPLOSSPROBES', ['TCPLossProbes (counter of TcpExt)']],
  ['tcplossprobes', ['TCPLossProbes (counter of TcpExt)']],
  ['InType42', ['InTypeN (counter of IcmpMsg)']],
  ['Icmp6OutType135', ['Icmp6OutTypeN (counter of Icmp6)']],
  ['UNKNOWN(12)', ['UNKNOWN(N) (sctp state)', 'UNKNOWN(N) (IPv6 neighbour state)']],
  ['segments retransmitted', ['RetransSegs (counter of Tcp)']],
  ['    17 segments retransmitted', ['RetransSegs (counter of Tcp)']],
  ['Quick ack mode was activated 8 times', ['DelayedACKLost (counter of TcpExt)']],
  [
    'echo requests: 4',
    [
      'InEchos (counter of Icmp)',
      'OutEchos (counter of Icmp)',
      'Icmp6InEchos (counter of Icmp6)',
      'Icmp6OutEchos (counter of Icmp6)',
    ],
  ],
  ['orphan', ['Orphan (column of -m)']],
  ['tw', ['TimeWait (column of -m)']],
  ['TW', ['TW (counter of TcpExt)']],
  ['mem', ['Pages (column of -m)']],
  ['pressure', ['State (column of -m)']],
  [
    'MU',
    [
      'M (IPv4 route flag)',
      'U (IPv4 route flag)',
      'G (flag of a cached IPv4 route)',
      'M (interface flag)',
      'U (interface flag)',
    ],
  ],
  ['BMRU', ['B (interface flag)', 'M (interface flag)', 'R (interface flag)', 'U (interface flag)']],
  ['LRU', ['L (interface flag)', 'R (interface flag)', 'U (interface flag)']],
  [
    'BMsRU',
    [
      'B (interface flag)',
      'M (interface flag)',
      's (interface flag)',
      'R (interface flag)',
      'U (interface flag)',
    ],
  ],
  [
    'UHG',
    [
      'U (IPv4 route flag)',
      'H (IPv4 route flag)',
      'G (IPv4 route flag)',
      'U (IPv6 route flag)',
      'H (IPv6 route flag)',
      'G (IPv6 route flag)',
      'G (flag of a cached IPv4 route)',
    ],
  ],
  [
    'UGH',
    [
      'U (IPv4 route flag)',
      'G (IPv4 route flag)',
      'H (IPv4 route flag)',
      'U (IPv6 route flag)',
      'G (IPv6 route flag)',
      'H (IPv6 route flag)',
      'G (flag of a cached IPv4 route)',
    ],
  ],
  [
    '!H',
    [
      '! (IPv4 route flag)',
      'H (IPv4 route flag)',
      '! (IPv6 route flag)',
      'H (IPv6 route flag)',
      'G (flag of a cached IPv4 route)',
    ],
  ],
  ['UGDA', ['U (IPv6 route flag)', 'G (IPv6 route flag)', 'D (IPv6 route flag)', 'A (IPv6 route flag)']],
  ['UC', ['U (IPv6 route flag)', 'C (IPv6 route flag)']],
  ['RUMB', ['R (interface flag)', 'U (interface flag)', 'M (interface flag)', 'B (interface flag)']],
  [
    'MOPRU',
    [
      'M (interface flag)',
      'O (interface flag)',
      'P (interface flag)',
      'P (interface flag)',
      'R (interface flag)',
      'U (interface flag)',
    ],
  ],
  ['BPPU', ['B (interface flag)', 'P (interface flag)', 'P (interface flag)', 'U (interface flag)']],
  ['ACC W', ['ACC (unix socket flag)', 'W (unix socket flag)']],
  ['qNs', ['q (flag of a cached IPv4 route)', 'Ns (flag of a cached IPv4 route)']],
];

/** What is asked for, and what may have been meant. */
const NEAREST: readonly [word: string, names: readonly string[]][] = [
  ['CLOSWAIT', ['CLOSE_WAIT']],
  ['TCPLosProbe', ['TCPLossProbes', 'TCPWinProbe']],
  ['IFF_PROMSIC', ['IFF_PROMISC']],
  ['entirely else', []],
];

describe('define', () => {
  for (const [word, meanings] of MEANINGS) {
    test(`finds ${JSON.stringify(word)}`, () => {
      assert.deepEqual(
        define(word).map(({ words: [first], topic }) => `${first} (${topic})`),
        meanings,
      );
    });
  }

  for (const word of ['', ' ', '()', 'CLOSE_WAITING', 'FOO', '12', 'constructor', 'toString']) {
    test(`finds nothing for ${JSON.stringify(word)}`, () => assert.deepEqual(define(word), []));
  }

  test('takes any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        (word) => Array.isArray(define(word)) && Array.isArray(nearest(word)),
      ),
    );
  });
});

describe('nearest', () => {
  for (const [word, names] of NEAREST) {
    test(`knows what ${JSON.stringify(word)} may have meant`, () => assert.deepEqual(nearest(word), names));
  }
});

test('definitionLines wraps heading, sentences and source, an empty line between meanings', () => {
  assert.equal(
    definitionLines([
      {
        words: ['A', 'B'],
        names: ['c'],
        topic: 'counter of Tcp',
        text: 'Forty letters and more that will not fit in a line. Therefore this is in the next.',
        source: 'RFC 1, section 2',
      },
      { words: ['Q'], names: [], topic: 't', text: `${'x'.repeat(79)} ${'y'.repeat(78)} z.`, source: 's' },
    ]).join('\n'),
    `A, B (counter of Tcp)
Forty letters and more that will not fit in a line. Therefore this is in the
next.
Source: RFC 1, section 2.

Q (t)
${'x'.repeat(79)}
${'y'.repeat(78)}
z.
Source: s.`,
  );
});
