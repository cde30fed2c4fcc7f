/** Assertions that something which was not seen could decide otherwise, and what is said of it. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type MemoryFile, memoryRoot } from '../../src/host/root/memory-root.ts';
import { runIn } from '../io.ts';

type Files = Readonly<Record<string, MemoryFile>>;

const HEADING =
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n';
const row = (port: string, state: string, inode: number): string =>
  `   0: 0100007F:${port} 00000000:0000 ${state} 00000000:00000000 00:00000000 00000000     0        0 ${inode} 1\n`;
const LISTENER = row('0016', '0A', 20001);
const UDP = { '/proc/net/udp': HEADING };
const HOST: Files = {
  '/proc/net/tcp': HEADING + LISTENER,
  ...UDP,
  '/proc/1/fd/3': { link: 'socket:[20001]' },
  '/proc/1/cmdline': 'sshd\0',
};
const DENIED = { error: 'EACCES' };
const FLOWS: Files = {
  ...HOST,
  '/proc/net/tcp': `${HEADING}   0: 0100007F:C000 0200007F:0050 01 00000000:00000000 00:00000000 00000000     0        0 20001 1\n`,
};

async function run(files: Files, argv: string, where: string, options: readonly string[] = []) {
  const words = argv === '' ? [] : argv.split(' ');
  return runIn({ root: memoryRoot(files), uid: 1000 }, [...words, '--where', where, ...options]);
}

const ID = '4f797c539e6c745de61a93ca3ff892358ecbcaccd8414d5db545c38428142970';
const UID = 'ac04f3f2-1f2c-11e9-b015-1ebee232acfa';
const IN_UNIT: Files = { ...HOST, '/proc/1/cgroup': '0::/system.slice/ssh.service\n' };
const IN_CONTAINER: Files = { ...HOST, '/proc/1/cgroup': `0::/docker/${ID}\n` };
const IN_POD: Files = { ...HOST, '/proc/1/cgroup': `0::/kubepods/pod${UID}/${ID}\n` };
const CGROUPS = /cannot tell: the cgroups of a process that holds sockets may not be read/;
const NAMES = /cannot tell: the files that name a container or a pod may not be read/;

const CLOSED = 'state = CLOSE_WAIT';

/** Hosts, a condition, the statuses of --assert and --absent, and what stderr says of a 5. */
const CASES: readonly (readonly [
  what: string,
  files: Files,
  argv: string,
  where: string,
  asserted: number,
  absent: number,
  missing?: RegExp,
])[] = [
  ['all is seen, no row', HOST, '-an', CLOSED, 4, 0],
  ['all is seen, a row', HOST, '-an', 'state = LISTEN', 0, 4],
  [
    'a table may not be read',
    { ...HOST, '/proc/net/tcp': DENIED },
    '-an',
    CLOSED,
    5,
    5,
    /cannot tell: \/proc\/net\/tcp: Permission denied/,
  ],
  ['all is seen of flows', FLOWS, '--flows -n', 'port = 9', 4, 0],
  [
    'tracked connections that may not be read, of flows',
    { ...FLOWS, '/proc/net/nf_conntrack': DENIED },
    '--flows -n',
    'port = 9',
    5,
    5,
    /cannot tell: \/proc\/net\/nf_conntrack: Permission denied/,
  ],
  [
    'what is no file in the place of tracked connections, of flows',
    { ...FLOWS, '/proc/net/nf_conntrack': { error: 'EFTYPE' } },
    '--flows -n',
    'port = 9',
    5,
    5,
    /cannot tell: proc\/net\/nf_conntrack: not a regular file/,
  ],
  [
    'of a protocol',
    { ...HOST, '/proc/net/tcp': DENIED },
    '-tan',
    CLOSED,
    5,
    5,
    /cannot tell: \/proc\/net\/tcp: Permission denied/,
  ],
  [
    'of IPv6',
    { ...HOST, '/proc/net/tcp6': DENIED },
    '-tan',
    CLOSED,
    5,
    5,
    /cannot tell: \/proc\/net\/tcp6: Permission denied/,
  ],
  ['of IPv6, which may serve IPv4', { ...HOST, '/proc/net/tcp6': DENIED }, '-4tan', CLOSED, 5, 5, /tcp6/],
  [
    'a folder in place of a table',
    { ...UDP, '/proc/net/tcp/x': '' },
    '-an',
    CLOSED,
    5,
    5,
    /cannot tell: .*\/proc\/net\/tcp: Is a directory/,
  ],
  [
    'a table that cannot be opened',
    { ...HOST, '/proc/net/tcp': { error: 'ELOOP' } },
    '-an',
    CLOSED,
    5,
    5,
    /cannot tell: \/proc\/net\/tcp: Too many/,
  ],
  [
    'a FIFO in place of a table',
    { ...HOST, '/proc/net/tcp': { error: 'EFTYPE' } },
    '-an',
    CLOSED,
    5,
    5,
    /cannot tell: proc\/net\/tcp: not a regular file/,
  ],
  ['a row is found all the same', { ...HOST, '/proc/net/udp': DENIED }, '-an', 'state = LISTEN', 0, 4],
  [
    'no row of that table could be such',
    { ...HOST, '/proc/net/tcp': DENIED },
    '-an',
    `protocol = udp and ${CLOSED}`,
    4,
    0,
  ],
  [
    'nor of its lines',
    { ...HOST, '/proc/net/tcp': `${HEADING}junk\n` },
    '-an',
    `protocol ~ ^udp and ${CLOSED}`,
    4,
    0,
  ],
  [
    'a row of that table could be such',
    { ...HOST, '/proc/net/tcp': DENIED },
    '-an',
    `not (protocol = udp or ${CLOSED})`,
    5,
    5,
    /tcp/,
  ],
  [
    'a line gave no row',
    { ...HOST, '/proc/net/tcp': `${HEADING}junk\n` },
    '-tan',
    CLOSED,
    5,
    5,
    /cannot tell: \/proc\/net\/tcp: line 2 gave no row/,
  ],
  [
    'lines gave no rows',
    { ...HOST, '/proc/net/tcp': `${HEADING}${LISTENER}junk\njunk\n` },
    '-tan',
    CLOSED,
    5,
    5,
    /2 lines gave no row, the first is line 3/,
  ],
  [
    'no table is there',
    { '/proc/net/dev': '' },
    '-an',
    CLOSED,
    5,
    5,
    /none of these is there: \/proc\/net\/tcp, /,
  ],
  ['a table is missing, others are there', UDP, '-an', CLOSED, 4, 0],
  [
    'a route that is too short',
    {
      '/proc/net/route':
        'Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\neth0\t00\n',
    },
    '-r',
    'iface = eth0',
    5,
    5,
    /line 2 gave no row/,
  ],
  // What its holder is part of.
  ['its unit is known', IN_UNIT, '-tan', 'unit = ssh.service', 0, 4],
  ['another unit', IN_UNIT, '-tan', 'unit = nginx.service', 4, 0],
  ['no container', IN_UNIT, '-tan', 'container ~ web', 4, 0],
  ['its cgroup is not there', HOST, '-tan', 'unit = ssh.service', 5, 5, CGROUPS],
  ['nor may it be read', { ...HOST, '/proc/1/cgroup': DENIED }, '-tan', 'container ~ web', 5, 5, CGROUPS],
  ['nor its mounts', { ...HOST, '/proc/1/cgroup': '0::/\n' }, '-tan', 'pod = cart', 5, 5, CGROUPS],
  ['its cgroup decides nothing', HOST, '-tan', 'program = sshd or unit = x', 0, 4],
  ['its container is known by its id', IN_CONTAINER, '-tan', `container = ${ID.slice(0, 12)}`, 0, 4],
  ['not by its name', IN_CONTAINER, '-tan', 'container = web', 5, 5, NAMES],
  ['nor its image', IN_CONTAINER, '-tan', 'owners.container.image ~ nginx', 5, 5, NAMES],
  ['but whose it is', IN_CONTAINER, '-tan', 'owners.container.runtime = podman', 4, 0],
  ['and that it is in no pod', IN_CONTAINER, '-tan', 'pod = cart', 4, 0],
  ['a pod without a name', IN_POD, '-tan', 'owners.pod.namespace = shop', 5, 5, NAMES],
  ['a pod without a name, by its uid', IN_POD, '-tan', `owners.pod.uid = ${UID}`, 0, 4],
  // Who holds a socket.
  ['its holder is known', HOST, '-tan', 'program = sshd', 0, 4],
  [
    'its holder is known, another process is closed',
    { ...HOST, '/proc/2/fd': DENIED, '/proc/2/cmdline': 'x\0' },
    '-tan',
    'program = nginx',
    4,
    0,
  ],
  [
    'its holder may be closed',
    { ...HOST, '/proc/1/fd': DENIED },
    '-tan',
    'program = nginx',
    5,
    5,
    /cannot tell: \/proc: 1 of 1 processes may not be looked at/,
  ],
  [
    'nor is known that it is another',
    { ...HOST, '/proc/1/fd': DENIED },
    '-tan',
    'program != nginx',
    5,
    5,
    /1 of 1/,
  ],
  ['by pid', { ...HOST, '/proc/1/fd': DENIED }, '-tan', 'pid = 7', 5, 5, /1 of 1/],
  [
    'another field decides',
    { ...HOST, '/proc/1/fd': DENIED },
    '-tan',
    'program = nginx and local.port = 1',
    4,
    0,
  ],
  [
    'an empty table, which no kernel makes',
    { ...HOST, '/proc/net/tcp': '' },
    '-an',
    CLOSED,
    5,
    5,
    /cannot tell: \/proc\/net\/tcp: empty, not even a heading/,
  ],
  ['a table that is empty but for its heading', { ...HOST, '/proc/net/tcp': HEADING }, '-an', CLOSED, 4, 0],
  [
    'another field decides that it is such',
    { ...HOST, '/proc/1/fd': DENIED },
    '-tan',
    'program = nginx or local.port = 22',
    0,
    4,
  ],
  [
    'no one holds it',
    { ...HOST, '/proc/net/tcp': HEADING + row('0016', '06', 0), '/proc/1/fd': DENIED },
    '-tan',
    'program = nginx',
    4,
    0,
  ],
  [
    'processes may not be listed',
    { ...HOST, '/proc': DENIED, '/proc/1/fd/3': DENIED },
    '-tan',
    'program = nginx',
    5,
    5,
    /\/proc: no process may be looked at/,
  ],
  [
    'its command line may not be read',
    { ...HOST, '/proc/1/cmdline': DENIED },
    '-tan',
    'program = nginx',
    5,
    5,
    /the command line of a process/,
  ],
  [
    'its command line was cut',
    { ...HOST, '/proc/1/cmdline': `sshd\0${'x'.repeat(40_000)}` },
    '-tan',
    'command ~ nginx',
    5,
    5,
    /command lines were cut/,
  ],
  [
    'its program is known all the same',
    { ...HOST, '/proc/1/cmdline': `sshd\0${'x'.repeat(40_000)}` },
    '-tan',
    'program = nginx',
    4,
    0,
  ],
];

for (const [what, files, argv, where, asserted, absent, missing] of CASES) {
  describe(`${what}: ${argv} --where '${where}'`, () => {
    for (const [option, expected] of [
      ['--assert', asserted],
      ['--absent', absent],
    ] as const) {
      test(option, async () => {
        for (const form of [[], ['--quiet'], ['--json'], ['--csv']]) {
          const { status, stderr } = await run(files, argv, where, [option, ...form]);
          assert.equal(status, expected, `${form}: ${stderr}`);
          if (expected === 5) assert.match(stderr, missing ?? /cannot tell/, `${form}`);
          else assert.doesNotMatch(stderr, /cannot tell/, `${form}`);
        }
      });
    }
    test('--assume-complete takes it for all', async () => {
      for (const option of ['--assert', '--absent']) {
        const { status } = await run(files, argv, where, [option, '--quiet', '--assume-complete']);
        assert.notEqual(status, 5);
      }
    });
  });
}

test('in a PID namespace of its own a socket without an owner may be one of outside', async () => {
  for (const [link, status, stderr] of [
    ['pid:[4026531836]', 0, ''],
    [
      'pid:[4026532201]',
      5,
      'netstat: cannot tell: /proc: it shows the processes of one PID namespace, and others may share its sockets\n',
    ],
  ] as const) {
    const files = {
      ...HOST,
      '/proc/net/tcp': HEADING + LISTENER + row('0017', '0A', 20002),
      '/proc/self/status': 'Name:\tnode\nNSpid:\t9\n',
      '/proc/1/ns/pid': { link },
    };
    const ran = await runIn({ root: memoryRoot(files, { live: true }) }, [
      ...['-tan', '--where', 'program = nginx', '--absent', '--quiet'],
    ]);
    assert.deepEqual([ran.status, ran.stderr], [status, stderr]);
  }
});

test('--wait goes on waiting, and tells in the end', async () => {
  const { status, stderr } = await runIn(
    { root: memoryRoot({ ...HOST, '/proc/net/udp': DENIED }), frames: 100, now: clock() },
    ['-an', '--where', CLOSED, '--absent', '--wait', '2', '--quiet'],
  );
  assert.equal(status, 5);
  assert.equal(stderr, 'netstat: cannot tell: /proc/net/udp: Permission denied\n');
});

test('of very many problems the first 100,000 are listed', async () => {
  const host = memoryRoot({ ...UDP, '/proc/net/tcp': `${HEADING}${'x\n'.repeat(100_007)}` });
  const { stdout, stderr } = await runIn({ root: host }, ['-tan', '--json']);
  const { problems } = JSON.parse(stdout);
  assert.equal(problems.length, 100_001);
  assert.equal(problems.at(-2).line, 100_001);
  assert.deepEqual(problems.at(-1), { message: 'netstat: 7 more problems' });
  assert.equal(stderr.split('\n').length - 1, 100_007);
});

/** Each look at it is half a second later. */
function clock(): () => Date {
  let now = 0;
  return () => {
    now += 500;
    return new Date(now);
  };
}

/** Hosts, command lines, and the problems of the document. */
const PROBLEMS: readonly (readonly [
  what: string,
  files: Files,
  argv: string,
  messages: readonly string[],
])[] = [
  ['nothing', HOST, '-an', []],
  [
    'a table that may not be read',
    { ...HOST, '/proc/net/tcp': DENIED },
    '-an',
    ['netstat: /proc/net/tcp: Permission denied'],
  ],
  [
    'a table of IPv6',
    { ...HOST, '/proc/net/udp6': DENIED },
    '-an',
    ['netstat: /proc/net/udp6: Permission denied'],
  ],
  ['a folder, once', { ...UDP, '/proc/net/tcp/x': '' }, '-an', ['netstat: /proc/net/tcp: Is a directory']],
  [
    'a FIFO, once',
    { ...HOST, '/proc/net/tcp': { error: 'EFTYPE' } },
    '-an',
    ['netstat: proc/net/tcp: not a regular file'],
  ],
  ['no tables', { '/proc/net/dev': '' }, '-x', ["netstat: no support for `AF UNIX' on this system."]],
  [
    'processes, in one',
    { ...HOST, '/proc/2/fd': DENIED },
    '-anp',
    ['netstat: /proc: 1 of 2 processes may not be looked at'],
  ],
  [
    'an empty table',
    { ...HOST, '/proc/net/tcp': '' },
    '-an',
    ['netstat: /proc/net/tcp: empty, not even a heading'],
  ],
  ['a line', { ...HOST, '/proc/net/tcp': `${HEADING}junk\n` }, '-an', ['warning, got bogus tcp line.']],
];

for (const [what, files, argv, messages] of PROBLEMS) {
  test(`problems: ${what}`, async () => {
    const words = [...argv.split(' ')];
    const { stdout } = await runIn({ root: memoryRoot(files) }, [...words, '--json']);
    const { problems } = JSON.parse(stdout);
    assert.deepEqual(
      problems.map(({ message }: { message: string }) => message),
      messages,
    );
    const lines = await runIn({ root: memoryRoot(files) }, [...words, '--ndjson']);
    assert.equal(lines.stdout.split('"kind":"problem"').length - 1, messages.length);
  });
}
