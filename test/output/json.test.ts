import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { jsonForm, ndjsonForm } from '../../src/output/json.ts';
import type { SocketRecord } from '../../src/records/socket.ts';
import { FACTS, HOSTILE, written, writtenText } from './written.ts';

const TCP: SocketRecord = {
  protocol: 'tcp',
  local: { address: '127.0.0.1', port: 5432 },
  state: 'LISTEN',
  recvQ: 0,
  owners: [{ pid: 55, program: 'postgres', command: 'postgres -D /data', fd: 7 }],
};
const UNIX: SocketRecord = { protocol: 'unix', state: '', path: '@/tmp/x' };
const GROUP = { family: 'inet', iface: 'eth0', refCount: 1, address: '224.0.0.1' } as const;
const PROBLEM = { message: 'no such table', file: '/proc/net/tcp6', line: 3 };

test('a document has a line for each record; of a kind that comes in between, after the first', () => {
  const text = writtenText(jsonForm, { kinds: ['socket', 'group'] }, (form) => {
    form.record('socket', TCP);
    form.record('group', GROUP);
    form.problem(PROBLEM);
    form.record('socket', UNIX);
  });
  assert.equal(
    text,
    `{"version":"1.2.3","host":"busy","time":"2026-11-24T01:02:03.004Z",
"sockets":[
{"protocol":"tcp","local":{"address":"127.0.0.1","port":5432},"state":"LISTEN","recvQ":0,"owners":[{"pid":55,"program":"postgres","command":"postgres -D /data","fd":7}]},
{"protocol":"unix","state":"","path":"@/tmp/x"}
],
"groups":[
{"family":"inet","iface":"eth0","refCount":1,"address":"224.0.0.1"}
],
"problems":[
{"message":"no such table","file":"/proc/net/tcp6","line":3}
]}
`,
  );
});

test('arrays of what was asked for are there without records, in each frame', () => {
  assert.equal(
    writtenText(jsonForm, { kinds: ['socket', 'group'] }, () => {}),
    '{"version":"1.2.3","host":"busy","time":"2026-11-24T01:02:03.004Z",\n"sockets":[],\n"groups":[],\n"problems":[]}\n',
  );
});

test('with -c each document is a line, and begins anew', () => {
  const text = writtenText(
    jsonForm,
    { kinds: ['socket', 'group'], continuous: true },
    (form) => {
      form.record('group', GROUP);
      form.record('socket', UNIX);
      form.record('socket', UNIX);
    },
    2,
  );
  const line =
    '{"version":"1.2.3","host":"busy","time":"2026-11-24T01:02:03.004Z","sockets":[{"protocol":"unix","state":"","path":"@/tmp/x"},{"protocol":"unix","state":"","path":"@/tmp/x"}],"groups":[{"family":"inet","iface":"eth0","refCount":1,"address":"224.0.0.1"}],"problems":[]}\n';
  assert.equal(text, line + line);
});

test('counts take the place of records', () => {
  const text = writtenText(jsonForm, { countBy: ['state', 'local.port'] }, (form) => {
    form.count({ count: 3, state: 'LISTEN', 'local.port': 22 });
    form.count({ count: 1, state: '' });
  });
  assert.deepEqual(JSON.parse(text), {
    ...FACTS,
    counts: [
      { count: 3, state: 'LISTEN', 'local.port': 22 },
      { count: 1, state: '' },
    ],
    problems: [],
  });
});

test('a line of a stream says first what it is', () => {
  const text = writtenText(ndjsonForm, { kinds: ['socket', 'group'] }, (form) => {
    form.record('socket', UNIX);
    form.record('group', GROUP);
    form.problem(PROBLEM);
    form.count({ count: 2, state: '' });
  });
  assert.equal(
    text,
    `{"kind":"socket","protocol":"unix","state":"","path":"@/tmp/x"}
{"kind":"group","family":"inet","iface":"eth0","refCount":1,"address":"224.0.0.1"}
{"kind":"problem","message":"no such table","file":"/proc/net/tcp6","line":3}
{"kind":"count","count":2,"state":""}
`,
  );
});

test('with -c a line parts the frames of a stream', () => {
  const text = writtenText(ndjsonForm, { continuous: true }, (form) => form.record('socket', UNIX), 2);
  const frame =
    '{"kind":"frame","version":"1.2.3","host":"busy","time":"2026-11-24T01:02:03.004Z"}\n{"kind":"socket","protocol":"unix","state":"","path":"@/tmp/x"}\n';
  assert.equal(text, frame + frame);
});

test('numbers are exact, whatever their size', () => {
  const text = writtenText(ndjsonForm, {}, (form) =>
    form.record('socket', {
      protocol: 'tcp',
      state: '',
      recvQ: 18446744073709551615n,
      sendQ: -0,
      inode: 4294967295,
      timer: { kind: 'on', seconds: 0.04, retransmits: 2147483648, probes: 1 },
      tcp: { rto: 0.2, ato: 0, cwnd: 10, ssthresh: -1 },
      dualStack: null,
    }),
  );
  assert.equal(
    text,
    '{"kind":"socket","protocol":"tcp","state":"","recvQ":18446744073709551615,"sendQ":0,"inode":4294967295,"timer":{"kind":"on","seconds":0.04,"retransmits":2147483648,"probes":1},"tcp":{"rto":0.2,"ato":0,"cwnd":10,"ssthresh":-1},"dualStack":null}\n',
  );
});

test('a hostile name stays on its line, shows no control character, and is read back whole', () => {
  const text = writtenText(ndjsonForm, {}, (form) =>
    form.record('socket', {
      ...UNIX,
      path: HOSTILE,
      owners: [{ pid: 1, program: HOSTILE, command: '', fd: 0 }],
    }),
  );
  assert.match(text, /^[^\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]+\n$/);
  assert.ok(text.includes('日本 é \u{1f4a9}'), 'letters stay as they are');
  const read = JSON.parse(text);
  assert.equal(read.path, HOSTILE);
  assert.equal(read.owners[0].program, HOSTILE);
});

/** Like records: objects of what JSON knows. */
const anyValue = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.string({ unit: 'binary' }),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value')),
    tie('object'),
  ),
  object: fc.dictionary(fc.string(), tie('value')),
})).object;

test('whatever is in a record, JSON.parse gives it back', () => {
  fc.assert(
    fc.property(fc.array(anyValue), (records) => {
      const bytes = written(jsonForm, {}, (form) => {
        for (const record of records) form.record('socket', record as unknown as SocketRecord);
      });
      assert.deepEqual(JSON.parse(bytes.toString('utf8')).sockets, JSON.parse(JSON.stringify(records)));
    }),
  );
});

test('what is longer than a block comes whole', () => {
  const path = '/é'.repeat(200_000);
  const bytes = written(jsonForm, {}, (form) => {
    for (let count = 0; count < 3; count++) form.record('socket', { ...UNIX, path });
  });
  const { sockets } = JSON.parse(bytes.toString('utf8'));
  assert.deepEqual(
    sockets,
    Array.from({ length: 3 }, () => ({ ...UNIX, path })),
  );
});
