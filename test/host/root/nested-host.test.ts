/** Recorded hosts in folders of a folder, as archives leave them that are unpacked. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { openRoot } from '../../../src/host/root/open-root.ts';
import { latin1 } from '../../../src/text/latin1.ts';

let folder = '';

/** A test in a folder of its own. */
function inFolder(name: string, body: () => void): void {
  test(name, () => {
    folder = mkdtempSync(join(tmpdir(), 'netstat-nested-'));
    try {
      body();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
}

function write(path: string, text = ''): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

const read = (path = '/proc/net/tcp', base = folder): string => latin1(openRoot(base).read(path));

inFolder('the only host in a folder stands for it', () => {
  write('sosreport-web-1/proc/net/tcp', 'web\n');
  write('sosreport-web-1.md5', 'sum');
  write('other/net/tcp');
  assert.equal(read(), 'web\n');
});

inFolder('so does that in a folder data, beside what describes it', () => {
  write('insights-web-1/data/proc/net/tcp', 'web\n');
  write('insights-web-1/meta_data/proc');
  assert.equal(read(), 'web\n');
  assert.equal(read('/proc/net/tcp', join(folder, 'insights-web-1')), 'web\n');
});

inFolder('links in it lead no further than its own top', () => {
  write('sos/proc/1/net/tcp', 'web\n');
  write('etc/hosts', 'outer');
  write('sos/etc/names', 'inner');
  symlinkSync('/etc/names', join(folder, 'sos/etc/hosts'));
  symlinkSync('../../etc/hosts', join(folder, 'sos/etc/services'));
  assert.equal(read('/etc/hosts'), 'inner');
  assert.equal(read('/etc/services'), 'inner');
  assert.equal(read(), 'web\n');
});

inFolder('of several none is taken', () => {
  for (const name of ['b', 'a', 'd', 'c']) write(`${name}/proc/net/tcp`);
  assert.throws(() => read(), {
    errno: 'ENOTUNIQ',
    reason: 'more than one recorded host is in it (a, b, c, ...): name one of them, or use --hosts',
  });
});

inFolder('a link to a host counts for nothing', () => {
  symlinkSync('/', join(folder, 'host'));
  mkdirSync(join(folder, 'other'));
  symlinkSync('/proc', join(folder, 'other/proc'));
  assert.throws(() => read(), { errno: 'ENOENT' });
});

inFolder('a link that takes the place of the host is not followed', () => {
  write('sos/proc/net/tcp', 'web\n');
  write('else/net/tcp', 'other\n');
  const root = openRoot(folder);
  renameSync(join(folder, 'sos'), join(folder, 'was'));
  symlinkSync(join(folder, 'was'), join(folder, 'sos'));
  assert.throws(() => root.read('/proc/net/tcp'), { errno: 'ENOTDIR' });
});

/** Where a copy of /proc may have its tables, and where its link `net` leads. */
const COPIES: readonly (readonly [name: string, tables: string, links: Readonly<Record<string, string>>])[] =
  [
    ['a folder self, and no link', 'self', {}],
    ['a folder thread-self', 'thread-self', { net: 'self/net' }],
    ['a link to a process that has ended, and one process', '4711', { net: 'self/net', self: '99' }],
    ['no link self, and one process', '4711', { net: 'self/net' }],
    ['process 1 among others', '1', { net: 'self/net', self: '99' }],
    ['a link self to a process', '4711', { net: 'self/net', self: '4711' }],
  ];
for (const [name, tables, links] of COPIES)
  inFolder(`tables are found by ${name}`, () => {
    write(`proc/${tables}/net/tcp`, 'web\n');
    if (tables === '1') write('proc/2/net/tcp', 'other\n');
    for (const [link, target] of Object.entries(links)) symlinkSync(target, join(folder, 'proc', link));
    assert.equal(read(), 'web\n');
  });

inFolder('of several processes without process 1 none is taken', () => {
  write('proc/2/net/tcp');
  write('proc/3/net/tcp');
  assert.throws(() => read(), { code: 'ABSENT', path: '/proc/net/tcp' });
});
