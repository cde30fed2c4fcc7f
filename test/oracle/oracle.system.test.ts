import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { Oracle, oracleAvailable } from './oracle.ts';

const HEADING =
  'Active Internet connections (servers and established)\n' +
  'Proto Recv-Q Send-Q Local Address           Foreign Address         State       PID/Program name    \n';

describe('the real netstat', { skip: oracleAvailable() ?? false }, () => {
  let oracle: Oracle;
  before(async () => {
    oracle = await Oracle.start();
  });
  after(async () => {
    await oracle.close();
    assert.ok(!existsSync(oracle.dir));
  });

  test('sees the loaded tables, links and names, and no others after the next load', async () => {
    oracle.load({
      '/proc/net/tcp': 'h\n0: 0100007F:0016 00000000:0000 0A 0:0 0:0 0 0 0 77\n',
      '/proc/12/cmdline': '/usr/bin/foo\0',
      '/proc/12/fd/3': { link: 'socket:[77]' },
      '/etc/hosts': '127.0.0.1 lo\n',
      '/etc/services': 'ssh 22/tcp\n',
      '/etc/nsswitch.conf': 'hosts: files\nservices: files\n',
    });
    assert.deepEqual(await oracle.run(['-tap']), {
      stdout: `${HEADING}tcp        0      0 lo:ssh                  0.0.0.0:*               LISTEN      12/foo              \n`,
      stderr: '',
      status: 0,
    });
    oracle.load({});
    assert.deepEqual(await oracle.run(['-tap']), {
      stdout: HEADING,
      stderr: "netstat: no support for `AF INET (tcp)' on this system.\n",
      status: 1,
    });
  });

  test('runs as another user and with other variables', async () => {
    oracle.load({ '/proc/7/fd': { error: 'EACCES' }, '/proc/net/tcp': 'h\n' });
    assert.equal(
      (await oracle.run(['-tap'], { uid: 1000 })).stderr,
      '(No info could be read for "-p": geteuid()=1000 but you should be root.)\n',
    );
    assert.equal((await oracle.run(['-t', 'x', '-y'])).status, 3);
    assert.equal((await oracle.run(['-t', 'x', '-y'], { env: { POSIXLY_CORRECT: '1' } })).status, 0);
  });

  test('gets words with quotes, blanks and newlines unchanged', async () => {
    const { stderr } = await oracle.run(["--it's a\n$HOME"]);
    assert.ok(stderr.startsWith("netstat: unrecognized option '--it's a\n$HOME'\nusage:"), stderr);
  });

  test('is killed when its time is over; its output so far counts', async () => {
    oracle.load({ '/proc/net/tcp': 'h\n' });
    // On a busy machine it may not even have begun by then.
    for (let timeout = 300; ; timeout *= 2) {
      const { stdout, stderr, status } = await oracle.run(['-tapc'], { timeout });
      assert.deepEqual({ stderr, status }, { stderr: '', status: 'timeout' });
      assert.equal(stdout.replaceAll(HEADING, ''), '');
      if (stdout !== '') return;
    }
  });
});
