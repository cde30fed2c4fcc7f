import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { igmp6Reader } from '../../../src/proc/interfaces/igmp6.ts';
import { Ipv6Address } from '../../../src/proc/reading/address.ts';
import { countLines } from '../count-lines.ts';

const DIGITS = 'ff0200000000000000000001ff12abcd';
const LINE = `2    eth0            ${DIGITS}     3 00000004 0`;
const RECORD = { iface: 'eth0', users: 3, address: new Ipv6Address(0xff020000, 0, 1, 0xff12abcd) };

function parse(text: string) {
  return igmp6Reader()(Buffer.from(text, 'latin1'));
}

const GOOD: readonly [name: string, line: string, changes: Partial<typeof RECORD>][] = [
  ['every column', LINE, {}],
  ['nothing after the users', LINE.slice(0, -11), {}],
  ['any white space', `\t2\vl\x1bo\f${DIGITS.toUpperCase()}\r-7`, { iface: 'l\x1bo', users: -7 }],
  ['the users are an int', LINE.replace(' 3 ', ' 4294967297 '), { users: 1 }],
  [
    'a name of 15 bytes needs no blank after it',
    `2 abcdefghijklmno${DIGITS} 3`,
    { iface: 'abcdefghijklmno' },
  ],
  ['further digits are ignored', LINE.replace(DIGITS, `${DIGITS}ff`), {}],
  [
    'the last word may be shorter',
    LINE.replace(DIGITS, DIGITS.slice(0, 27)),
    { address: new Ipv6Address(0xff020000, 0, 1, 0xff1) },
  ],
];

for (const [name, line, changes] of GOOD) {
  test(`igmp6: ${name}`, () => {
    assert.deepEqual(parse(line), { records: [{ ...RECORD, ...changes }], problems: [] });
  });
}

for (const line of [
  '',
  ' ',
  'junk',
  '2',
  '2 eth0',
  `2 eth0 ${DIGITS}`,
  `2 eth0 ${DIGITS} x`,
  `x eth0 ${DIGITS} 3`,
  `2 eth0 ${DIGITS.slice(0, 24)} 3`,
  `2 eth0 0x${DIGITS} 3`,
  `2 abcdefghijklmnopqr ${DIGITS} 3`,
]) {
  test(`igmp6: bogus: '${line}'`, () => {
    const problem = { code: 'BOGUS_LINE', line: 0, text: line, before: 0 };
    assert.deepEqual(parse(`${line}\n${LINE}\n`), { records: [RECORD], problems: [problem] });
  });
}

test('a table printed as the kernel prints it gives the same records', () => {
  const word = fc.nat({ max: 2 ** 32 - 1 });
  const iface = fc.stringMatching(/^[a-z0-9.:@-]{1,15}$/);
  fc.assert(
    fc.property(fc.tuple(word, word, word, word), iface, fc.nat(), (words, iface, users) => {
      const digits = words.map((w) => w.toString(16).padStart(8, '0')).join('');
      const line = `${'9'.padEnd(4)} ${iface.padEnd(15)} ${digits} ${String(users).padStart(5)} 00000004 0\n`;
      assert.deepEqual(parse(line).records, [{ iface, users, address: new Ipv6Address(...words) }]);
    }),
  );
});

test('arbitrary bytes never throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const { records, problems } = igmp6Reader()(bytes);
      assert.equal(records.length + problems.length, countLines(bytes));
    }),
  );
});
