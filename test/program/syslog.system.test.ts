import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { describe, test } from 'node:test';
import { freePort, receiveStreams, until } from '../syslog/receivers.ts';
import { PROGRAM, type Words, whyNoProgram } from './program.ts';
import { Running } from './running.ts';

const skip = whyNoProgram() ?? false;

/** Words that watch a port of this host, and send what changes. */
function watching(port: number, url: string): Words {
  const where = ['--where', `local.port = ${port}`];
  const options = ['--changes', '--initial', '--interval=0.1', `--syslog=${url}`];
  return [...PROGRAM, '-tln4', ...where, ...options];
}

describe('--syslog', { skip, timeout: 60_000 }, () => {
  test('sends what opens and closes', async () => {
    const receiver = await receiveStreams();
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const program = new Running(watching(port, `tcp://127.0.0.1:${receiver.port}`));
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

  test('says what was not sent, and does not wait for a receiver that is not there', async () => {
    const url = `tcp://127.0.0.1:${await freePort()}`;
    const receiver = await receiveStreams();
    const program = new Running([...watching(receiver.port, url), '--count=1']);
    const { stderr, status } = await program.ended;
    assert.equal(status, 0);
    assert.equal(
      stderr,
      `netstat: ${url}: connection refused; messages wait\nnetstat: ${url}: 1 message was not sent\n`,
    );
    await receiver.close();
  });
});
