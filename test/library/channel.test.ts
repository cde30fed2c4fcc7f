import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { Channel } from '../../src/library/channel.ts';

/** A channel, its producer, and how the producer ended. */
function filled(batches: readonly (readonly number[])[], signal?: AbortSignal) {
  const channel = new Channel<number>();
  const log: string[] = [];
  const fill = async (): Promise<void> => {
    try {
      for (const batch of batches) {
        for (const value of batch) channel.push(value);
        log.push(`pushed ${batch}`);
        await channel.settle();
      }
      log.push('filled');
    } finally {
      log.push('over');
    }
  };
  return { values: channel.values(fill, signal), log };
}

test('values come in order, and a batch is made when the one before it was taken', async () => {
  const { values, log } = filled([[1, 2], [], [3]]);
  const taken: number[] = [];
  for await (const value of values) {
    taken.push(value);
    log.push(`took ${value}`);
  }
  assert.deepEqual(taken, [1, 2, 3]);
  assert.deepEqual(log, [
    'pushed 1,2',
    'took 1',
    'took 2',
    'pushed ',
    'pushed 3',
    'took 3',
    'filled',
    'over',
  ]);
});

test('values that are asked for all at once come in order', async () => {
  const { values } = filled([[1, 2], [3]]);
  const results = await Promise.all(Array.from({ length: 5 }, () => values.next()));
  assert.deepEqual(
    results.map(({ value }) => value),
    [1, 2, 3, undefined, undefined],
  );
});

test('nothing is made before the first value is asked for', async () => {
  const { values, log } = filled([[1]]);
  await setImmediate();
  assert.deepEqual(log, []);
  assert.deepEqual(await values.return(), { value: undefined, done: true });
  assert.deepEqual(await values.next(), { value: undefined, done: true });
  assert.deepEqual(log, []);
});

test('the values of the last batch come even if the producer does not wait for them to be taken', async () => {
  const channel = new Channel<number>();
  const values = channel.values(async () => {
    channel.push(1);
    await setImmediate();
    channel.push(2);
  });
  const taken: number[] = [];
  for await (const value of values) taken.push(value);
  assert.deepEqual(taken, [1, 2]);
});

test('an error comes after the values that were made before it', async () => {
  const channel = new Channel<number>();
  const values = channel.values(async () => {
    channel.push(1);
    await channel.settle();
    channel.push(2);
    throw new Error('no more');
  });
  assert.equal((await values.next()).value, 1);
  assert.equal((await values.next()).value, 2);
  await assert.rejects(values.next(), /^Error: no more$/);
  assert.deepEqual(await values.next(), { value: undefined, done: true });
});

for (const [what, end] of [
  ['break', () => 'break'],
  [
    'an exception',
    () => {
      throw new Error('mine');
    },
  ],
] as const) {
  test(`${what} ends the producer before the loop is left`, async () => {
    const { values, log } = filled([[1, 2], [3]]);
    const loop = async (): Promise<void> => {
      for await (const _ of values) if (end() === 'break') break;
    };
    await loop().catch((error: Error) => assert.equal(error.message, 'mine'));
    assert.deepEqual(log, ['pushed 1,2', 'over']);
  });
}

test('with a signal that has aborted, the producer does not start', async () => {
  const reason = new Error('too late');
  const { values, log } = filled([[1]], AbortSignal.abort(reason));
  await assert.rejects(values.next(), reason);
  assert.deepEqual(log, []);
});

test('a signal ends the producer while nobody asks for values; the next call throws its reason', async () => {
  const controller = new AbortController();
  const { values, log } = filled([[1, 2], [3]], controller.signal);
  assert.equal((await values.next()).value, 1);
  const reason = new Error('enough');
  controller.abort(reason);
  await setImmediate();
  assert.deepEqual(log, ['pushed 1,2', 'over']);
  await assert.rejects(values.next(), reason);
  assert.deepEqual(await values.next(), { value: undefined, done: true });
});

test('a signal ends the waiting for a value', async () => {
  const controller = new AbortController();
  const channel = new Channel<number>();
  let over = false;
  const values = channel.values(async () => {
    try {
      for (;;) await channel.settle();
    } finally {
      over = true;
    }
  }, controller.signal);
  const next = values.next();
  await setImmediate();
  controller.abort('stop');
  assert.equal(await next.catch((reason: unknown) => reason), 'stop');
  assert.ok(over);
});

test('a signal that aborts after the last value changes nothing', async () => {
  const controller = new AbortController();
  const { values, log } = filled([[1]], controller.signal);
  const taken: number[] = [];
  for await (const value of values) taken.push(value);
  controller.abort();
  await setImmediate();
  assert.deepEqual({ taken, last: log.at(-1) }, { taken: [1], last: 'over' });
});

test('timers run while values are taken without a pause', async () => {
  const channel = new Channel<number>();
  let rung = false;
  setTimeout(() => {
    rung = true;
  }, 1);
  const values = channel.values(async () => {
    while (!rung) {
      channel.push(1);
      await channel.settle();
    }
  });
  for await (const value of values) assert.equal(value, 1);
  assert.ok(rung);
});

test('many iterators add one listener to a signal, and remove it', async () => {
  const controller = new AbortController();
  const { signal } = controller;
  const listeners = (): number => getEventListeners(signal, 'abort').length;
  const readers = Array.from({ length: 20 }, () => filled([[1], [2]], signal));
  for (const { values } of readers) await values.next();
  assert.equal(listeners(), 1);
  for (const { values } of readers) await values.return();
  assert.equal(listeners(), 0);
  const again = filled([[1], [2]], signal);
  await again.values.next();
  controller.abort();
  await assert.rejects(again.values.next(), { name: 'AbortError' });
  assert.equal(listeners(), 0);
});
