import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { HostError } from '../../../src/errors.ts';
import { memoryRoot } from '../../../src/host/root/memory-root.ts';
import { openRoot } from '../../../src/host/root/open-root.ts';
import type { Root } from '../../../src/host/root/root.ts';
import { runIn } from '../../io.ts';
import { show } from '../show.ts';

const HEADING = 'Iface Destination Gateway Flags RefCnt Use Metric Mask MTU Window IRTT\n';
const ROW = 'eth0 0001A8C0 00000000 0001 0 0 0 00FFFFFF 0 0 0\n';
const SHOWN = '192.168.1.0     0.0.0.0         255.255.255.0   U         0 0          0 eth0\n';
const TITLE =
  'Kernel IP routing table\nDestination     Gateway         Genmask         Flags   MSS Window  irtt Iface\n';

test('-c shows title, heading and rows again each second', async () => {
  const root = memoryRoot({ '/proc/net/route': HEADING + ROW });
  assert.deepEqual(await runIn({ root, frames: 3 }, ['-rnc']), {
    stdout: (TITLE + SHOWN).repeat(3),
    stderr: '',
    status: null,
  });
});

test('a table that is longer than a batch has one heading', async () => {
  const root = memoryRoot(
    { '/proc/net/route': HEADING + ROW.repeat(50) + ROW.slice(20) + ROW },
    { batchSize: 256 },
  );
  assert.deepEqual(await runIn({ root }, ['-rn']), {
    stdout: TITLE + SHOWN.repeat(51),
    stderr: '',
    status: 0,
  });
});

test('the warning of a damaged line names file and line, in every batch', async () => {
  const damaged = ROW.replace('00000000', '0');
  const root = memoryRoot(
    { '/proc/net/route': HEADING + ROW.repeat(50) + damaged + ROW },
    { batchSize: 256 },
  );
  const warning = `netstat: /proc/net/route: line 52: bogus line: ${damaged}`;
  assert.deepEqual(await runIn({ root }, ['-rn']), {
    stdout: TITLE + SHOWN.repeat(51),
    stderr: warning,
    status: 0,
  });
});

test('when reading fails midway, what was read is shown', async () => {
  for (const [path, args, text, shown] of [
    ['/proc/net/route', '-rn', HEADING + ROW, TITLE + SHOWN],
    [
      '/proc/net/ax25_route',
      '-r --ax25',
      'x\nG0ABC-1   ax0   1\n',
      'Kernel AX.25 routing table\nDestination  Iface    Use\nG0ABC-1      ax0        1\n',
    ],
  ] as const) {
    const root: Root = {
      ...memoryRoot({ [path]: text }),
      *readBatches() {
        yield Buffer.from(text);
        throw new HostError('EIO', path);
      },
    };
    assert.deepEqual(await runIn({ root }, args.split(' ')), {
      stdout: shown,
      stderr: `netstat: ${path}: Input/output error\n`,
      status: 0,
    });
  }
});

const FOLDERS: readonly [path: string, args: string, stdout: string, status: number][] = [
  ['/proc/net/route', '-rn', TITLE, 1],
  ['/proc/net/rt_cache', '-rnC', 'Kernel IP routing cache\n', 255],
  [
    '/proc/net/ipv6_route',
    '-rn6',
    'Kernel IPv6 routing table\nDestination                    Next Hop                   Flag Met Ref  Use If\n',
    0,
  ],
  ['/proc/net/ax25_route', '-r --ax25', 'Kernel AX.25 routing table\nDestination  Iface    Use\n', 0],
  [
    '/proc/net/ipx/socket',
    '--ipx',
    'Active IPX sockets\nProto Recv-Q Send-Q Local Address              Foreign Address            State\n',
    0,
  ],
  [
    '/proc/net/rose',
    '--rose',
    'Active ROSE sockets\ndest_addr   dest_call  src_addr    src_call  dev   lci neigh   state\n',
    0,
  ],
];

for (const [path, args, stdout, status] of FOLDERS) {
  test(`a folder in place of ${path}`, async () => {
    const tree = { [`${path}/x`]: '' };
    const found = await show(args, tree);
    assert.deepEqual([found.stdout, found.status], [stdout, status]);
    assert.match(found.stderr, new RegExp(`^netstat: ${path}: Is a directory\n`));

    const dir = mkdtempSync(join(tmpdir(), 'netstat-routes-'));
    try {
      mkdirSync(join(dir, path), { recursive: true });
      assert.deepEqual(await runIn({ root: openRoot(dir) }, args.split(' ')), found);
    } finally {
      rmSync(dir, { recursive: true });
    }
  });
}

test('the folder that later kernels have in place of the X.25 sockets is not reported', async () => {
  assert.deepEqual(await show('--x25', { '/proc/net/x25/socket': 'x\n' }), {
    stdout:
      'Active X.25 sockets\nDest         Source          Device  LCI  State        Vr/Vs  Send-Q  Recv-Q\n',
    stderr: '',
    status: 0,
  });
});

test('an old table that may not be read, or cannot be opened, ends the run', async () => {
  for (const [error, text] of [
    ['EACCES', 'Permission denied'],
    ['ELOOP', 'Too many levels of symbolic links'],
  ] as const) {
    assert.deepEqual(await show('--ax25', { '/proc/net/ax25': { error } }), {
      stdout: '',
      stderr: `/proc/net/ax25: ${text}\n`,
      status: 255,
    });
  }
});

test('control characters in names are replaced', async () => {
  const files = {
    '/proc/net/route': HEADING + ROW.replace('eth0', 'e\x1b[1m'),
    '/etc/networks': 'n\x07t 192.168.1\n',
  };
  const { stdout } = await show('-r', files);
  assert.equal(
    stdout,
    `${TITLE}n?t             0.0.0.0         255.255.255.0   U         0 0          0 e?[1m\n`,
  );
});

test('--sort orders the routes of each family under its own heading', async () => {
  const ipv6 = '00000000000000000000000000000000';
  const { stdout } = await show('-rn -A inet6,inet --sort iface', {
    '/proc/net/route': HEADING + ROW,
    '/proc/net/ipv6_route': `${ipv6} 00 ${ipv6} 00 ${ipv6} 00000400 00000001 00000000 00000001 lo\n`,
  });
  assert.match(
    stdout,
    /^Kernel IPv6 routing table\n.*\n::\/0 .* lo\nKernel IP routing table\n.*\n192\.168\.1\.0 .*\n$/,
  );
});
