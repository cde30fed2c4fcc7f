import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Scanner } from '../../../src/proc/reading/scanner.ts';
import { type InetTable, inetSocketReader } from '../../../src/proc/sockets/inet-sockets.ts';
import { KernelRows } from '../../../src/proc/sockets/kernel-row.ts';

const hex = (digits: number) =>
  fc
    .bigInt({ min: 0n, max: (1n << BigInt(4 * digits)) - 1n })
    .map((value) => value.toString(16).toUpperCase().padStart(digits, '0'));
const often = (usual: string, other: fc.Arbitrary<string>) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: other });
const decimal = (max: number) => fc.integer({ min: 0, max }).map(String);

/** A row as get_tcp4_sock and get_tcp6_sock print it. */
const row = fc
  .record({
    sl: fc.oneof(decimal(20_000), decimal(2_000_000_000)),
    digits: fc.constantFrom(8, 32),
    seed: fc.tuple(hex(32), hex(32), hex(4), hex(4)),
    state: hex(2),
    sendQ: often('00000000', hex(8)),
    recvQ: often('00000000', hex(8)),
    timer: hex(2),
    when: often('00000000', fc.oneof(hex(8), hex(16))),
    retransmits: often('00000000', hex(8)),
    uid: fc.oneof(decimal(70_000), decimal(0xffffffff)),
    timeout: often('0', fc.integer().map(String)),
    inode: fc.oneof(
      decimal(0xffffffff),
      fc.bigInt({ min: 0n, max: 1n << 64n }).map((value) => String(value)),
    ),
    rest: fc.constantFrom(' 1 0000000000000000 20 4 30 10 -1', ' 2 0000000000000000', ''),
  })
  .map(({ sl, digits, seed, state, sendQ, recvQ, timer, when, retransmits, uid, timeout, inode, rest }) =>
    [
      `${sl.padStart(4)}:`,
      `${seed[0].slice(0, digits)}:${seed[2]}`,
      `${seed[1].slice(0, digits)}:${seed[3]}`,
      state,
      `${sendQ}:${recvQ}`,
      `${timer}:${when}`,
      retransmits,
      uid.padStart(5),
      timeout.padStart(8),
      inode + rest,
    ].join(' '),
  );

/** One change of a line: at a place, so many bytes of it become others. */
const change = fc.tuple(
  fc.nat(),
  fc.integer({ min: 0, max: 2 }),
  fc.constantFrom(
    '',
    ' ',
    '  ',
    '\t',
    '0',
    '7',
    'a',
    'F',
    'G',
    ':',
    '-',
    '+',
    'x',
    '0x',
    '\0',
    '@',
    '/',
    '\xff',
  ),
);

function changed(line: string, changes: readonly [number, number, string][]): string {
  return changes.reduce((text, [place, length, bytes]) => {
    const at = place % (text.length + 1);
    return text.slice(0, at) + bytes + text.slice(at + length);
  }, line);
}

/** A tab in front means nothing to the long way, and the short one gives up. */
const theLongWay = (line: string) => `\t${line}`;

function parse(line: string, table: InetTable, byteOrder: 'LE' | 'BE') {
  const facts = { byteOrder, ticksPerSecond: 100 } as const;
  const { records, problems } = inetSocketReader(
    facts,
    table,
    true,
  )(Buffer.from(`heading\n${line}`, 'latin1'));
  return { records, problems: problems.map(({ code }) => code) };
}

test('the fast and the general parser read a row alike, as the kernel prints it or changed', () => {
  fc.assert(
    fc.property(
      row,
      fc.array(change, { maxLength: 2 }),
      fc.constantFrom<InetTable>('tcp', 'udp', 'raw'),
      fc.constantFrom('LE', 'BE'),
      (printed, changes, table, byteOrder) => {
        const line = changed(printed, changes);
        assert.deepEqual(parse(line, table, byteOrder), parse(theLongWay(line), table, byteOrder));
      },
    ),
    { numRuns: 5000 },
  );
});

const LINE =
  '   0: 0100007F:1538 0301A8C0:01BB 08 00000A0B:0000C0D1 02:000004D2 00000007  1000        3 20917 1 ffff 20 4 30 10 -1';
const LONG_LINE = LINE.replace('0100007F', 'B80D0120000000000000000001000000').replace(
  '0301A8C0',
  '0000000000000000FFFF00000301A8C0',
);

function read(line: string) {
  const bytes = Buffer.from(line, 'latin1');
  const scanner = new Scanner(bytes);
  scanner.nextLine();
  const record = new KernelRows(bytes, true).read(scanner);
  return { record, rest: line.slice(scanner.position) };
}

for (const [name, line] of [
  ['IPv4', LINE],
  ['IPv6', LONG_LINE],
  ['rows beyond 9999', LINE.replace('   0:', '123456:')],
] as const) {
  test(`the fast parser reads the row: ${name}`, () => {
    const { record, rest } = read(line);
    assert.equal(record?.inode, 20917);
    assert.equal(rest, ' 1 ffff 20 4 30 10 -1');
  });
}

for (const [name, line] of [
  ['lower case', LINE.toLowerCase()],
  ['no number before the colon', LINE.replace('   0:', '    :')],
  ['a time of more than eight digits', LINE.replace('000004D2', '1000004D2')],
  ['a uid of ten digits', LINE.replace(' 1000', '4294967295')],
  ['addresses of two lengths', LINE.replace('0301A8C0', '0000000000000000FFFF00000301A8C0')],
  ['a row that is too short', LINE.slice(0, 80)],
] as const) {
  test(`the fast parser leaves the row to the general one: ${name}`, () => {
    assert.deepEqual(read(line), { record: undefined, rest: line });
  });
}
