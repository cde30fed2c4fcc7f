import assert from 'node:assert/strict';
import { test } from 'node:test';
import { numericNames } from '../../src/format/names.ts';
import type { InetProtocol } from '../../src/format/sockets/inet-sockets.ts';
import { Ipv6Address, unpackAddress } from '../../src/proc/reading/address.ts';
import type { InetSocket } from '../../src/proc/sockets/inet-socket.ts';
import {
  describeInetSocket,
  inetRowReader,
  inetTable,
  lazyEnd,
  type SocketFacts,
} from '../../src/records/describe/inet-socket.ts';
import { getterOf } from '../../src/records/field.ts';
import { FIELDS } from '../../src/records/fields.ts';
import type { OwnerRecord, SocketRecord } from '../../src/records/socket.ts';
import { assertDescribed, EMPTY_NAMES, NAMES, TEXT } from './described.ts';

const SOCKET: InetSocket = {
  local: 0x0a000001,
  localPort: 80,
  foreign: 0xc0000202 | 0,
  foreignPort: 40_001,
  state: 1,
  sendQ: 11,
  recvQ: 12n,
  timer: 2,
  when: 1314,
  retransmits: 15n,
  uid: 16,
  probes: 17,
  inode: 18n,
  tcp: { rto: 19, ato: 20, cwnd: 21, ssthresh: 22 },
};
const OWNERS: readonly OwnerRecord[] = [{ pid: 23, program: 'a', command: 'a b', fd: 24 }];
const NUMERIC: SocketFacts = { names: numericNames, ticksPerSecond: 100, owners: undefined };

test('a socket of tcp, all that there is of it', () => {
  const facts = {
    names: NAMES,
    ticksPerSecond: 100,
    owners: (inode: unknown) => (inode === 18n ? OWNERS : []),
  };
  assertDescribed('socket', describeInetSocket(SOCKET, inetTable('tcp', false, facts)), {
    protocol: 'tcp',
    local: {
      address: '10.0.0.1',
      port: 80,
      host: `host 10.0.0.1 ${TEXT}`,
      service: `service tcp 80 ${TEXT}`,
    },
    foreign: {
      address: '192.0.2.2',
      port: 40_001,
      host: `host 192.0.2.2 ${TEXT}`,
      service: `service tcp 40001 ${TEXT}`,
    },
    state: 'ESTABLISHED',
    recvQ: 12n,
    sendQ: 11,
    timer: { kind: 'keepalive', seconds: 13.14, retransmits: 15n, probes: 17 },
    uid: 16,
    user: `user 16 ${TEXT}`,
    inode: 18n,
    owners: OWNERS,
    tcp: { rto: 0.19, ato: 0.2, cwnd: 21, ssthresh: 22 },
  });
});

const described = (
  changes: Partial<InetSocket>,
  protocol: InetProtocol = 'tcp',
  version6 = false,
  facts = NUMERIC,
): SocketRecord => describeInetSocket({ ...SOCKET, ...changes }, inetTable(protocol, version6, facts));

test('what was not asked for and what the table lacks is not there', () => {
  const { tcp: _tcp, ...without } = SOCKET;
  const record = describeInetSocket(without, inetTable('tcp', false, NUMERIC));
  assert.deepEqual(record.local, { address: '10.0.0.1', port: 80 });
  for (const field of ['owners', 'tcp', 'user', 'drops', 'dualStack']) assert.ok(!(field in record), field);
});

test('drops of udp and raw, be it none', () => {
  const { tcp: _tcp, ...without } = SOCKET;
  for (const drops of [0, 49]) {
    for (const protocol of ['udp', 'raw'] as const) {
      const table = inetTable(protocol, true, NUMERIC);
      assert.equal(describeInetSocket({ ...without, drops }, table).drops, drops);
    }
  }
});

test('owners that were asked for are there, be it none', () => {
  assert.deepEqual(described({}, 'tcp', false, { ...NUMERIC, owners: () => [] }).owners, []);
});

test('neither the unspecified address nor port 0 has a name, nor is an empty name one', () => {
  const nowhere = { foreign: new Ipv6Address(0, 0, 0, 0), foreignPort: 0 };
  const facts = { ...NUMERIC, names: NAMES };
  assert.deepEqual(described(nowhere, 'tcp', true, facts).foreign, { address: '::', port: 0 });
  const empty = { ...NUMERIC, names: EMPTY_NAMES };
  assert.deepEqual(Object.keys(described({}, 'tcp', false, empty).local ?? {}), [
    'address',
    'port',
    'service',
  ]);
});

test('a name of more than 32 KiB is none', () => {
  const named = (length: number): SocketRecord => {
    const name = (): string => 'x'.repeat(length);
    const names = { ...NAMES, host: name, service: name, user: name };
    const table = inetTable('tcp', false, { ...NUMERIC, names });
    const record = describeInetSocket(SOCKET, table);
    for (const field of FIELDS.socket.filter(({ name }) => /^user$|\.(?:host|service)$/.test(name)))
      assert.equal(inetRowReader(table)(field)?.(SOCKET), getterOf(field.name)(record)[0], field.name);
    return record;
  };
  const { user, local, foreign } = named(32_768);
  assert.deepEqual(
    [user, local?.host, foreign?.host, local?.service].map((name) => name?.length),
    [32_768, 32_768, 32_768, 32_768],
  );
  const { user: none, local: end, ...others } = named(32_769);
  assert.deepEqual(
    [none, end, others.foreign],
    [undefined, { address: '10.0.0.1', port: 80 }, { address: '192.0.2.2', port: 40_001 }],
  );
});

test('a listening socket has no threshold: the kernel shows another number there', () => {
  assert.deepEqual(described({ state: 10 }).tcp, { rto: 0.19, ato: 0.2, cwnd: 21 });
});

const CASES: readonly (readonly [
  string,
  Partial<InetSocket>,
  InetProtocol,
  boolean,
  Partial<SocketRecord>,
])[] = [
  ['the table of IPv6', {}, 'tcp', true, { protocol: 'tcp6' }],
  ['udp without a peer', { state: 7 }, 'udp', false, { protocol: 'udp', state: '' }],
  ['udp of IPv6 with a peer', { state: 1 }, 'udp', true, { protocol: 'udp6', state: 'ESTABLISHED' }],
  ['udplite', { state: 7 }, 'udplite', true, { protocol: 'udplite6', state: '' }],
  ['raw', { state: 7 }, 'raw', false, { protocol: 'raw', state: '7' }],
  ['a state that no word is for', { state: 99 }, 'tcp', false, { state: 'UNKNOWN' }],
  ['the largest uid', { uid: -1 }, 'tcp', false, { uid: 4_294_967_295 }],
  [
    'the largest queues',
    { recvQ: 2n ** 64n - 1n, sendQ: 2n ** 53n },
    'tcp',
    false,
    { recvQ: 2n ** 64n - 1n, sendQ: 2n ** 53n },
  ],
  [
    'no timer',
    { timer: 0, when: 5 },
    'tcp',
    false,
    { timer: { kind: 'off', seconds: 0, retransmits: 15n, probes: 17 } },
  ],
  [
    'a timer that no word is for',
    { timer: 9 },
    'udp',
    false,
    { timer: { kind: 'unkn-9', seconds: 13.14, retransmits: 15n, probes: 17 } },
  ],
];

for (const [what, changes, protocol, version6, expected] of CASES) {
  test(`sockets: ${what}`, () => {
    const record = described(changes, protocol, version6);
    assert.deepEqual({ ...record, ...expected }, record);
  });
}

test('an end whose texts are made when they are read has the same ones', () => {
  for (const names of [numericNames, NAMES, EMPTY_NAMES]) {
    const table = inetTable('udp', false, { ...NUMERIC, names });
    const socket = { ...SOCKET, localPort: 0x1_0050 };
    const [whole, lazy] = [describeInetSocket(socket, table), describeInetSocket(socket, table, lazyEnd)];
    for (const end of ['local', 'foreign'] as const)
      for (const key of ['address', 'port', 'host', 'service'] as const)
        assert.equal(lazy[end]?.[key], whole[end]?.[key]);
    assert.deepEqual({ ...lazy, local: whole.local, foreign: whole.foreign }, whole);
  }
});

test('fields read from a row are those of its record', () => {
  const rows: readonly InetSocket[] = [
    SOCKET,
    { ...SOCKET, state: 10, timer: 0, foreign: 0, foreignPort: 0 },
  ];
  for (const names of [numericNames, NAMES]) {
    const table = inetTable('tcp', true, { ...NUMERIC, names }, ({ foreign }) => foreign === 0);
    for (const row of rows) {
      const record = describeInetSocket(row, table);
      for (const field of FIELDS.socket) {
        const read = inetRowReader(table)(field);
        if (read === undefined) continue;
        const value = read(row);
        const isAddress = field.type === 'address' && typeof value === 'number';
        const [expected] = getterOf(field.name)(record);
        assert.equal(isAddress ? String(unpackAddress(value)) : value, expected, field.name);
      }
    }
  }
});
