import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { after, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  freePort,
  makeAuthority,
  makeCertificate,
  numbered,
  numbersUpTo,
  openTo,
  receiveDatagrams,
  receiveStreams,
  until,
  whyNoCertificates,
} from './receivers.ts';

const OPTIONS = { timeout: 300_000 };

/** How many messages a line says are sent again; the number depends on the kernel. */
function withoutCounts(lines: readonly string[], port: number): string[] {
  return lines.map((line) => line.replace(`:${port}`, '').replace(/the last \d+ are/, 'the last N are'));
}

/** How many messages these lines say were dropped or not sent. */
function droppedIn(lines: readonly string[]): number {
  const counts = lines.map((line) => /(\d+) messages? (?:was|were) (?:dropped|not sent)/.exec(line)?.[1]);
  return counts.reduce((sum, count) => sum + Number(count ?? 0), 0);
}

describe('syslog over udp', OPTIONS, () => {
  test('each message is a datagram', async () => {
    const receiver = await receiveDatagrams();
    const syslog = openTo('udp', receiver.port);
    for (const number of numbersUpTo(500)) syslog.send(numbered(number));
    await syslog.end();
    await until(() => receiver.numbers.length >= 500);
    assert.deepEqual(receiver.numbers, numbersUpTo(500));
    assert.deepEqual(syslog.lines, []);
    await receiver.close();
  });

  test('each opening of a connection is told of, refused or not', async () => {
    const receiver = await receiveStreams();
    const syslog = openTo('tcp', receiver.port);
    syslog.send(numbered(1));
    await until(() => receiver.messages.length === 1);
    await syslog.end();
    await receiver.close();
    assert.equal(syslog.openings(), 1);
    const refused = openTo('tcp', receiver.port);
    await until(() => refused.lines.length === 1);
    assert.equal(refused.openings(), 1);
    await refused.end();
  });

  test('a receiver that is not there is told of, and when it is', async () => {
    const port = await freePort();
    const syslog = openTo('udp', port);
    for (const number of numbersUpTo(20)) syslog.send(numbered(number));
    await until(() => syslog.lines.length > 0);
    const receiver = await receiveDatagrams(port);
    for (const number of numbersUpTo(20)) syslog.send(numbered(20 + number));
    await until(() => syslog.lines.length > 1);
    await syslog.end();
    assert.deepEqual([...new Set(receiver.numbers)], numbersUpTo(40));
    // It depends on the kernel when a refusal comes.
    const lines = withoutCounts(syslog.lines, port).map((line) => line.replace(/, the last .*/, ''));
    assert.deepEqual(lines, [
      'netstat: udp://127.0.0.1: connection refused; messages wait',
      'netstat: udp://127.0.0.1: reached',
    ]);
    await receiver.close();
  });

  test('a message that fits no datagram is told of, and no obstacle to others', async () => {
    const receiver = await receiveDatagrams();
    const syslog = openTo('udp', receiver.port);
    const long = 'x'.repeat(70_000);
    for (const more of ['', long, long, '']) syslog.send(numbered(1, more));
    await syslog.end();
    await until(() => receiver.numbers.length >= 2);
    assert.deepEqual(receiver.numbers, [1, 4]);
    const url = `netstat: udp://127.0.0.1:${receiver.port}`;
    assert.deepEqual(syslog.lines, [
      `${url}: a message of 70110 bytes fits no datagram: such are dropped`,
      `${url}: 2 messages were too long for a datagram`,
    ]);
    await receiver.close();
  });
});

describe('syslog over tcp', OPTIONS, () => {
  test('each message comes after its length', async () => {
    const receiver = await receiveStreams();
    const syslog = openTo('tcp', receiver.port);
    for (const number of numbersUpTo(9000)) syslog.send(numbered(number, '\u00e4'));
    await syslog.end();
    await until(() => receiver.numbers.length >= 9000);
    assert.deepEqual(receiver.numbers, numbersUpTo(9000));
    assert.deepEqual(syslog.lines, []);
    await receiver.close();
  });

  test('messages wait for a receiver that is not there', async () => {
    const port = await freePort();
    const syslog = openTo('tcp', port);
    await until(() => syslog.lines.length > 0);
    for (const number of numbersUpTo(10_003)) syslog.send(numbered(number));
    const receiver = await receiveStreams({ port });
    await until(() => syslog.lines.length > 1);
    await syslog.end();
    assert.deepEqual(
      receiver.numbers,
      numbersUpTo(10_000).map((number) => number + 3),
    );
    assert.deepEqual(withoutCounts(syslog.lines, port), [
      'netstat: tcp://127.0.0.1: connection refused; messages wait',
      'netstat: tcp://127.0.0.1: reached; 3 messages were dropped meanwhile',
    ]);
    await receiver.close();
  });

  for (const [how, end] of [
    ['closes', 'end'],
    ['resets the connection', 'resetAndDestroy'],
  ] as const) {
    test(`nothing is lost if the receiver ${how} midway`, async () => {
      let left = 250;
      const receiver = await receiveStreams({ read: (socket) => void (--left === 0 && socket[end]()) });
      const syslog = openTo('tcp', receiver.port);
      for (const number of numbersUpTo(3000)) {
        syslog.send(numbered(number));
        if (number % 100 === 0) await sleep(1);
      }
      await until(() => syslog.lines.length > 1);
      await syslog.end();
      const ascending = [...new Set(receiver.numbers)].sort((a, b) => a - b);
      assert.deepEqual(ascending, numbersUpTo(3000));
      const [lost = '', ...others] = withoutCounts(syslog.lines, receiver.port);
      assert.match(
        lost,
        /^netstat: tcp:\/\/127\.0\.0\.1: (closed the connection|connection reset); messages wait, the last N are sent again$/,
      );
      assert.deepEqual(others, ['netstat: tcp://127.0.0.1: reached']);
      await receiver.close();
    });
  }

  test('a receiver that accepts and closes at once is told of once', async () => {
    let accepted = 0;
    const receiver = await receiveStreams({
      accepted(socket) {
        accepted++;
        socket.destroy();
      },
    });
    const syslog = openTo('tcp', receiver.port);
    syslog.send(numbered(1));
    await until(() => accepted >= 4);
    await syslog.end();
    const [lost, ...others] = syslog.lines;
    assert.match(lost ?? '', /: (closed the connection|connection reset); messages wait/);
    assert.deepEqual(others, [`netstat: tcp://127.0.0.1:${receiver.port}: 1 message was not sent`]);
    await receiver.close();
  });

  test('a slow receiver makes messages wait, and what is dropped is told', async () => {
    const receiver = await receiveStreams({ accepted: (socket) => void socket.pause() });
    const syslog = openTo('tcp', receiver.port);
    const more = 'x'.repeat(1000);
    for (const number of numbersUpTo(40_000)) {
      syslog.send(numbered(number, more));
      if (number % 100 === 0) await sleep(0);
    }
    const [line] = syslog.lines;
    assert.equal(
      line,
      `netstat: tcp://127.0.0.1:${receiver.port}: takes messages too slowly: the oldest that wait are dropped`,
    );
    for (const socket of receiver.sockets) socket.resume();
    await until(() => syslog.lines.length > 1);
    await syslog.end();
    await until(() => receiver.numbers.at(-1) === 40_000);
    assert.equal(new Set(receiver.numbers).size, receiver.numbers.length, 'none comes twice');
    assert.equal(receiver.numbers.length + droppedIn(syslog.lines), 40_000);
    assert.equal(syslog.lines.length, 2);
    await receiver.close();
  });

  test('what a receiver that is not there did not get is told at the end', async () => {
    const port = await freePort();
    const syslog = openTo('tcp', port);
    for (const number of numbersUpTo(3)) syslog.send(numbered(number));
    await syslog.end();
    syslog.send(numbered(4));
    assert.deepEqual(syslog.lines, [
      `netstat: tcp://127.0.0.1:${port}: connection refused; messages wait`,
      `netstat: tcp://127.0.0.1:${port}: 3 messages were not sent`,
    ]);
  });

  test('nor is a receiver that stops reading waited for', async () => {
    const receiver = await receiveStreams({ accepted: (socket) => void socket.pause() });
    const syslog = openTo('tcp', receiver.port);
    for (const number of numbersUpTo(9_000)) syslog.send(numbered(number, 'x'.repeat(2000)));
    await syslog.end();
    const [line = '', ...others] = syslog.lines;
    assert.match(line, /^netstat: tcp:\/\/127\.0\.0\.1:\d+: \d+ messages were not sent$/);
    assert.deepEqual(others, []);
    await receiver.close();
  });
});

describe('the name of a receiver', OPTIONS, () => {
  test('has no address', async () => {
    const syslog = openTo('udp', 514, { host: 'nowhere.invalid', addressesOf: async () => [] });
    await syslog.end();
    assert.deepEqual(syslog.lines, [
      'netstat: udp://nowhere.invalid:514: its name has no address; messages wait',
    ]);
  });

  test('has several addresses, of which one answers', async () => {
    const receiver = await receiveStreams();
    const addressesOf = async () => ['::1', '127.0.0.3', '127.0.0.1'];
    const syslog = openTo('tcp', receiver.port, { host: 'log.example', addressesOf });
    syslog.send(numbered(1));
    await syslog.end();
    await until(() => receiver.numbers.length > 0);
    assert.deepEqual([receiver.numbers, syslog.lines], [[1], []]);
    await receiver.close();
  });

  test('gets another address, to which messages go from then on', async () => {
    const before = await receiveStreams({ host: '127.0.0.2' });
    const now = await receiveStreams({ port: before.port, host: '127.0.0.3' });
    let address = '127.0.0.2';
    const syslog = openTo('tcp', before.port, { host: 'log.example', addressesOf: async () => [address] });
    let sent = 0;
    const send = async (): Promise<void> => {
      syslog.send(numbered(++sent));
      await sleep(10);
    };
    while (before.numbers.length < 10) await send();
    address = '127.0.0.3';
    while (now.numbers.length < 10) await send();
    await syslog.end();
    await until(() => before.numbers.length + now.numbers.length >= sent);
    assert.deepEqual([...before.numbers, ...now.numbers], numbersUpTo(sent));
    assert.deepEqual(syslog.lines, []);
    await before.close();
    await now.close();
  });
});

const skip = whyNoCertificates() ?? false;

describe('syslog over tls', { ...OPTIONS, skip }, () => {
  const folder = mkdtempSync(`${tmpdir()}/netstat-syslog-`);
  after(() => rmSync(folder, { recursive: true }));
  const ca = skip === false ? makeAuthority(folder, 'trusted') : '';
  if (skip === false) makeAuthority(folder, 'other');

  for (const host of ['log.example', '127.0.0.1']) {
    test(`messages arrive at ${host}`, async () => {
      const certificate = makeCertificate(folder, 'trusted', 'DNS:log.example,IP:127.0.0.1');
      const receiver = await receiveStreams({ tls: certificate });
      const syslog = openTo('tls', receiver.port, { host, ca });
      for (const number of numbersUpTo(1000)) syslog.send(numbered(number));
      await syslog.end();
      await until(() => receiver.numbers.length >= 1000);
      assert.deepEqual([receiver.numbers, syslog.lines], [numbersUpTo(1000), []]);
      await receiver.close();
    });
  }

  const WRONG = [
    [
      'of an authority that is not trusted',
      'other',
      'DNS:log.example',
      30,
      'is from no authority that is trusted',
    ],
    ['for another name', 'trusted', 'DNS:other.example', 30, 'is for another name'],
    ['that has expired', 'trusted', 'DNS:log.example', -1, 'has expired'],
  ] as const;
  for (const [what, authority, names, days, reason] of WRONG) {
    test(`nothing is sent to a receiver with a certificate ${what}`, async () => {
      const receiver = await receiveStreams({ tls: makeCertificate(folder, authority, names, days) });
      const syslog = openTo('tls', receiver.port, { host: 'log.example', ca });
      syslog.send(numbered(1));
      await syslog.end();
      assert.deepEqual(receiver.numbers, []);
      assert.deepEqual(withoutCounts(syslog.lines, receiver.port), [
        `netstat: tls://log.example: its certificate ${reason}; messages wait`,
        'netstat: tls://log.example: 1 message was not sent',
      ]);
      await receiver.close();
    });
  }

  test('nor to one that does not speak it', async () => {
    const server = createServer((socket) => void socket.on('error', () => {}).end('220 ready\r\n'));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const syslog = openTo('tls', port, { ca });
    await until(() => syslog.lines.length > 0);
    await syslog.end();
    assert.deepEqual(withoutCounts(syslog.lines, port), [
      'netstat: tls://127.0.0.1: does not speak TLS; messages wait',
    ]);
    server.close();
  });
});
