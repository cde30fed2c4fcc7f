import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { inodeDigits, socketReader } from '../../../src/host/processes/socket-links.ts';

/** The text of a link below /proc/PID/fd, and the socket that it names. */
const LINKS: readonly [link: string, inode: number | string | undefined][] = [
  ['socket:[12345]', 12345],
  ['socket:[10]', 10],
  ['socket:[4294967295]', 4294967295],
  ['socket:[999999999999999]', 999999999999999],
  ['socket:[1000000000000000]', '1000000000000000'],
  ['socket:[18446744073709551615]', '18446744073709551615'],
  ['[0000]:7', 7],
  ['[0000]:1234567890123456', '1234567890123456'],
  // net-tools takes no inode of a single digit here.
  ['socket:[7]', undefined],
  ['socket:[]', undefined],
  ['socket:[12a45]', undefined],
  ['socket:[12345', undefined],
  ['socket:[12345]x', undefined],
  ['socket:12345]', undefined],
  ['sock1234567890]', undefined],
  ['s1234567890123]', undefined],
  ['[0001]:12345', undefined],
  ['pipe:[12345]', undefined],
  ['/tmp/socket:[12345]', undefined],
  ['anon_inode:[eventpoll]', undefined],
  ['s'.repeat(200), undefined],
];

const folder = mkdtempSync(join(tmpdir(), 'netstat-fd-'));
after(() => rmSync(folder, { recursive: true }));

test('a link names a socket or none', () => {
  for (const [link, inode] of LINKS) assert.equal(inodeDigits(link), inode, link);
});

for (const [index, [link, inode]] of LINKS.entries()) {
  test(`the link ${link} of an open file`, () => {
    const fds = join(folder, String(index));
    mkdirSync(fds);
    symlinkSync(link, join(fds, '3'));
    assert.deepEqual(socketReader()(fds), inode === undefined ? [] : [inode]);
  });
}

test('what is no descriptor, or no link, is passed over', () => {
  const fds = join(folder, 'mixed');
  mkdirSync(fds);
  writeFileSync(join(fds, '0'), '');
  symlinkSync('socket:[11]', join(fds, '1'));
  symlinkSync('socket:[12]', join(fds, 'x2'));
  symlinkSync('socket:[13]', join(fds, '3'.repeat(100)));
  assert.deepEqual(new Set(socketReader()(fds)), new Set([11, 13]));
  assert.throws(() => socketReader()(join(folder, 'absent')));
});

test('descriptors come in the order of their sockets', () => {
  const fds = join(folder, 'descriptors');
  mkdirSync(fds);
  const links = ['socket:[500]', 'pipe:[1]', 'socket:[700]', 'socket:[1]', 'socket:[18446744073709551615]'];
  for (const [fd, link] of links.entries()) symlinkSync(link, join(fds, String(fd)));
  const found: number[] = [];
  const inodes = socketReader()(fds, found);
  assert.deepEqual(
    new Map(found.map((fd, index) => [fd, inodes[index]])),
    new Map<number, number | string>([
      [0, 500],
      [2, 700],
      [4, '18446744073709551615'],
    ]),
  );
});
