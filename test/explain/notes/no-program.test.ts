import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { SocketRecord } from '../../../src/records/socket.ts';
import { ALL_SEEN, connection, type HostFacts, listener, notesOf, PLAIN } from '../background.ts';

const orphan = { inode: 0, owners: [] } as const;
const unowned = { owners: [] } as const;

const ORPHAN = 'Its program has closed it or ended, and the kernel alone brings the connection to its end.';
const KERNEL =
  'None of all 120 processes was found to have it open, nor a thread with descriptors of its own: the kernel uses it itself (NFS, WireGuard, VXLAN, ...), io_uring holds it, or it is on its way between processes (SCM_RIGHTS).';
const NOT_ACCEPTED =
  'The program that listens at its local port has not accepted it yet: until then no process holds it.';

const CASES: readonly (readonly [name: string, SocketRecord, HostFacts, code: string, text: string])[] = [
  [
    'TIME_WAIT',
    connection({ ...orphan, state: 'TIME_WAIT' }),
    {},
    'time-wait',
    'Both ends have closed it, and no process holds it any more: the kernel keeps the pair of addresses and ports for 60 seconds, for segments that come late.',
  ],
  [
    'SYN_RECV',
    connection({ ...orphan, state: 'SYN_RECV' }),
    {},
    'syn-recv',
    'It is half open: it belongs to no process before the other end completes the handshake and the program that listens accepts it.',
  ],
  ['FIN_WAIT1', connection({ ...orphan, state: 'FIN_WAIT1' }), {}, 'orphan', ORPHAN],
  ['LAST_ACK', connection({ ...orphan, state: 'LAST_ACK' }), {}, 'orphan', ORPHAN],
  ['CLOSING', connection({ ...orphan, state: 'CLOSING' }), {}, 'orphan', ORPHAN],
  [
    'FIN_WAIT2',
    connection({ ...orphan, state: 'FIN_WAIT2' }),
    {},
    'orphan',
    'Its program has closed it or ended, and the kernel alone waits for the other end to close, for net.ipv4.tcp_fin_timeout (60 seconds unless set).',
  ],
  [
    'held by a thread alone',
    connection({
      owners: [{ pid: 31, program: 'a-worker-with-a-long-name', command: '', fd: 6, thread: 33 }],
    }),
    {},
    'held-by-thread',
    '31/a-worker-with-a-long-name holds it only by its thread 33 (fd 6). -p shows no program, because it looks only at /proc/31/fd, the descriptors of the process itself.',
  ],
  ['not accepted', connection(orphan), {}, 'not-accepted', NOT_ACCEPTED],
  [
    'not accepted, and the other end has closed',
    connection({ ...orphan, protocol: 'tcp6', state: 'CLOSE_WAIT' }),
    {},
    'not-accepted',
    NOT_ACCEPTED,
  ],
  [
    'unix, not accepted',
    { protocol: 'unix', state: 'CONNECTING', inode: 0, path: '/run/a', owners: [] },
    {},
    'not-accepted',
    'The program that listens at this path has not accepted it yet: until then no process holds it.',
  ],
  [
    'udp without inode',
    connection({ ...orphan, protocol: 'udp' }),
    {},
    'no-process',
    'It has no inode: no process holds it.',
  ],
  [
    'a table without inodes',
    { protocol: 'unix', state: '', path: '8', owners: [] },
    {},
    'no-inodes',
    'The table of this kernel has no inodes, by which a process would be found.',
  ],
  ['the kernel', connection(unowned), {}, 'kernel-socket', KERNEL],
  [
    'the kernel, as far as is known',
    connection(unowned),
    { processes: { ...ALL_SEEN, namespace: 'unknown' } },
    'kernel-socket',
    `${KERNEL} A process in another PID namespace cannot be ruled out.`,
  ],
  [
    'closed meanwhile',
    connection(unowned),
    { recheckSocket: () => ({ kind: 'gone' }), processes: { ...ALL_SEEN, unreadable: ['1'] } },
    'gone',
    'It was closed while netstat looked: it is not in the table any more.',
  ],
  [
    'opened meanwhile',
    connection(unowned),
    { recheckSocket: () => ({ kind: 'held', pid: 77, program: 'na\xc3\xafve', thread: undefined }) },
    'held-since',
    'When netstat looked again, 77/naïve held it: it was opened or handed on meanwhile.',
  ],
  [
    'held by a thread since',
    connection(unowned),
    { recheckSocket: () => ({ kind: 'held', pid: 77, program: 'worker', thread: 79 }) },
    'held-since',
    'When netstat looked again, 77/worker held it by its thread 79: it was opened or handed on meanwhile.',
  ],
  [
    'a user without permission',
    connection(unowned),
    { uid: 1000, processes: { ...ALL_SEEN, listed: 1200, unreadable: ['1', '2', '3', '4'] } },
    'no-permission',
    'User 1000 may not look at the open files of 4 of 1,200 processes. It can be held there: then root sees its program. Else the kernel holds it, or it is on its way between processes.',
  ],
  [
    'root without permission, for one process',
    connection(unowned),
    { processes: { ...ALL_SEEN, unreadable: ['1'] } },
    'no-permission',
    'Root may not look at the open files of process 1 here, for lack of CAP_SYS_PTRACE or for a security module. It can be held there, or by the kernel, or be on its way between processes.',
  ],
  [
    'root without permission, for three processes',
    connection(unowned),
    { processes: { ...ALL_SEEN, unreadable: ['1', '20', '3'] } },
    'no-permission',
    'Root may not look at the open files of processes 1, 20 and 3 here, for lack of CAP_SYS_PTRACE or for a security module. It can be held there, or by the kernel, or be on its way between processes.',
  ],
  [
    'processes that /proc hides',
    connection(unowned),
    { uid: 1000, processes: { ...ALL_SEEN, hidden: true } },
    'hidden-processes',
    '/proc is mounted with hidepid and leaves out the processes of other users, and one of them can hold it. Root sees them.',
  ],
  [
    'a container',
    connection(unowned),
    { processes: { ...ALL_SEEN, namespace: 'inner' } },
    'pid-namespace',
    '/proc shows a PID namespace of its own, as in a container: a process outside of it can hold it, or the kernel. The host sees which.',
  ],
  [
    'a container that is known by its id',
    connection(unowned),
    {
      processes: { ...ALL_SEEN, namespace: 'inner' },
      surroundings: () => ({
        container: { id: '0123456789abcdef'.repeat(4), name: undefined, runtime: 'docker', image: undefined },
        pod: undefined,
      }),
    },
    'pid-namespace',
    '/proc shows a PID namespace of its own, in container 0123456789ab: a process outside of it can hold it, or the kernel. The host sees which.',
  ],
  [
    'a container of a pod',
    connection(unowned),
    {
      processes: { ...ALL_SEEN, namespace: 'inner' },
      surroundings: () => ({
        container: { id: undefined, name: 'web', runtime: undefined, image: undefined },
        pod: { name: 'cart', namespace: 'shop', uid: undefined },
      }),
    },
    'pid-namespace',
    '/proc shows a PID namespace of its own, in container web: a process outside of it can hold it, such as one of another container of pod shop/cart, which shares its network, or the kernel. The host sees which.',
  ],
  [
    'the /proc of another namespace',
    connection(unowned),
    { processes: { ...ALL_SEEN, namespace: 'other' } },
    'pid-namespace',
    '/proc shows a PID namespace in which netstat itself is not, nor, it seems, the process that holds it.',
  ],
  [
    'no process recorded',
    connection(unowned),
    { live: false, processes: { ...ALL_SEEN, listed: 0 } },
    'not-recorded',
    'The open files of processes were not recorded with this host, nor output of netstat, ss or lsof that names its program.',
  ],
  [
    'recorded processes without their open files',
    connection(unowned),
    { live: false, processes: { ...ALL_SEEN, listed: 2, unreadable: ['1', '2'] } },
    'not-recorded',
    'The open files of processes were not recorded with this host, nor output of netstat, ss or lsof that names its program.',
  ],
  [
    'none of the recorded processes',
    connection(unowned),
    { live: false },
    'not-recorded',
    'None of the processes that were recorded with this host holds it: its process was not recorded, or not the descriptors of its threads, or the kernel itself holds it.',
  ],
];

for (const [name, record, facts, code, text] of CASES) {
  test(name, () => assert.deepEqual(notesOf('socket', [record], facts), [[{ code, text }]]));
}

test('each reason that may apply is told', () => {
  const processes = { listed: 120, unreadable: ['1'], hidden: true, namespace: 'inner' } as const;
  const [notes] = notesOf('socket', [connection(unowned)], { processes });
  assert.deepEqual(
    notes?.map(({ code }) => code),
    ['no-permission', 'hidden-processes', 'pid-namespace'],
  );
});

describe('the program that has not accepted a connection', () => {
  const waiting = (given: Partial<SocketRecord> = {}): SocketRecord =>
    connection({ ...orphan, local: { address: '192.0.2.10', port: 80 }, ...given });
  const by = (pid: number, address: string, given: Partial<SocketRecord> = {}): SocketRecord =>
    listener(80, {
      owners: [{ pid, program: 'nginx', command: '', fd: 6 }],
      local: { address, port: 80 },
      ...given,
    });
  const named = (pid: number): string =>
    `The program that listens at its local port, ${pid}/nginx, has not accepted it yet: until then no process holds it.`;
  const SIX = { protocol: 'tcp6' } as const;
  const mapped = waiting({ ...SIX, local: { address: '::ffff:192.0.2.10', port: 80 } });
  const cases: readonly (readonly [string, SocketRecord, readonly SocketRecord[], string])[] = [
    ['is named where its listener is shown', waiting(), [by(1, '0.0.0.0')], named(1)],
    [
      'is the one at the address, wherever it stands',
      waiting(),
      [by(1, '192.0.2.10'), by(2, '0.0.0.0')],
      named(1),
    ],
    ['is none at another address', waiting(), [by(1, '192.0.2.11'), by(2, '0.0.0.0')], named(2)],
    ['is none of the other family', waiting(), [by(1, '::', SIX)], NOT_ACCEPTED],
    ['listens on both families', mapped, [by(1, '0.0.0.0'), by(2, '::', SIX)], named(2)],
    [
      'may be one of several',
      waiting(),
      [by(1, '0.0.0.0'), by(2, '0.0.0.0'), by(3, '0.0.0.0')],
      NOT_ACCEPTED,
    ],
    [
      'may be one of several at the address',
      waiting(),
      [by(1, '192.0.2.10'), by(2, '192.0.2.10'), by(3, '0.0.0.0')],
      NOT_ACCEPTED,
    ],
    ['is not shown', waiting(), [], NOT_ACCEPTED],
  ];
  for (const [name, socket, listeners, text] of cases) {
    test(name, () => {
      assert.deepEqual(notesOf('socket', [socket, ...listeners])[0]?.[0], { code: 'not-accepted', text });
    });
  }
});

test('nothing is said where the program is known, or was not asked for', () => {
  const { owners: _none, ...unasked } = connection();
  assert.deepEqual(notesOf('socket', [connection(), unasked]), [[], []]);
});

test('of plain rows without -p only sockets are explained that no process can have', () => {
  const rows = [connection(unowned), connection({ ...orphan, state: 'TIME_WAIT' })];
  const notes = notesOf('socket', rows, {}, { ...PLAIN, programs: false });
  assert.deepEqual(
    notes.map((each) => each.map(({ code }) => code)),
    [[], ['time-wait']],
  );
});
