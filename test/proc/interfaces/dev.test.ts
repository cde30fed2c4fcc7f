import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type InterfaceFigures, parseDev } from '../../../src/proc/interfaces/dev.ts';

const HEADING =
  'Inter-|   Receive                                                |  Transmit\n face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed\n';
const LINE = '  eth0: 11 12 13 14 15 16 17 18 21 22 23 24 25 26 27 28';
const FIGURES: InterfaceFigures = {
  rxBytes: 11,
  rxPackets: 12,
  rxErrors: 13,
  rxDropped: 14,
  rxFifo: 15,
  rxFrame: 16,
  rxCompressed: 17,
  rxMulticast: 18,
  txBytes: 21,
  txPackets: 22,
  txErrors: 23,
  txDropped: 24,
  txFifo: 25,
  txCollisions: 26,
  txCarrier: 27,
  txCompressed: 28,
};
const NOTHING = Object.fromEntries(Object.keys(FIGURES).map((key) => [key, 0])) as InterfaceFigures;

function parse(text: string, heading = HEADING) {
  return parseDev(Buffer.from(heading + text, 'latin1'));
}

const { rxCompressed: _rc, rxMulticast: _rm, txCompressed: _tc, ...WITHOUT_COMPRESSED } = FIGURES;
const { rxBytes: _rb, txBytes: _tb, ...WITHOUT_BYTES } = WITHOUT_COMPRESSED;

const LAYOUTS: readonly [name: string, secondLine: string, columns: string, figures: InterfaceFigures][] = [
  ['all columns', 'x|compressed', '11 12 13 14 15 16 17 18 21 22 23 24 25 26 27 28', FIGURES],
  [
    'without compressed',
    ' face |bytes    packets errs',
    '11 12 13 14 15 16 21 22 23 24 25 26 27',
    WITHOUT_COMPRESSED,
  ],
  ['without bytes', ' face |packets errs', '12 13 14 15 16 22 23 24 25 26 27', WITHOUT_BYTES],
];

for (const [name, secondLine, columns, figures] of LAYOUTS) {
  test(`net/dev ${name}`, () => {
    assert.deepEqual(parse(`eth0: ${columns}\n`, `Inter-|\n${secondLine}\n`).records, [
      { name: 'eth0', figures },
    ]);
  });
}

const NAMES: readonly [what: string, line: string, name: string, figures: Partial<InterfaceFigures>][] = [
  ['no blank after the colon', 'eth0:1 2', 'eth0', { rxBytes: 1, rxPackets: 2 }],
  ['an alias', 'eth0:12:1 2', 'eth0:12', { rxBytes: 1, rxPackets: 2 }],
  ['an alias without a number', 'eth0::1 2', 'eth0:', { rxBytes: 1, rxPackets: 2 }],
  ['digits without a second colon are a counter', 'eth0:12 2', 'eth0', { rxBytes: 12, rxPackets: 2 }],
  ['letters are not a counter', 'eth0:x:1 2', 'eth0', {}],
  ['a name that ends at a blank', 'eth0 1 2', 'eth0', { rxBytes: 1, rxPackets: 2 }],
  ['a blank in front of the colon', 'eth0 : 1 2', 'eth0', {}],
  ['tabs', '\teth0:\t1\v2', 'eth0', { rxBytes: 1, rxPackets: 2 }],
  ['15 characters', 'abcdefghijklmno: 1 2', 'abcdefghijklmno', { rxBytes: 1, rxPackets: 2 }],
  ['longer names are cut', 'abcdefghijklmnopq: 1 2', 'abcdefghijklmno', { rxBytes: 1, rxPackets: 2 }],
  ['any bytes', '\x1b\xe4\xa0x: 1 2', '\x1b\xe4\xa0x', { rxBytes: 1, rxPackets: 2 }],
  ['an empty line', '', '', {}],
  ['a name alone', 'eth0', 'eth0', {}],
];

for (const [what, line, name, figures] of NAMES) {
  test(`net/dev, a name: ${what}`, () => {
    assert.deepEqual(parse(`${line}\n`).records, [{ name, figures: { ...NOTHING, ...figures } }]);
  });
}

test('counters are unsigned 64-bit numbers; an invalid one and all after it are 0', () => {
  const line = 'eth0: 18446744073709551615 99999999999999999999 -1 9007199254740993 5 x 7 8\n';
  assert.deepEqual(parse(line).records[0]?.figures, {
    ...NOTHING,
    rxBytes: 0xffff_ffff_ffff_ffffn,
    rxPackets: 0xffff_ffff_ffff_ffffn,
    rxErrors: 0xffff_ffff_ffff_ffffn,
    rxDropped: 9007199254740993n,
    rxFifo: 5,
  });
});

test('a second line of an interface replaces the first, column by column', () => {
  const { records } = parse(`${LINE}\n  lo: 1\n  eth0: 91 92\n`);
  assert.deepEqual(records, [
    { name: 'eth0', figures: { ...FIGURES, rxBytes: 91, rxPackets: 92 } },
    { name: 'lo', figures: { ...NOTHING, rxBytes: 1 } },
  ]);
});

test('a long line is read as lines of 511 bytes', () => {
  const { records } = parse(`${LINE.padEnd(511)}lo: 1\n${LINE.replace('eth0', 'eth1').padEnd(511)}\n`);
  assert.deepEqual(
    records.map(({ name }) => name),
    ['eth0', 'lo', 'eth1', ''],
  );
});

test('a table without lines after the heading is empty', () => {
  for (const text of ['', 'Inter-|\n', HEADING, HEADING.slice(0, -1)]) {
    assert.deepEqual(parseDev(Buffer.from(text)).records, []);
  }
});

test('a table printed as the kernel prints it gives the same records', () => {
  const figure = fc.bigInt({ min: 0n, max: 0xffff_ffff_ffff_ffffn });
  const name = fc.stringMatching(/^[!-9;-~]{1,15}$/);
  const rows = fc.uniqueArray(fc.tuple(name, fc.array(figure, { minLength: 16, maxLength: 16 })), {
    selector: ([text]) => text,
  });
  fc.assert(
    fc.property(rows, (table) => {
      const text = table.map(([iface, values]) => `${iface.padStart(6)}: ${values.join(' ')}\n`).join('');
      assert.deepEqual(
        parse(text).records.map((record) => [record.name, Object.values(record.figures).map(BigInt)]),
        table,
      );
    }),
  );
});

test('arbitrary bytes never throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
      assert.ok(parseDev(bytes).records.every(({ name }) => name.length <= 15));
    }),
  );
});
