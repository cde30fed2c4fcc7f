import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type InterfaceRow,
  writeInterfaceHeading,
  writeInterfaceRow,
} from '../../../src/format/interfaces/interfaces.ts';
import { LineWriter } from '../../../src/format/line-writer.ts';
import type { InterfaceFigures } from '../../../src/proc/interfaces/dev.ts';

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
const ROW: InterfaceRow = { name: 'eth0', mtu: 1500, flags: 0x1043, unknownFlags: 0, figures: FIGURES };

function written(write: (out: LineWriter) => void): string {
  let text = '';
  const out = new LineWriter((bytes) => {
    text += Buffer.from(bytes).toString('latin1');
  });
  write(out);
  out.flush();
  return text;
}

test('the heading', () => {
  assert.equal(
    written(writeInterfaceHeading),
    'Iface             MTU    RX-OK RX-ERR RX-DRP RX-OVR    TX-OK TX-ERR TX-DRP TX-OVR Flg\n',
  );
});

const ROWS: readonly [name: string, changes: Partial<InterfaceRow>, line: string][] = [
  [
    'each figure in its column',
    {},
    'eth0             1500       12     13     14 15           22     23     24     25 BMRU',
  ],
  [
    'no figures',
    { figures: undefined },
    'eth0             1500      - no statistics available -                        BMRU',
  ],
  [
    'figures wider than their columns',
    {
      mtu: 1000000,
      figures: { ...FIGURES, rxPackets: 2n ** 64n - 1n, rxErrors: 10000000, rxFifo: 12345678 },
    },
    'eth0            1000000 18446744073709551615 10000000     14 12345678       22     23     24     25 BMRU',
  ],
  [
    'a wide MTU and no figures',
    { mtu: 1000000, figures: undefined },
    'eth0            1000000      - no statistics available -                        BMRU',
  ],
  [
    'a name of 15 bytes',
    { name: 'abcdefghijklmno' },
    'abcdefghijklmno  1500       12     13     14 15           22     23     24     25 BMRU',
  ],
  [
    'a name that is too long',
    { name: 'abcdefghijklmnop' },
    'abcdefghijklmno  1500       12     13     14 15           22     23     24     25 BMRU',
  ],
  [
    'a hostile name',
    { name: 'e\x1b[2J\x9b\n' },
    'e?[2J??          1500       12     13     14 15           22     23     24     25 BMRU',
  ],
  [
    'no flags',
    { flags: 0 },
    'eth0             1500       12     13     14 15           22     23     24     25 [NO FLAGS]',
  ],
  [
    'flags without letters',
    { flags: 0x6000 },
    'eth0             1500       12     13     14 15           22     23     24     25 ',
  ],
];

for (const [name, changes, line] of ROWS) {
  test(`a row: ${name}`, () => {
    assert.equal(
      written((out) => writeInterfaceRow(out, { ...ROW, ...changes })),
      `${line}\n`,
    );
  });
}
