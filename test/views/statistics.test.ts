import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MemoryFile } from '../../src/host/root/memory-root.ts';
import { show } from './show.ts';

const SNMP = 'Udp: NoPorts\nUdp: 1\nTcp: CurrEstab\nTcp: 2\nTcpX: A\nTcpX: 3\n';
const NETSTAT = 'TcpExt: TW\nTcpExt: 4\n';
const SCTP = 'SctpCurrEstab 5\n';
const SNMP6 = 'Udp6NoPorts 6\n';
const all = {
  '/proc/net/snmp': SNMP,
  '/proc/net/netstat': NETSTAT,
  '/proc/net/sctp/snmp': SCTP,
  '/proc/net/snmp6': SNMP6,
};

const UDP = 'Udp:\n    1 packets to unknown port received\n';
const TCP = 'Tcp:\n    2 connections established\n';
const TCP_X = 'TcpX:\n    A: 3\n';
const TCP_EXT = 'TcpExt:\n    4 TCP sockets finished time wait in fast timer\n';
const SCTP_TEXT = 'Sctp:\n    5 Current Associations\n';
const UDP6 = 'Udp6:\n    6 packets to unknown port received\n';

const CASES: readonly [
  name: string,
  args: string,
  changes: Readonly<Record<string, MemoryFile | undefined>>,
  stdout: string,
  stderr?: string,
][] = [
  ['all files', '-s', {}, UDP + TCP + TCP_X + TCP_EXT + SCTP_TEXT],
  ['a protocol option selects its tables', '-su', {}, UDP + TCP_X],
  ['several protocol options select several', '-sSt', {}, TCP + TCP_X + TCP_EXT + SCTP_TEXT],
  ['-U selects nothing', '-sU', {}, TCP_X],
  ['-4 is the default', '-s4', {}, UDP + TCP + TCP_X + TCP_EXT + SCTP_TEXT],
  [
    '-c does not repeat',
    '-sc',
    { '/proc/net/netstat': undefined, '/proc/net/sctp/snmp': undefined },
    UDP + TCP + TCP_X,
  ],
  ['-6 shows the tables of tcp as well', '-s6', {}, UDP6 + TCP + TCP_X],
  ['a protocol option selects among those of IPv6', '-s6w', {}, TCP_X],
  [
    'without snmp nothing else is read',
    '-s',
    { '/proc/net/snmp': undefined },
    '',
    'cannot open /proc/net/snmp: No such file or directory\n',
  ],
  [
    'nor if snmp may not be read',
    '-s',
    { '/proc/net/snmp': { error: 'EACCES' } },
    '',
    'cannot open /proc/net/snmp: Permission denied\n',
  ],
  [
    'the other files may be missing',
    '-s',
    { '/proc/net/netstat': { error: 'EACCES' }, '/proc/net/sctp/snmp': { error: 'ELOOP' } },
    UDP + TCP + TCP_X,
  ],
  [
    'folders in place of files',
    '-s',
    { '/proc/net/snmp': { error: 'EISDIR' }, '/proc/net/sctp/snmp': { error: 'EISDIR' } },
    `${TCP_EXT}Sctp:\n`,
    '/proc/net/snmp: Is a directory\n/proc/net/sctp/snmp: Is a directory\n',
  ],
  [
    'a table without a colon ends only its own file',
    '-s',
    { '/proc/net/snmp': `${SNMP}Ip A\nIp: 1\n${SNMP}`, '/proc/net/netstat': `${NETSTAT}A:\nA\n` },
    UDP + TCP + TCP_X + TCP_EXT + SCTP_TEXT,
    'Problem while parsing /proc/net/snmp\nProblem while parsing /proc/net/netstat\n',
  ],
  [
    'without snmp6 nothing else is read',
    '-s6',
    { '/proc/net/snmp6': undefined },
    '',
    'cannot open /proc/net/snmp6: No such file or directory\n',
  ],
  [
    'snmp may be missing after snmp6',
    '-s6',
    { '/proc/net/snmp': undefined },
    UDP6,
    'cannot open /proc/net/snmp: No such file or directory\n',
  ],
  [
    'a damaged snmp after snmp6 is not reported',
    '-s6',
    { '/proc/net/snmp': `${SNMP}x\ny\n${SNMP}` },
    UDP6 + TCP + TCP_X,
  ],
  [
    'lines of snmp6 without a number',
    '-s6',
    { '/proc/net/snmp6': `\nUdp6\x1b x\n${SNMP6}Udp6InErrors` },
    UDP6 + TCP + TCP_X,
    'netstat: /proc/net/snmp6: line 1: no number: \n' +
      'netstat: /proc/net/snmp6: line 2: no number: Udp6? x\n' +
      'netstat: /proc/net/snmp6: line 4: no number: Udp6InErrors\n',
  ],
];

for (const [name, args, changes, stdout, stderr = ''] of CASES) {
  test(`netstat ${args}: ${name}`, async () => {
    const files: Record<string, MemoryFile> = {};
    for (const [path, file] of Object.entries({ ...all, ...changes }))
      if (file !== undefined) files[path] = file;
    assert.deepEqual(await show(args, files), { stdout, stderr, status: 0 });
  });
}

for (const [args, list] of [
  ['-s46', 'inet,inet6'],
  ['-s44', 'inet,inet'],
  ['-sx', 'unix'],
  ['-s -A ipx', 'ipx'],
] as const) {
  test(`netstat ${args}: no statistics of these families`, async () => {
    assert.deepEqual(await show(args, all), {
      stdout: `netstat: No statistics support for specified address family: ${list}\n`,
      stderr: '',
      status: 1,
    });
  });
}

test('a name of megabytes is not repeated with each counter of its table', async () => {
  const name = 'T'.repeat(1_000_000);
  const files = { '/proc/net/snmp': `${name}: A B C\n${name}: 1 2 3\n` };
  const { stdout, stderr } = await show('-s --ndjson', files);
  assert.equal(stdout.split(`"table":"${name.slice(0, 256)}"`).length, 4);
  assert.equal(stderr, "netstat: /proc/net/snmp: a table's name is longer than 256 bytes\n");
});
