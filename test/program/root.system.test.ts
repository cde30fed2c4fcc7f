/** --root and NETSTAT_ROOT: which folders are hosts, and the message for those that are not. */
import assert from 'node:assert/strict';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { text } from '../behaviour/case.ts';
import { holder, inet, table } from '../behaviour/tables.ts';
import { writeTree } from '../oracle/case-tree.ts';
import { oracleAvailable } from '../oracle/oracle.ts';
import { copyProgram, PROGRAM, type Words, whyNoCopy, whyNoProgram, whyNotAnywhere } from './program.ts';
import { type Ended, runToEnd } from './running.ts';

const HOST = {
  '/proc/net/tcp': table('tcp', inet('0500000A:0016', '00000000:0000', '0A', { inode: '111', uid: '77' })),
  ...holder(100, '/usr/sbin/daemon\0', 111),
  '/etc/passwd': 'recorded:x:77:77::/:/bin/sh\n',
  '/etc/services': 'shell 22/tcp\n',
  '/etc/hosts': '10.0.0.5 recorded-host\n',
};

/** The rows of the whole host, of one without /etc, and of one without processes. */
const NAMED = text`
  Active Internet connections (only servers)
  Proto Recv-Q Send-Q Local Address           Foreign Address         State       User       Inode      PID/Program name····
  tcp        0      0 recorded-host:shell     0.0.0.0:*               LISTEN      recorded   111        100/daemon··········
`;
const NUMERIC = text`
  Active Internet connections (only servers)
  Proto Recv-Q Send-Q Local Address           Foreign Address         State       User       Inode      PID/Program name····
  tcp        0      0 10.0.0.5:22             0.0.0.0:*               LISTEN      77         111        100/daemon··········
`;
const UNOWNED = text`
  Active Internet connections (only servers)
  Proto Recv-Q Send-Q Local Address           Foreign Address         State       User       Inode      PID/Program name····
  tcp        0      0 10.0.0.5:22             0.0.0.0:*               LISTEN      77         111        -···················
`;
const NO_PROCESSES = `(No info could be read for "-p": geteuid()=${process.geteuid?.()} but you should be root.)\n`;

describe('--root', { skip: whyNoProgram() ?? false }, () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'netstat-program-'));
    writeTree(join(folder, 'host'), HOST);
    cpSync(join(folder, 'host/proc'), join(folder, 'tree'), { recursive: true, verbatimSymlinks: true });
    writeTree(join(folder, 'idle'), { '/proc/net/tcp': HOST['/proc/net/tcp'], '/proc/uptime': '1 1\n' });
    cpSync(join(folder, 'host/proc/net'), join(folder, 'tables'), { recursive: true });
    mkdirSync(join(folder, 'empty'));
    writeFileSync(join(folder, 'file'), '');
    symlinkSync('host', join(folder, 'link'));
    symlinkSync('loop', join(folder, 'loop'));
    const notUtf8 = Buffer.from(join(folder, 'caf\xe9'), 'latin1');
    mkdirSync(notUtf8);
    symlinkSync('../host', Buffer.concat([notUtf8, Buffer.from('/host')]));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const ask = (words: readonly string[], env: Record<string, string> = {}): Promise<Ended> =>
    runToEnd([...PROGRAM, '-tlep', ...words], { cwd: folder, env });
  const shows = (stdout: string): Ended => ({ stdout, stderr: '', status: 0 });

  for (const path of ['host', './host/', 'empty/../host', 'link', '/']) {
    test(`a recorded host at ${path}`, async () => {
      const where = path === '/' ? join(folder, 'host') : path;
      assert.deepEqual(await ask(['--root', where]), shows(NAMED));
      assert.deepEqual(await ask([`--root=${where}`]), shows(NAMED));
      assert.deepEqual(await ask([], { NETSTAT_ROOT: where }), shows(NAMED));
    });
  }

  test('the option wins over the variable', async () => {
    assert.deepEqual(await ask(['--root', 'host'], { NETSTAT_ROOT: 'missing' }), shows(NAMED));
  });

  test('a copy of /proc alone: nothing has a name', async () => {
    assert.deepEqual(await ask(['--root', 'tree']), shows(NUMERIC));
  });

  test('a host where no process runs', async () => {
    assert.deepEqual(await ask(['--root', 'idle']), shows(UNOWNED));
  });

  test('tables alone: no process can be found', async () => {
    assert.deepEqual(await ask(['--root', 'tables']), { stdout: UNOWNED, stderr: NO_PROCESSES, status: 0 });
  });

  for (const path of ['missing', 'empty', 'file/below', 'loop', 'x'.repeat(300), 'a b']) {
    test(`no host at ${JSON.stringify(path.slice(0, 20))}`, async () => {
      const stderr = `netstat: ${path}: no recorded host: there is neither proc/ nor net/ nor a table such as tcp in it\n`;
      assert.deepEqual(await ask(['--root', path]), { stdout: '', stderr, status: 1 });
      assert.deepEqual(await ask([], { NETSTAT_ROOT: path }), { stdout: '', stderr, status: 1 });
    });
  }

  test('a file that is no archive', async () => {
    const stderr =
      'netstat: file: no recorded host: neither a folder nor a tar archive, plain or compressed by gzip, xz or zstd\n';
    assert.deepEqual(await ask(['--root', 'file']), { stdout: '', stderr, status: 1 });
  });

  const noOther = process.geteuid?.() === 0 ? (whyNoCopy() ?? false) : 'only root can be another user';
  test('a folder that may not be entered', { skip: noOther }, async () => {
    mkdirSync(join(folder, 'closed'), { mode: 0 });
    chmodSync(folder, 0o755);
    const words: Words = [
      'setpriv',
      '--reuid=65534',
      '--regid=65534',
      '--clear-groups',
      ...copyProgram(join(folder, 'copy')),
    ];
    assert.deepEqual(
      await runToEnd([...words, '-t', '--root', 'closed'] as unknown as Words, { cwd: folder }),
      {
        stdout: '',
        stderr: 'netstat: closed: Permission denied\n',
        status: 1,
      },
    );
  });

  const nowhere = whyNotAnywhere() ?? false;
  test('in a deleted working folder only absolute paths work', { skip: nowhere }, async () => {
    const inGone = (path: string): Words => [
      'sh',
      '-c',
      'mkdir gone && cd gone && rmdir ../gone && exec "$@"',
      'sh',
      ...PROGRAM,
      '-tlep',
      '--root',
      path,
    ];
    assert.deepEqual(await runToEnd(inGone(join(folder, 'host')), { cwd: folder }), shows(NAMED));
    const { stdout, stderr, status } = await runToEnd(inGone('host'), { cwd: folder });
    assert.deepEqual({ stdout, status }, { stdout: '', status: 1 });
    assert.match(stderr, /^netstat: host: no recorded host: .*\n$/);
  });

  const isolated = nowhere || (oracleAvailable() ?? false);
  test('without /proc no recorded host is read, and that is said', { skip: isolated }, async () => {
    const script = 'mount -t tmpfs none /proc && exec "$@"';
    const words: Words = ['unshare', '-m', 'sh', '-c', script, 'sh', ...PROGRAM, '-tl', '--root', 'host'];
    assert.deepEqual(await runToEnd(words, { cwd: folder }), {
      stdout: '',
      stderr: 'netstat: host: recorded hosts are read by way of /proc/self/fd, which is not there\n',
      status: 1,
    });
  });

  test('a working folder whose name is not UTF-8', async () => {
    const script = 'cd "$(printf "caf\\351")" && exec "$@"';
    const inside = (path: string): Words => ['sh', '-c', script, 'sh', ...PROGRAM, '-tlep', '--root', path];
    for (const path of ['host', './host/.', 'host/../host', '../host']) {
      assert.deepEqual(await runToEnd(inside(path), { cwd: folder }), shows(NAMED), path);
    }
  });

  test('an empty variable counts as unset', async () => {
    const { stdout, stderr, status } = await runToEnd([...PROGRAM, '-tln'], { env: { NETSTAT_ROOT: '' } });
    assert.ok(stdout.startsWith('Active Internet connections (only servers)\n'));
    assert.deepEqual({ stderr, status }, { stderr: '', status: 0 });
  });
});
