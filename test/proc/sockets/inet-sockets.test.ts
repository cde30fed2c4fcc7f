import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  Ipv4Address,
  Ipv6Address,
  type PackedAddress,
  unpackAddress,
} from '../../../src/proc/reading/address.ts';
import type { HostFacts } from '../../../src/proc/reading/parsed.ts';
import type { InetSocket } from '../../../src/proc/sockets/inet-socket.ts';
import { type InetTable, inetSocketReader } from '../../../src/proc/sockets/inet-sockets.ts';
import { countLines } from '../count-lines.ts';

const LE: HostFacts = { byteOrder: 'LE', ticksPerSecond: 100 };
const BE: HostFacts = { byteOrder: 'BE', ticksPerSecond: 100 };
const HEADING =
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n';

function parse(lines: string, table: InetTable = 'tcp', facts = LE) {
  return inetSocketReader(facts, table)(Buffer.from(HEADING + lines, 'latin1'));
}

/** A line in which every column has a value of its own. */
const LINE =
  '  12: 0100007F:1538 0301A8C0:01BB 08 00000A0B:0000C0D1 02:000004D2 00000007  1000        3 20917 1 ffff 20 4 30 10 -1';

const RECORD: InetSocket = {
  local: 0x7f000001,
  localPort: 0x1538,
  foreign: 0xc0a80103 | 0,
  foreignPort: 443,
  state: 8,
  sendQ: 0xa0b,
  recvQ: 0xc0d1,
  timer: 2,
  when: 1234,
  retransmits: 7,
  uid: 1000,
  probes: 3,
  inode: 20917,
};

const MAX_64 = 0xffff_ffff_ffff_ffffn;

/** What of RECORD another line changes. */
const GOOD: readonly [name: string, line: string, changes: Partial<InetSocket>][] = [
  ['every column', LINE, {}],
  ['no newline at the end, lower case', LINE.toLowerCase(), {}],
  ['tabs and carriage returns between columns', LINE.replaceAll('  ', '\t\r'), {}],
  ['short addresses are numbers', LINE.replace('0100007F', '7F'), { local: 0x7f000000 }],
  [
    'IPv6',
    LINE.replace('0100007F', 'B80D0120000000000000000001000000').replace(
      '0301A8C0',
      '0000000000000000FFFF00000301A8C0',
    ),
    {
      local: new Ipv6Address(0x20010db8, 0, 0, 1),
      foreign: new Ipv6Address(0, 0, 0xffff, 0xc0a80103),
    },
  ],
  [
    'a long foreign address after a short local one overflows',
    LINE.replace('0301A8C0', '2001000000000000FFFF00000301A8C0'),
    { foreign: -1 },
  ],
  ['leading zeros do not overflow', LINE.replace('0301A8C0', `${'0'.repeat(24)}0301A8C0`), {}],
  ['ports of more than 16 bits', LINE.replace(':1538', ':11538'), { localPort: 0x11538 }],
  ['64-bit queues', LINE.replace('00000A0B', 'FFFFFFFFFFFFFFFF'), { sendQ: MAX_64 }],
  ['more than 64 bits', LINE.replace('00000A0B', '1FFFFFFFFFFFFFFFFF'), { sendQ: MAX_64 }],
  ['2^53 is exact', LINE.replace('0000C0D1', '20000000000001'), { recvQ: 0x20000000000001n }],
  ['a sign wraps', LINE.replace('0000C0D1', '-1'), { recvQ: MAX_64 }],
  ['0x is part of a number', LINE.replace(':1538', ':0x1538'), {}],
  ['a lone 0x is zero', LINE.replace(':1538', ':0x'), { localPort: 0 }],
  ['a blank after a colon', LINE.replace(':1538', ': 1538'), {}],
  ['state in 32 bits', LINE.replace(' 08 ', ' 100000008 '), {}],
  ['uid is signed', LINE.replace(' 1000 ', ' 4294967294 '), { uid: -2 }],
  ['uid above 63 bits', LINE.replace(' 1000 ', ' 9223372036854775808 '), { uid: -1 }],
  ['uid below 63 bits', LINE.replace(' 1000 ', ' -9223372036854775809 '), { uid: 0 }],
  ['inode above 64 bits', LINE.replace('20917', '18446744073709551616'), { inode: MAX_64 }],
  ['a line that ends with its inode', LINE.slice(0, LINE.indexOf(' 1 ffff')), {}],
  ['no inode', LINE.slice(0, LINE.indexOf(' 20917')), { inode: 0 }],
  ['nothing after retrnsmt', LINE.slice(0, LINE.indexOf('  1000')), { inode: 0, probes: 0, uid: 0 }],
  ['a NUL ends the line', LINE.replace(' 20917', '\0 20917'), { inode: 0 }],
];

for (const [name, line, changes] of GOOD) {
  test(`tcp: ${name}`, () => {
    assert.deepEqual(parse(line), { records: [{ ...RECORD, ...changes }], problems: [] });
  });
}

test('a big-endian kernel prints addresses in reading order', () => {
  assert.deepEqual(
    parse(LINE.replace('0100007F', '7F000001').replace('0301A8C0', 'C0A80103'), 'tcp', BE).records,
    [RECORD],
  );
});

const BAD: readonly [name: string, line: string][] = [
  ['empty', ''],
  ['words', 'sl local_address'],
  ['no number before the colon', LINE.replace('12:', ':')],
  ['a blank before the colon', LINE.replace('12:', '12 :')],
  ['no address', LINE.replace('0100007F', '')],
  ['65 digits', LINE.replace('0100007F', '0'.repeat(65))],
  ['no hexadecimal address', LINE.replace('0100007F', '0100007G')],
  ['no port', LINE.replace(':1538 0301A8C0:01BB', ':x')],
  ['ends with the state', LINE.slice(0, LINE.indexOf(' 00000A0B'))],
  ['ends with tm->when', LINE.slice(0, LINE.indexOf(' 00000007'))],
  ['begins with a NUL', `\0${LINE}`],
];

for (const [name, line] of BAD) {
  test(`tcp: bogus: ${name}`, () => {
    const text = name === 'begins with a NUL' ? '' : line.slice(0, 80);
    assert.deepEqual(parse(`${line}\n${LINE}\n`), {
      records: [RECORD],
      problems: [{ code: 'BOGUS_LINE', line: 1, text }],
    });
  });
}

test('udp and raw need no retransmissions', () => {
  const line = LINE.slice(0, LINE.indexOf(' 00000007'));
  for (const table of ['udp', 'raw'] as const) {
    assert.deepEqual(parse(line, table).records, [
      { ...RECORD, retransmits: 0, uid: 0, probes: 0, inode: 0 },
    ]);
  }
});

/** Behind the inode, and the drops that are read there. */
const DROPS: readonly (readonly [columns: string, drops: number | undefined])[] = [
  [' 2 00000000ec6de479 49', 49],
  [' 2 ffff8881 0', 0],
  [' 2 00000000ec6de479 4294967295 ', 0xffff_ffff],
  // Kernels print it with a sign or without.
  [' 2 00000000ec6de479 -1', 0xffff_ffff],
  [' 2 ffff8881', undefined],
  [' 2 ffff8881 x', undefined],
  [' 2', undefined],
  ['', undefined],
];

for (const [columns, drops] of DROPS) {
  test(`udp and raw: drops behind the inode: '${columns}'`, () => {
    const lines = `${HEADING}${LINE.slice(0, LINE.indexOf(' 1 ffff'))}${columns}\n`;
    for (const table of ['udp', 'raw'] as const) {
      const { records } = inetSocketReader(LE, table, true)(Buffer.from(lines));
      assert.deepEqual(records, [drops === undefined ? RECORD : { ...RECORD, drops }]);
      assert.deepEqual(inetSocketReader(LE, table)(Buffer.from(lines)).records, [RECORD]);
    }
  });
}

test('the first line of the file is a heading whatever it says, that of a later batch is a row', () => {
  const batch = Buffer.from(`${LINE}\n${LINE}\n`);
  const read = inetSocketReader(LE, 'tcp');
  assert.deepEqual(read(batch), { records: [RECORD], problems: [] });
  assert.deepEqual(read(batch), { records: [RECORD, RECORD], problems: [] });
});

test('a line longer than 8191 bytes counts as several', () => {
  const { records, problems } = parse(`${LINE.padEnd(8191, 'x')}\n${LINE.padEnd(8190, 'x')}\n`);
  assert.equal(records.length, 2);
  assert.deepEqual(problems, [{ code: 'BOGUS_LINE', line: 2, text: '' }]);
});

test('an empty file has no records', () => {
  assert.deepEqual(inetSocketReader(LE, 'tcp')(new Uint8Array()), { records: [], problems: [] });
});

const word = fc.integer({ min: 0, max: 0xffffffff });
const port = fc.integer({ min: 0, max: 0xffff });
const wide = fc.bigInt({ min: 0n, max: MAX_64 }).map((value) => (value < 1n << 53n ? Number(value) : value));
const address: fc.Arbitrary<PackedAddress> = fc.oneof(
  word.map((value) => value | 0),
  fc.tuple(word, word, word, word).map((words) => new Ipv6Address(...words)),
);
const socket: fc.Arbitrary<InetSocket> = fc
  .record({
    local: address,
    localPort: port,
    foreign: address,
    foreignPort: port,
    state: fc.integer({ min: 0, max: 12 }),
    sendQ: wide,
    recvQ: wide,
    timer: fc.integer({ min: 0, max: 4 }),
    when: wide,
    retransmits: wide,
    uid: fc.integer(),
    probes: fc.integer({ min: 0 }),
    inode: wide,
  })
  .filter(({ local, foreign }) => typeof local === typeof foreign)
  .map((record) => ({ ...record }));

/** A line as get_tcp4_sock and get_tcp6_sock print it. */
function kernelLine(record: InetSocket, facts: HostFacts): string {
  const hex = (value: number | bigint, width: number) =>
    value.toString(16).toUpperCase().padStart(width, '0');
  const end = (packed: PackedAddress, port: number) => {
    const address = unpackAddress(packed);
    const words =
      address instanceof Ipv4Address ? [address.word] : [address.w0, address.w1, address.w2, address.w3];
    const order = (value: number) =>
      facts.byteOrder === 'BE' ? value : Buffer.from(hex(value, 8), 'hex').readUInt32LE();
    return `${words.map((value) => hex(order(value), 8)).join('')}:${hex(port, 4)}`;
  };
  const { state, sendQ, recvQ, timer, when, retransmits, uid, probes, inode } = record;
  const queues = `${hex(sendQ, 8)}:${hex(recvQ, 8)} ${hex(timer, 2)}:${hex(when, 8)} ${hex(retransmits, 8)}`;
  const rest = `${String(uid >>> 0).padStart(5)} ${String(probes).padStart(8)} ${inode} 1 0000000000000000`;
  return `   0: ${end(record.local, record.localPort)} ${end(record.foreign, record.foreignPort)} ${hex(state, 2)} ${queues} ${rest}\n`;
}

for (const facts of [LE, BE]) {
  test(`a table printed as a ${facts.byteOrder} kernel prints it gives the same records`, () => {
    fc.assert(
      fc.property(fc.array(socket, { maxLength: 5 }), (records) => {
        const text = records.map((record) => kernelLine(record, facts)).join('');
        assert.deepEqual(parse(text, 'tcp', facts).records, records);
      }),
    );
  });
}

test('arbitrary bytes never throw, and every line gives a record or a problem', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const read = inetSocketReader(LE, 'udp');
      read(Buffer.from(HEADING));
      const { records, problems } = read(bytes);
      assert.equal(records.length + problems.length, countLines(bytes));
    }),
  );
});
