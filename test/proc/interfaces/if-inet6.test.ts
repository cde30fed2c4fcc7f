import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Ipv6InterfaceAddress, parseIfInet6 } from '../../../src/proc/interfaces/if-inet6.ts';
import { Ipv6Address } from '../../../src/proc/reading/address.ts';

const LINE = 'fe800001000200036058a4fffe3c5b0a 02 40 20 80     eth0';
const RECORD: Ipv6InterfaceAddress = {
  address: new Ipv6Address(0xfe800001, 0x00020003, 0x6058a4ff, 0xfe3c5b0a),
  prefixLength: 64,
  scope: 0x20,
  iface: 'eth0',
};

const parse = (text: string) => parseIfInet6(Buffer.from(text, 'latin1'));

const GOOD: readonly [name: string, line: string, changes: Partial<Ipv6InterfaceAddress>][] = [
  ['every column', LINE, {}],
  ['upper case', LINE.toUpperCase().replace('ETH0', 'eth0'), {}],
  ['an interface with a large number', LINE.replace(' 02 ', ' 10002 '), {}],
  ['a prefix of 128 bits', LINE.replace(' 40 ', ' 80 '), { prefixLength: 128 }],
  ['every scope', LINE.replace(' 20 ', ' f0 '), { scope: 0xf0 }],
  ['any white space between the columns', ` ${LINE.replaceAll(/ +/g, '\t\v ')}\r`, {}],
  ['a name of any bytes', LINE.replace('eth0', '\x1b\xe4\xa0'), { iface: '\x1b\xe4\xa0' }],
];

for (const [name, line, changes] of GOOD) {
  test(`if_inet6: ${name}`, () => {
    assert.deepEqual(parse(`${line}\n`), { records: [{ ...RECORD, ...changes }], problems: [] });
  });
}

test('if_inet6: an empty line is skipped', () => {
  assert.deepEqual(parse(`\n  \n${LINE}\n`), { records: [RECORD], problems: [] });
});

const BAD: readonly [name: string, line: string][] = [
  ['an address that is too short', LINE.slice(1)],
  ['an invalid address', LINE.replace('fe', 'ge')],
  ['a prefix of three digits', LINE.replace(' 40 ', ' 140 ')],
  ['a scope of three digits', LINE.replace(' 20 ', ' 120 ')],
  ['a missing column', LINE.replace(' 80 ', ' ')],
  ['no name', LINE.slice(0, -4)],
  ['more after the name', `${LINE} x`],
];

for (const [name, line] of BAD) {
  test(`if_inet6: ${name} gives no record`, () => {
    const { records, problems } = parse(`${LINE}\n${line}\n${LINE}\n`);
    assert.deepEqual(records, [RECORD, RECORD]);
    assert.deepEqual(problems, [{ code: 'BOGUS_LINE', line: 1, text: line, before: 1 }]);
  });
}

test('arbitrary bytes never throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
      assert.ok(Array.isArray(parseIfInet6(bytes).records));
    }),
  );
});
