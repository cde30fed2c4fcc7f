/** Who holds which socket of a host whose open files were not recorded, by the texts that were. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readHolders } from '../../../src/host/processes/holders.ts';
import { readOwners } from '../../../src/host/processes/owners.ts';
import { type MemoryFile, memoryRoot } from '../../../src/host/root/memory-root.ts';
import { type SocketRecord, sockets } from '../../../src/index.ts';
import { type Ran, runIn } from '../../io.ts';

const row = (port: string, inode: number, state = '0A'): string =>
  `   0: 0100007F:${port} 00000000:0000 ${state} 00000000:00000000 00:00000000 00000000     0        0 ${inode} 1\n`;
const TCP = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n${row('0016', 1022)}${row('0050', 1080)}${row('005A', 1090)}`;

const NETSTAT = `Active Internet connections (servers and established)
Proto Recv-Q Send-Q Local Address           Foreign Address         State       User       Inode      PID/Program name     Timer
tcp        0      0 127.0.0.1:22            0.0.0.0:*               LISTEN      0          1022       12/sshd: /usr/sbin/  off (0.00/0/0)
tcp        0      0 127.0.0.1:80            0.0.0.0:*               LISTEN      0          1080       -                    off (0.00/0/0)
`;
const SS = `tcp LISTEN 0 5 127.0.0.1:80 0.0.0.0:* users:(("nginx",pid=31,fd=6),("nginx",pid=30,fd=6)) ino:1080 sk:1 <->
tcp LISTEN 0 5 127.0.0.1:22 0.0.0.0:* users:(("sshd",pid=12,fd=3)) ino:1022 sk:2 <->
`;
const LSOF = `COMMAND PID     USER   FD   TYPE             DEVICE SIZE/OFF    NODE NAME
nginx    30        0    7u  IPv4               1080      0t0     TCP 127.0.0.1:80 (LISTEN)
`;

const SOS: Readonly<Record<string, MemoryFile>> = {
  '/proc/net/tcp': TCP,
  '/sos_commands/networking/netstat_-W_-neopa': NETSTAT,
  '/sos_commands/networking/ss_-peaonmi': SS,
  '/sos_commands/process/lsof_-b_M_-n_-l_-c': LSOF,
};

const NOTE = `netstat: the open files of processes were not recorded: owners are those named in sos_commands/networking/netstat_-W_-neopa, sos_commands/networking/ss_-peaonmi and sos_commands/process/lsof_-b_M_-n_-l_-c\n`;

async function run(files: Readonly<Record<string, MemoryFile>>, ...argv: readonly string[]): Promise<Ran> {
  return runIn({ root: memoryRoot(files) }, argv);
}

type Held = readonly [pid: number, program: string, fd: number | undefined];

function held(files: Readonly<Record<string, MemoryFile>>, inode: number): readonly Held[] {
  const holders = readHolders(memoryRoot(files)).all(inode);
  return holders.map(({ process: { pid, program }, fd }) => [pid, program, fd]);
}

describe('where no open files were recorded', () => {
  test('texts add to each other, and netstat says what programs are called', () => {
    assert.deepEqual(held(SOS, 1022), [[12, 'sshd: /usr/sbin/', 3]]);
    assert.deepEqual(held(SOS, 1080), [
      [30, 'nginx', 6],
      [30, 'nginx', 7],
      [31, 'nginx', 6],
    ]);
    assert.deepEqual(held(SOS, 1090), []);
    assert.equal(readOwners(memoryRoot(SOS)).find(1080)?.pid, 30);
  });

  test('every socket that is named is listed once', () => {
    const inodes = Array.from(readHolders(memoryRoot(SOS)).entries(), ([inode, holders]) => [
      inode,
      holders.length,
    ]);
    assert.deepEqual(inodes, [
      [1022, 1],
      [1080, 3],
    ]);
  });

  const FOLDERS: readonly (readonly [path: string, text: string])[] = [
    ['/sos_commands/networking/netstat_-T_-neopa', NETSTAT],
    ['/sos_commands/networking/netstat_-neopa', NETSTAT],
    ['/insights_commands/netstat_-neopa', NETSTAT],
    ['/netstat', NETSTAT],
    ['/netstat.txt', NETSTAT],
    ['/ss.txt', SS],
  ];
  for (const [path, text] of FOLDERS)
    test(`a text is found at ${path}`, () => {
      const [[pid] = []] = held({ '/proc/net/tcp': TCP, [path]: text }, 1022);
      assert.equal(pid, 12);
    });

  test('no text is found by another name', () => {
    const files = { '/proc/net/tcp': TCP, '/sos_commands/networking/netstatistics': NETSTAT };
    assert.deepEqual(held(files, 1022), []);
  });

  test('what cannot be read of a text is left out', () => {
    const files = { ...SOS, '/sos_commands/networking/netstat_-W_-neopa': { error: 'EACCES' } };
    assert.deepEqual(held(files, 1022), [[12, 'sshd', 3]]);
  });
});

test('open files that were recorded count alone', () => {
  const files = { ...SOS, '/proc/9/cmdline': 'sshd\0', '/proc/9/fd/3': { link: 'socket:[1022]' } };
  assert.deepEqual(held(files, 1022), [[9, 'sshd', 3]]);
  assert.deepEqual(held(files, 1080), []);
});

test('texts that lie on a running host count for nothing', () => {
  const root = memoryRoot(SOS, { live: true });
  assert.deepEqual(readHolders(root).all(1022), []);
});

describe('what is shown', () => {
  test('plain rows, with a note', async () => {
    assert.deepEqual(await run(SOS, '-tlnp'), {
      stdout: `Active Internet connections (only servers)
Proto Recv-Q Send-Q Local Address           Foreign Address         State       PID/Program name    
tcp        0      0 127.0.0.1:22            0.0.0.0:*               LISTEN      12/sshd: /usr/sbin/ 
tcp        0      0 127.0.0.1:80            0.0.0.0:*               LISTEN      30/nginx            
tcp        0      0 127.0.0.1:90            0.0.0.0:*               LISTEN      -                   
`,
      stderr: NOTE,
      status: 0,
    });
  });

  test('nothing is said without -p', async () => {
    const { stderr } = await run(SOS, '-tln');
    assert.equal(stderr, '');
  });

  test('lines that cannot be read are counted', async () => {
    const text = `${SS}tcp LISTEN 0 1 *:22 *:* users:(("a",pid=1,fd=3),("b",pi\n`;
    const { stderr } = await run({ ...SOS, '/sos_commands/networking/ss_-peaonmi': text }, '-tlnp');
    assert.equal(
      stderr,
      `${NOTE}netstat: sos_commands/networking/ss_-peaonmi: 1 line that names an owner cannot be read\n`,
    );
  });

  test('names are shown safely', async () => {
    const files = { '/proc/net/tcp': TCP, '/netstat': NETSTAT.replace('sshd: /usr', 'e\x1b[31mvil') };
    const { stdout } = await run(files, '-tlnp');
    assert.match(stdout, / 12\/e\?\[31mvil\/sbin\/ *\n/);
  });

  test('CSV with the source, in a query too', async () => {
    const { stdout } = await run(
      SOS,
      '-tln',
      '--csv',
      '--columns',
      'local.port,owners.pid,fd,owners.source',
      '--where',
      'owners.source = ss',
    );
    assert.equal(stdout, 'local.port,owners.pid,owners.fd,owners.source\r\n80,30;30;31,6;7;6,ss;ss;ss\r\n');
  });

  test('records have the source, and nothing that was not told', async () => {
    const found: SocketRecord[] = [];
    for await (const socket of sockets(memoryRoot(SOS), { protocols: ['tcp'], owners: true }))
      found.push(socket);
    assert.deepEqual(
      found.map(({ owners }) => owners),
      [
        [{ pid: 12, program: 'sshd: /usr/sbin/', fd: 3, source: 'netstat' }],
        [
          { pid: 30, program: 'nginx', fd: 6, source: 'ss' },
          { pid: 30, program: 'nginx', fd: 7, source: 'ss' },
          { pid: 31, program: 'nginx', fd: 6, source: 'ss' },
        ],
        [],
      ],
    );
  });

  test('command lines that were recorded', async () => {
    const files = { ...SOS, '/proc/12/cmdline': '/usr/sbin/sshd\0-D\0' };
    const { stdout } = await run(
      files,
      '-tln',
      '--csv',
      '--columns',
      'command',
      '--where',
      'local.port = 22',
    );
    assert.equal(stdout, 'owners.command\r\n/usr/sbin/sshd -D\r\n');
  });

  test('what is not told decides nothing', async () => {
    const { status, stderr } = await run(SOS, '-tln', '--where', 'command ~ nginx', '--absent');
    assert.deepEqual(
      [status, stderr.replace(NOTE, '')],
      [
        5,
        'netstat: cannot tell: /proc: no process may be looked at\nnetstat: cannot tell: command lines or descriptors were not recorded\n',
      ],
    );
  });

  test('notes', async () => {
    const { stdout } = await run(SOS, '-tlnp', '--explain', '--json');
    const notes = JSON.parse(stdout).sockets.map(({ notes }: SocketRecord) => notes?.[0]);
    assert.deepEqual(notes, [
      {
        code: 'owner-from-text',
        text: 'Its program is named by the output of netstat that was recorded with this host, not by open files, which were not.',
      },
      {
        code: 'owner-from-text',
        text: 'Its program is named by the output of ss that was recorded with this host, not by open files, which were not.',
      },
      {
        code: 'not-recorded',
        text: 'The open files of processes were not recorded with this host, nor output of netstat, ss or lsof that names its program.',
      },
    ]);
  });
});
