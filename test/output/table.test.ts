import assert from 'node:assert/strict';
import { test } from 'node:test';
import stringWidth from 'string-width';
import { tableForm } from '../../src/output/table.ts';
import type { SocketRecord } from '../../src/records/socket.ts';
import { HOSTILE, writtenText } from './written.ts';

const LISTENER: SocketRecord = {
  protocol: 'tcp',
  local: { address: '0.0.0.0', port: 22 },
  state: 'LISTEN',
  recvQ: 0,
};
const CLIENT: SocketRecord = {
  protocol: 'tcp6',
  local: { address: '2001:db8::1', port: 40000 },
  state: 'CLOSE_WAIT',
  recvQ: 12345678901234567890n,
};
const GROUP = { family: 'inet', iface: 'eth0', refCount: 1, address: '224.0.0.1' } as const;

test('columns are as wide as what is in them; those without anything are not there', () => {
  const text = writtenText(tableForm, {}, (form) => {
    form.record('socket', LISTENER);
    form.record('socket', CLIENT);
  });
  assert.equal(
    text,
    `protocol  local.address  local.port  state                      recvQ
────────  ─────────────  ──────────  ──────────  ────────────────────
tcp       0.0.0.0                22  LISTEN                         0
tcp6      2001:db8::1         40000  CLOSE_WAIT  12345678901234567890
`,
  );
});

test('--columns are there, in their order, also without anything in them', () => {
  const text = writtenText(tableForm, { columns: ['state', 'inode', 'time', 'protocol'] }, (form) =>
    form.record('socket', LISTENER),
  );
  assert.equal(
    text,
    `state   inode  time                      protocol
──────  ─────  ────────────────────────  ────────
LISTEN         2026-11-24T01:02:03.004Z  tcp
`,
  );
});

test('several kinds have a table each, under its name', () => {
  const text = writtenText(tableForm, { kinds: ['socket', 'group'] }, (form) => {
    form.record('group', GROUP);
    form.record('socket', { protocol: 'udp', state: '' });
  });
  assert.equal(
    text,
    `sockets
protocol
────────
udp

groups
family  iface  refCount  address
──────  ─────  ────────  ─────────
inet    eth0          1  224.0.0.1
`,
  );
});

test('of several kinds those are left out that have none of --columns', () => {
  const text = writtenText(tableForm, { kinds: ['socket', 'group'], columns: ['iface'] }, (form) => {
    form.record('group', GROUP);
    form.record('socket', LISTENER);
  });
  assert.equal(text, 'iface\n─────\neth0\n');
});

test('a table without rows says so', () => {
  assert.equal(
    writtenText(tableForm, {}, () => {}),
    'sockets: none\n',
  );
  assert.equal(
    writtenText(tableForm, { countBy: ['state'] }, () => {}),
    'counts: none\n',
  );
});

test('with -c each frame has its time', () => {
  const text = writtenText(
    tableForm,
    { kinds: ['group'], columns: ['iface'], continuous: true },
    (form) => form.record('group', GROUP),
    2,
  );
  const frame = 'groups 2026-11-24T01:02:03.004Z\niface\n─────\neth0\n';
  assert.equal(text, `${frame}\n${frame}`);
});

test('counts are a table', () => {
  const text = writtenText(tableForm, { countBy: ['state', 'local.port'] }, (form) => {
    form.count({ count: 12, state: 'LISTEN', 'local.port': 22 });
    form.count({ count: 1, state: '' });
  });
  assert.equal(
    text,
    'count  state   local.port\n─────  ──────  ──────────\n   12  LISTEN          22\n    1\n',
  );
});

test('several values are a list with a mark where one is missing; null is nothing', () => {
  const text = writtenText(tableForm, { with: new Set(['programs', 'selinux']) }, (form) =>
    form.record('socket', {
      protocol: 'tcp',
      state: '',
      owners: [
        { pid: 8, program: 'a', command: '', fd: 3, context: 'u:r:t' },
        { pid: 9, program: 'b', command: 'b -c', fd: 4 },
      ],
      dualStack: null,
    }),
  );
  assert.equal(
    text,
    `protocol  owners.pid  owners.program  owners.command  owners.fd  owners.context
────────  ──────────  ──────────────  ──────────────  ─────────  ──────────────
tcp       8, 9        a, b            -, b -c         3, 4       u:r:t, -
`,
  );
});

test('columns are straight whatever the letters, and nothing is cut', () => {
  const paths = ['plain', '日本語', 'e\u0301', 'กำ', 'שָׁלוֹם', '👩‍👩‍👧', '\ue000\ue000', 'x'.repeat(5000)];
  const text = writtenText(tableForm, { columns: ['path', 'protocol'] }, (form) => {
    for (const path of paths) form.record('socket', { protocol: 'unix', state: '', path });
  });
  const rows = text.split('\n').slice(2, -1);
  assert.deepEqual(
    rows.map((row) => row.replace(/ *unix$/, '')),
    paths,
  );
  for (const row of rows) assert.equal(stringWidth(row), 5000 + 2 + 4);
});

test('a wide column is as wide as its heading, its rule and its rows, left and right', () => {
  const path = 'x'.repeat(1000);
  const text = writtenText(tableForm, { columns: ['protocol', 'path', 'recvQ', 'state'] }, (form) => {
    form.record('socket', { protocol: 'unix', state: 'LISTEN', path, recvQ: 10n ** 300n });
    form.record('socket', { protocol: 'unix', state: '', recvQ: 7 });
  });
  assert.deepEqual(text.split('\n'), [
    `protocol  path${' '.repeat(996)}  ${' '.repeat(296)}recvQ  state`,
    `────────  ${'─'.repeat(1000)}  ${'─'.repeat(301)}  ──────`,
    `unix      ${path}  ${10n ** 300n}  LISTEN`,
    `unix      ${' '.repeat(1000)}  ${' '.repeat(300)}7`,
    '',
  ]);
});

test('a hostile name forges no row and drives no terminal', () => {
  const text = writtenText(tableForm, { columns: ['path'] }, (form) =>
    form.record('socket', { protocol: 'unix', state: '', path: HOSTILE }),
  );
  const row = 'a??b"c,d;e\\f??[31m???2J????\\xff?日本 é \u{1f4a9}';
  assert.equal(text, `path\n${'─'.repeat(stringWidth(row))}\n${row}\n`);
});

test('colours tell states, headings and nothing else', () => {
  const text = writtenText(tableForm, { columns: ['state', 'path'], colorLevel: 1 }, (form) => {
    for (const state of ['LISTEN', 'ESTABLISHED', 'CLOSE_WAIT', 'TIME_WAIT', 'SYN_SENT', 'UNKNOWN', '']) {
      form.record('socket', { protocol: 'tcp', state, path: 'LISTEN' });
    }
  });
  assert.equal(
    text,
    `\u001b[1mstate\u001b[22m        \u001b[1mpath\u001b[22m
\u001b[2m───────────  ──────\u001b[22m
\u001b[32mLISTEN\u001b[39m       LISTEN
\u001b[36mESTABLISHED\u001b[39m  LISTEN
\u001b[31mCLOSE_WAIT\u001b[39m   LISTEN
\u001b[2mTIME_WAIT\u001b[22m    LISTEN
\u001b[33mSYN_SENT\u001b[39m     LISTEN
UNKNOWN      LISTEN
             LISTEN
`,
  );
});
