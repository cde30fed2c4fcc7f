/** --explain as it is given on the command line, on recorded hosts. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { describe, test } from 'node:test';
import { runSubject } from '../differential/subject.ts';
import { show } from '../views/show.ts';

const FIXTURES = new URL('../../fixtures/', import.meta.url).pathname;
const HOSTS = readdirSync(FIXTURES, { withFileTypes: true }).filter((entry) => entry.isDirectory());

const recorded = (host: string, argv: readonly string[]) =>
  runSubject({ argv: [...argv], tree: {}, env: {} }, 'folder', `${FIXTURES}${host}`);

const VIEWS = [
  '-ap',
  '-aW',
  '-taneo',
  '-lx',
  '-r',
  '-reee',
  '-rnFC',
  '-6rn',
  '-ia',
  '-ie',
  '-s',
  '-s6',
  '-g',
  '-M',
  '-m',
];

/** Whether lines are among others, in their order. */
function areAmong(lines: readonly string[], others: readonly string[]): boolean {
  let next = 0;
  for (const line of others) if (line === lines[next]) next++;
  return next === lines.length;
}

describe('rows stay as they are, and notes come under them', () => {
  assert.ok(HOSTS.length > 4);
  for (const { name } of HOSTS) {
    for (const view of VIEWS) {
      test(`${name} ${view}`, async () => {
        const plain = await recorded(name, [view]);
        const explained = await recorded(name, [view, '--explain']);
        assert.ok(areAmong(plain.stdout.split('\n'), explained.stdout.split('\n')));
        assert.deepEqual([explained.stderr, explained.status], [plain.stderr, plain.status]);
        assert.doesNotMatch(explained.stdout.replaceAll('\n', ''), /[\x00-\x1f\x7f]/);
      });
    }
  }
});

const HEADING =
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n';
const row = (local: string, foreign: string, state: string, inode: number): string =>
  `   0: ${local} ${foreign} ${state} 00000000:00000000 00:00000000 00000000     0        0 ${inode} 1 0\n`;

const FILES = {
  '/proc/net/tcp':
    HEADING +
    row('0100007F:1F90', '00000000:0000', '0A', 5001) +
    row('0100007F:1F90', '0200007F:C350', '06', 0),
  '/proc/net/unix':
    'Num       RefCount Protocol Flags    Type St Inode Path\n' +
    'ffff9a5f0d3f6c00: 00000002 00000000 00010000 0001 01 6001 /run/a b\n',
  '/proc/8/fd/3': { link: 'socket:[5001]' },
  '/proc/8/cmdline': 'bad\x1b[2J\nname\0',
  '/proc/9/fd/4': { link: 'socket:[5001]' },
  '/proc/9/cmdline': 'other\0',
};

const SHARED = '2 processes hold it: 8/bad\x1b[2J\nname (fd 3) and 9/other (fd 4).';
const LOOPBACK =
  'Only this host reaches it, and of its containers those that share its network namespace: each has a 127.0.0.1 of its own. Exceptions are what a program here passes on, and packets that TPROXY, BPF or route_localnet may lead here.';
const TIME_WAIT =
  'Both ends have closed it, and no process holds it any more: the kernel keeps the pair of addresses and ports for 60 seconds, for segments that come late.';

test('notes under each block, and under all of them those on tables', async () => {
  const { stdout, stderr, status } = await show('-txan --explain', FILES);
  assert.equal(
    stdout,
    `Active Internet connections (servers and established)
Proto Recv-Q Send-Q Local Address           Foreign Address         State      
tcp        0      0 127.0.0.1:8080          0.0.0.0:*               LISTEN     
tcp        0      0 127.0.0.1:8080          127.0.0.2:50000         TIME_WAIT  

Notes
  tcp 127.0.0.1:8080
    2 processes hold it: 8/bad?[2J?name (fd 3) and 9/other (fd 4).
    Only this host reaches it, and of its containers those that share its
    network namespace: each has a 127.0.0.1 of its own. Exceptions are what a
    program here passes on, and packets that TPROXY, BPF or route_localnet may
    lead here.
  tcp 127.0.0.1:8080 127.0.0.2:50000
    Both ends have closed it, and no process holds it any more: the kernel keeps
    the pair of addresses and ports for 60 seconds, for segments that come late.
Active UNIX domain sockets (servers and established)
Proto RefCnt Flags       Type       State         I-Node   Path
unix  2      [ ACC ]     STREAM     LISTENING     6001     /run/a

Notes
  unix 6001 /run/a
    In full the path is /run/a b

Tables that are missing
  /proc/net/tcp6
    It was not recorded with this host, or the host did not have it.
`,
  );
  assert.equal(stderr, '');
  assert.equal(status, 0);
});

test('notes in records, and what is said of tables among the problems', async () => {
  const { stdout } = await show('-tan --explain --json', { ...FILES, '/proc/net/tcp6': { error: 'EACCES' } });
  const { sockets, problems } = JSON.parse(stdout);
  assert.deepEqual(
    sockets.map(({ notes }: { notes?: unknown }) => notes),
    [
      [
        { code: 'shared', text: SHARED },
        { code: 'loopback', text: LOOPBACK },
      ],
      [{ code: 'time-wait', text: TIME_WAIT }],
    ],
  );
  assert.deepEqual(problems, [
    {
      message:
        'netstat: /proc/net/tcp6: User 0 may not read it: a security module such as SELinux or AppArmor forbids it, as on Android, or the rights of /proc do.',
      file: '/proc/net/tcp6',
      code: 'table-denied',
    },
  ]);
});

test('what is said of a pile is said of each record in it', async () => {
  const rows = Array.from({ length: 10 }, () => row('0100007F:1F90', '0200007F:C350', '08', 0));
  const files = { '/proc/net/tcp': HEADING + rows.join('') };
  for (const form of ['--json', '--ndjson']) {
    const { stdout } = await show(`-tan --explain ${form}`, files);
    assert.equal(stdout.match(/"code":"close-wait-pile"/g)?.length, 10, form);
  }
});

test('only selected rows are explained', async () => {
  const { stdout } = await show('-tan --explain --json --where state=LISTEN', FILES);
  assert.equal(JSON.parse(stdout).sockets.length, 1);
});

test('colours only where they are asked for', async () => {
  const { stdout: plain } = await show('-tan --explain', FILES);
  const { stdout: coloured } = await show('-tan --explain --color=always', FILES);
  assert.ok(coloured.includes('\x1b[1mNotes\x1b[22m\n\x1b[36m  tcp 127.0.0.1:8080\x1b[39m\n'));
  assert.equal(coloured.replace(/\x1b\[\d+m/g, ''), plain);
});

test('--quiet says nothing', async () => {
  const { stdout } = await show('-tan --explain --quiet --where state=LISTEN', FILES);
  assert.equal(stdout, '');
});
