import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Owners } from '../../../src/host/processes/holder.ts';
import { readOwners } from '../../../src/host/processes/owners.ts';
import { programName } from '../../../src/host/processes/process-facts.ts';
import { type MemoryFile, memoryRoot } from '../../../src/host/root/memory-root.ts';

/** A process with these links below fd/. */
function processFiles(
  pid: number,
  commandLine: MemoryFile,
  ...links: (string | MemoryFile)[]
): Record<string, MemoryFile> {
  const fds = links.map((link, fd): [string, MemoryFile] => [
    `/proc/${pid}/fd/${fd}`,
    typeof link === 'string' ? { link } : link,
  ]);
  return { [`/proc/${pid}/cmdline`]: commandLine, ...Object.fromEntries(fds) };
}

function ownerOf(owners: Owners, inode: number | bigint): { pid: number; program: string } | undefined {
  const owner = owners.find(inode);
  return owner && { pid: owner.pid, program: owner.program };
}

test('of several processes the one with the lowest pid owns a socket, in whatever order they are listed', () => {
  const owners = readOwners(
    memoryRoot({
      ...processFiles(1000, 'late\0', 'socket:[111]', 'socket:[222]'),
      ...processFiles(99, '/bin/early\0-x\0', 'pipe:[5]', 'socket:[111]'),
    }),
  );
  assert.deepEqual(ownerOf(owners, 111), { pid: 99, program: 'early' });
  assert.deepEqual(ownerOf(owners, 222), { pid: 1000, program: 'late' });
  assert.equal(owners.find(5), undefined);
  assert.deepEqual([owners.any, owners.denied], [true, false]);
});

const LINKS: readonly [link: string, inode: number | bigint | undefined][] = [
  ['socket:[12]', 12],
  ['socket:[7]', undefined],
  ['[0000]:7', 7],
  ['socket:[18446744073709551614]', 18446744073709551614n],
  ['socket:[12', undefined],
  ['socket:[12]x', undefined],
  ['socket:[ab]', undefined],
  ['/tmp/socket:[12]', undefined],
  ['anon_inode:[eventpoll]', undefined],
  ['', undefined],
];

for (const [link, inode] of LINKS) {
  test(`the link '${link}'`, () => {
    const owners = readOwners(memoryRoot(processFiles(5, 'a\0', link)));
    assert.equal(owners.any, inode !== undefined);
    if (inode !== undefined) assert.deepEqual(ownerOf(owners, inode), { pid: 5, program: 'a' });
  });
}

test('what ends, or hides, meanwhile is passed over', () => {
  const owners = readOwners(
    memoryRoot({
      '/proc/1/fd': { error: 'ENOENT' },
      '/proc/2/fd': { error: 'ESRCH' },
      ...processFiles(3, 'c\0', { error: 'ENOENT' }, { error: 'EACCES' }, 'socket:[333]'),
      ...processFiles(4, { error: 'ENOENT' }, 'socket:[444]'),
      '/proc/self/fd/1': { link: 'socket:[555]' },
    }),
  );
  assert.deepEqual(ownerOf(owners, 333), { pid: 3, program: 'c' });
  assert.equal(owners.find(444), undefined);
  assert.equal(owners.find(555), undefined);
  assert.equal(owners.denied, false);
});

test('a folder of open files that may not be read is noted', () => {
  const hidden: Record<string, MemoryFile> = { '/proc/1/fd': { error: 'EACCES' } };
  assert.deepEqual(
    [readOwners(memoryRoot(hidden)).any, readOwners(memoryRoot(hidden)).denied],
    [false, true],
  );
  const some = readOwners(memoryRoot({ ...hidden, ...processFiles(2, 'b\0', 'socket:[222]') }));
  assert.deepEqual([some.any, some.denied], [true, true]);
  assert.equal(readOwners(memoryRoot({ '/proc/1/fd': { error: 'EPERM' } })).denied, false);
});

test('an absent /proc counts as one that may not be read', () => {
  assert.equal(readOwners(memoryRoot({ '/etc/hosts': '' })).denied, true);
  assert.equal(readOwners(memoryRoot({ '/proc': { error: 'EACCES' } })).denied, true);
});

const PROGRAMS: readonly [commandLine: string, program: string][] = [
  ['/usr/sbin/sshd\0-D\0', 'sshd'],
  ['nginx: master process /usr/sbin/nginx\0', 'nginx: master process /usr/sbin/nginx'],
  ['/usr/bin/python3 /opt/x/y.py foo\0', 'y.py foo'],
  ['./srv\0', './srv'],
  ['-bash\0', '-bash'],
  ['/opt/dir/\0', ''],
  ['', ''],
  ['\0x\0', ''],
  ['no end', 'no end'],
  [`/${'a'.repeat(600)}`, 'a'.repeat(510)],
  [`/${'a'.repeat(509)}/b`, ''],
  ['/bin/\xc3\xa4\x1b', '\xc3\xa4\x1b'],
];

for (const [commandLine, program] of PROGRAMS) {
  test(`the program of '${commandLine.slice(0, 40)}'`, () => {
    assert.equal(programName(Buffer.from(commandLine, 'latin1')), program);
  });
}
