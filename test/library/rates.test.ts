import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { memoryRoot, type Root, rates } from '../../src/index.ts';

const dev = (packets: number): string =>
  `Inter-|   Receive                                                |  Transmit
 face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
  eth0: 0 ${packets} 0 0 0 0 0 0 0 0 0 0 0 0 0 0
`;

const snmp = (received: number): string => `Ip: Forwarding InReceives\nIp: 1 ${received}\n`;

/** A host whose counters are others each time that they are read. */
function counting(path: string, texts: readonly string[]): Root {
  const looks = texts.map((text) => memoryRoot({ [path]: text }));
  let at = 0;
  const [first] = looks as [Root];
  return { ...first, read: (name) => (looks[name === path ? at++ : at] ?? looks.at(-1) ?? first).read(name) };
}

async function first<T>(count: number, records: AsyncIterable<T>): Promise<T[]> {
  const taken: T[] = [];
  for await (const record of records) if (taken.push(record) === count) break;
  return taken;
}

describe('rates of the library', () => {
  test('begin with the second look', async () => {
    const root = counting('/proc/net/dev', [dev(1000), dev(2000), dev(2000), dev(500)]);
    const records = await first(3, rates(root, { interval: 0.05 }));
    assert.deepEqual(
      records.map(({ rx, reset }) => [rx?.packets, reset]),
      [
        [2000, undefined],
        [2000, undefined],
        [500, true],
      ],
    );
    const [rose, stayed, fell] = records.map((record) => record.rates?.rx.packets);
    assert.ok(rose !== undefined && rose > 0);
    assert.equal(stayed, 0);
    assert.equal(fell, undefined);
  });

  test('are those of statistics too', async () => {
    const root = counting('/proc/net/snmp', [snmp(4), snmp(4)]);
    assert.deepEqual(await first(2, rates(root, { view: 'statistics', interval: 0.05 })), [
      { table: 'Ip', counter: 'Forwarding', value: 1 },
      { table: 'Ip', counter: 'InReceives', value: 4, label: '4 total packets received', rate: 0 },
    ]);
  });

  test('end with the reason of a signal, between two looks as well', async () => {
    const reason = new Error('enough');
    const controller = new AbortController();
    const root = counting('/proc/net/dev', [dev(1)]);
    const looking = first(1, rates(root, { interval: 3600, signal: controller.signal }));
    setImmediate(() => setImmediate(() => controller.abort(reason)));
    await assert.rejects(looking, reason);
  });

  test('end with what cannot be read', async () => {
    await assert.rejects(first(1, rates(memoryRoot({ '/proc/net/tcp': '' }), { interval: 0.05 })), {
      name: 'ReadError',
    });
  });

  test('are refused at once where nothing can be looked at', () => {
    const root = memoryRoot({});
    assert.throws(() => rates(root, { interval: 0 }), {
      message: 'interval is 0.05 to 86400 seconds, not 0',
    });
    assert.throws(() => rates(root, { interval: Number.NaN }), RangeError);
    assert.throws(() => rates(root, { view: 'sockets' as never }), {
      message: 'no such view: "sockets"; there are interfaces, statistics, memory',
    });
    assert.throws(() => rates(root, { family: 'unix' as never }), RangeError);
  });
});
