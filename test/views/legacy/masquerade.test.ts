import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MemoryFile } from '../../../src/host/root/memory-root.ts';
import { show } from '../show.ts';

const PATH = '/proc/net/ip_masquerade';
const HEADER =
  'Prc FromIP   FPrt ToIP     TPrt Masq Init-seq  Delta PDelta Expires (free=40957,40960,40960)\n';
const TCP = 'TCP 0A000001:0401 C0A80101:0050 EE48 00000001      2     -3    90000\n';
const UDP = 'UDP 0A000001:0035 C0A80101:0000 0035 FFFFFFFF      0      0      503\n';
const ICMP = 'ICMP 00000005:0050 C0A80101:0050 0050 00000000  0  0 60059999\n';

const TITLE = 'IP masquerading entries\n';
const HEADING = `${TITLE}prot   expire source               destination          ports\n`;
const LONG_HEADING = `${TITLE}prot   expire    initseq delta prevd source               destination          ports\n`;

const names = {
  '/etc/hosts': '10.0.0.1 gw\n192.168.1.1 a-name-of-more-than-20\n',
  '/etc/networks': 'net5 0.0.0.5\n',
  '/etc/services': 'http 80/tcp\ndomain 53/udp\nwww 80/udp\nmasq 61000/tcp\n',
};

const CASES: readonly [
  name: string,
  args: string,
  table: MemoryFile,
  stdout: string,
  stderr?: string,
  status?: number,
][] = [
  [
    'numbers',
    '-Mn',
    HEADER + TCP + UDP + ICMP,
    `${HEADING}tcp  15:00.00 10.0.0.1             192.168.1.1          1025 -> 80 (61000)
udp   0:05.03 10.0.0.1             192.168.1.1          53 -> * (53)
icmp10009:59.99 0.0.0.5              192.168.1.1          80 -> 80 (80)
`,
  ],
  [
    'names; only tcp and udp have names of ports',
    '-M',
    HEADER + TCP + UDP + ICMP,
    `${HEADING}tcp  15:00.00 gw                   a-name-of-more-than-20 1025 -> http (masq)
udp   0:05.03 gw                   a-name-of-more-than-20 domain -> * (domain)
icmp10009:59.99 net5                 a-name-of-more-than-20 80 -> 80 (80)
`,
  ],
  [
    '-e adds the columns of sequence numbers',
    '-Mne',
    HEADER + TCP + UDP,
    `${LONG_HEADING}tcp  15:00.00          1     2    -3 10.0.0.1             192.168.1.1          1025 -> 80 (61000)
udp   0:05.03 4294967295     0     0 10.0.0.1             192.168.1.1          53 -> * (53)
`,
  ],
  [
    'before Linux 2.2 there is one column less',
    '-Mnee',
    HEADER.replace('PDelta ', '') + TCP.replace('-3', ''),
    `${LONG_HEADING}tcp  15:00.00          1     2     - 10.0.0.1             192.168.1.1          1025 -> 80 (61000)\n`,
  ],
  ['no entries', '-M', HEADER, ''],
  ['an empty file', '-M', '', '', "masq_info: Internal Error `fgets() failed'.\n", 255],
  ['a folder', '-M', { error: 'EISDIR' }, '', "masq_info: Internal Error `fgets() failed'.\n", 255],
  [
    'a file that cannot be opened',
    '-M',
    { error: 'EACCES' },
    '',
    '/proc/net/ip_masquerade: Permission denied\n',
    255,
  ],
  [
    'a record that is cut off ends the view without rows',
    '-M',
    `${HEADER}${TCP}TCP 0A\n`,
    '',
    "masq_info.c: Internal Error `ip_masquerade format error'.\n",
    255,
  ],
  [
    'so does an unknown protocol, which is reported first',
    '-M',
    `${HEADER}${TCP}${TCP.replace('TCP', 'tcp')}TCP 0A\n`,
    '',
    "masq_info.c: Internal Error `ip_masquerade unknown type'.\n",
    255,
  ],
];

for (const [name, args, table, stdout, stderr = '', status = 0] of CASES) {
  test(`netstat ${args}: ${name}`, async () => {
    assert.deepEqual(await show(args, { ...names, [PATH]: table }), { stdout, stderr, status });
  });
}

const NO_SUPPORT = "netstat: no support for `ip_masquerade' on this system.\n";

test('a kernel without the table', async () => {
  assert.deepEqual(await show('-Mn', {}), { stdout: '', stderr: NO_SUPPORT, status: 1 });
});

test('tracked connections in its place: those that are rewritten, where they may be read', async () => {
  const tracked =
    'ipv4     2 tcp      6 431999 ESTABLISHED src=10.0.0.1 dst=192.168.1.1 sport=1025 dport=80 src=192.168.1.1 dst=10.0.0.1 sport=80 dport=1025 [ASSURED] mark=0 use=2\n' +
    'ipv4     2 tcp      6 61 ESTABLISHED src=10.0.0.1 dst=192.168.1.1 sport=1026 dport=80 src=192.168.1.2 dst=10.0.0.9 sport=8080 dport=61000 [ASSURED] mark=0 use=2\n';
  const row = 'tcp   1:01.00 gw                   a-name-of-more-than-20 1026 -> http (masq)\n';
  assert.deepEqual(await show('-M', { ...names, '/proc/net/nf_conntrack': tracked }), {
    stdout: HEADING + row,
    stderr: '',
    status: 0,
  });
  assert.deepEqual(await show('-Mn', { '/proc/net/nf_conntrack': 'junk\n' }), {
    stdout: '',
    stderr: 'netstat: /proc/net/nf_conntrack: line 1: bogus line: junk\n',
    status: 0,
  });
  const record = {
    ...{ kind: 'masquerade', protocol: 'tcp', masqueradePort: 61000, expires: 61 },
    source: { address: '10.0.0.1', port: 1026 },
    destination: { address: '192.168.1.1', port: 80 },
    translatedSource: { address: '10.0.0.9', port: 61000 },
    translatedDestination: { address: '192.168.1.2', port: 8080 },
  };
  const { stdout } = await show('-Mn --ndjson', {
    '/proc/net/ip_conntrack': tracked.replaceAll(/^ipv4 +2 /gm, ''),
  });
  assert.deepEqual(JSON.parse(stdout), record);
  assert.deepEqual(await show('-Mn', { '/proc/net/nf_conntrack': { error: 'EACCES' } }), {
    stdout: '',
    stderr: NO_SUPPORT,
    status: 1,
  });
});

test('-c repeats the view', async () => {
  assert.equal((await show('-Mc', { [PATH]: HEADER })).status, 'timeout');
});
