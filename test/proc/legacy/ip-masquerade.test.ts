import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type MasqueradeEntry, parseIpMasquerade } from '../../../src/proc/legacy/ip-masquerade.ts';
import { Endpoint, Ipv4Address } from '../../../src/proc/reading/address.ts';

const HEADING =
  'Prc FromIP   FPrt ToIP     TPrt Masq Init-seq  Delta PDelta Expires (free=40957,40960,40960)\n';
const LINE = 'TCP C0A80102:0401 0A000001:0050 EE48 3B9ACA00      2     -3     1234';
const ENTRY: MasqueradeEntry = {
  protocol: 'TCP',
  source: new Endpoint(new Ipv4Address(0xc0a80102), 1025),
  destination: new Endpoint(new Ipv4Address(0x0a000001), 80),
  masqueradePort: 61000,
  initSeq: 1_000_000_000,
  delta: 2,
  previousDelta: -3,
  expires: 1234,
};

function parse(text: string, heading = HEADING) {
  return parseIpMasquerade(Buffer.from(heading + text, 'latin1'));
}

const GOOD: readonly [name: string, line: string, changes: Partial<MasqueradeEntry>][] = [
  ['every column', LINE, {}],
  ['any name of a protocol', LINE.replace('TCP', 'x\x1by'), { protocol: 'x\x1by' }],
  ['deltas are 16 bits wide', LINE.replace('2     -3', '65535 32768'), { delta: -1, previousDelta: -32768 }],
  ['a number of 64 bits', LINE.replace('3B9ACA00', 'FFFFFFFFFFFFFFFF'), { initSeq: 0xffff_ffff_ffff_ffffn }],
  ['a time of 64 bits', LINE.replace('1234', '-1'), { expires: 0xffff_ffff_ffff_ffffn }],
  ['the low word of a longer address', LINE.replace('C0A80102', '11C0A80102'), {}],
  ['ends of lines are blanks', `\n ${LINE.replaceAll(' ', '\n')}\n\n`, {}],
];

for (const [name, text, changes] of GOOD) {
  test(`ip_masquerade: ${name}`, () => {
    assert.deepEqual(parse(`${text}\n`).records, [{ ...ENTRY, ...changes }]);
    assert.deepEqual(parse(`${text}\n`).problems, []);
  });
}

test('before Linux 2.2 there is no PDelta', () => {
  const { previousDelta, ...entry } = ENTRY;
  assert.equal(previousDelta, -3);
  const heading = HEADING.replace('PDelta ', '');
  assert.deepEqual(parse(`${LINE.replace('    -3', '')}\n`, heading), {
    records: [entry],
    problems: [],
  });
});

for (const line of [
  'TCP',
  LINE.replace(' 1234', ''),
  LINE.replace('EE48 ', ''),
  LINE.replace(':', ' :'),
  LINE.replace('0A000001', 'zz'),
  LINE.replace(' 2 ', ' 2.5 '),
  LINE.replace(' EE48', '\0 EE48'),
  `${LINE} 1`.slice(LINE.length),
]) {
  test(`ip_masquerade: reading ends at an incomplete record: '${line}'`, () => {
    const { records, problems } = parse(`${LINE}\n${LINE}\n${line}\n${LINE}\n`);
    assert.deepEqual(records, [ENTRY, ENTRY]);
    assert.deepEqual(
      problems.map(({ code, line: number }) => [code, number]),
      [['BOGUS_LINE', 3]],
    );
  });
}

for (const text of ['', 'x', 'x\n', HEADING, `${HEADING}\n \n`]) {
  test(`ip_masquerade: no records: ${JSON.stringify(text.slice(-4))}`, () => {
    assert.deepEqual(parse(text, '').records, []);
    assert.deepEqual(parse(text, '').problems, []);
  });
}

test('arbitrary bytes never throw', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('TCP', ' ', ':', '\n', '7F', '-', '\0', '\xff')), (pieces) => {
      const { problems } = parse(pieces.join(''), '');
      assert.ok(problems.length <= 1);
    }),
  );
});
