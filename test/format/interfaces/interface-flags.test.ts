import assert from 'node:assert/strict';
import { test } from 'node:test';
import { flagLetters, flagWords } from '../../../src/format/interfaces/interface-flags.ts';

const FLAGS: readonly [flags: number, letters: string, words: string][] = [
  [0, '[NO FLAGS]', '0<'],
  [0x1, 'U', '1<UP>'],
  [0x2, 'B', '2<BROADCAST>'],
  [0x4, 'D', '4<DEBUG>'],
  [0x8, 'L', '8<LOOPBACK>'],
  [0x10, 'P', '16<POINTOPOINT>'],
  [0x20, 'N', '32<NOTRAILERS>'],
  [0x40, 'R', '64<RUNNING>'],
  [0x80, 'O', '128<NOARP>'],
  [0x100, 'P', '256<PROMISC>'],
  [0x200, 'A', '512<ALLMULTI>'],
  [0x400, 'm', '1024<MASTER>'],
  [0x800, 's', '2048<SLAVE>'],
  [0x1000, 'M', '4096<MULTICAST>'],
  [0x2000, '', '8192'],
  [0x4000, '', '16384'],
  [0x8000, 'd', '-32768<DYNAMIC>'],
  [0x1043, 'BMRU', '4163<UP,BROADCAST,RUNNING,MULTICAST>'],
  [
    0xffff,
    'ABDLMdPNOPsmRU',
    '-1<UP,BROADCAST,DEBUG,LOOPBACK,POINTOPOINT,NOTRAILERS,RUNNING,NOARP,PROMISC,ALLMULTI,SLAVE,MASTER,MULTICAST,DYNAMIC>',
  ],
];

for (const [flags, letters, words] of FLAGS) {
  test(`flags 0x${flags.toString(16)}`, () => {
    assert.deepEqual([flagLetters(flags), flagWords(flags)], [letters, words]);
  });
}
