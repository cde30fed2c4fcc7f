import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { listening, shown, TCP, tcp } from './hosts.ts';
import { END, type Made, member, paxRecords, tar } from './made-archives.ts';
import { XZ, ZSTD } from './packed-archives.ts';

const pax = (content: string | Buffer, type = 'x'): Made => ({ name: 'PaxHeader', type, content });
const NET = 'proc/net/tcp';
const OUT = 'names that lead out of it: 1 member is left out, ';
const ABSOLUTE = 'names in it begin with /, which is that of the archive\n';
const REST = ': what follows there is not shown\n';
const NONE =
  'no recorded host: neither a folder nor a tar archive, plain or compressed by gzip, xz or zstd\n';
const NO_TABLES = 'no recorded host: there is neither proc/ nor net/ nor a table such as tcp in it\n';
const NOT_READ = 'no recorded host is in what can be read of it: ';
const NOTHING = `${NOT_READ}cut off after 0 bytes${REST}`;
const gz = gzipSync(tar(TCP));

const link = (name: string, target: string): Made => ({ name, type: '2', target });
const changed = (bytes: Buffer, at: number): Buffer => {
  const copy = Buffer.from(bytes);
  copy[at < 0 ? bytes.length + at : at] = (bytes.at(at) as number) ^ 0x55;
  return copy;
};

/** What is shown of 22, which is in the archive, or another number of rows; what is said; the status if it is not 0. */
const HOSTILE: readonly (readonly [
  name: string,
  bytes: Buffer,
  ports: readonly number[],
  stderr: string,
  status?: number,
])[] = [
  // Links
  [
    'a link to a file that no view reads by its own name',
    tar({ ...TCP, name: 'saved/tables/tcp' }, link(NET, '../../saved/tables/tcp'), {
      ...TCP,
      name: 'proc/net/tcp6',
      content: '',
    }),
    [],
    "netstat: no support for `AF INET (tcp)' on this system.\n",
    1,
  ],
  // Names
  ['an absolute name', tar({ ...TCP, name: `/${NET}` }), [22], ABSOLUTE],
  ['many slashes', tar({ ...TCP, name: `///proc//net/tcp` }), [22], ABSOLUTE],
  ['a name that leads out', tar(TCP, { ...TCP, name: '../../etc/passwd' }), [22], `${OUT}../../etc/passwd\n`],
  [
    'a name that leads out and in',
    tar({ ...TCP, name: `x/../${NET}` }, TCP),
    [22],
    `${OUT}x/../proc/net/tcp\n`,
  ],
  [
    'a table that leads out',
    tar({ ...TCP, name: `a/../../${NET}` }),
    [],
    `${NOT_READ}names that lead out of it: 1 member is left out, a/../../proc/net/tcp\n`,
    1,
  ],
  [
    'a long name that leads out',
    tar({ name: 'L', type: 'L', content: `../${NET}` }, TCP, TCP),
    [22],
    `${OUT}../proc/net/tcp\n`,
  ],
  [
    'a path of pax that leads out',
    tar(pax(paxRecords({ path: `../${NET}` })), TCP, TCP),
    [22],
    `${OUT}../proc/net/tcp\n`,
  ],
  [
    'a prefix that leads out',
    tar({ name: 'net/tcp', prefix: '../proc', content: tcp(1) }, TCP),
    [22],
    `${OUT}../proc/net/tcp\n`,
  ],
  ['a folder that leads out', tar({ name: '../', type: '5' }, TCP), [22], `${OUT}../\n`],
  ['a link that leads out by its name', tar(link('../x', '/etc'), TCP), [22], `${OUT}../x\n`],
  ['backslashes', tar({ ...TCP, name: '..\\..\\etc\\passwd' }, TCP), [22], ''],
  ['no name', tar({ ...TCP, name: '' }, TCP), [22], ''],
  ['a name of dots', tar({ ...TCP, name: '././.' }, TCP), [22], ''],
  ['a name with a zero', tar({ name: 'L', type: 'L', content: `${NET}\0/../../x` }, TCP), [22], ''],
  [
    'control characters in a name',
    tar(TCP, { ...TCP, name: '../\x1b[31m\nproc/x\x9b' }),
    [22],
    `${OUT}../?[31m?proc/x?\n`,
  ],
  [
    'a name of 5,000 bytes',
    tar({ name: 'L', type: 'L', content: `${'d/'.repeat(2500)}x` }, TCP, TCP),
    [22],
    'names that are too long: 1 member is left out, d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/...\n',
  ],
  [
    'a name of 2 MiB',
    tar({ name: 'L', type: 'L', content: 'x'.repeat(2 << 20) }, TCP, TCP),
    [22],
    'headers that cannot be understood: 1 member is left out\n',
  ],
  [
    'folders in folders',
    tar({ name: 'L', type: 'L', content: 'd/'.repeat(2000) }, { name: 'd', type: '5' }, TCP),
    [22],
    '',
  ],
  // Links
  [
    'a link out of it',
    tar(link(NET, '../../../../../../../../etc/passwd')),
    [],
    "netstat: no support for `AF INET (tcp)' on this system.\n",
    1,
  ],
  [
    'an absolute link',
    tar(link(NET, '/etc/passwd')),
    [],
    "netstat: no support for `AF INET (tcp)' on this system.\n",
    1,
  ],
  ['a link to the running host', tar(link('proc', '/proc')), [], NO_TABLES, 1],
  ['a link to the folder that is written through', tar(link('proc/net', '/etc'), TCP), [22], ''],
  ['a link to itself', tar(link(NET, 'tcp')), [], '/proc/net/tcp: Too many levels of symbolic links\n', 255],
  [
    'a ring of links',
    tar(link(NET, 'a'), link('proc/net/a', 'b'), link('proc/net/b', 'tcp')),
    [],
    '/proc/net/tcp: Too many levels of symbolic links\n',
    255,
  ],
  [
    'links that grow',
    tar(...Array.from({ length: 30 }, (_, at) => link(`l${at}`, `l${at + 1}/l${at + 1}`)), link(NET, '/l0')),
    [],
    "netstat: no support for `AF INET (tcp)' on this system.\n",
    1,
  ],
  ['an empty link', tar(link(NET, '')), [], NO_TABLES, 1],
  [
    'a hard link out of it',
    tar({ name: NET, type: '1', target: '../../../etc/passwd' }),
    [],
    `${NOT_READ}hard links to what is not in it: 1 member is left out, proc/net/tcp\n`,
    1,
  ],
  [
    'a hard link to an absolute name',
    tar({ name: NET, type: '1', target: '/etc/passwd' }),
    [],
    `${NOT_READ}hard links to what is not in it: 1 member is left out, proc/net/tcp\n`,
    1,
  ],
  [
    'a hard link to itself',
    tar({ name: NET, type: '1', target: NET }),
    [],
    `${NOT_READ}hard links to what is not in it: 1 member is left out, proc/net/tcp\n`,
    1,
  ],
  [
    'a hard link to what follows',
    tar({ name: NET, type: '1', target: 'proc/net/tcp6' }, { ...TCP, name: 'proc/net/tcp6' }),
    [],
    "hard links to what is not in it: 1 member is left out, proc/net/tcp\nnetstat: no support for `AF INET (tcp)' on this system.\n",
    1,
  ],
  [
    'a hard link to a folder',
    tar({ name: 'proc/net/', type: '5' }, { name: NET, type: '1', target: 'proc/net' }),
    [],
    "hard links to what is not in it: 1 member is left out, proc/net/tcp\nnetstat: no support for `AF INET (tcp)' on this system.\n",
    1,
  ],
  [
    'a hard link with content',
    tar(
      { ...TCP, name: 'proc/net/tcp6' },
      { name: NET, type: '1', target: 'proc/net/tcp6', size: '00000007777\0' },
    ),
    [22],
    '',
  ],
  // Devices
  [
    'a character device',
    tar({ name: NET, type: '3' }),
    [],
    "netstat: proc/net/tcp: not a regular file\nnetstat: no support for `AF INET (tcp)' on this system.\n",
    1,
  ],
  [
    'a block device',
    tar({ name: NET, type: '4' }),
    [],
    "netstat: proc/net/tcp: not a regular file\nnetstat: no support for `AF INET (tcp)' on this system.\n",
    1,
  ],
  [
    'a FIFO',
    tar({ name: NET, type: '6' }),
    [],
    "netstat: proc/net/tcp: not a regular file\nnetstat: no support for `AF INET (tcp)' on this system.\n",
    1,
  ],
  ['a folder for a table', tar({ name: NET, type: '5' }), [], 'netstat: /proc/net/tcp: Is a directory\n'],
  // Holes
  [
    'an old sparse file of GNU',
    tar({ ...TCP, type: 'S', magic: 'ustar  \0' }),
    [],
    'sparse files: 1 member is left out, proc/net/tcp\n/proc/net/tcp: Operation not supported\n',
    255,
  ],
  [
    'a sparse file of pax',
    tar(
      pax(
        paxRecords({ 'GNU.sparse.major': '1', 'GNU.sparse.name': NET, 'GNU.sparse.realsize': '99999999999' }),
      ),
      { ...TCP, name: 'GNUSparseFile.1/tcp' },
    ),
    [],
    'sparse files: 1 member is left out, proc/net/tcp\n/proc/net/tcp: Operation not supported\n',
    255,
  ],
  [
    'a sparse file of pax 0.0',
    tar(pax(paxRecords({ 'GNU.sparse.size': '99999999999', 'GNU.sparse.numblocks': '1' })), TCP),
    [],
    'sparse files: 1 member is left out, proc/net/tcp\n/proc/net/tcp: Operation not supported\n',
    255,
  ],
  // Numbers
  ['a negative size', tar({ ...TCP, size: Buffer.alloc(12, 0xff) }), [], NONE, 1],
  [
    'a size beyond all numbers',
    tar({ ...TCP, size: Buffer.from([0x80, ...Buffer.alloc(11, 0xff)]) }),
    [],
    NONE,
    1,
  ],
  ['a size that is none', tar({ ...TCP, size: 'hello world\0' }), [], NONE, 1],
  [
    'a size of 8 GiB',
    tar(TCP, { ...TCP, name: 'proc/net/tcp6', size: '77777777777\0' }),
    [22],
    `cut off in proc/net/tcp6${REST}`,
  ],
  [
    'a size of 8 EiB',
    tar(TCP, { name: 'x', size: Buffer.from([0x80, 0, 0, 0, 0, 0x1f, ...Buffer.alloc(6, 0xff)]) }),
    [22],
    `cut off in x${REST}`,
  ],
  [
    'a size of pax that is none',
    tar(pax(paxRecords({ size: '-1' })), TCP, TCP),
    [22],
    'headers that cannot be understood: 1 member is left out\n',
  ],
  [
    'a size of pax beyond all numbers',
    tar(pax(paxRecords({ size: '9'.repeat(99) })), TCP, TCP),
    [22],
    'headers that cannot be understood: 1 member is left out\n',
  ],
  [
    'a size of pax that is too large',
    tar(TCP, pax(paxRecords({ size: '99999' })), { ...TCP, name: 'proc/net/tcp6' }),
    [22],
    `cut off in proc/net/tcp6${REST}`,
  ],
  ['a wrong checksum', tar({ ...TCP, checksum: '0000000\0' }), [], NONE, 1],
  [
    'a wrong checksum later',
    Buffer.concat([member(TCP), tar({ ...TCP, checksum: '0000000\0' })]),
    [22],
    `damaged after 1024 bytes${REST}`,
  ],
  ['no checksum', tar(TCP, { ...TCP, checksum: 'checksum' }), [22], `damaged after 1024 bytes${REST}`],
  // pax headers
  [
    'a pax header that is none',
    tar(pax('hello'), TCP, TCP),
    [22],
    'headers that cannot be understood: 1 member is left out\n',
  ],
  [
    'a pax record that is too long',
    tar(pax('99 path=x\n'), TCP, TCP),
    [22],
    'headers that cannot be understood: 1 member is left out\n',
  ],
  [
    'a pax record of no length',
    tar(pax('0 path=x\n'), TCP, TCP),
    [22],
    'headers that cannot be understood: 1 member is left out\n',
  ],
  [
    'a pax record without a keyword',
    tar(pax('5 =x\n'), TCP, TCP),
    [22],
    'headers that cannot be understood: 1 member is left out\n',
  ],
  [
    'a pax record without a line',
    tar(pax('8 path=x'), TCP, TCP),
    [22],
    'headers that cannot be understood: 1 member is left out\n',
  ],
  [
    'a pax header of zeros',
    tar(pax(Buffer.alloc(100)), TCP, TCP),
    [22],
    'headers that cannot be understood: 1 member is left out\n',
  ],
  [
    'a pax header of 2 MiB',
    tar(pax(paxRecords({ path: 'x'.repeat(2 << 20) })), TCP, TCP),
    [22],
    'headers that cannot be understood: 1 member is left out\n',
  ],
  ['a pax header of a hundred thousand records', tar(pax('9 a=bcde\n'.repeat(100_000)), TCP), [22], ''],
  [
    'global pax headers without end',
    Buffer.concat([
      ...Array.from({ length: 1000 }, (_, at) => member(pax(paxRecords({ [`k${at}`]: 'x' }), 'g'))),
      tar(TCP),
    ]),
    [22],
    '',
  ],
  ['a pax header for nothing', tar(TCP, pax(paxRecords({ path: 'x' }))), [22], ''],
  // The end
  ['nothing', Buffer.alloc(0), [], NONE, 1],
  ['a short file', tar(TCP).subarray(0, 511), [], NONE, 1],
  ['only a header', tar(TCP).subarray(0, 512), [], `${NOT_READ}cut off in proc/net/tcp${REST}`, 1],
  [
    'cut in a line',
    tar({ ...TCP, content: tcp(22, 80) }).subarray(0, 512 + 280),
    [22],
    `cut off in proc/net/tcp${REST}`,
  ],
  ['cut in the heading', tar(TCP).subarray(0, 512 + 50), [], `${NOT_READ}cut off in proc/net/tcp${REST}`, 1],
  ['cut behind a member', member(TCP), [22], `cut off after 1024 bytes${REST}`],
  [
    'cut in a header',
    Buffer.concat([member(TCP), member(TCP).subarray(0, 100)]),
    [22],
    `cut off after 1124 bytes${REST}`,
  ],
  [
    'cut in a pax header',
    Buffer.concat([member(TCP), member(pax('x'.repeat(1000))).subarray(0, 700)]),
    [22],
    `cut off after 1724 bytes${REST}`,
  ],
  ['only zeros', END, [], NO_TABLES, 1],
  ['garbage', Buffer.from('The quick brown fox jumps over the lazy dog.\n'.repeat(50)), [], NONE, 1],
  ['a zip archive', Buffer.from(`PK\x03\x04${'\0'.repeat(600)}`), [], NONE, 1],
  [
    'garbage behind a member',
    Buffer.concat([member(TCP), Buffer.alloc(512, 'x')]),
    [22],
    `damaged after 1024 bytes${REST}`,
  ],
  ['no host', tar({ name: 'etc/hosts', content: '127.0.0.1 localhost\n' }), [], NO_TABLES, 1],
  ['a host behind two folders', tar({ ...TCP, name: `a/b/${NET}` }), [], NO_TABLES, 1],
  [
    'two hosts',
    tar({ ...TCP, name: `a/${NET}` }, { ...TCP, name: `b/${NET}` }),
    [],
    'more than one recorded host is in it (a, b): unpack it, and name a folder\n',
    1,
  ],
  // Compressed
  ['gzip that is cut', gz.subarray(0, gz.length - 20), [], `cut off in proc/net/tcp${REST}`],
  [
    'gzip without its end',
    gz.subarray(0, gz.length - 4),
    [22],
    'unpacking failed (gzip: unexpected end of file): what is shown may be wrong, or not all\n',
  ],
  ['gzip of only a header', gz.subarray(0, 10), [], NOTHING, 1],
  ['gzip of garbage', gzipSync(Buffer.from('hello')), [], NONE, 1],
  ['gzip of gzip', gzipSync(gz), [], NONE, 1],
  [
    'a wrong sum of gzip',
    changed(gz, -6),
    [],
    `${NOT_READ}unpacking failed (gzip: incorrect data check): what is shown may be wrong, or not all\n`,
    1,
  ],
  [
    'a wrong length of gzip',
    changed(gz, -2),
    [],
    `${NOT_READ}unpacking failed (gzip: incorrect length check): what is shown may be wrong, or not all\n`,
    1,
  ],
  [
    'gzip with flags that are reserved',
    changed(gz, 3),
    [],
    `${NOT_READ}unpacking failed (gzip: unknown header flags set): what is shown may be wrong, or not all\n`,
    1,
  ],
  ['xz that is cut', XZ.subarray(0, 200), [], NOTHING, 1],
  [
    'xz without its end',
    XZ.subarray(0, XZ.length - 4),
    [22],
    'unpacking failed (xz: unexpected end of file): what is shown may be wrong, or not all\n',
  ],
  [
    'xz with something behind it',
    Buffer.concat([XZ, Buffer.from('garbage!')]),
    [22],
    'unpacking failed (xz: no stream): what is shown may be wrong, or not all\n',
  ],
  ['xz of only a header', XZ.subarray(0, 12), [], NOTHING, 1],
  [
    'a wrong sum of an xz header',
    changed(XZ, 8),
    [],
    'no recorded host is in what can be read of it: unpacking failed (xz: incorrect stream header): what is shown may be wrong, or not all\n',
    1,
  ],
  [
    'a wrong sum of an xz block',
    changed(XZ, 20),
    [],
    'no recorded host is in what can be read of it: unpacking failed (xz: incorrect block header): what is shown may be wrong, or not all\n',
    1,
  ],
  [
    'a wrong byte in xz data',
    changed(XZ, 60),
    [],
    'no recorded host is in what can be read of it: unpacking failed (xz: a match with nothing): what is shown may be wrong, or not all\n',
    1,
  ],
  [
    'a wrong data check of xz',
    changed(XZ, -32),
    [22],
    'unpacking failed (xz: incorrect data check): what is shown may be wrong, or not all\n',
  ],
  [
    'a wrong index of xz',
    changed(XZ, -18),
    [22],
    'unpacking failed (xz: incorrect padding): what is shown may be wrong, or not all\n',
  ],
  [
    'a wrong end of xz',
    changed(XZ, -3),
    [22],
    'unpacking failed (xz: incorrect stream footer): what is shown may be wrong, or not all\n',
  ],
  ['zstd that is cut', ZSTD.subarray(0, 100), [], NOTHING, 1],
  [
    'zstd without its sum',
    ZSTD.subarray(0, ZSTD.length - 4),
    [22],
    'unpacking failed (zstd: unexpected end of file): what is shown may be wrong, or not all\n',
  ],
  [
    'zstd with something behind it',
    Buffer.concat([ZSTD, Buffer.from('garbage!')]),
    [22],
    'unpacking failed (zstd: no frame): what is shown may be wrong, or not all\n',
  ],
  ['zstd of only a magic number', ZSTD.subarray(0, 4), [], NOTHING, 1],
  [
    'a wrong byte in zstd data',
    changed(ZSTD, 50),
    [],
    'no recorded host is in what can be read of it: unpacking failed (zstd: wrong literals): what is shown may be wrong, or not all\n',
    1,
  ],
  [
    'a wrong data check of zstd',
    changed(ZSTD, -1),
    [22],
    'unpacking failed (zstd: incorrect data check): what is shown may be wrong, or not all\n',
  ],
  [
    'a window of zstd without bounds',
    Buffer.from('28b52ffd00f8010000', 'hex'),
    [],
    'no recorded host is in what can be read of it: unpacking failed (zstd: needs more than 128 MB of memory): what is shown may be wrong, or not all\n',
    1,
  ],
  [
    'a dictionary of zstd',
    Buffer.from('28b52ffd01580701000058', 'hex'),
    [],
    'no recorded host is in what can be read of it: unpacking failed (zstd: needs a dictionary): what is shown may be wrong, or not all\n',
    1,
  ],
];

describe('of a hostile archive what can be read is shown, and what is wrong is said', () => {
  for (const [name, bytes, ports, stderr, status = 0] of HOSTILE)
    test(name, async () => {
      const expected = { stdout: listening(...ports), stderr, status };
      assert.deepEqual(await shown(bytes), expected);
    });
});
