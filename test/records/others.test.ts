import assert from 'node:assert/strict';
import { test } from 'node:test';
import { numericNames } from '../../src/format/names.ts';
import { INET_TABLES } from '../../src/format/statistics/statistics-labels.ts';
import type { MasqueradeEntry } from '../../src/proc/legacy/ip-masquerade.ts';
import { Endpoint, Ipv4Address, Ipv6Address } from '../../src/proc/reading/address.ts';
import { describeGroup, describeMasquerade } from '../../src/records/describe/others.ts';
import { ownerDescriber } from '../../src/records/describe/owner.ts';
import { describeCounter } from '../../src/records/describe/statistic.ts';
import { assertDescribed, NAMES, TEXT } from './described.ts';

test('memberships of groups', () => {
  const address = new Ipv4Address(0xe0000001);
  assertDescribed('group', describeGroup({ iface: 'e\x9b', users: 3, address }, NAMES), {
    family: 'inet',
    iface: 'e\\x9b',
    refCount: 3,
    address: '224.0.0.1',
    host: `host 224.0.0.1 ${TEXT}`,
  });
  const six = new Ipv6Address(0xff020000, 0, 0, 1);
  assertDescribed('group', describeGroup({ iface: 'e', users: 1, address: six }, numericNames), {
    family: 'inet6',
    iface: 'e',
    refCount: 1,
    address: 'ff02::1',
  });
});

const MASQUERADE: MasqueradeEntry = {
  protocol: 'UDP',
  source: new Endpoint(new Ipv4Address(0x0a000001), 1),
  destination: new Endpoint(new Ipv4Address(0xc0000202), 2),
  masqueradePort: 61_003,
  initSeq: 2n ** 63n,
  delta: -5,
  previousDelta: 6,
  expires: 789,
};

test('a masqueraded connection', () => {
  assertDescribed('masquerade', describeMasquerade(MASQUERADE, NAMES), {
    protocol: 'udp',
    source: {
      address: '10.0.0.1',
      port: 1,
      host: `host 10.0.0.1 ${TEXT}`,
      service: `service udp 1 ${TEXT}`,
    },
    destination: {
      address: '192.0.2.2',
      port: 2,
      host: `host 192.0.2.2 ${TEXT}`,
      service: `service udp 2 ${TEXT}`,
    },
    masqueradePort: 61_003,
    expires: 7.89,
    initSeq: 2n ** 63n,
    delta: -5,
    previousDelta: 6,
  });
});

test('only tcp and udp have services; Linux 2.0 has no delta before the last', () => {
  const { previousDelta: _previous, ...old } = MASQUERADE;
  const tcp = describeMasquerade({ ...old, protocol: 'TCP' }, NAMES);
  assert.deepEqual([tcp.protocol, tcp.source.service], ['tcp', `service tcp 1 ${TEXT}`]);
  assert.ok(!('previousDelta' in tcp));
  const icmp = describeMasquerade({ ...old, protocol: 'ICMP' }, NAMES);
  assert.deepEqual(
    [icmp.protocol, icmp.source.service, icmp.source.host],
    ['icmp', undefined, `host 10.0.0.1 ${TEXT}`],
  );
  assert.equal(describeMasquerade({ ...old, protocol: 'X\x9b' }, NAMES).protocol, 'X\\x9b');
});

const COUNTERS: readonly (readonly [
  table: string,
  counter: string,
  value: number | bigint,
  expected: number | bigint,
  label?: string,
])[] = [
  ['Tcp', 'ActiveOpens', 5, 5, '5 active connection openings'],
  ['Tcp', 'ActiveOpens', 0, 0, '0 active connection openings'],
  ['Ip', 'InReceives', 2n ** 64n - 1n, 2n ** 64n - 1n, '18446744073709551615 total packets received'],
  ['Icmp', 'InEchos', 3, 3, 'echo requests: 3'],
  ['Ip', 'DefaultTTL', 64, 64],
  ['Tcp', 'MaxConn', 2n ** 64n - 1n, -1],
  ['Tcp', 'MaxConn', 100, 100],
  ['Tcp', 'InSegs', 2n ** 64n - 1n, 2n ** 64n - 1n, '18446744073709551615 segments received'],
  ['Tcp', 'Unheard', 7, 7],
  ['New\x9b', 'ActiveOpens\x9b', 8, 8],
];

for (const [table, counter, value, expected, label] of COUNTERS) {
  test(`the counter ${table} ${counter} of ${value}`, () => {
    const record = describeCounter({ table, counters: [] }, { counter, value }, INET_TABLES);
    assertDescribed('statistic', record, {
      table: table.replace('\x9b', '\\x9b'),
      counter: counter.replace('\x9b', '\\x9b'),
      value: expected,
      ...(label === undefined ? {} : { label }),
    });
  });
}

test('an owner', () => {
  const process = {
    name: '1',
    pid: 1,
    wholeProgram: 'a\x9b',
    command: 'a\x9b \xc3\xa9',
    commandCut: false,
    context: 'c\x9b',
  };
  const owner = { pid: 1, program: 'a\\x9b', command: 'a\\x9b \xe9', fd: 2 };
  const holder = { process, fd: 2, thread: undefined };
  assert.deepEqual(ownerDescriber({ selinux: false, workloadOf: undefined })(holder), owner);
  assert.deepEqual(ownerDescriber({ selinux: false, workloadOf: undefined })({ ...holder, thread: 3 }), {
    ...owner,
    thread: 3,
  });
  const cut = { ...process, commandCut: true };
  assert.deepEqual(ownerDescriber({ selinux: false, workloadOf: undefined })({ ...holder, process: cut }), {
    ...owner,
    commandCut: true,
  });
  assert.deepEqual(ownerDescriber({ selinux: true, workloadOf: undefined })(holder), {
    ...owner,
    context: 'c\\x9b',
  });
  const without = { ...process, context: undefined };
  assert.deepEqual(
    ownerDescriber({ selinux: true, workloadOf: undefined })({ ...holder, process: without }),
    owner,
  );
});

test('a process is described once, however many sockets it holds', () => {
  let asked = 0;
  const process = {
    name: '1',
    pid: 1,
    wholeProgram: 'a',
    commandCut: false,
    context: undefined,
    get command() {
      asked++;
      return 'a b';
    },
  };
  const describe = ownerDescriber({ selinux: false, workloadOf: undefined });
  const fds = [3, 4].map((fd) => describe({ process, fd, thread: undefined }).fd);
  assert.deepEqual([fds, asked], [[3, 4], 1]);
});
