import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type MemoryFile, memoryRoot } from '../../src/host/root/memory-root.ts';
import { runSubject } from '../differential/subject.ts';
import { rootOf } from '../golden/goldens.ts';
import { runIn } from '../io.ts';
import { show } from './show.ts';

const SOCKSTAT = '/proc/net/sockstat';
const SOCKSTAT6 = '/proc/net/sockstat6';
const PROTOCOLS = '/proc/net/protocols';
const TCP_MEM = '/proc/sys/net/ipv4/tcp_mem';
const UDP_MEM = '/proc/sys/net/ipv4/udp_mem';
const SCTP_MEM = '/proc/sys/net/sctp/sctp_mem';
const TCP_MAX_ORPHANS = '/proc/sys/net/ipv4/tcp_max_orphans';
const TCP_MAX_TW_BUCKETS = '/proc/sys/net/ipv4/tcp_max_tw_buckets';
const AUXV = '/proc/self/auxv';

/** AT_PAGESZ of a machine with pages of 64 KiB. */
const PAGES_OF_64K = Buffer.from('06000000000000000000010000000000', 'hex');

const FILES: Readonly<Record<string, MemoryFile>> = {
  [SOCKSTAT]: `sockets: used 90
TCP: inuse 1 orphan 2 tw 3 alloc 4 mem 5
UDP: inuse 6 mem 7
FRAG: inuse 8 memory 9
`,
  [SOCKSTAT6]: 'TCP6: inuse 10\nFRAG6: inuse 11 memory 12\n',
  [PROTOCOLS]: `protocol  size sockets  memory press maxhdr  slab module     cl co di
SCTP      1936     13      14   NI      15   no   sctp        y  y  n
TCPv6     2432     10       5   yes    192   yes  kernel      y  y  y
UNIX      1152     16      -1   NI       0   yes  kernel      y  n  n
TCP       2304      1       5   yes    192   yes  kernel      y  y  y
`,
  [TCP_MEM]: '21\t22\t23\n',
  [UDP_MEM]: '24\t25\t26\n',
  [SCTP_MEM]: '27\t28\t29\n',
  [TCP_MAX_ORPHANS]: '30\n',
  [TCP_MAX_TW_BUCKETS]: '31\n',
  [AUXV]: PAGES_OF_64K,
};

/** Without some files. */
function without(...paths: string[]): Record<string, MemoryFile> {
  return Object.fromEntries(Object.entries(FILES).filter(([path]) => !paths.includes(path)));
}

const TITLE = `Kernel socket memory
Proto       Sockets Orphan TimeWait  Alloc   Pages       Bytes      Low Pressure     High State`;

const ALL = `${TITLE}
all              90      -        -      -       -           -        -        -        - -
TCP               1      2        3      4       5      327680       21       22       23 pressure
UDP               6      -        -      -       7      458752       24       25       26 -
FRAG              8      -        -      -       -           9        -        -        - -
TCPv6            10      -        -      -       5      327680       21       22       23 pressure
FRAG6            11      -        -      -       -          12        -        -        - -
SCTP             13      -        -      -      14      917504       27       28       29 -
UNIX             16      -        -      -       -           -        -        -        - -
`;

const EXTENDED = `${TITLE}    MaxOrphan MaxTimeWait  Size MaxHdr Slab Module
all              90      -        -      -       -           -        -        -        - -                -           -     -      - -    -
TCP               1      2        3      4       5      327680       21       22       23 pressure        30          31  2304    192 yes  kernel
UDP               6      -        -      -       7      458752       24       25       26 -                -           -     -      - -    -
FRAG              8      -        -      -       -           9        -        -        - -                -           -     -      - -    -
TCPv6            10      -        -      -       5      327680       21       22       23 pressure         -           -  2432    192 yes  kernel
FRAG6            11      -        -      -       -          12        -        -        - -                -           -     -      - -    -
SCTP             13      -        -      -      14      917504       27       28       29 -                -           -  1936     15 no   sctp
UNIX             16      -        -      -       -           -        -        -        - -                -           -  1152      0 yes  kernel
`;

test('-m shows each protocol, whatever other options say', async () => {
  for (const args of ['-m', '--memory', '-nm', '-tm4']) {
    assert.deepEqual(await show(args, FILES), { stdout: ALL, stderr: '', status: 0 }, args);
  }
});

test('-me adds the limits of counts and the columns of /proc/net/protocols', async () => {
  assert.deepEqual(await show('-me', FILES), { stdout: EXTENDED, stderr: '', status: 0 });
});

test('-c repeats the view', async () => {
  assert.deepEqual(await show('-mc', FILES), { stdout: ALL, stderr: '', status: 'timeout' });
});

test('without sockstat the view fails', async () => {
  for (const [file, reason] of [
    [undefined, 'No such file or directory'],
    [{ error: 'EACCES' }, 'Permission denied'],
    [{ error: 'EISDIR' }, 'Is a directory'],
  ] as const) {
    const files = { ...without(SOCKSTAT), ...(file === undefined ? {} : { [SOCKSTAT]: file }) };
    assert.deepEqual(await show('-mc', files), {
      stdout: '',
      stderr: `netstat: cannot show socket memory: /proc/net/sockstat: ${reason}\n`,
      status: 1,
    });
  }
});

test('without the other files less is shown, and the missing ones are reported', async () => {
  assert.deepEqual(
    await show('-m', { [SOCKSTAT]: 'sockets: used 90\nTCP: inuse 1 orphan 2 tw 3 alloc 4 mem 5\n' }),
    {
      stdout: `${TITLE}
all              90      -        -      -       -           -        -        -        - -
TCP               1      2        3      4       5           -        -        -        - -
`,
      stderr: [SOCKSTAT6, PROTOCOLS, TCP_MEM, UDP_MEM]
        .map((path) => `netstat: ${path}: No such file or directory\n`)
        .join(''),
      status: 0,
    },
  );
});

test('with -c a missing file is reported once, a damaged line with every frame', async () => {
  const root = memoryRoot({ ...without(TCP_MEM), [SOCKSTAT6]: 'x\n' });
  const first = await runIn({ root }, ['-mc']);
  const damaged = 'netstat: /proc/net/sockstat6: line 1: bogus line: x\n';
  assert.deepEqual(await runIn({ root, frames: 3 }, ['-mc']), {
    stdout: first.stdout.repeat(3),
    stderr: `${damaged}netstat: ${TCP_MEM}: No such file or directory\n${damaged}${damaged}`,
    status: null,
  });
});

test('a file that cannot be read counts as missing', async () => {
  const errors = Object.fromEntries(
    [SOCKSTAT6, PROTOCOLS, TCP_MEM, UDP_MEM, SCTP_MEM, TCP_MAX_ORPHANS, TCP_MAX_TW_BUCKETS, AUXV].map(
      (path) => [path, { error: 'EACCES' }],
    ),
  );
  const { stdout, stderr, status } = await show('-me', {
    ...errors,
    [SOCKSTAT]: 'TCP: inuse 1 orphan 2 tw 3\n',
  });
  assert.match(stdout, /\nTCP {15}1 {6}2 {8}3 .* - {16}- {11}- {5}- {6}- - {4}-\n$/);
  assert.equal(stderr.match(/^netstat: \/proc\/\S+: Permission denied$/gm)?.length, 4);
  assert.equal(status, 0);
});

test('damaged lines are reported by file and line, and the rest is shown', async () => {
  const files = {
    ...FILES,
    [SOCKSTAT]: `forged\x1b[2J\nnonsense: x\n${FILES[SOCKSTAT]}`,
    [PROTOCOLS]: `${FILES[PROTOCOLS]}TCP 1 2\n`,
    [TCP_MAX_ORPHANS]: 'many\n',
    [UDP_MEM]: '1 2\n',
  };
  assert.deepEqual(await show('-m', files), {
    stdout: ALL.replace('24       25       26', ' -        -        -'),
    stderr: `netstat: /proc/net/sockstat: line 1: bogus line: forged?[2J
netstat: /proc/net/sockstat: line 2: no number: nonsense: x
netstat: /proc/net/protocols: line 6: bogus line: TCP 1 2
netstat: /proc/sys/net/ipv4/udp_mem: line 1: no number: 1 2
netstat: /proc/sys/net/ipv4/tcp_max_orphans: line 1: no number: many
`,
    status: 0,
  });
});

const RECORDED: readonly [host: string, tcp: string, stderr: string][] = [
  [
    'busy',
    'TCP              18     12        1     54     248     1015808   287901   383869   575802 normal',
    '',
  ],
  [
    'no-ipv6',
    'TCP               2     15        0     19     248     1015808   287901   383869   575802 normal',
    'netstat: /proc/net/sockstat6: No such file or directory\n',
  ],
];

for (const [host, tcp, complaint] of RECORDED) {
  test(`the recorded host ${host}`, async () => {
    const argv = ['-m', '--root', rootOf(host)];
    const { stdout, stderr, status } = await runSubject({ argv, tree: {}, env: {} }, 'memory', '');
    assert.ok(stdout.includes(`\n${tcp}\n`), stdout);
    assert.deepEqual({ stderr, status }, { stderr: complaint, status: 0 });
  });
}

test('whatever the files contain, every row has a word in each column and no control character', async () => {
  const line = fc.oneof(
    fc.string({ unit: 'binary-ascii' }),
    fc.constantFrom(
      'TCP: inuse 1',
      'TCP 1 2 3 yes 4 no kernel',
      '\x1b\x85 1 2 3 NI 4 no \x9b',
      '\xa0: inuse 1',
      '1 2 3',
    ),
  );
  const text = fc.array(line).map((lines) => lines.join('\n'));
  const bytes = fc.uint8Array({ maxLength: 300 }).map((array) => Buffer.from(array).toString('latin1'));
  const file = fc.oneof(text, bytes);
  const tables = fc.record(
    Object.fromEntries(Object.keys(FILES).map((path) => [path, file])) as Record<string, typeof file>,
    { noNullPrototype: true },
  );
  await fc.assert(
    fc.asyncProperty(tables, async (files) => {
      const { stdout, stderr, status } = await show('-me', files);
      assert.equal(status, 0);
      const [title, ...rows] = stdout.trimEnd().split('\n');
      assert.equal(title, 'Kernel socket memory');
      for (const row of rows) assert.equal(row.split(/ +/).length, 17, row);
      assert.doesNotMatch(stdout + stderr, /[\x00-\x09\x0b-\x1f\x7f]/);
    }),
  );
});
