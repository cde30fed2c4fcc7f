import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { CountRecord } from '../../src/records/count.ts';
import { getterOf, type Value } from '../../src/records/field.ts';
import { FIELDS } from '../../src/records/fields.ts';
import type { AnyRecord, Kind } from '../../src/records/record.ts';
import { parseCountBy } from '../../src/select/count.ts';
import { SelectError } from '../../src/select/error.ts';
import { sockets } from './arbitraries.ts';
import { GROUPS, SOCKETS } from './records.ts';

const COUNTED: readonly (readonly [keys: string, counts: readonly CountRecord[]])[] = [
  [
    'state',
    [
      { count: 2, state: '' },
      { count: 2, state: 'LISTEN' },
      { count: 2, state: 'LISTENING' },
      { count: 1, state: '7' },
      { count: 1, state: 'CLOSE_WAIT' },
      { count: 1, state: 'ESTABLISHED' },
    ],
  ],
  ['dualStack', [{ count: 7 }, { count: 1, dualStack: true }, { count: 1, dualStack: null }]],
  [
    'uid , local.port',
    [
      { count: 2 },
      { count: 1, uid: 0, 'local.port': 443 },
      { count: 1, uid: 0, 'local.port': 514 },
      { count: 1, uid: 33, 'local.port': 40000 },
      { count: 1, uid: 1000, 'local.port': 8080 },
      { count: 1, 'local.port': 1 },
      { count: 1, 'local.port': 443 },
      { count: 1, 'local.port': 514 },
    ],
  ],
  ['locals', [{ count: 8 }, { count: 1, locals: '192.0.2.1' }, { count: 1, locals: '192.0.2.2' }]],
  [
    'program,pid',
    [
      { count: 7 },
      { count: 1, program: "it's", pid: 12 },
      { count: 1, program: 'nginx', pid: 10 },
      { count: 1, program: 'nginx-worker', pid: 11 },
    ],
  ],
  [
    'owners.pid,state,owners.fd',
    [
      { count: 2, state: '' },
      { count: 2, state: 'LISTENING' },
      { count: 1, 'owners.pid': 10, state: 'LISTEN', 'owners.fd': 6 },
      { count: 1, 'owners.pid': 11, state: 'LISTEN', 'owners.fd': 7 },
      { count: 1, 'owners.pid': 12, state: 'ESTABLISHED', 'owners.fd': 3 },
      { count: 1, state: '7' },
      { count: 1, state: 'CLOSE_WAIT' },
      { count: 1, state: 'LISTEN' },
    ],
  ],
  [
    'service,locals',
    [
      { count: 5 },
      { count: 1, service: 'http-alt' },
      { count: 1, service: 'https' },
      { count: 1, service: 'shell' },
      { count: 1, locals: '192.0.2.1' },
      { count: 1, locals: '192.0.2.2' },
    ],
  ],
];

for (const [keys, counts] of COUNTED) {
  test(`sockets by ${keys}`, () => {
    const counter = parseCountBy(keys, ['socket']).counter();
    for (const record of Object.values(SOCKETS)) counter.add('socket', record);
    assert.deepEqual([...counter.counts()], counts);
  });
}

test('a value that a record has twice counts once', () => {
  const counter = parseCountBy('port,locals', ['socket']).counter();
  const end = { address: '127.0.0.1', port: 7 };
  counter.add('socket', {
    protocol: 'tcp',
    state: '',
    local: end,
    foreign: end,
    locals: ['::1', '::2', '::1'],
  });
  assert.deepEqual(
    [...counter.counts()],
    [
      { count: 1, port: 7, locals: '::1' },
      { count: 1, port: 7, locals: '::2' },
    ],
  );
});

test('counts of one number are in the order of their values: of addresses, of numbers beyond 2^53', () => {
  const counter = parseCountBy('local.address,recvQ', ['socket']).counter();
  const values = [
    ['::1', 1],
    ['10.0.0.10', 9007199254740993n],
    ['10.0.0.10', 5],
    ['10.0.0.9', 5],
    ['9.0.0.0', 5],
  ] as const;
  for (const [address, recvQ] of values) {
    counter.add('socket', { protocol: 'tcp', state: '', local: { address, port: 1 }, recvQ });
  }
  assert.deepEqual(
    [...counter.counts()].map((count) => [count['local.address'], count.recvQ]),
    [values[4], values[3], values[2], values[1], values[0]],
  );
});

/** Records with an address in one field or another. */
const WITH_ADDRESS: readonly (readonly [key: string, kind: Kind, record: (address: string) => AnyRecord])[] =
  [
    ['foreign.address', 'socket', (address) => ({ protocol: 'tcp6', state: '', foreign: { address } })],
    [
      'address',
      'socket',
      (address) => ({ protocol: 'tcp', state: '', local: { address }, foreign: { address } }),
    ],
    ['locals', 'socket', (address) => ({ protocol: 'sctp', state: '', locals: [address] })],
    ['destination', 'route', (destination) => ({ family: 'inet6', cached: false, destination })],
    ['address', 'group', (address) => ({ family: 'inet6', iface: 'lo', refCount: 1, address })],
    [
      'addresses.address',
      'interface',
      (address) => ({
        name: 'lo',
        mtu: null,
        flags: '',
        flagNames: [],
        addresses: [{ family: 'inet6', address }],
      }),
    ],
  ];

for (const [key, kind, record] of WITH_ADDRESS) {
  test(`addresses that are equal by value are one in ${key} of a ${kind}`, () => {
    const octets = fc.tuple(fc.constantFrom(10, 198), fc.nat(2), fc.nat(2), fc.nat(255));
    fc.assert(
      fc.property(fc.array(fc.tuple(octets, fc.boolean())), (addresses) => {
        const counter = parseCountBy(key, [kind]).counter();
        const expected = new Map<unknown, number>();
        for (const [octets, isMapped] of addresses) {
          const text = octets.join('.');
          counter.add(kind, record(isMapped ? `::ffff:${text}` : text));
          expected.set(text, (expected.get(text) ?? 0) + 1);
        }
        assert.deepEqual(new Map([...counter.counts()].map((one) => [one[key], one.count])), expected);
      }),
    );
  });
}

test('hosts are one whatever the case of their names, with the dot of the root or without', () => {
  const counter = parseCountBy('foreign.host', ['socket']).counter();
  for (const host of ['Db.Example', 'db.example', 'DB.EXAMPLE.', 'db2.example'])
    counter.add('socket', { protocol: 'tcp', state: '', foreign: { address: '10.0.0.1', host } });
  assert.deepEqual(
    [...counter.counts()],
    [
      { count: 3, 'foreign.host': 'db.example' },
      { count: 1, 'foreign.host': 'db2.example' },
    ],
  );
});

test('text that only looks like another address is another value', () => {
  const counter = parseCountBy('destination', ['route']).counter();
  for (const destination of ['10.0.0.1', '10.0.0.1 ', '::ffff:0:10.0.0.1', '010.0.0.1'])
    counter.add('route', { family: 'x25', cached: false, destination });
  assert.deepEqual(
    [...counter.counts()].map(({ count }) => count),
    [1, 1, 1, 1],
  );
});

test('each counter counts from nothing; kinds without the fields count as lacking them', () => {
  const counting = parseCountBy('type,iface', ['socket', 'group']);
  counting.counter().add('group', GROUPS.dns);
  const counter = counting.counter();
  assert.deepEqual([...counter.counts()], []);
  counter.add('group', GROUPS.all);
  counter.add('socket', SOCKETS.unix);
  counter.add('socket', SOCKETS.ax25);
  assert.deepEqual(
    [...counter.counts()],
    [{ count: 1, type: 'STREAM' }, { count: 1, iface: 'lo' }, { count: 1 }],
  );
  assert.deepEqual(counting.names, ['type', 'iface']);
  assert.deepEqual(
    [...parseCountBy('port,program', ['socket']).fields],
    ['local.port', 'foreign.port', 'owners.program'],
  );
});

test('no field has the name of the count', () => {
  assert.throws(() => parseCountBy('count', Object.keys(FIELDS) as Kind[]), SelectError);
});

/** Each key with its fields; those of owners are told apart by hand. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  state: ['state'],
  port: ['local.port', 'foreign.port'],
  locals: ['locals'],
  dualStack: ['dualStack'],
  program: ['owners.program'],
};

/** An IPv4 address mapped into IPv6 is that address. */
const unmapped = (value: Value): Value =>
  typeof value === 'string' ? value.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/, '') : value;

test('each record counts once for each combination of its values', () => {
  fc.assert(
    fc.property(
      fc.array(sockets),
      fc.uniqueArray(fc.constantFrom(...Object.keys(KEYS)), { minLength: 1 }),
      (pairs, keys) => {
        const counter = parseCountBy(keys.join(','), ['socket']).counter();
        const expected = new Map<string, number>();
        for (const [, record] of pairs) {
          counter.add('socket', record);
          let combinations: unknown[][] = [[]];
          for (const key of keys) {
            const values = (KEYS[key] ?? []).flatMap((field) => getterOf(field)(record).map(unmapped));
            const own = values.length === 0 ? ['absent'] : values;
            combinations = combinations.flatMap((before) => own.map((value) => [...before, value]));
          }
          for (const text of new Set(combinations.map((values) => JSON.stringify(values)))) {
            expected.set(text, (expected.get(text) ?? 0) + 1);
          }
        }
        const counts = [...counter.counts()];
        const counted = counts.map(({ count, ...values }) => [
          JSON.stringify(keys.map((key) => (key in values ? values[key] : 'absent'))),
          count,
        ]);
        assert.deepEqual(new Map(counted as [string, number][]), expected);
        assert.equal(counted.length, expected.size);
        assert.deepEqual(
          counts.map(({ count }) => count),
          [...expected.values()].sort((a, b) => b - a),
        );
      },
    ),
    { numRuns: 500 },
  );
});
