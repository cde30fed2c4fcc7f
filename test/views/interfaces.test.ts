import assert from 'node:assert/strict';
import os from 'node:os';
import { test } from 'node:test';
import { type MemoryFile, memoryRoot } from '../../src/host/root/memory-root.ts';
import { runIn } from '../io.ts';
import { show } from './show.ts';

const DEV =
  'Inter-|   Receive                                                |  Transmit\n' +
  ' face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed\n';
const ROUTE =
  'Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n' +
  'eth0\t0000000A\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0\n';
const FIB_TRIE = 'Local:\n  |-- 10.0.0.1\n     /32 host LOCAL\n  |-- 10.0.0.255\n     /32 link BROADCAST\n';

const TITLE = 'Kernel Interface table\n';
const HEADING = `${TITLE}Iface             MTU    RX-OK RX-ERR RX-DRP RX-OVR    TX-OK TX-ERR TX-DRP TX-OVR Flg\n`;
const ROW = 'eth0             1500        2      0      0 0             0      0      0      0 ';
const UNRECORDED =
  'netstat: no /sys/class/net: most flags, MTU and hardware of the interfaces are not known\n';

function link(name: string, flags = '0x1003'): Record<string, MemoryFile> {
  const folder = `/sys/class/net/${name}`;
  return {
    [`${folder}/flags`]: `${flags}\n`,
    [`${folder}/operstate`]: 'up\n',
    [`${folder}/mtu`]: '1500\n',
    [`${folder}/type`]: '1\n',
    [`${folder}/address`]: '02:00:00:00:00:01\n',
  };
}

const HOST = { '/proc/net/dev': `${DEV}  eth0: 1 2\n`, ...link('eth0') };

test('an interface that is down is shown only with -a', async () => {
  const files = { ...HOST, ...link('eth0', '0x1002') };
  assert.deepEqual(await show('-i', files), { stdout: HEADING, stderr: '', status: 0 });
  assert.deepEqual(await show('-ia', files), { stdout: `${HEADING}${ROW}BM\n`, stderr: '', status: 0 });
  assert.deepEqual(await show('-ie', files), { stdout: TITLE, stderr: '', status: 0 });
});

test('options of other views change nothing', async () => {
  const plain = await show('-i', HOST);
  assert.deepEqual(plain, { stdout: `${HEADING}${ROW}BMRU\n`, stderr: '', status: 0 });
  for (const args of [
    '-in',
    '-iN',
    '-iW',
    '-iv',
    '-ip',
    '-io',
    '-il',
    '-it',
    '-i4',
    '-i6',
    '-i -A inet eth7',
  ]) {
    assert.deepEqual(await show(args, HOST), plain, args);
  }
  assert.deepEqual(await show('-ieee', HOST), await show('-ie', HOST));
});

test('a recorded host without /sys: counters, and the flags that follow from tables', async () => {
  const files = { '/proc/net/dev': `${DEV}  eth0: 1 2\n  eth1: 3 4\n`, '/proc/net/route': ROUTE };
  const row = 'eth0                0        2      0      0 0             0      0      0      0 U\n';
  const other =
    'eth1                0        4      0      0 0             0      0      0      0 [NO FLAGS]\n';
  const shown = { stdout: HEADING + row + other, stderr: UNRECORDED, status: 0 };
  assert.deepEqual(await show('-i', files), shown);
  assert.deepEqual(await show('-ia', files), shown);
  const alone = { ...files, '/proc/net/dev': `${DEV}  eth0: 1 2\n` };
  assert.deepEqual(await show('-ie', { ...alone, '/proc/net/fib_trie': FIB_TRIE }), {
    stdout: [
      `${TITLE}eth0: flags=1<UP>  mtu 0`,
      '        inet 10.0.0.1  netmask 255.255.255.0',
      '        unspec 00-00-00-00-00-00-00-00-00-00-00-00-00-00-00-00  (UNSPEC)',
      '        RX packets 2  bytes 1 (1.0 B)',
      '        RX errors 0  dropped 0  overruns 0  frame 0',
      '        TX packets 0  bytes 0 (0.0 B)',
      '        TX errors 0  dropped 0 overruns 0  carrier 0  collisions 0',
      '\n',
    ].join('\n'),
    stderr: UNRECORDED,
    status: 0,
  });
});

const UNREADABLE: readonly [error: string, message: string][] = [
  ['ENOENT', 'Warning: cannot open /proc/net/dev (No such file or directory). Limited output.\n'],
  ['EACCES', 'Warning: cannot open /proc/net/dev (Permission denied). Limited output.\n'],
  ['ELOOP', 'Warning: cannot open /proc/net/dev (Too many levels of symbolic links). Limited output.\n'],
  ['EISDIR', '/proc/net/dev: Is a directory\n'],
  ['EIO', '/proc/net/dev: Input/output error\n'],
];

for (const [error, stderr] of UNREADABLE) {
  test(`net/dev fails with ${error}: interfaces with addresses, without counters`, async () => {
    const files = {
      ...HOST,
      '/proc/net/dev': { error },
      '/proc/net/route': ROUTE,
      '/proc/net/fib_trie': FIB_TRIE,
    };
    const row = 'eth0             1500      - no statistics available -                        BMRU\n';
    assert.deepEqual(await show('-i', files), { stdout: HEADING + row, stderr, status: 0 });
  });
}

const GONE: readonly [name: string, file: MemoryFile | undefined, stderr: string][] = [
  [
    'f',
    undefined,
    'f: error fetching interface information: Device not found\nmissing interface information: No such device\n',
  ],
  [
    '\x1b\xe4',
    undefined,
    '?\xe4: error fetching interface information: Device not found\nmissing interface information: No such device\n',
  ],
  [
    'f',
    { error: 'EACCES' },
    'f: error fetching interface information: Permission denied\nmissing interface information: Permission denied\n',
  ],
];

for (const [name, file, stderr] of GONE) {
  test(`an interface of the running host that cannot be read ends the run: ${stderr.split('\n')[0]}`, async (t) => {
    t.mock.method(os, 'networkInterfaces', () => ({}));
    const files = {
      ...HOST,
      '/proc/net/dev': `${DEV}  eth0: 1 2\n  ${name}: 3 4\n`,
      ...link('lo'),
      ...(file === undefined ? {} : { [`/sys/class/net/${name}/flags`]: file }),
    };
    const found = await runIn({ root: memoryRoot(files, { live: true }) }, ['-i']);
    const rows = name === 'f' ? `${ROW}BMRU\n` : '';
    assert.deepEqual([found.stdout, found.status], [name === 'f' ? HEADING + rows : found.stdout, 1]);
    assert.equal(found.stderr, stderr);
  });
}

test('a damaged line of if_inet6 is left out and reported', async () => {
  const good = '20010db8000000000000000000000001 02 40 00 80     eth0\n';
  const files = { ...HOST, '/proc/net/if_inet6': `${good}zz 02 40 00 80 eth0\n${good}` };
  const { stdout, stderr } = await show('-ie', files);
  assert.equal(stdout.split('inet6 2001:db8::1').length, 3);
  assert.equal(stderr, 'netstat: /proc/net/if_inet6: line 2: bogus line: zz 02 40 00 80 eth0\n');
});

test('with -c title and note are printed once, and each frame reads the host again', async () => {
  const frames = [
    memoryRoot({ '/proc/net/dev': `${DEV}  eth0: 1 2\n`, '/proc/net/route': ROUTE }),
    memoryRoot({ '/proc/net/dev': `${DEV}  eth0: 3 4\n`, '/proc/net/route': ROUTE }),
  ];
  let current = 0;
  const frame = () => frames[current] ?? assert.fail('one frame too many');
  const root = { ...frame(), read: (path: string) => frame().read(path) };
  const ran = await runIn({ root, frames: 2, onSleep: () => current++ }, ['-ic']);
  const row = (packets: number) =>
    `eth0                0        ${packets}      0      0 0             0      0      0      0 U\n`;
  assert.deepEqual(ran, {
    stdout: HEADING + row(2) + HEADING.slice(TITLE.length) + row(4),
    stderr: UNRECORDED,
    status: null,
  });
});
