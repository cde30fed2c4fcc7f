import assert from 'node:assert/strict';
import os from 'node:os';
import { test } from 'node:test';
import {
  groups,
  HostError,
  interfaces,
  type MemoryFile,
  masquerade,
  memory,
  memoryRoot,
  openRoot,
  owners,
  type ReadError,
  type ReadProblem,
  type Root,
  routes,
  type SocketOptions,
  sockets,
  statistics,
} from '../../src/index.ts';

const TCP =
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n' +
  '   0: 0100007F:1538 00000000:0000 0A 00000000:00000000 00:00000000 00000000   102        0 20917 1\n' +
  '   1: 0100007F:1538 0100007F:D903 01 00000000:00000000 00:00000000 00000000   102        0 20918 1\n';
const HEADING = TCP.slice(0, TCP.indexOf('\n') + 1);
const DENIED = { error: 'EACCES' };

/** How many records came, and the error that followed. */
async function outcome(records: AsyncIterable<unknown>): Promise<{ count: number; error?: unknown }> {
  let count = 0;
  try {
    for await (const _ of records) count++;
  } catch (error) {
    return { count, error };
  }
  return { count };
}

/** As `outcome`, with the error as its message and the reasons of its files. */
async function told(records: AsyncIterable<unknown>): Promise<[count: number, ...words: string[]]> {
  const { count, error } = await outcome(records);
  if (error === undefined) return [count];
  assert.ok(error instanceof Error);
  const { name, message, errors, cause } = error as ReadError;
  assert.equal(name, 'ReadError');
  assert.equal(cause, errors[0]);
  assert.ok(errors.every((each) => each instanceof HostError));
  return [count, message, ...errors.map(({ code, path }) => `${code} ${path}`)];
}

const SOCKETS: readonly (readonly [
  what: string,
  files: Readonly<Record<string, MemoryFile>>,
  options: SocketOptions,
  expected: readonly [number, ...string[]],
])[] = [
  ['tables that are not there go without saying where others are', { '/proc/net/tcp': TCP }, {}, [2]],
  [
    'a protocol that was asked for must be there',
    { '/proc/net/tcp': TCP },
    { protocols: ['tcp', 'udplite'] },
    [
      2,
      "no support for `AF INET (udplite)' on this system.",
      'ABSENT /proc/net/tcp6',
      'ABSENT /proc/net/udplite',
      'ABSENT /proc/net/udplite6',
    ],
  ],
  [
    'a family that was asked for must be there',
    { '/proc/net/tcp': TCP },
    { protocols: ['tcp'], family: 'inet6' },
    [0, '/proc/net/tcp6: No such file or directory', 'ABSENT /proc/net/tcp6'],
  ],
  [
    'a table of the family alone is read',
    { '/proc/net/tcp': TCP, '/proc/net/tcp6': DENIED },
    { family: 'inet' },
    [2],
  ],
  [
    'a table that may not be read is an error, though netstat says nothing of it; all others come first',
    { '/proc/net/tcp': TCP, '/proc/net/tcp6': DENIED, '/proc/net/udp': TCP },
    {},
    [4, '/proc/net/tcp6: Permission denied', 'DENIED /proc/net/tcp6'],
  ],
  [
    'all such errors come together',
    { '/proc/net/tcp': DENIED, '/proc/net/tcp6': { error: 'EIO' }, '/proc/net/udp': TCP },
    {},
    [
      2,
      '/proc/net/tcp: Permission denied; /proc/net/tcp6: Input/output error',
      'DENIED /proc/net/tcp',
      'IO /proc/net/tcp6',
    ],
  ],
  [
    'lines that give no record are passed over',
    { '/proc/net/tcp': `${TCP}junk\n${TCP.slice(HEADING.length)}` },
    {},
    [4],
  ],
  ['an empty table has no sockets', { '/proc/net/tcp': '' }, {}, [0]],
];

for (const [what, files, options, expected] of SOCKETS) {
  test(`sockets: ${what}`, async () => {
    assert.deepEqual(await told(sockets(memoryRoot(files), options)), expected);
  });
}

test('a host without any table of sockets is an error', async () => {
  const { count, error } = await outcome(sockets(memoryRoot({})));
  assert.equal(count, 0);
  assert.ok((error as ReadError).errors.some(({ path }) => path === '/proc/net/tcp'));
  assert.ok((error as ReadError).errors.every(({ code }) => code === 'ABSENT'));
});

/** A host on which reading a table fails after its first batch. */
function breakingOff(path: string, text: string, errno: string): Root {
  const root = memoryRoot({ [path]: text });
  function* batches(): Generator<Uint8Array> {
    yield Buffer.from(text);
    throw new HostError(errno, path);
  }
  return { ...root, readBatches: (asked) => (asked === path ? batches() : root.readBatches(asked)) };
}

for (const [errno, message, code] of [
  ['EIO', 'Input/output error', 'IO'],
  ['ESRCH', 'No such process', 'GONE'],
] as const) {
  test(`a table whose reading fails with ${errno}: what was read before comes first`, async () => {
    const problems: ReadProblem[] = [];
    const root = breakingOff('/proc/net/tcp', TCP, errno);
    assert.deepEqual(await told(sockets(root, { onProblem: (problem) => problems.push(problem) })), [
      2,
      `/proc/net/tcp: ${message}`,
      `${code} /proc/net/tcp`,
    ]);
    assert.deepEqual(problems, [{ message: `/proc/net/tcp: ${message}`, file: '/proc/net/tcp' }]);
  });
}

test('each problem is reported with its line', async () => {
  const problems: ReadProblem[] = [];
  const root = memoryRoot({ '/proc/net/tcp': `${TCP}ju\xffnk\x1b\n`, '/proc/net/udp': `${HEADING}more` });
  const onProblem = (problem: ReadProblem): void => void problems.push(problem);
  assert.deepEqual(await told(sockets(root, { onProblem })), [2]);
  assert.deepEqual(problems, [
    {
      message: 'warning, got bogus tcp line.',
      file: '/proc/net/tcp',
      line: 4,
      code: 'BOGUS_LINE',
      text: 'ju\\xffnk\x1b',
    },
    {
      message: 'warning, got bogus udp line.',
      file: '/proc/net/udp',
      line: 2,
      code: 'BOGUS_LINE',
      text: 'more',
    },
  ]);
});

test('what onProblem throws ends the reading, after the records before it', async () => {
  const root = memoryRoot({ '/proc/net/tcp': `${TCP}junk\n`, '/proc/net/udp': TCP });
  const mine = new Error('mine');
  const onProblem = (): void => {
    throw mine;
  };
  assert.equal((await outcome(sockets(root, { onProblem }))).error, mine);
});

const OTHERS: readonly (readonly [
  what: string,
  files: Readonly<Record<string, MemoryFile>>,
  read: (root: Root) => AsyncIterable<unknown>,
  expected: readonly [number, ...string[]],
])[] = [
  [
    'routes',
    {},
    (root) => routes(root),
    [0, '/proc/net/route: No such file or directory', 'ABSENT /proc/net/route'],
  ],
  [
    'routes that may not be read',
    { '/proc/net/ipv6_route': DENIED },
    (root) => routes(root, { family: 'inet6' }),
    [0, '/proc/net/ipv6_route: Permission denied', 'DENIED /proc/net/ipv6_route'],
  ],
  [
    'routes without a column',
    { '/proc/net/route': 'Iface\tDestination\n' },
    (root) => routes(root),
    [0, 'warning: /proc/net/route does not contain required field Gateway'],
  ],
  [
    'counters',
    {},
    (root) => statistics(root),
    [0, '/proc/net/snmp: No such file or directory', 'ABSENT /proc/net/snmp'],
  ],
  [
    'a part of the counters that may not be read',
    { '/proc/net/snmp': 'Ip: Forwarding\nIp: 2\n', '/proc/net/netstat': DENIED },
    (root) => statistics(root),
    [1, '/proc/net/netstat: Permission denied', 'DENIED /proc/net/netstat'],
  ],
  [
    'groups',
    {},
    (root) => groups(root),
    [
      0,
      '/proc/net/igmp: No such file or directory; /proc/net/igmp6: No such file or directory',
      'ABSENT /proc/net/igmp',
      'ABSENT /proc/net/igmp6',
    ],
  ],
  [
    'memory',
    {},
    (root) => memory(root),
    [0, '/proc/net/sockstat: No such file or directory', 'ABSENT /proc/net/sockstat'],
  ],
  [
    'memory, a part of which may not be read',
    { '/proc/net/sockstat': 'sockets: used 3\n', '/proc/net/protocols': DENIED },
    (root) => memory(root),
    [1, '/proc/net/protocols: Permission denied', 'DENIED /proc/net/protocols'],
  ],
  [
    'masqueraded connections',
    {},
    (root) => masquerade(root),
    [0, '/proc/net/ip_masquerade: No such file or directory', 'ABSENT /proc/net/ip_masquerade'],
  ],
  ['owners', {}, (root) => owners(root), [0, '/proc: No such file or directory', 'ABSENT /proc']],
  ['owners of none', { '/proc/net/tcp': TCP }, (root) => owners(root), [0]],
];

for (const [what, files, read, expected] of OTHERS) {
  test(`errors: ${what}`, async () => {
    assert.deepEqual(await told(read(memoryRoot(files))), expected);
  });
}

test('a host without a table of interfaces is an error, and so is an interface that disappears from a running one', async (t) => {
  t.mock.method(os, 'networkInterfaces', () => ({}));
  assert.ok((await outcome(interfaces(memoryRoot({})))).error);
  const dev = `Inter-|\n face |bytes packets compressed\n eth0: ${'1 '.repeat(16)}\n eth1: ${'2 '.repeat(16)}\n`;
  const files = {
    '/proc/net/dev': dev,
    '/sys/class/net/eth0/flags': '0x1003\n',
    '/sys/class/net/eth0/mtu': '1500\n',
  };
  assert.equal((await outcome(interfaces(memoryRoot(files)))).count, 2);
  const { count, error } = await outcome(interfaces(memoryRoot(files, { live: true })));
  assert.equal(count, 1);
  assert.equal((error as Error).message, 'missing interface information: No such device');
});

const HELD = {
  '/proc/net/tcp': TCP,
  '/proc/7/cmdline': '/bin/a\0b\0',
  '/proc/7/fd/3': { link: 'socket:[20917]' },
  '/proc/8/fd': DENIED,
  '/proc/8/cmdline': 'c\0',
  '/proc/9/fd/3': { link: 'socket:[20918]' },
  '/proc/9/cmdline': { error: 'ESRCH' },
};
const OWNER = { pid: 7, program: 'a', command: '/bin/a b', fd: 3 };

test('sockets of processes that may not be read, or that end meanwhile, have no owners', async () => {
  const problems: ReadProblem[] = [];
  const onProblem = (problem: ReadProblem): void => void problems.push(problem);
  const found = [];
  for await (const record of owners(memoryRoot(HELD), { onProblem })) found.push(record);
  assert.deepEqual(found, [{ inode: 20917, owners: [OWNER] }]);
  const held = [];
  for await (const socket of sockets(memoryRoot(HELD), { owners: true, onProblem })) held.push(socket.owners);
  assert.deepEqual(held, [[OWNER], []]);
  assert.deepEqual(problems, [
    { message: 'not all processes may be looked at', file: '/proc' },
    {
      message:
        '(Not all processes could be identified, non-owned process info will not be shown, you would have to be root to see it all.)',
    },
  ]);
});

test('arguments that the types forbid are refused at once', () => {
  const root = memoryRoot({});
  const rubbish = (value: string) => value as never;
  for (const [call, message] of [
    [
      () => sockets(root, { protocols: [rubbish('tcp6')] }),
      'no such protocol: "tcp6"; there are tcp, udp, udplite, raw, sctp, unix, ipx, ax25, x25, netrom, rose',
    ],
    [() => sockets(root, { family: rubbish('ip') }), 'no such family: "ip"; there are inet, inet6'],
    [
      () => routes(root, { family: rubbish('') }),
      'no such family: ""; there are inet, inet6, ax25, x25, ipx, ddp, netrom, rose',
    ],
    [() => statistics(root, { family: rubbish('ax25') }), 'no such family: "ax25"; there are inet, inet6'],
  ] as const) {
    assert.throws(call, new RangeError(message));
  }
});

test('a folder without a recorded host is refused at once', () => {
  assert.throws(
    () => openRoot(import.meta.dirname),
    (error) => error instanceof HostError && error.code === 'ABSENT',
  );
});

const TCP6 =
  '  sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n' +
  `   0: ${'0'.repeat(32)}:0050 ${'0'.repeat(32)}:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4321 1\n`;
const BIND_V6_ONLY = '/proc/sys/net/ipv6/bindv6only';

for (const [what, files, dualStack] of [
  ['no IPv4 table', { [BIND_V6_ONLY]: '0\n' }, true],
  ['an IPv4 table that may not be read', { [BIND_V6_ONLY]: '0\n', '/proc/net/tcp': DENIED }, null],
  ['nothing else', {}, null],
  ['a host whose sockets serve IPv6 alone', { [BIND_V6_ONLY]: '1\n', '/proc/net/tcp': TCP }, null],
] as const) {
  test(`whether a socket on :: serves IPv4 is concluded from ${what}`, async () => {
    const root = memoryRoot({ '/proc/net/tcp6': TCP6, ...files });
    const first = await sockets(root, { protocols: ['tcp'], family: 'inet6' }).next();
    assert.equal(first.value?.dualStack, dualStack);
  });
}

test('a signal ends the search for owners before it begins, while it goes on, and between two records', async () => {
  const reason = new Error('enough');
  const aborted = await outcome(owners(memoryRoot(HELD), { signal: AbortSignal.abort(reason) }));
  assert.deepEqual(aborted, { count: 0, error: reason });

  const controller = new AbortController();
  const { signal } = controller;
  const slow = memoryRoot({ ...HELD, '/proc/9/cmdline': 'd\0' });
  const found = owners(slow, { signal });
  assert.equal((await found.next()).value?.inode, 20917);
  controller.abort(reason);
  assert.equal((await outcome(found)).error, reason);

  // Each process takes longer than the event loop may be held.
  const later = new AbortController();
  const list = (path: string): string[] => {
    if (path.endsWith('/fd')) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 15);
    return slow.list(path);
  };
  setImmediate(() => later.abort(reason));
  const walking = await outcome(owners({ ...slow, list }, { signal: later.signal }));
  assert.deepEqual(walking, { count: 0, error: reason });
});
