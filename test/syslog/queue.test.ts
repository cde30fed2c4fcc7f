import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Queue } from '../../src/syslog/queue.ts';

/** A queue of messages from one number up to another. */
function queueOf(first: number, last: number): Queue {
  const queue = new Queue();
  for (let number = first; number <= last; number++) queue.add(Buffer.from(String(number)));
  return queue;
}

/** What waits. */
function rest(queue: Queue): number[] {
  return queue.take(Number.POSITIVE_INFINITY).map(Number);
}

describe('messages that wait', () => {
  test('are taken in their order', () => {
    const queue = queueOf(1, 5);
    assert.deepEqual(queue.take(2).map(Number), [1, 2]);
    queue.sent(0);
    assert.equal(queue.length, 3);
    assert.deepEqual(rest(queue), [3, 4, 5]);
  });

  test('are ten thousand at most, with those that are being sent; the oldest are dropped', () => {
    const queue = queueOf(1, 9_999);
    queue.take(10);
    assert.equal(queue.add(Buffer.from('10000')), false);
    assert.equal(queue.add(Buffer.from('10001')), true, 'the first for which one is dropped');
    assert.equal(queue.add(Buffer.from('10002')), false);
    assert.equal(queue.length, 10_000);
    assert.equal(queue.takeDropped(), 2);
    assert.equal(queue.takeDropped(), 0);
    queue.sent(0);
    assert.deepEqual(rest(queue).slice(0, 2), [13, 14]);
  });

  test('wait again if they were being sent, or sent not long ago', () => {
    const queue = queueOf(1, 7);
    for (const at of [10, 20, 30]) {
      queue.take(2);
      queue.sent(at);
    }
    queue.take(1);
    assert.equal(queue.takeBack(20), 4);
    assert.equal(queue.length, 5);
    assert.deepEqual(rest(queue), [3, 4, 5, 6, 7]);
  });

  test('that wait again are not remembered as sent', () => {
    const queue = queueOf(1, 2);
    queue.take(1);
    queue.sent(0);
    assert.equal(queue.takeBack(0), 1);
    assert.equal(queue.takeBack(0), 0);
    assert.deepEqual(rest(queue), [1, 2]);
  });

  test('of those sent ten thousand are remembered', () => {
    const queue = new Queue();
    for (let number = 1; number <= 30_000; number++) {
      queue.add(Buffer.from(String(number)));
      queue.take(1);
      queue.sent(0);
    }
    assert.equal(queue.takeBack(0), 10_000);
    assert.equal(rest(queue)[0], 20_001);
  });
});
