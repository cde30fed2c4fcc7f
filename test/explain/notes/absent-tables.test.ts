/** Why a table is not there. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Explainer } from '../../../src/explain/explainer.ts';
import type { AbsentTable } from '../../../src/explain/notes/absent-tables.ts';
import { factsOf, type HostFacts, PLAIN } from '../background.ts';

const absent = (name: string): AbsentTable => ({ path: `/proc/net/${name}`, code: 'ABSENT' });

const NO_PROTOCOL =
  'The kernel has no such table: it was built without the protocol, or the module of the protocol is not loaded. Then there is nothing of it to show.';

const CASES: readonly (readonly [name: string, AbsentTable, HostFacts, code: string, text: string])[] = [
  [
    'IPv6 that the kernel lacks',
    absent('tcp6'),
    { hasFile: () => false },
    'no-ipv6',
    'There is no IPv6: the kernel was built without it, or its module ipv6 is not loaded.',
  ],
  [
    'IPv6 that was switched off',
    absent('if_inet6'),
    { ipv6Disabled: () => true },
    'no-ipv6',
    'The kernel was started with ipv6.disable=1: there is no IPv6, and there are no sockets or routes of it.',
  ],
  ['one table of IPv6', absent('udplite6'), {}, 'no-protocol', NO_PROTOCOL],
  ['another table of IPv6', absent('raw6'), {}, 'no-protocol', NO_PROTOCOL],
  ['sctp', absent('sctp/eps'), {}, 'no-protocol', NO_PROTOCOL],
  ['counters of sctp', absent('sctp/snmp'), {}, 'no-protocol', NO_PROTOCOL],
  ['routes of X.25', absent('x25/route'), {}, 'no-protocol', NO_PROTOCOL],
  ['unix', absent('unix'), {}, 'no-protocol', NO_PROTOCOL],
  [
    'tcp without /proc',
    absent('tcp'),
    { hasFile: () => false },
    'no-proc',
    'No /proc is mounted here that shows this process, and without one nothing is known of the network.',
  ],
  [
    'masquerading',
    absent('ip_masquerade'),
    {},
    'outdated-table',
    'It went with Linux 2.2: the kernels after it keep what they masquerade among all connections that they track (conntrack -L).',
  ],
  [
    'the cache of IPv4',
    absent('rt_cache'),
    {},
    'outdated-table',
    'This kernel has no cache of IPv4 routes. Since Linux 3.6 none keeps one.',
  ],
  [
    'a recorded host',
    absent('tcp'),
    { live: false },
    'not-recorded',
    'It was not recorded with this host, or the host did not have it.',
  ],
  [
    'a table that may not be read',
    { path: '/proc/net/tcp', code: 'DENIED' },
    { uid: 10123 },
    'table-denied',
    'User 10123 may not read it: a security module such as SELinux or AppArmor forbids it, as on Android, or the rights of /proc do.',
  ],
];

for (const [name, table, facts, code, text] of CASES) {
  test(name, () => {
    const explainer = new Explainer(factsOf(facts), undefined);
    explainer.miss(table);
    explainer.miss(table);
    const { path } = table;
    assert.deepEqual(explainer.problems(), [{ message: `netstat: ${path}: ${text}`, file: path, code }]);
  });
}

describe('nothing is said', () => {
  const UNMENTIONED: readonly AbsentTable[] = [
    // No kernel has this one, and only old ones the next two.
    absent('sctp6/eps'),
    absent('ndisc'),
    absent('x25_routes'),
    absent('packet'),
    { path: '/etc/services', code: 'ABSENT' },
    { path: '/proc/net/tcp', code: 'IO' },
  ];
  for (const table of UNMENTIONED) {
    test(`of ${table.path}, ${table.code}`, () => {
      const explainer = new Explainer(factsOf(), undefined);
      explainer.miss(table);
      assert.deepEqual(explainer.problems(), []);
    });
  }
});

test('under plain rows, tables that are missing for the same reason stand together', () => {
  const lines: string[] = [];
  const tables = ['sctp/eps', 'ax25', 'tcp6'].map(absent);
  const facts = factsOf({ hasFile: () => false });
  const write = (line: string) => lines.push(line);
  const explainer = new Explainer(facts, { style: PLAIN, colorLevel: 0, write });
  for (const table of tables) explainer.miss(table);
  explainer.writeTables();
  assert.deepEqual(lines, [
    '',
    'Tables that are missing',
    '  /proc/net/sctp/eps, /proc/net/ax25',
    '    The kernel has no such table: it was built without the protocol, or the',
    '    module of the protocol is not loaded. Then there is nothing of it to show.',
    '  /proc/net/tcp6',
    '    There is no IPv6: the kernel was built without it, or its module ipv6 is not',
    '    loaded.',
  ]);
});
