import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  joinProtocolMemory,
  type MemoryTables,
  type ProtocolMemory,
} from '../../../src/proc/memory/protocol-memory.ts';
import type { Protocol } from '../../../src/proc/memory/protocols.ts';

const TCP: Protocol = {
  name: 'TCP',
  size: 2304,
  sockets: 17,
  memory: 247,
  pressure: false,
  maxHeader: 192,
  slab: true,
  module: 'kernel',
};
const NOTHING: MemoryTables = {
  counts: [],
  protocols: [],
  limits: new Map(),
  orphanLimit: undefined,
  timeWaitLimit: undefined,
  pageSize: undefined,
};
/** Of a protocol that is only registered. */
const REGISTERED = {
  inUse: 17,
  pressure: false,
  socketSize: 2304,
  maxHeader: 192,
  slab: true,
  module: 'kernel',
};

const join = (tables: Partial<MemoryTables>): ProtocolMemory[] =>
  joinProtocolMemory({ ...NOTHING, ...tables });

test('the figures of all tables for a protocol are joined; sockstat has priority', () => {
  const limits = { low: 1, pressure: 2, high: 3 };
  assert.deepEqual(
    join({
      counts: [{ name: 'TCP', inuse: 18, orphan: 12, tw: 4, alloc: 54, mem: 248 }],
      protocols: [TCP],
      limits: new Map([
        ['TCP', limits],
        ['UDP', { low: 4, pressure: 5, high: 6 }],
      ]),
      orphanLimit: 100,
      timeWaitLimit: 200,
      pageSize: 65536,
    }),
    [
      {
        ...REGISTERED,
        protocol: 'TCP',
        inUse: 18,
        orphans: 12,
        orphanLimit: 100,
        timeWaits: 4,
        timeWaitLimit: 200,
        allocated: 54,
        memory: { pages: 248, bytes: 16252928 },
        limits,
      },
    ],
  );
});

test('a figure that no table has is absent', () => {
  assert.deepEqual(join({ counts: [{ name: 'TCP' }], orphanLimit: 100, timeWaitLimit: 200 }), [
    { protocol: 'TCP' },
  ]);
  assert.deepEqual(join({ protocols: [{ ...TCP, memory: -1, pressure: null }] }), [
    { ...REGISTERED, protocol: 'TCP', pressure: null },
  ]);
});

test('protocols are in the order of sockstat, then of /proc/net/protocols, with the names of the latter', () => {
  const names = ['sockets', 'TCP', 'UDPLITE', 'RAW', 'FRAG', 'TCP6', 'UDP6', 'UDPLITE6', 'RAW6', 'FRAG6'];
  const registered = ['UNIX', 'UDPLITEv6', 'RAWv6', 'TCPv6', 'UDPv6', 'UDP-Lite', 'TCP', 'NETLINK'];
  assert.deepEqual(
    join({
      counts: names.map((name) => ({ name })),
      protocols: registered.map((name) => ({ ...TCP, name })),
    }).map(({ protocol }) => protocol),
    [
      ...['all', 'TCP', 'UDP-Lite', 'RAW', 'FRAG', 'TCPv6', 'UDPv6', 'UDPLITEv6', 'RAWv6', 'FRAG6'],
      ...['UNIX', 'NETLINK'],
    ],
  );
});

const MEMORY: readonly [name: string, tables: Partial<MemoryTables>, memory: ProtocolMemory['memory']][] = [
  ['pages of sockstat', { counts: [{ name: 'UDP', mem: 3 }] }, { pages: 3 }],
  [
    'a negative number of pages',
    { counts: [{ name: 'UDP', mem: -1 }], pageSize: 4096 },
    { pages: -1, bytes: -4096 },
  ],
  ['bytes of fragments', { counts: [{ name: 'FRAG', memory: 4608 }], pageSize: 4096 }, { bytes: 4608 }],
  ['pages of protocols', { protocols: [TCP], pageSize: 16384 }, { pages: 247, bytes: 4046848 }],
  ['no bytes where the page size is unknown', { protocols: [TCP] }, { pages: 247 }],
  ['memory that is not counted', { protocols: [{ ...TCP, memory: -1 }], pageSize: 4096 }, undefined],
  [
    'numbers that a double does not hold exactly',
    { counts: [{ name: 'TCP', mem: 2 ** 52 }], pageSize: 4096 },
    { pages: 2 ** 52, bytes: 2n ** 64n },
  ],
];

for (const [name, tables, memory] of MEMORY) {
  test(`memory: ${name}`, () => assert.deepEqual(join(tables)[0]?.memory, memory));
}

test('of two lines for one protocol the later one has priority, figure by figure', () => {
  const counts = [
    { name: 'TCP', inuse: 1, tw: 2 },
    { name: 'TCP', inuse: 3 },
  ];
  assert.deepEqual(join({ counts }), [{ protocol: 'TCP', inUse: 3, timeWaits: 2 }]);
  assert.deepEqual(join({ protocols: [TCP, { ...TCP, sockets: 5, memory: -1 }] }), [
    { ...REGISTERED, protocol: 'TCP', inUse: 5 },
  ]);
});
