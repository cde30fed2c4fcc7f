import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { listening, shown, TCP, tcp } from './hosts.ts';
import { type Made, member, paxRecords, tar } from './made-archives.ts';
import { XZ, XZ_BLOCKS, XZ_CRC32, ZSTD } from './packed-archives.ts';

const pax = (records: Readonly<Record<string, string>>, type = 'x'): Made => ({
  name: 'PaxHeader',
  type,
  content: paxRecords(records),
});
const long = (content: string, type = 'L'): Made => ({
  name: '././@LongLink',
  type,
  content: `${content}\0`,
});
const NET = 'proc/net/tcp';
const content = tcp(22);

/** Archives that are read as if they were the folder, without a word. */
const WELL: readonly (readonly [name: string, bytes: Buffer])[] = [
  ['a file', tar(TCP)],
  ['before the end, a folder', tar({ name: 'proc/', type: '5' }, { name: 'proc/net/', type: '5' }, TCP)],
  ['names that begin with ./', tar({ name: './', type: '5' }, { ...TCP, name: `./${NET}` })],
  ['a folder in front', tar({ ...TCP, name: `sosreport-web1/${NET}` })],
  [
    'a folder in front, and files beside it',
    tar({ name: 'README', content: '' }, { ...TCP, name: `./web1/${NET}` }),
  ],
  ['a set of tables', tar({ name: 'tcp', content })],
  ['a set of tables in a folder', tar({ name: 'web1/tcp', content })],
  ['a proc tree', tar({ name: 'net/tcp', content })],
  ['a proc tree in a folder', tar({ name: 'a/net/tcp', content })],
  [
    'a link to a folder',
    tar(
      { name: 'proc/net', type: '2', target: 'self/net' },
      { name: 'proc/self', type: '2', target: '7' },
      { name: 'proc/7/net/tcp', content },
    ),
  ],
  [
    'an absolute link',
    tar({ ...TCP, name: 'proc/net/tcp6' }, { name: NET, type: '2', target: '/proc/net/tcp6' }),
  ],
  [
    'a hard link',
    tar({ ...TCP, name: 'a/proc/net/tcp6' }, { name: `a/${NET}`, type: '1', target: './a/proc/net/tcp6' }),
  ],
  ['the last of two members of one name', tar({ ...TCP, content: tcp(80) }, TCP)],
  ['a file of Unix V7', tar({ name: 'proc/', type: '\0', magic: '' }, { ...TCP, type: '\0', magic: '' })],
  ['a contiguous file', tar({ ...TCP, type: '7' })],
  ['a file of an unknown type', tar({ ...TCP, type: 'Z' })],
  ['a prefix', tar({ name: 'net/tcp', prefix: 'proc', content })],
  ['no prefix of GNU', tar({ ...TCP, magic: 'ustar  \0', prefix: '1234567' })],
  ['a long name of GNU', tar(long(NET), { ...TCP, name: 'x' })],
  [
    'a long link of GNU',
    tar({ ...TCP, name: 'proc/net/tcp6' }, long('tcp6', 'K'), { name: NET, type: '2', target: 'y' }),
  ],
  ['a path of pax', tar(pax({ path: NET }), { ...TCP, name: 'x' })],
  [
    'a path of pax, the second one',
    tar(pax({ path: 'x' }), pax({ path: NET, comment: 'y' }), { ...TCP, name: 'x' }),
  ],
  ['a pax header of Solaris', tar(pax({ path: NET }, 'X'), { ...TCP, name: 'x' })],
  [
    'a link path of pax',
    tar({ ...TCP, name: 'proc/net/tcp6' }, pax({ linkpath: 'tcp6' }), { name: NET, type: '2', target: 'y' }),
  ],
  ['a size of pax', tar(pax({ size: `${content.length}` }), { ...TCP, size: '00000000000\0' })],
  ['a global pax header', tar(pax({ comment: 'x', path: 'y' }, 'g'), pax({ path: NET }), TCP)],
  [
    'a size in base 256',
    tar({ ...TCP, size: Buffer.from([0x80, ...Buffer.alloc(9), content.length >> 8, content.length & 255]) }),
  ],
  ['a size with spaces', tar({ ...TCP, size: `${content.length.toString(8).padStart(10)} \0` })],
  ['a sum of signed bytes', tar({ name: 'caf\xe9', signed: true }, { ...TCP, name: NET })],
  ['one block of zeros at the end', Buffer.concat([member(TCP), Buffer.alloc(512)])],
  ['something behind its end', Buffer.concat([tar(TCP), Buffer.from('garbage')])],
  [
    'the name of a volume, and a folder of GNU with content',
    tar({ name: 'v', type: 'V' }, { name: 'proc/', type: 'D', content: 'Ynet\0\0' }, TCP),
  ],
  ['gzip', gzipSync(tar(TCP))],
  [
    'gzip of two members',
    Buffer.concat([gzipSync(tar(TCP).subarray(0, 700)), gzipSync(tar(TCP).subarray(700))]),
  ],
  ['xz', XZ],
  ['xz with a sum of 32 bits', XZ_CRC32],
  ['xz of blocks, with sums of SHA-256', XZ_BLOCKS],
  ['xz of two streams, and zeros', Buffer.concat([XZ, Buffer.alloc(8), XZ])],
  ['zstd', ZSTD],
  [
    'zstd of frames, one of which is to be passed over',
    Buffer.concat([
      ZSTD,
      Buffer.from('502a4d180300000061626328b52ffd0400010000', 'hex').subarray(0, 11),
      ZSTD,
    ]),
  ],
];

describe('an archive is read', () => {
  for (const [name, bytes] of WELL)
    test(name, async () => {
      assert.deepEqual(await shown(bytes), { stdout: listening(22), stderr: '', status: 0 });
    });
});
