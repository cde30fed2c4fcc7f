import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type MemoryFile, memoryRoot } from '../../src/host/root/memory-root.ts';
import { type Ran, runIn } from '../io.ts';

const HEADING =
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n';
const REST = '00000000:00000000 00:00000000 00000000  1000        0';

const LISTENER = `   0: 00000000:1538 00000000:0000 0A ${REST} 101 1 0 100 0 0 10 0\n`;
const CONNECTION = `   1: 0100000A:C350 0200000A:01BB 01 00000000:00000005 00:00000000 00000000     0        0 202 1 0 20 4 30 10 -1\n`;
const WAITING = `   2: 0100000A:C351 0200000A:01BB 08 ${REST} 303 1 0 20 4 30 10 -1\n`;
const ANY6 = '00000000000000000000000000000000';
const LISTENER6 = `   0: ${ANY6}:1538 ${ANY6}:0000 0A ${REST} 404 1 0 100 0 0 10 0\n`;

const BLOCK = `Active Internet connections (servers and established)
Proto Recv-Q Send-Q Local Address           Foreign Address         State      
`;
const LISTENS = 'tcp        0      0 0.0.0.0:5432            0.0.0.0:*               LISTEN     \n';
const CONNECTED = 'tcp        5      0 10.0.0.1:50000          10.0.0.2:443            ESTABLISHED\n';
const WAITS = 'tcp        0      0 10.0.0.1:50001          10.0.0.2:443            CLOSE_WAIT \n';

const HOST: Readonly<Record<string, MemoryFile>> = {
  '/proc/net/tcp': HEADING + LISTENER + CONNECTION + WAITING,
  '/proc/net/tcp6': HEADING,
  '/proc/sys/kernel/hostname': 'here\n',
  '/etc/services': 'https 443/tcp\n',
  '/etc/passwd': 'root:x:0:0::/:/bin/sh\n',
  '/etc/hosts': '10.0.0.2 peer.example\n',
};

interface Outcome extends Ran {
  /** How long was slept, in milliseconds each time. */
  readonly sleeps: readonly number[];
}

/** Runs a command line on hosts: the first one, and after each sleep the next one as long as there is one. */
async function on(
  hosts: readonly Readonly<Record<string, MemoryFile>>[],
  ...argv: string[]
): Promise<Outcome> {
  let time = Date.UTC(2026, 0, 2, 3, 4, 5);
  const sleeps: number[] = [];
  const roots = hosts.map((files) => memoryRoot(files));
  const current = () => roots[Math.min(sleeps.length, roots.length - 1)] as (typeof roots)[number];
  const root = {
    ...current(),
    read: (path: string) => current().read(path),
    readBatches: (path: string) => current().readBatches(path),
  };
  const onSleep = (milliseconds: number): void => {
    sleeps.push(milliseconds);
    time += milliseconds;
  };
  const now = () => new Date(time);
  const frames = Number.POSITIVE_INFINITY;
  const ran = await runIn({ root, now, onSleep, frames, encoding: 'utf8' }, argv);
  return { ...ran, sleeps };
}

const shows = (stdout: string, status = 0): Outcome => ({ stdout, stderr: '', status, sleeps: [] });

describe('plain rows', () => {
  const cases: readonly [argv: string, rows: string][] = [
    ['--where state=listen', LISTENS],
    ['--where foreign.port=https', CONNECTED + WAITS],
    ['--where user=root', CONNECTED],
    ['--where host=peer.example', CONNECTED + WAITS],
    ['--where recvQ>0', CONNECTED],
    ['--where local.address=10.0.0.0/8', CONNECTED + WAITS],
    ['--where inode=7', ''],
    ['--sort=-inode', WAITS + CONNECTED + LISTENS],
    ['--sort=state', WAITS + CONNECTED + LISTENS],
    ['--where foreign.port=443 --sort=-local.port', WAITS + CONNECTED],
  ];
  for (const [argv, rows] of cases) {
    test(`${argv}: the same layout, other rows`, async () => {
      assert.deepEqual(await on([HOST], '-tan', ...argv.split(' ')), shows(BLOCK + rows));
    });
  }

  test('blocks are sorted each for itself', async () => {
    const unix =
      'Num RefCount Protocol Flags Type St Inode Path\n0: 00000002 00000000 00010000 0001 01 9 /b\n0: 00000003 00000000 00010000 0001 01 8 /a c\n';
    const { stdout } = await on([{ ...HOST, '/proc/net/unix': unix }], '-tanx', '--sort=inode');
    assert.equal(
      stdout,
      `${BLOCK}${LISTENS}${CONNECTED}${WAITS}Active UNIX domain sockets (servers and established)
Proto RefCnt Flags       Type       State         I-Node   Path
unix  3      [ ACC ]     STREAM     LISTENING     8        /a
unix  2      [ ACC ]     STREAM     LISTENING     9        /b
`,
    );
  });

  test('are counted', async () => {
    const counted = await on([HOST], '-tan', '--count-by', 'foreign.port,state');
    assert.deepEqual(
      counted,
      shows(
        'Count foreign.port state\n    1 0            LISTEN\n    1 443          CLOSE_WAIT\n    1 443          ESTABLISHED\n',
      ),
    );
  });
});

describe('drops', () => {
  const udp = (port: string, inode: number, drops: string): string =>
    `   0: 0100007F:${port} 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 ${inode}${drops}\n`;
  const host = {
    '/proc/net/udp': `heading\n${udp('0035', 5, ' 2 ffff 7')}${udp('0036', 6, ' 2 ffff 0')}${udp('0037', 8, '')}`,
  };

  test('are read for each use of them', async () => {
    const first = 'udp        0      0 127.0.0.1:53            0.0.0.0:*                          \n';
    assert.deepEqual(await on([host], '-4uan', '--where=drops>0'), shows(BLOCK + first));
    const csv = async (...args: readonly string[]) => (await on([host], '-4uan', ...args)).stdout;
    assert.equal(
      await csv('--csv', '--columns=drops,inode', '--sort=drops'),
      'drops,inode\r\n0,6\r\n7,5\r\n,8\r\n',
    );
    assert.equal(await csv('--count-by=drops'), 'Count drops\n    1 0\n    1 7\n    1 -\n');
    const { sockets } = JSON.parse(await csv('--json'));
    assert.deepEqual(
      sockets.map(({ drops }: { drops?: number }) => drops),
      [7, 0, undefined],
    );
  });

  test('are explained under plain rows, and not shown in them', async () => {
    const { stdout } = await on([host], '-4uan', '--explain');
    assert.match(stdout, /\n {2}udp 127\.0\.0\.1:53\n {4}7 packets for it were dropped since it was opened/);
    assert.equal(stdout.match(/packets for it/g)?.length, 1);
    assert.equal(`${stdout.split('\n\n')[0]}\n`, (await on([host], '-4uan')).stdout);
  });
});

describe('an assertion', () => {
  const listening = '--where=local.port=5432 and state=LISTEN';
  test('holds', async () => {
    assert.deepEqual(await on([HOST], '-tan', listening, '--assert'), shows(BLOCK + LISTENS));
    assert.deepEqual(await on([HOST], '-tan', listening, '--quiet'), shows(''));
    assert.deepEqual(await on([HOST], '-tan', '--where=local.port=1', '--absent', '--quiet'), shows(''));
  });

  test('does not hold', async () => {
    assert.deepEqual(await on([HOST], '-tan', '--where=local.port=1', '--assert'), shows(BLOCK, 4));
    assert.deepEqual(await on([HOST], '-tan', listening, '--absent'), shows(BLOCK + LISTENS, 4));
  });

  test('cannot be told where the table is missing', async () => {
    const stderr = "netstat: no support for `AF INET (tcp)' on this system.\n";
    assert.deepEqual(
      await on([{ '/proc/net/dev': '' }], '-t', '--where=local.port=1', '--absent', '--quiet'),
      {
        ...shows('', 1),
        stderr,
      },
    );
  });

  const only6 = { ...HOST, '/proc/net/tcp': HEADING, '/proc/net/tcp6': HEADING + LISTENER6 };
  const asIpv4 = '--where=protocol=tcp and local.address=0.0.0.0 and local.port=5432';
  test('about IPv4 is held by a socket that serves both', async () => {
    const both = { ...only6, '/proc/sys/net/ipv6/bindv6only': '0\n' };
    assert.equal((await on([both], '-tln', asIpv4, '--quiet')).status, 0);
    assert.equal((await on([both], '-4tln', '--where=local.port=5432', '--quiet')).status, 0);
    assert.equal(
      (await on([both], '-tln', asIpv4)).stdout.split('\n').length,
      3,
      'but not without an assertion',
    );
  });

  test('about IPv4 is not held by one of which that is not known, or that does not', async () => {
    assert.equal((await on([only6], '-4tln', '--where=local.port=5432', '--quiet')).status, 4);
    assert.equal((await on([only6], '-tln', '--where=local.port=5432', '--quiet')).status, 0);
    const twin = { ...only6, '/proc/net/tcp': HEADING + LISTENER, '/proc/sys/net/ipv6/bindv6only': '0\n' };
    const { stdout } = await on([twin], '-tln', '--json');
    assert.deepEqual(
      JSON.parse(stdout).sockets.map(({ dualStack }: { dualStack?: boolean }) => dualStack),
      [undefined, null],
    );
  });

  test('is waited for: at first often, then less and less; only the last look is printed', async () => {
    const none = { ...HOST, '/proc/net/tcp': HEADING };
    assert.deepEqual(await on([none, none, none, HOST], '-tan', listening, '--wait=30'), {
      ...shows(BLOCK + LISTENS),
      sleeps: [20, 30, 45],
    });
  });

  test('is waited for until the time is over', async () => {
    const { sleeps, ...rest } = await on([HOST], '-tan', '--where=local.port=1', '--wait', '0.1', '--quiet');
    assert.deepEqual(rest, { stdout: '', stderr: '', status: 4 });
    assert.deepEqual(sleeps, [20, 30, 45, 5]);
  });
});

test('a table has what only some rows have, and what names bring about', async () => {
  const columns = 'local.port,foreign.host,service,user,tcp.rto,tcp.ssthresh,dualStack';
  const { stdout } = await on(
    [{ ...HOST, '/proc/net/tcp6': HEADING + LISTENER6 }],
    '-ta',
    '--table',
    '--columns',
    columns,
  );
  assert.equal(
    stdout,
    `local.port  foreign.host  local.service  foreign.service  user  tcp.rto  tcp.ssthresh  dualStack
──────────  ────────────  ─────────────  ───────────────  ────  ───────  ────────────  ─────────
      5432                                                            1
     50000  peer.example                 https            root      0.2            -1
     50001  peer.example                 https                      0.2            -1
      5432                                                            1
`,
  );
});

test('programs are looked for where they are named, though -p is not given', async () => {
  const host: Readonly<Record<string, MemoryFile>> = {
    ...HOST,
    '/proc/7/cmdline': '/bin/one\0-x\0',
    '/proc/7/fd/3': { link: 'socket:[202]' },
    '/proc/9/cmdline': 'two\0',
    '/proc/9/fd/4': { link: 'socket:[202]' },
  };
  assert.deepEqual(await on([host], '-tan', '--where', 'program = two'), shows(BLOCK + CONNECTED));
  assert.deepEqual(
    await on([host], '-tan', '--csv', '--columns', 'inode,pid,owners.command'),
    shows('inode,owners.pid,owners.command\r\n101,"",""\r\n202,7;9,/bin/one -x;two\r\n303,"",""\r\n'),
  );
});

describe('a document', () => {
  test('has the host, the time, and the problems that stderr has', async () => {
    const host = { ...HOST, '/proc/net/tcp': `${HEADING}junk\n` };
    const { stdout, stderr, status } = await on([host], '-tan', '--json');
    assert.equal(status, 0);
    assert.equal(stderr, 'warning, got bogus tcp line.\n');
    assert.deepEqual(JSON.parse(stdout), {
      version: '0.1.0',
      host: 'here',
      time: '2026-01-02T03:04:05.000Z',
      sockets: [],
      problems: [
        {
          message: 'warning, got bogus tcp line.',
          file: '/proc/net/tcp',
          line: 2,
          code: 'BOGUS_LINE',
          text: 'junk',
        },
      ],
    });
  });

  test('holds what a plain view says among its rows', async () => {
    const { stdout, stderr, status } = await on([{ '/proc/net/dev': '' }], '-r', '--json');
    assert.equal(status, 1);
    assert.equal(
      stderr,
      '/proc/net/route: No such file or directory\nINET (IPv4) not configured in this system.\n',
    );
    assert.deepEqual(JSON.parse(stdout).problems, [
      { message: '/proc/net/route: No such file or directory', file: '/proc/net/route' },
      { message: 'INET (IPv4) not configured in this system.' },
    ]);
  });
});

describe('a mistake', () => {
  const cases: readonly [argv: readonly string[], message: string][] = [
    [['--json', '--csv'], '--json and --csv: choose one form of output'],
    [['--columns', 'state'], '--columns needs --csv or --table: the other forms have fixed columns'],
    [['--color', 'blue', '--table'], "--color needs auto, always or never, not 'blue'"],
    [['--wait', 'abc', '--where', 'uid=0'], "--wait needs a number of seconds such as 30 or 0.5, not 'abc'"],
    [['--assert'], '--assert needs --where EXPR'],
    [['--absent'], '--absent needs --where EXPR'],
    [['--quiet'], '--quiet needs --where EXPR'],
    [['--wait', '3'], '--wait needs --where EXPR'],
    [['--assert', '--absent', '--where', 'uid=0'], '--assert and --absent: they exclude each other'],
    [
      ['-c', '--assert', '--where', 'uid=0'],
      '--assert and -c: a run of -c never ends; use --wait SECONDS instead',
    ],
    [['--sort', 'uid', '--count-by', 'uid'], '--sort and --count-by: counts come sorted, the most first'],
    [['--quiet', '--where', 'uid=0', '--csv'], '--quiet and --csv: choose whether anything is printed'],
    [['--count-by', ''], '--count-by: expected fields such as state,local.port'],
    [
      ['--sort', 'stat'],
      "--sort: sockets have no field 'stat': did you mean state? netstat-js(1) has all of them",
    ],
  ];
  for (const [argv, message] of cases) {
    test(`${argv.join(' ')}: one line, status 3, and nothing else`, async () => {
      assert.deepEqual(await on([HOST], '-tan', ...argv), {
        ...shows('', 3),
        stderr: `netstat: ${message}\n`,
      });
    });
  }

  test('is a field that only another option brings about', async () => {
    const { stderr, status } = await on([HOST], '-i', '--where', 'addresses.address=10.0.0.1');
    assert.deepEqual(
      [stderr, status],
      ['netstat: addresses.address is known only with -e: give that as well\n', 3],
    );
  });

  test('is to select rows by what is said of those that are shown', async () => {
    const message = 'notes.code is made of the rows that are shown: it cannot select, sort or count them';
    assert.deepEqual(await on([HOST], '-tan', '--explain', '--sort', 'notes.code'), {
      ...shows('', 3),
      stderr: `netstat: ${message}\n`,
    });
  });

  test('in an expression shows where it is', async () => {
    const { stderr, status, stdout } = await on([HOST], '-tan', '--where', 'local.port = 70000');
    assert.deepEqual([stdout, status], ['', 3]);
    assert.match(stderr, /^netstat: --where: .*\nlocal\.port = 70000\n {13}\^\n$/);
  });
});
