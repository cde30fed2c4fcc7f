/** -c on a host that changes between two frames: some changes end the run. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { memoryRoot } from '../../src/host/root/memory-root.ts';
import type { Root } from '../../src/host/root/root.ts';
import { text } from '../behaviour/case.ts';
import { holder, inet, table } from '../behaviour/tables.ts';
import { runIn } from '../io.ts';
import { type Tree, writeTree } from '../oracle/case-tree.ts';
import { SUBJECTS, type Subject } from './program.ts';
import { type Ended, Running } from './running.ts';

interface Change {
  readonly name: string;
  readonly args: string;
  /** Files beside TABLES for the first frame, and from the second frame on; null removes a file. */
  readonly from?: Changes;
  readonly to: Changes;
  /** The output of the first and the second frame. */
  readonly frames: readonly [string, string];
  readonly stderr?: string;
  /** The status, if the second frame ends the run; otherwise the run continues. */
  readonly status?: number;
}

type Changes = Readonly<Record<string, Tree[string] | null>>;

const TABLES: Tree = {
  '/proc/net/tcp': table('tcp', inet('0100007F:0016', '00000000:0000', '0A', { inode: '111' })),
  '/proc/net/tcp6': table('tcp6', inet(`${'0'.repeat(32)}:0050`, `${'0'.repeat(32)}:0000`, '0A')),
  '/proc/net/udp': table('udp', inet('0100007F:0035', '00000000:0000', '07')),
  '/proc/net/udp6': table('udp6', inet(`${'0'.repeat(32)}:0044`, `${'0'.repeat(32)}:0000`, '07')),
  '/proc/net/unix': table('unix', '0000000000000000: 00000002 00000000 00010000 0001 01 777 /run/x'),
  '/proc/net/route': table('route', 'eth0\t00000000\t0100000A\t0003\t0\t0\t0\t00000000\t0\t0\t0'),
};

const INTERNET = text`
  Active Internet connections (only servers)
  Proto Recv-Q Send-Q Local Address           Foreign Address         State······
`;
const PROGRAMS = text`
  Active Internet connections (only servers)
  Proto Recv-Q Send-Q Local Address           Foreign Address         State       PID/Program name····
`;
const TCP = text`
  tcp        0      0 127.0.0.1:22            0.0.0.0:*               LISTEN·····
`;
const TCP6 = text`
  tcp6       0      0 :::80                   :::*                    LISTEN·····
`;
const UDP = text`
  udp        0      0 127.0.0.1:53            0.0.0.0:*··························
`;
const UDP6 = text`
  udp6       0      0 :::68                   :::*·······························
`;
const UNIX = text`
  Active UNIX domain sockets (only servers)
  Proto RefCnt Flags       Type       State         I-Node   Path
`;
const SOCKET = text`
  unix  2      [ ACC ]     STREAM     LISTENING     777      /run/x
`;
const ROUTES = text`
  Kernel IP routing table
  Destination     Gateway         Genmask         Flags   MSS Window  irtt Iface
  0.0.0.0         10.0.0.1        0.0.0.0         UG        0 0          0 eth0
`;
const ALL = INTERNET + TCP + TCP6 + UDP + UDP6 + UNIX + SOCKET;
const noSupport = (...names: string[]) =>
  names.map((name) => `netstat: no support for \`AF ${name}' on this system.\n`).join('');
const ABSENT = ['INET (sctp)', 'INET (udplite)', 'INET (raw)', 'IPX', 'AX25', 'X25', 'NETROM', 'ROSE'];
const LOOP = { error: 'ELOOP' } as const;
const owned = (program: string) => `${TCP.trimEnd()}      ${program.padEnd(20)}\n`;

const CHANGES: readonly Change[] = [
  {
    name: 'a table that was asked for disappears: its section ends the run',
    args: '-tuln',
    to: { '/proc/net/tcp': null },
    frames: [INTERNET + TCP + TCP6 + UDP + UDP6, INTERNET + TCP6],
    stderr: noSupport('INET (tcp)'),
    status: 1,
  },
  {
    name: 'the sections before it are shown',
    args: '-tuln',
    to: { '/proc/net/udp': null },
    frames: [INTERNET + TCP + TCP6 + UDP + UDP6, INTERNET + TCP + TCP6 + UDP6],
    stderr: noSupport('INET (udp)'),
    status: 1,
  },
  {
    name: 'a table of IPv6 disappears',
    args: '-tln',
    to: { '/proc/net/tcp6': null },
    frames: [INTERNET + TCP + TCP6, INTERNET + TCP],
  },
  {
    name: 'a table of IPv6 appears',
    args: '-tln',
    from: { '/proc/net/tcp6': null },
    to: {},
    frames: [INTERNET + TCP, INTERNET + TCP + TCP6],
  },
  {
    name: 'a table that only its family asks for disappears',
    args: '-ln4',
    to: { '/proc/net/tcp': null },
    frames: [INTERNET + TCP + UDP, INTERNET + UDP],
  },
  {
    name: 'a table that nothing asks for disappears',
    args: '-ln',
    to: { '/proc/net/tcp': null },
    frames: [ALL, INTERNET + TCP6 + UDP + UDP6 + UNIX + SOCKET],
  },
  {
    name: '-v reports it',
    args: '-lnv',
    to: { '/proc/net/tcp': null, '/proc/net/unix': null },
    frames: [ALL, INTERNET + TCP6 + UDP + UDP6 + UNIX],
    stderr: noSupport(...ABSENT) + noSupport('INET (tcp)', ...ABSENT.slice(0, 3), 'UNIX', ...ABSENT.slice(3)),
  },
  {
    name: 'the table of unix sockets disappears',
    args: '-xl',
    to: { '/proc/net/unix': null },
    frames: [UNIX + SOCKET, UNIX],
    stderr: noSupport('UNIX'),
    status: 1,
  },
  {
    name: 'a table that cannot be opened ends any run',
    args: '-ln',
    to: { '/proc/net/tcp': LOOP },
    frames: [ALL, INTERNET],
    stderr: '/proc/net/tcp: Too many levels of symbolic links\n',
    status: 255,
  },
  {
    name: 'so does one that only its family asks for',
    args: '-ln4',
    to: { '/proc/net/udp': LOOP },
    frames: [INTERNET + TCP + UDP, INTERNET + TCP],
    stderr: '/proc/net/udp: Too many levels of symbolic links\n',
    status: 255,
  },
  {
    name: 'the table of routes disappears',
    args: '-rn',
    to: { '/proc/net/route': null },
    frames: [ROUTES, 'INET (IPv4) not configured in this system.\n'],
    stderr: '/proc/net/route: No such file or directory\n',
    status: 1,
  },
  {
    name: 'another process holds the socket',
    args: '-tlnp4',
    from: holder(100, '/usr/sbin/first\0', 111),
    to: holder(200, 'second\0', 111),
    frames: [PROGRAMS + owned('100/first'), PROGRAMS + owned('200/second')],
  },
  {
    name: 'no process holds the socket any more',
    args: '-tlnp4',
    from: holder(100, 'first\0', 111),
    to: {},
    frames: [PROGRAMS + owned('100/first'), PROGRAMS + owned('-')],
  },
];

test('some changes end the run and others do not', () => {
  assert.ok(CHANGES.some(({ status }) => status === 1));
  assert.ok(CHANGES.some(({ status }) => status === undefined));
});

function host(changes: Changes): Tree {
  const files = Object.entries({ ...TABLES, ...changes });
  return Object.fromEntries(files.filter((file): file is [string, Tree[string]] => file[1] !== null));
}

/** The expected outcome; a run that continues is interrupted after the second frame. */
function expected({ frames, stderr = '', status }: Change): Ended {
  return { stdout: frames.join(''), stderr, status: status ?? 'SIGINT' };
}

describe('a host in memory', () => {
  for (const change of CHANGES) {
    test(`-c ${change.args}: ${change.name}`, async () => {
      let root = memoryRoot(host(change.from ?? {}));
      const current: Root = {
        facts: root.facts,
        read: (path) => root.read(path),
        readBatches: (path) => root.readBatches(path),
        readLink: (path) => root.readLink(path),
        list: (path) => root.list(path),
      };
      const onSleep = (milliseconds: number): void => {
        assert.equal(milliseconds, 1000);
        root = memoryRoot(host(change.to));
      };
      const ran = await runIn({ root: current, frames: 2, onSleep }, [`-c${change.args.slice(1)}`]);
      assert.deepEqual({ ...ran, status: ran.status ?? 'SIGINT' }, expected(change));
    });
  }
});

for (const subject of SUBJECTS) {
  describe(subject.name, { skip: subject.skip, concurrency: 4 }, () => {
    for (const change of CHANGES) {
      test(`-c ${change.args}: ${change.name}`, async () => {
        assert.deepEqual(await watch(subject, change), expected(change));
      });
    }
  });
}

/** How often a run is tried again where the second frame came before the change. */
const TRIES = 10;

/** Starts a program on a folder, changes the folder after the first frame, and interrupts the program after the second. */
async function watch(subject: Subject, change: Change): Promise<Ended> {
  const [first] = change.frames;
  for (let left = TRIES; ; left--) {
    const ended = await watchOnce(subject, change);
    if (left === 0 || !ended.stdout.startsWith(first + first)) return ended;
  }
}

async function watchOnce({ on }: Subject, change: Change): Promise<Ended> {
  const folder = mkdtempSync(join(tmpdir(), 'netstat-program-'));
  try {
    writeTree(folder, host(change.from ?? {}));
    const running = new Running([...on(folder), `-c${change.args.slice(1)}`]);
    const [first, second] = change.frames;
    await running.shown(first.length);
    // It must not look at half of the change.
    running.child.kill('SIGSTOP');
    writeTree(folder, host(change.to));
    running.child.kill('SIGCONT');
    await running.shown(first.length + second.length);
    if (change.status === undefined) running.child.kill('SIGINT');
    return await running.ended;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
