/** Tables that others changed on the way: through Windows, through a terminal, by a suffix. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { copiedRoot } from '../../../src/host/root/copied-root.ts';
import { type MemoryFile, memoryRoot } from '../../../src/host/root/memory-root.ts';
import { openRoot } from '../../../src/host/root/open-root.ts';
import { latin1 } from '../../../src/text/latin1.ts';
import { runIn } from '../../io.ts';

const TABLES = [
  'tcp',
  'udp6',
  'unix',
  'dev',
  'route',
  'igmp',
  'snmp',
  'netstat',
  'snmp6',
  'sockstat',
  'protocols',
  'fib_trie',
  'if_inet6',
  'igmp6',
  'ipv6_route',
];
const textOf = (name: string): string => readFileSync(`fixtures/busy/proc/net/${name}`, 'latin1');

/** What is read of a table, by batches and whole, and what was said of that. */
function readTable(files: Readonly<Record<string, MemoryFile>>, path: string, batchSize = 4096) {
  const root = copiedRoot(memoryRoot(files, { batchSize }));
  const batches = Array.from(root.readBatches(path), latin1).join('');
  const whole = latin1(root.read(path));
  return { batches, whole, mended: Object.fromEntries(root.mended ?? []) };
}

type Change = readonly [name: string, change: (text: string, table: string) => string, words: string];

const crlf = (text: string): string => text.replaceAll('\n', '\r\n');
const BOM = '\xef\xbb\xbf';
const CUT = 'it is cut out of what a terminal showed';

const CHANGES: readonly Change[] = [
  ['CR and LF', crlf, 'its lines end in CR and LF'],
  ['a byte order mark', (text) => BOM + text, 'it begins with a byte order mark'],
  ['both', (text) => BOM + crlf(text), 'it begins with a byte order mark, its lines end in CR and LF'],
  ['a command before', (text, table) => `$ cat /proc/net/${table}\n${text}`, CUT],
  [
    'a command of another shell before, and blank lines',
    (text, table) => `\n\nC:\\>adb shell cat /proc/net/${table}\n\n${text}`,
    CUT,
  ],
  [
    'commands before and after',
    (text, table) => `[root@web ~]# cat /proc/net/${table}\n${text}[root@web ~]# cat /proc/net/raw\nother\n`,
    CUT,
  ],
  [
    'a prompt after',
    (text, table) => `root@web:/tmp# head -n 99 /proc/1/net/${table}\n${text}root@web:/tmp# `,
    CUT,
  ],
  [
    'all of it',
    (text, table) => BOM + crlf(`Last login: now\n$ cat /proc/net/${table}\n${text}$ exit\nlogout\n`),
    `it begins with a byte order mark, its lines end in CR and LF, ${CUT}`,
  ],
];

for (const table of TABLES)
  describe(`of ${table}`, () => {
    const path = `/proc/net/${table}`;
    const text = textOf(table);
    for (const [name, change, words] of CHANGES)
      test(name, () => {
        for (const batchSize of [4096, 65536]) {
          const { batches, whole, mended } = readTable({ [path]: change(text, table) }, path, batchSize);
          assert.deepEqual([batches, whole, mended], [text, text, { [path]: words }]);
        }
      });

    test('an exact copy is read as it is', () => {
      const root = memoryRoot({ [path]: text });
      const bytes = root.read(path);
      const copied = copiedRoot({ ...root, read: () => bytes, readBatches: () => [bytes] });
      assert.equal(copied.read(path), bytes);
      assert.equal([...copied.readBatches(path)][0], bytes);
      assert.deepEqual(copied.mended, new Map());
    });
  });

describe('a suffix', () => {
  const path = '/proc/net/tcp';
  const text = textOf('tcp');
  const words = { [path]: 'read from a file with the suffix .txt' };

  test('stands for the file that is not there', () => {
    assert.deepEqual(readTable({ [`${path}.txt`]: text }, path), {
      batches: text,
      whole: text,
      mended: words,
    });
  });

  test('is in the way of no file that is there', () => {
    const files = { [`${path}.txt`]: 'other\n', [path]: text };
    assert.deepEqual(readTable(files, path), { batches: text, whole: text, mended: {} });
  });

  test('tells nothing of a file that cannot be read', () => {
    const files = { [`${path}.txt`]: text, [path]: { error: 'EACCES' } };
    assert.throws(() => readTable(files, path), { code: 'DENIED', path });
  });

  test('is named in no error', () => {
    assert.throws(() => readTable({ '/proc/net/udp': text }, path), { code: 'ABSENT', path });
  });
});

test('a folder of tables with a suffix is a recorded host', () => {
  const folder = mkdtempSync(join(tmpdir(), 'netstat-copied-'));
  try {
    writeFileSync(join(folder, 'tcp.txt'), 'text\n');
    assert.equal(latin1(openRoot(folder).read('/proc/net/tcp')), 'text\n');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** What net-tools reads in its own way, and what looks like a command and is none. */
const LEFT: readonly (readonly [name: string, table: string, text: string])[] = [
  ['a heading below lines that are no commands', 'tcp', `odd\n${textOf('tcp')}`],
  ['one line without a CR', 'tcp', crlf(textOf('tcp')).replace('\r\n', '\n')],
  ['no heading', 'tcp', textOf('tcp').split('\n').slice(1).join('\n')],
  ['a heading far below a command', 'tcp', `$ cat /proc/net/tcp\n${'\n'.repeat(64)}${textOf('tcp')}`],
  ['a table of which no heading is known', 'rt_cache', '$ cat /proc/net/rt_cache\nIface\n'],
  ['a command behind a table that begins with its heading', 'tcp', `${textOf('tcp')}$ exit\n`],
  ['an empty table', 'tcp', ''],
];
for (const [name, table, text] of LEFT)
  test(`${name} is left as it is`, () => {
    const path = `/proc/net/${table}`;
    assert.deepEqual(readTable({ [path]: text }, path), { batches: text, whole: text, mended: {} });
  });

test('other files are left as they are', () => {
  const files = { '/etc/hosts': crlf('127.0.0.1 localhost\n') };
  assert.deepEqual(readTable(files, '/etc/hosts'), {
    batches: files['/etc/hosts'],
    whole: files['/etc/hosts'],
    mended: {},
  });
});

test('a path of a unix socket is no command', () => {
  const row = '0000000000000000: 00000002 00000000 00000000 0001 01 7 /tmp/a# cat /proc/net/b\n';
  const text = `Num       RefCount Protocol Flags    Type St Inode Path\n${row}`;
  const path = '/proc/net/unix';
  const { batches } = readTable({ [path]: `$ cat ${path}\n${text}$ ` }, path);
  assert.equal(batches, text);
});

test('what was done is told once, by the names of files', async () => {
  const files = {
    '/proc/net/tcp': crlf(textOf('tcp')),
    '/proc/net/udp.txt': BOM + textOf('udp6').replace(/\n.*/s, '\n'),
  };
  const { stderr } = await runIn({ root: copiedRoot(memoryRoot(files)), frames: 2 }, ['-tunc']);
  assert.equal(
    stderr,
    [
      'netstat: proc/net/tcp: its lines end in CR and LF: read as the table that it was\n',
      'netstat: proc/net/udp: read from a file with the suffix .txt: read as the table that it was\n',
      'netstat: proc/net/udp.txt: it begins with a byte order mark: read as the table that it was\n',
    ].join(''),
  );
});
