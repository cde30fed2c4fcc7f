/** Recorded hosts with a part of the files of their links: every part, each by the same rules. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type MemoryFile, memoryRoot } from '../../src/host/root/memory-root.ts';
import { runIn } from '../io.ts';

const FILES = ['flags', 'operstate', 'carrier', 'mtu', 'type', 'address', 'tx_queue_len'] as const;
type File = (typeof FILES)[number];

/** A link with the files whose bits are set in its number. */
interface Part {
  readonly name: string;
  readonly has: (file: File) => boolean;
}
const PARTS: readonly Part[] = Array.from({ length: 1 << FILES.length }, (_, bits) => ({
  name: `p${bits}`,
  has: (file) => (bits & (1 << FILES.indexOf(file))) !== 0,
}));

/** What is so of all links of a host. */
interface Host {
  /** In the flags, and for operstate and carrier. */
  readonly up: boolean;
  readonly hasRoutes: boolean;
  readonly hasIpv6: boolean;
}
const HOSTS: readonly Host[] = [0, 1, 2, 3, 4, 5, 6, 7].map((bits) => ({
  up: (bits & 1) !== 0,
  hasRoutes: (bits & 2) !== 0,
  hasIpv6: (bits & 4) !== 0,
}));

const DEV =
  'Inter-|   Receive                                                |  Transmit\n' +
  ' face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed\n';

function filesOf({ up, hasRoutes, hasIpv6 }: Host, parts: readonly Part[]): Record<string, MemoryFile> {
  const content: Readonly<Record<File, MemoryFile>> = {
    flags: up ? '0x1003\n' : '0x1002\n',
    operstate: up ? 'up\n' : 'down\n',
    carrier: up ? '1\n' : { error: 'EINVAL' },
    mtu: '1500\n',
    type: '1\n',
    address: '02:00:00:00:00:01\n',
    tx_queue_len: '7\n',
  };
  const files: Record<string, MemoryFile> = {
    '/proc/net/dev': DEV + parts.map(({ name }) => `${name}: 1 2\n`).join(''),
    '/proc/net/route': `Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n${
      hasRoutes
        ? parts.map(({ name }) => `${name}\t00000A0A\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0\n`).join('')
        : ''
    }`,
    '/sys/class/net/bonding_masters': '\n',
  };
  for (const { name, has } of parts) {
    if (hasIpv6) files[`/proc/sys/net/ipv6/conf/${name}/mtu`] = '1280\n';
    for (const file of FILES) if (has(file)) files[`/sys/class/net/${name}/${file}`] = content[file];
  }
  return files;
}

/** What is to be known of a link: undefined for what no file tells. */
function known({ has }: Part, host: Host) {
  const state = has('operstate') || (has('carrier') && host.up);
  const up = has('flags') ? host.up : (host.up && state) || host.hasRoutes ? true : undefined;
  const running = up && !(state && host.up) ? (has('operstate') ? false : undefined) : up && state && host.up;
  const letters = `${has('flags') ? 'BM' : ''}${running ? 'R' : ''}${up ? 'U' : ''}`;
  const isWhole = has('flags') && (!up || running !== undefined);
  const mtu = has('mtu') ? 1500 : host.hasIpv6 ? 1280 : undefined;
  return { up, running, letters, isWhole, mtu };
}

const NOTE =
  'netstat: /sys/class/net was not recorded whole: some flags, MTU or hardware of the interfaces are not known\n';

for (const host of HOSTS) {
  const words = `${host.up ? 'up' : 'down'}${host.hasRoutes ? ', with routes' : ''}${host.hasIpv6 ? ', with IPv6' : ''}`;
  const facts = PARTS.map((part) => ({ ...part, ...known(part, host) }));

  test(`-i and -ia of links that are ${words}`, async () => {
    const row = ({ name, letters, mtu = 0 }: (typeof facts)[number]): string =>
      `${name.padEnd(15)} ${String(mtu).padStart(5)}        2      0      0 0             0      0      0      0 ${letters || '[NO FLAGS]'}`;
    for (const [option, shown] of [
      ['-i', facts.filter(({ up }) => up !== false)],
      ['-ia', facts],
    ] as const) {
      const ran = await runIn({ root: memoryRoot(filesOf(host, PARTS)) }, [option]);
      assert.deepEqual([ran.status, ran.stderr], [0, NOTE]);
      assert.deepEqual(ran.stdout.split('\n').slice(2, -1).sort(), shown.map(row).sort());
    }
  });

  test(`-iae --json of links that are ${words}`, async () => {
    const ran = await runIn({ root: memoryRoot(filesOf(host, PARTS)) }, ['-iae', '--json']);
    const records: Record<string, unknown>[] = JSON.parse(ran.stdout).interfaces;
    const found = new Map(records.map((record) => [record.name, record]));
    for (const { name, has, letters, isWhole, mtu = null } of facts) {
      const record = found.get(name);
      assert.equal(record?.flags, letters === '' && !isWhole ? null : letters, name);
      assert.equal(record?.mtu, mtu);
      assert.equal(record?.hardware, has('type') ? 'Ethernet' : null);
      assert.equal(record?.hardwareAddress, has('address') ? '02:00:00:00:00:01' : null);
      assert.equal(record?.txQueueLength, has('tx_queue_len') ? 7 : null);
    }
  });

  test(`each alone has the note if something is missing, and no other: ${words}`, async () => {
    for (const part of PARTS) {
      const { isWhole, mtu } = known(part, host);
      const root = memoryRoot(filesOf(host, [part]));
      const short = await runIn({ root }, ['-ia']);
      assert.equal(short.stderr, isWhole && mtu !== undefined ? '' : NOTE, part.name);
      const long = await runIn({ root }, ['-iae']);
      const isAll = isWhole && mtu !== undefined && part.has('type') && part.has('address');
      assert.equal(long.stderr, isAll ? '' : NOTE, part.name);
    }
  });

  test(`no note of --explain says more than is known: ${words}`, async () => {
    const ran = await runIn({ root: memoryRoot(filesOf(host, PARTS)) }, ['-ia', '--json', '--explain']);
    const records: { name: string; notes?: { code: string }[] }[] = JSON.parse(ran.stdout).interfaces;
    const found = new Map(records.map(({ name, notes = [] }) => [name, notes.map(({ code }) => code)]));
    for (const { name, up, running } of facts) {
      const code = up === false ? 'interface-down' : up && running === false ? 'no-carrier' : undefined;
      assert.deepEqual(found.get(name), code === undefined ? [] : [code], name);
    }
  });
}

const OTHER: readonly (readonly [name: string, files: Readonly<Record<string, MemoryFile>>])[] = [
  ['bonding_masters alone', { '/sys/class/net/bonding_masters': '\n' }],
  ['a link that leads nowhere', { '/sys/class/net/e0': { link: '../../devices/virtual/net/e0' } }],
  ['an empty folder', { '/sys/class/net/e0/statistics/rx_bytes': '0\n' }],
  ['flags that may not be read', { '/sys/class/net/e0/flags': { error: 'EACCES' } }],
  ['flags that are a folder', { '/sys/class/net/e0/flags/x': '' }],
  ['flags that are none', { '/sys/class/net/e0/flags': 'UP\n' }],
  ['a file in the place of the folder', { '/sys/class/net/e0': '' }],
];

for (const [name, files] of OTHER) {
  test(`a link of which nothing is known is shown with the note: ${name}`, async () => {
    const root = memoryRoot({ '/proc/net/dev': `${DEV} e0: 1 2\n`, ...files });
    const row =
      'e0                  0        2      0      0 0             0      0      0      0 [NO FLAGS]\n';
    const { stdout, ...rest } = await runIn({ root }, ['-i']);
    assert.equal(stdout.split('\n').slice(2).join('\n'), row);
    assert.deepEqual(rest, { stderr: NOTE, status: 0 });
  });
}
