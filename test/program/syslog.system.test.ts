import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { after, describe, test } from 'node:test';
import {
  freePort,
  makeAuthority,
  makeCertificate,
  type Received,
  receiveDatagrams,
  receiveStreams,
  until,
  whyNoCertificates,
} from '../syslog/receivers.ts';
import { PROGRAM, type Words, whyNoProgram } from './program.ts';
import { Running } from './running.ts';

const skip = whyNoProgram() ?? whyNoCertificates() ?? false;

/** Words that watch a port of this host, and send what changes. */
function watching(port: number, url: string): Words {
  const where = ['--where', `local.port = ${port}`];
  const options = ['--changes', '--initial', '--interval=0.1', `--syslog=${url}`];
  return [...PROGRAM, '-tln4', ...where, ...options];
}

describe('--syslog', { skip, timeout: 300_000 }, () => {
  const folder = mkdtempSync(`${tmpdir()}/netstat-syslog-`);
  after(() => rmSync(folder, { recursive: true }));
  if (skip === false) makeAuthority(folder, 'trusted');
  const tls = () => makeCertificate(folder, 'trusted', 'DNS:localhost');
  const trusting = `--syslog-ca=${folder}/trusted.pem`;

  const RECEIVERS: readonly (readonly [string, () => Promise<Received>, ...string[]])[] = [
    ['udp', receiveDatagrams],
    ['tcp', receiveStreams],
    ['tls', () => receiveStreams({ tls: tls() }), trusting],
  ];
  for (const [protocol, receive, ...words] of RECEIVERS) {
    test(`sends what opens and closes over ${protocol}`, async () => {
      const receiver = await receive();
      const server = createServer();
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      const { port } = server.address() as AddressInfo;
      const url = `${protocol}://localhost:${receiver.port}`;
      const program = new Running([...watching(port, url), ...words]);
      const changes = () => receiver.messages.filter(({ id }) => id !== 'coverage');
      await until(() => changes().length > 0);
      server.close();
      await until(() => changes().length > 1);
      program.child.kill('SIGTERM');
      const { status } = await program.ended;
      assert.equal(status, 'SIGTERM');
      const told = changes().map(({ id, pid, data }) => {
        const fields = Object.fromEntries(data['netstat@32473'] ?? []);
        return [id, pid, fields['local.port'], fields.state];
      });
      const rest = [`${program.child.pid}`, `${port}`, 'LISTEN'];
      assert.deepEqual(told, [
        ['opened', ...rest],
        ['closed', ...rest],
      ]);
      await receiver.close();
    });
  }

  /** What a run says whose receiver does not get the one message that there is. */
  async function unsent(port: number, url: string, ...words: readonly string[]): Promise<string> {
    const program = new Running([...watching(port, url), '--count=1', ...words]);
    const { stderr, status } = await program.ended;
    assert.equal(status, 0);
    // It depends on the kernel when a refusal comes.
    return stderr.replace(', the last one is sent again', '');
  }

  for (const protocol of ['udp', 'tcp', 'tls']) {
    test(`says what was not sent over ${protocol} to a receiver that is not there`, async () => {
      const url = `${protocol}://127.0.0.1:${await freePort()}`;
      const receiver = await receiveStreams();
      assert.equal(
        await unsent(receiver.port, url),
        `netstat: ${url}: connection refused; messages wait\nnetstat: ${url}: 1 message was not sent\n`,
      );
      await receiver.close();
    });
  }

  const WRONG = [
    ['tls://127.0.0.1', 'for another name', trusting],
    ['tls://localhost', 'from no authority that is trusted'],
  ] as const;
  for (const [host, what, ...words] of WRONG) {
    test(`sends nothing to a receiver whose certificate is ${what}`, async () => {
      const receiver = await receiveStreams({ tls: tls() });
      const url = `${host}:${receiver.port}`;
      assert.equal(
        await unsent(receiver.port, url, ...words),
        `netstat: ${url}: its certificate is ${what}; messages wait\nnetstat: ${url}: 1 message was not sent\n`,
      );
      assert.deepEqual(receiver.messages, []);
      await receiver.close();
    });
  }

  test('needs a file of certificates', async () => {
    const program = new Running([...PROGRAM, '--changes', '--syslog=tls://a', '--syslog-ca=/dev/zero']);
    assert.deepEqual(await program.ended, {
      stdout: '',
      stderr: "netstat: --syslog-ca needs a file of certificates in PEM, not '/dev/zero'\n",
      status: 3,
    });
  });
});
