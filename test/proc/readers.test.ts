import assert from 'node:assert/strict';
import { test } from 'node:test';
import { igmpReader } from '../../src/proc/interfaces/igmp.ts';
import { igmp6Reader } from '../../src/proc/interfaces/igmp6.ts';
import type { HostFacts, Parsed, Reader } from '../../src/proc/reading/parsed.ts';
import { fibTrieReader } from '../../src/proc/routes/fib-trie.ts';
import { ipv6RouteReader } from '../../src/proc/routes/ipv6-route.ts';
import { routeReader } from '../../src/proc/routes/route.ts';
import { inetSocketReader } from '../../src/proc/sockets/inet-sockets.ts';
import { sctpAssociationReader, sctpEndpointReader } from '../../src/proc/sockets/sctp.ts';
import { unixSocketReader } from '../../src/proc/sockets/unix.ts';

const FACTS: HostFacts = { byteOrder: 'LE', ticksPerSecond: 100 };
const ADDRESS = 'fe800000000000000000000000000001';

/** Each reader, and a table with a bogus line between two good ones. */
const READERS: readonly [table: string, reader: () => Reader<object>, lines: readonly string[]][] = [
  [
    'tcp',
    () => inetSocketReader(FACTS, 'tcp'),
    [
      'heading',
      '   0: 0100007F:1538 00000000:0000 0A 00000000:00000000 00:00000000 00000000   102        0 20917 1',
      'x',
      '   1: 0100007F:1539 00000000:0000 0A 00000000:00000000 00:00000000 00000000   102        0 20918 1',
    ],
  ],
  ['unix', unixSocketReader, ['Inode', 'f: 2 0 0 1 1 20917 /run/a', 'x', 'f: 2 0 0 1 1 20918 /run/b']],
  [
    'sctp/eps',
    sctpEndpointReader,
    ['heading', 'f f 2 10 29 22 1000 45679 10.0.0.1', 'x', 'f f 2 10 29 23 1000 45680 10.0.0.1'],
  ],
  [
    'sctp/assocs',
    sctpAssociationReader,
    [
      'heading',
      'f f 2 1 3 0 2 5 6 0 50002 22 40001 *10.0.0.1 <-> *10.0.0.2',
      'x',
      'f f 2 1 3 0 2 5 6 0 50003 22 40002 *10.0.0.1 <-> *10.0.0.2',
    ],
  ],
  [
    'igmp',
    () => igmpReader(FACTS),
    ['Idx\tDevice', '2\teth0:', '\tFB0000E0 1', 'x', '\t010000E0 1', '3\tlo:', '\t010000E0 1'],
  ],
  ['igmp6', igmp6Reader, [`2 eth0 ${ADDRESS} 1`, 'x', `3 lo ${ADDRESS} 1`]],
  [
    'route',
    () => routeReader(FACTS),
    [
      'Iface Destination Gateway x Flags RefCnt Use Metric Mask MTU Window IRTT',
      'eth0 0001A8C0 0100000A x 3 0 0 0 00FFFFFF 0 0 0',
      'x',
      'eth1 0001A8C0 0100000A x 3 0 0 0 00FFFFFF 0 0 0',
    ],
  ],
  [
    'ipv6_route',
    ipv6RouteReader,
    [
      `${ADDRESS} 40 ${ADDRESS} 00 ${ADDRESS} 1 1 0 1 eth0`,
      'x',
      `${ADDRESS} 40 ${ADDRESS} 00 ${ADDRESS} 1 1 0 1 lo`,
    ],
  ],
  [
    'fib_trie',
    fibTrieReader,
    [
      'Main:',
      '  |-- 10.0.0.0',
      '     /24 link UNICAST',
      'Local:',
      '     /32 host LOCAL',
      '     /31 host LOCAL',
    ],
  ],
];

/** The records and problems of all batches; what is said of a problem within its batch differs. */
function join(batches: readonly Parsed<object>[]) {
  return {
    records: batches.flatMap(({ records }) => records),
    problems: batches.flatMap(({ problems }) =>
      problems.map(({ code, line, text }) => ({ code, line, text })),
    ),
  };
}

for (const [table, reader, lines] of READERS) {
  test(`${table}: two batches give the same as one, wherever the table is divided`, () => {
    const bytes = (part: readonly string[]) => Buffer.from(part.map((line) => `${line}\n`).join(''));
    const whole = join([reader()(bytes(lines))]);
    assert.ok(whole.records.length >= 2);
    assert.equal(whole.problems.length, table === 'fib_trie' ? 0 : 1);
    for (let cut = 1; cut < lines.length; cut++) {
      const read = reader();
      assert.deepEqual(join([lines.slice(0, cut), lines.slice(cut)].map((part) => read(bytes(part)))), whole);
    }
  });
}
