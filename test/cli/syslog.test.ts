import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memoryRoot } from '../../src/host/root/memory-root.ts';
import { runIn } from '../io.ts';
import { receiveStreams, until } from '../syslog/receivers.ts';

const HEADING =
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n';
const ROOT = memoryRoot({
  '/proc/sys/kernel/hostname': 'web1\n',
  '/proc/net/tcp':
    HEADING +
    '   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 71 1 0\n',
  '/proc/net/unix':
    'Num       RefCount Protocol Flags    Type St Inode Path\n' +
    '0000000000000000: 00000002 00000000 00010000 0001 01 72 /run/a "b"] \x1b[2J\xff\n',
});

/** The messages of a run that shows once what there is. */
async function sent(...argv: readonly string[]) {
  const receiver = await receiveStreams();
  const url = `tcp://127.0.0.1:${receiver.port}`;
  const words = [...argv, '--changes', '--initial', '--count=1', `--syslog=${url}`];
  const { stdout, stderr, status } = await runIn({ root: ROOT, encoding: 'utf8' }, words);
  await until(() => receiver.messages.length > 0);
  await receiver.close();
  assert.deepEqual([stderr, status], ['', 0]);
  return { messages: receiver.messages, lines: stdout.trimEnd().split('\n') };
}

test('a change is sent with the fields of its row, and printed as well', async () => {
  const { messages, lines } = await sent('-tln4');
  const [{ data, ...header } = assert.fail('no message'), ...others] = messages;
  assert.deepEqual(others, []);
  assert.deepEqual(header, {
    priority: 29,
    time: '1970-01-01T00:00:00.000Z',
    host: 'web1',
    program: 'netstat',
    pid: '4711',
    id: 'opened',
    text: lines[0]?.replace(/^\S+ /, ''),
  });
  assert.deepEqual(Object.keys(data), ['netstat@32473', 'meta']);
  assert.deepEqual(data['netstat@32473'], [
    ['change', 'opened'],
    ['kind', 'socket'],
    ['protocol', 'tcp'],
    ['local.address', '127.0.0.1'],
    ['local.port', '8080'],
    ['foreign.address', '0.0.0.0'],
    ['foreign.port', '0'],
    ['state', 'LISTEN'],
    ['recvQ', '0'],
    ['sendQ', '0'],
    ['timer.kind', 'off'],
    ['timer.seconds', '0'],
    ['timer.retransmits', '0'],
    ['timer.probes', '0'],
    ['uid', '0'],
    ['inode', '71'],
    ['initial', 'true'],
  ]);
});

test('names that others chose forge nothing, and structured data can be named otherwise', async () => {
  const { messages } = await sent('-xa', '--syslog-sd-id=hosts@1');
  const fields = Object.fromEntries(messages[0]?.data['hosts@1'] ?? []);
  assert.equal(fields.path, '/run/a "b"] \\x1b[2J\\xff');
});
