/** A run that looks names up has sockets, of which it shows none; net-tools has none open while it reads a table. */
import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { type DnsServer, startDnsServer } from '../host/names/dns-server.ts';
import { PROGRAM, type Words, whyNoProgram } from '../program/program.ts';
import { Running } from '../program/running.ts';
import { furnishNetwork, isInside, runInside, whyNoNamespace } from './namespace.ts';

const TITLE = 'sockets of this program';

const ETC = { 'nsswitch.conf': 'hosts: dns\n', 'resolv.conf': 'nameserver 127.0.0.1\n' };

/** The sockets of this test, by protocol and both ends. */
const ROWS = [
  'udp 127.0.0.1:53 0.0.0.0:*',
  'udp 127.0.0.9:7001 127.0.0.1:53',
  'udp named.example:7001 0.0.0.0:*',
];

/** What an address is called decides whether a row is the test's; the server itself has no name. */
const NAMES: Readonly<Record<string, string>> = { '5.0.0.127': 'named.example' };

/** Protocol and ends of each row of each frame, sorted. */
function frames(stdout: string): string[][] {
  return stdout
    .split(/^Active .*\n.*\n/m)
    .slice(1)
    .map((rows) => rows.split('\n').filter((row) => row !== ''))
    .map((rows) => rows.map((row) => row.replace(/^(\S+) +\d+ +\d+ (\S+) +(\S+) .*/, '$1 $2 $3')).sort());
}

function tests(): void {
  let dns: DnsServer;
  before(async () => {
    furnishNetwork(ETC);
    const sockets = ['127.0.0.5', '127.0.0.9'].map((address) => ({ address, socket: createSocket('udp4') }));
    for (const { address, socket } of sockets) await once(socket.bind(7001, address), 'listening');
    // Another program may well ask DNS: its row is shown.
    sockets[1]?.socket.connect(53, '127.0.0.1');
    for (const { socket } of sockets) socket.unref();
    dns = await startDnsServer((question) => {
      const [, asked = ''] = /^(.*)\.in-addr\.arpa$/.exec(question) ?? [];
      return NAMES[asked] ?? 'silence';
    });
  });

  after(() => dns.close());

  /** The rows of the first frames of a run. */
  const shown = async (words: Words, count: number): Promise<string[][]> => {
    const running = new Running([...PROGRAM, ...words]);
    let length = 1;
    for (;;) {
      await running.shown(length);
      const { stdout } = running;
      if (frames(stdout).length > count) {
        running.child.kill('SIGKILL');
        return frames(stdout).slice(0, count);
      }
      length = stdout.length + 1;
    }
  };

  test('no frame has one while an answer is missing', { timeout: 300_000 }, async () => {
    assert.deepEqual(await shown(['-atuc', '--dns-timeout', '2'], 3), [ROWS, ROWS, ROWS]);
  });

  test('no frame has one while the address of a host in an expression is missing', {
    timeout: 300_000,
  }, async () => {
    const rows = ROWS.map((row) => row.replace('named.example', '127.0.0.5')).sort();
    const words: Words = ['-anuc', '--dns-timeout', '0.5', '--where', 'port > 0 or host = silent.example'];
    assert.deepEqual(await shown(words, 2), [rows, rows]);
  });

  test('a socket that it was started with is shown: others hold it too', async () => {
    const server = createServer().listen(7002, '127.0.0.5');
    await once(server, 'listening');
    const { fd } = (server as unknown as { _handle: { fd: number } })._handle;
    const words: Words = [
      ...PROGRAM,
      '-tlan',
      '--dns-timeout',
      '0.2',
      '--where',
      'port = 7002 or host = x.example',
    ];
    const running = new Running(words, { stdio: ['ignore', 'pipe', 'pipe', fd] });
    const { stdout } = await running.ended;
    server.close();
    assert.deepEqual(frames(stdout), [['tcp 127.0.0.5:7002 0.0.0.0:*']]);
  });
}

const missing = whyNoNamespace() ?? whyNoProgram();
if (missing !== undefined) test(TITLE, { skip: missing }, () => {});
else if (isInside()) describe(TITLE, tests);
else runInside(import.meta.filename);
