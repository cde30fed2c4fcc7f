import assert from 'node:assert/strict';
import { test } from 'node:test';
import { flatNdjsonForm } from '../../src/output/flat-ndjson.ts';
import type { FlowRecord } from '../../src/records/flow.ts';
import type { GroupRecord } from '../../src/records/group.ts';
import type { SocketRecord } from '../../src/records/socket.ts';
import { HOSTILE, writtenText } from './written.ts';

const HEAD = '"host":"busy","time":"2026-11-24T01:02:03.004Z"';
const WEB: SocketRecord = {
  protocol: 'tcp',
  local: { address: '127.0.0.1', port: 80 },
  state: 'LISTEN',
  recvQ: 2n ** 64n - 1n,
  owners: [
    { pid: 1, program: 'a', container: { id: '0f', name: 'web' } },
    { pid: 2, program: 'b', command: 'b -x' },
  ],
};
const GROUP: GroupRecord = {
  family: 'inet',
  iface: 'lo',
  refCount: 1,
  address: '224.0.0.1',
  host: 'all-systems',
};

test('objects become dotted keys, a list of them a list for each field, all of the same length', () => {
  assert.equal(
    writtenText(flatNdjsonForm, {}, (form) => form.record('socket', WEB)),
    `{"kind":"socket",${HEAD},"protocol":"tcp","local.address":"127.0.0.1","local.port":80,"state":"LISTEN","recvQ":18446744073709551615,"owners.pid":[1,2],"owners.program":["a","b"],"owners.command":[null,"b -x"],"owners.fd":[null,null],"owners.thread":[null,null],"owners.former":[null,null],"owners.source":[null,null],"owners.commandCut":[null,null],"owners.context":[null,null],"owners.unit":[null,null],"owners.container.name":["web",null],"owners.container.id":["0f",null],"owners.container.runtime":[null,null],"owners.container.image":[null,null],"owners.pod.name":[null,null],"owners.pod.namespace":[null,null],"owners.pod.uid":[null,null]}\n`,
  );
});

test('a list of no objects is one of no values; null stays', () => {
  const text = writtenText(flatNdjsonForm, {}, (form) =>
    form.record('socket', { protocol: 'tcp6', state: '', dualStack: null, owners: [] }),
  );
  const line = JSON.parse(text) as Record<string, unknown>;
  assert.deepEqual([line['owners.pid'], line['owners.pod.uid'], line.dualStack], [[], [], null]);
});

test('host is the host that a line is of, not the name of a group', () => {
  assert.equal(
    writtenText(flatNdjsonForm, { kinds: ['group'] }, (form) => form.record('group', GROUP)),
    `{"kind":"group",${HEAD},"family":"inet","iface":"lo","refCount":1,"address":"224.0.0.1","addressHost":"all-systems"}\n`,
  );
});

test('of several hosts each line has its own, and the time of its recording where there is one', () => {
  const { host: _name, ...group } = GROUP;
  const rest = '"family":"inet","iface":"lo","refCount":1,"address":"224.0.0.1","addressHost":"all"}';
  assert.equal(
    writtenText(flatNdjsonForm, { kinds: ['group'], with: new Set(['hosts']) }, (form) => {
      form.recordedAt?.('a', '2020-01-01T00:00:00Z');
      form.record('group', { ...group, addressHost: 'all', host: 'b' });
      form.record('group', { ...group, addressHost: 'all', host: 'a' });
      form.problem({ message: 'no', host: 'a' });
    }),
    `{"kind":"group","host":"b","time":"2026-11-24T01:02:03.004Z",${rest}
{"kind":"group","host":"a","time":"2020-01-01T00:00:00.000Z",${rest}
{"kind":"problem","host":"a","time":"2020-01-01T00:00:00.000Z","message":"no"}
`,
  );
});

test('a time that a recording made up is one that databases take', () => {
  const times: readonly (readonly [string, string])[] = [
    ['2020-02-30T00:00:00Z', '2020-03-01T00:00:00.000Z'],
    ['2020-01-01T00:00:00+02:00', '2019-12-31T22:00:00.000Z'],
    ['0000-01-01T00:00:00Z', '1970-01-01T00:00:00.000Z'],
    ['9999-12-31T23:59:59-23:00', '1970-01-01T00:00:00.000Z'],
  ];
  for (const [recorded, time] of times) {
    const text = writtenText(flatNdjsonForm, { with: new Set(['hosts']) }, (form) => {
      form.recordedAt?.('a', recorded);
      form.record('socket', { protocol: 'tcp', state: '', host: 'a' });
    });
    assert.equal(text, `{"kind":"socket","host":"a","time":"${time}","protocol":"tcp","state":""}\n`);
  }
});

test('a change has the fields of its row after those of its own, and what was before as it was', () => {
  const time = '2026-11-24T01:02:04.000Z';
  assert.equal(
    writtenText(flatNdjsonForm, { kinds: ['socket', 'group'], changes: true, continuous: true }, (form) => {
      form.change({
        change: 'changed',
        time,
        seconds: 1.5,
        previous: { state: 'SYN_SENT', 'local.host': 'a\0' },
        socket: { protocol: 'tcp', state: 'ESTABLISHED', netns: { inode: 7, host: true } },
      });
      form.change({ change: 'opened', time, initial: true, group: GROUP });
      form.change({
        change: 'gap',
        time,
        file: '/proc/net/tcp',
        reason: 'no',
        netns: { names: ['x'], host: false },
      });
      form.coverage({ time, seconds: 1, opened: 2, seen: 1 });
    }),
    `{"kind":"change","host":"busy","time":"${time}","change":"changed","seconds":1.5,"previous":{"state":"SYN_SENT","local.host":"a\\\\x00"},"socket.protocol":"tcp","socket.state":"ESTABLISHED","socket.netns.inode":7,"socket.netns.host":true}
{"kind":"change","host":"busy","time":"${time}","change":"opened","initial":true,"group.family":"inet","group.iface":"lo","group.refCount":1,"group.address":"224.0.0.1","group.addressHost":"all-systems"}
{"kind":"change","host":"busy","time":"${time}","change":"gap","file":"/proc/net/tcp","reason":"no","netns.names":["x"],"netns.host":false}
{"kind":"coverage","host":"busy","time":"${time}","seconds":1,"opened":2,"seen":1}
`,
  );
});

test('a frame of -c has a line before it', () => {
  assert.equal(
    writtenText(flatNdjsonForm, { continuous: true }, () => {}, 2),
    `{"kind":"frame",${HEAD},"version":"1.2.3"}\n`.repeat(2),
  );
});

test('names that may do harm come back whole, but for a NUL, which no database takes', () => {
  const text = writtenText(flatNdjsonForm, {}, (form) =>
    form.record('socket', { ...WEB, owners: [{ pid: 1, program: HOSTILE }], path: HOSTILE }),
  );
  const line = JSON.parse(text) as Record<string, unknown>;
  const stored = HOSTILE.replace('\0', '\\x00');
  assert.deepEqual([line['owners.program'], line.path], [[stored], stored]);
  assert.doesNotMatch(text, /\p{Cc}(?!$)/u);
});

test('a flow has the time at which the host of its client was recorded, or else that of the server', () => {
  const of = (host?: string) => ({ ...(host === undefined ? {} : { host }), address: '::1' });
  const flow = (client?: string, server?: string): FlowRecord => ({
    client: of(client),
    server: of(server),
    protocol: 'tcp',
    port: 22,
    connections: 1,
    states: [],
    recvQ: 0,
    sendQ: 0,
    certainty: 'proven',
  });
  const text = writtenText(flatNdjsonForm, { kinds: ['flow'], with: new Set(['hosts']) }, (form) => {
    form.recordedAt?.('a', '2020-01-01T00:00:00Z');
    form.recordedAt?.('b', '2020-01-02T00:00:00Z');
    for (const ends of [['a', 'b'], [undefined, 'b'], []]) form.record('flow', flow(...ends));
  });
  assert.deepEqual(
    [...text.matchAll(/"time":"([^"]*)"/g)].map(([, time]) => time),
    ['2020-01-01T00:00:00.000Z', '2020-01-02T00:00:00.000Z', '2026-11-24T01:02:03.004Z'],
  );
});
