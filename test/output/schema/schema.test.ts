import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { type SchemaName, schemasOf } from '../../../src/output/schema/schema.ts';
import { FIELDS } from '../../../src/records/fields.ts';
import { validator } from '../validator.ts';

const NAMES = [
  ...Object.keys(FIELDS),
  ...['count', 'change', 'coverage', 'problem', 'frame', 'document', 'line', 'flat'],
];

test('there is a schema of each kind of records, and of all else that is written; each has a versioned name', () => {
  const schemas = schemasOf('1.2.3');
  assert.deepEqual(Object.keys(schemas), NAMES);
  for (const [name, schema] of Object.entries(schemas)) {
    assert.equal(schema.$schema, 'https://json-schema.org/draft/2020-12/schema');
    assert.equal(schema.$id, `urn:netstat-js:1.2.3:schema:${name}`);
  }
});

test('the package has them as files, under its own version', () => {
  const require = createRequire(import.meta.url);
  const { version } = require('netstat-js/package.json');
  for (const [name, schema] of Object.entries(schemasOf(version))) {
    const file = require.resolve(`netstat-js/schema/${name}.json`);
    assert.deepEqual(JSON.parse(readFileSync(file, 'utf8')), schema);
  }
});

/** All schemas in a schema that stand for a value. */
function* valuesIn(schema: unknown, path: string): Generator<[string, Record<string, unknown>]> {
  if (typeof schema !== 'object' || schema === null) return;
  for (const [key, part] of Object.entries(schema)) {
    if (key === 'properties')
      for (const [name, value] of Object.entries(part as Record<string, Record<string, unknown>>))
        yield [`${path}/${name}`, value];
    yield* valuesIn(part, `${path}/${key}`);
  }
}

test('every member is described, and every object is closed', () => {
  const values = [...valuesIn(schemasOf('1'), '')];
  assert.ok(values.length > 300);
  for (const [path, value] of values) {
    assert.match(String(value.description), /^\S.+/, path);
    if (value.type === 'object') assert.equal(value.additionalProperties, false, path);
  }
});

const SOCKET = { protocol: 'tcp', state: 'LISTEN' };
const FACTS = { version: '1.2.3', time: '2026-11-24T01:02:03.004Z' };
const HEAD = { host: 'busy', time: FACTS.time };
const OWNER = { pid: 1, program: 'a', command: 'a', fd: 3 };

const RIGHT: readonly [SchemaName, object][] = [
  ['socket', SOCKET],
  ['socket', { ...SOCKET, dualStack: null, owners: [OWNER], locals: ['::1'], local: { port: 65535 } }],
  ['count', { count: 1, 'local.port': 22, dualStack: null, program: 'nginx' }],
  ['frame', { ...FACTS, host: 'busy' }],
  ['document', { ...FACTS, problems: [] }],
  ['document', { ...FACTS, sockets: [SOCKET], groups: [], problems: [{ message: 'no' }] }],
  ['document', { ...FACTS, counts: [{ count: 2, state: '' }], problems: [] }],
  ['line', { kind: 'socket', ...SOCKET }],
  ['line', { kind: 'problem', message: 'no', file: '/proc/net/tcp', line: 1 }],
  ['line', { kind: 'frame', ...FACTS }],
  [
    'flat',
    { kind: 'socket', ...HEAD, ...SOCKET, 'owners.pid': [1, null], 'netns.names': [], dualStack: null },
  ],
  ['flat', { kind: 'frame', host: 'busy', ...FACTS }],
  [
    'flat',
    { kind: 'change', ...HEAD, change: 'changed', previous: { state: '' }, 'socket.local.port': 65535 },
  ],
];

for (const [name, value] of RIGHT) {
  test(`right as ${name}: ${JSON.stringify(value)}`, () => {
    assert.deepEqual(validator(name)(value), []);
  });
}

const WRONG: readonly [SchemaName, object, string][] = [
  ['socket', { protocol: 'tcp' }, " must have required property 'state'"],
  ['socket', { ...SOCKET, colour: 1 }, ' must NOT have additional properties'],
  ['socket', { ...SOCKET, owners: [{ ...OWNER, pid: '1' }] }, '/owners/0/pid must be integer'],
  ['socket', { ...SOCKET, owners: [{ pid: 1 }] }, "/owners/0 must have required property 'program'"],
  ['socket', { ...SOCKET, local: { port: 65536 } }, '/local/port must be <= 65535'],
  ['socket', { ...SOCKET, recvQ: null }, '/recvQ must be integer'],
  ['count', { count: -1 }, '/count must be >= 0'],
  ['frame', { ...FACTS, time: 'yesterday' }, `/time must match pattern`],
  ['document', FACTS, " must have required property 'problems'"],
  [
    'document',
    { ...FACTS, problems: [], sockets: [{}] },
    "/sockets/0 must have required property 'protocol'",
  ],
  ['flat', { kind: 'socket', ...SOCKET }, " must have required property 'time'"],
  ['flat', { kind: 'socket', ...HEAD, ...SOCKET, owners: [OWNER] }, ' must NOT have additional properties'],
  ['flat', { kind: 'socket', ...HEAD, ...SOCKET, inode: -1 }, '/inode must be >= 0'],
  ['flat', { kind: 'socket', ...HEAD, ...SOCKET, 'owners.pid': [1.5] }, '/owners.pid/0 must be integer'],
  ['line', SOCKET, ' must match exactly one schema in oneOf'],
  ['line', { kind: 'route', ...SOCKET }, ' must match exactly one schema in oneOf'],
];

for (const [name, value, complaint] of WRONG) {
  test(`wrong as ${name}: ${JSON.stringify(value)}`, () => {
    const complaints = validator(name)(value);
    assert.ok(
      complaints.some((words) => words.startsWith(complaint)),
      complaints.join('\n'),
    );
  });
}
