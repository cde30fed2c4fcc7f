import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connection, notesOf } from '../background.ts';

const OWNER = { pid: 31, program: 'worker', command: '/opt/app/worker', fd: 6 };

test('a socket that only a thread has open names the thread', () => {
  const [[note, ...others] = []] = notesOf('socket', [connection({ owners: [{ ...OWNER, thread: 33 }] })]);
  assert.deepEqual(note, {
    code: 'thread-descriptor',
    text: 'Thread 33 of 31/worker holds it (fd 6), in a table of descriptors that the process does not have: it called unshare(CLONE_FILES), or the first thread has ended. -p looks in /proc/31/fd alone and shows no program.',
  });
  assert.deepEqual(others, []);
});

test('nothing is said of threads where the process has it open', () => {
  assert.deepEqual(notesOf('socket', [connection({ owners: [OWNER] })]), [[]]);
});
