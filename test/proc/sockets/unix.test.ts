import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isListening, type UnixSocket, unixSocketReader } from '../../../src/proc/sockets/unix.ts';
import { countLines } from '../count-lines.ts';

const HEADING = 'Num       RefCount Protocol Flags    Type St Inode Path\n';
const LINE = 'ffff9a5f0d3f6c00: 0000000A 00000001 00030000 0005 03 20917 /run/a';
const RECORD: UnixSocket = {
  refCount: 10,
  protocol: 1,
  flags: 0x30000,
  type: 5,
  state: 3,
  inode: 20917,
  path: '/run/a',
  fullPath: '/run/a',
};

function parse(text: string, heading = HEADING) {
  return unixSocketReader()(Buffer.from(heading + text, 'latin1'));
}

const GOOD: readonly [name: string, line: string, changes: Partial<UnixSocket>][] = [
  ['every column', LINE, {}],
  ['a path ends at its first blank', `${LINE} b`, { fullPath: '/run/a b' }],
  ['blanks in a path and around it', `${LINE.slice(0, -6)} a  b `, { path: 'a', fullPath: ' a  b ' }],
  ['a nameless socket', LINE.slice(0, -7), { path: '' }],
  ['an abstract name', LINE.replace('/run/a', '@\x01\xe4'), { path: '@\x01\xe4' }],
  ['no inode', LINE.slice(0, LINE.indexOf(' 20917')), { inode: 0, path: '' }],
  ['an inode with letters after it', LINE.replace('20917', '20917x'), { path: 'x', fullPath: 'x /run/a' }],
  ['64 bits', LINE.replace('0000000A', 'FFFFFFFFFFFFFFFF'), { refCount: 0xffff_ffff_ffff_ffffn }],
  ['a null pointer', LINE.replace('ffff9a5f0d3f6c00', '(nil)'), {}],
];

/** Without blanks a path is as long as its line. */
function pathOf({ path = RECORD.path }: Partial<UnixSocket>): Pick<UnixSocket, 'fullPath'> {
  return { fullPath: path };
}

for (const [name, line, changes] of GOOD) {
  test(`unix: ${name}`, () => {
    assert.deepEqual(parse(line), {
      records: [{ ...RECORD, ...pathOf(changes), ...changes }],
      problems: [],
    });
  });
}

test('where the heading names no inode, the inode is taken for the path', () => {
  const { inode, ...rest } = RECORD;
  const heading = 'Num RefCount Protocol Flags Type St Path\n';
  assert.deepEqual(parse(LINE, heading).records, [
    { ...rest, unnamedInode: inode, path: String(inode), fullPath: '/run/a' },
  ]);
  assert.deepEqual(parse(LINE.replace('20917 ', ''), heading).records, [
    { ...rest, path: '0', fullPath: '/run/a' },
  ]);
});

for (const line of [
  '',
  'junk',
  LINE.replace(':', ''),
  LINE.slice(0, LINE.indexOf(' 03 ')),
  LINE.replace('ffff9a5f0d3f6c00', ''),
]) {
  test(`unix: bogus: '${line}'`, () => {
    const problem = { code: 'BOGUS_LINE', line: 1, text: line, before: 0 };
    assert.deepEqual(parse(`${line}\n${LINE}\n`), { records: [RECORD], problems: [problem] });
  });
}

test('whether a socket listens follows from its flag and its state', () => {
  assert.equal(isListening({ ...RECORD, state: 1, flags: 0x10000 }), true);
  assert.equal(isListening({ ...RECORD, state: 1, flags: 0x10000000010000n }), true);
  assert.equal(isListening({ ...RECORD, state: 3, flags: 0x10000 }), false);
  assert.equal(isListening({ ...RECORD, state: 1, flags: 0x20000 }), false);
});

test('arbitrary bytes never throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.constantFrom('\n', HEADING), (bytes, heading) => {
      const { records, problems } = unixSocketReader()(Buffer.concat([Buffer.from(heading), bytes]));
      assert.equal(records.length + problems.length, countLines(bytes));
    }),
  );
});
