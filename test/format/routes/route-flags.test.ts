import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  CACHE_FLAGS_BY_FORMAT,
  erasedFlagLetters,
  type FlagLetters,
  flagLetters,
  IPV4_FLAGS,
  IPV6_FLAGS,
} from '../../../src/format/routes/route-flags.ts';
import { routeLevel } from '../../../src/format/routes/route-levels.ts';

/** A letter for each bit from the lowest to the highest, a dot for a bit that has none. */
function letterOfEachBit(letters: FlagLetters): string {
  return Array.from({ length: 32 }, (_, bit) => flagLetters(1 << bit, letters) || '.').join('');
}

const TABLES: readonly [name: string, letters: FlagLetters, bits: string, all: string, rejected: string][] = [
  ['IPv4', IPV4_FLAGS, 'UGHRDMuwi!n.....dac..oe.cfp....l', 'UG!HRDMdacoecfpluwin', '!HRDMdacoecfpluwin'],
  ['IPv6', IPV6_FLAGS, 'UGH..m...!......DaA..ne.Cf......', 'U!GHDACaemnf', '!GHDACaemnf'],
  [
    'the cache',
    CACHE_FLAGS_BY_FORMAT['Linux 2.2'],
    '-GoRDM...!......nd.t.fqNsr.iNdbm#l',
    'G!RDM-ondtfqNsriNdbm#l',
    '!RDM-ondtfqNsriNdbm#l',
  ],
  [
    'the cache of Linux 2.0',
    CACHE_FLAGS_BY_FORMAT['Linux 2.0'],
    'UGHRDM...!......nd.t.fqNsr.iNdbm#l',
    'UHG!RDMndtfqNsriNdbm#l',
    '!RDMndtfqNsriNdbm#l',
  ],
];

for (const [name, letters, bits, all, rejected] of TABLES) {
  test(`flags of ${name}: a letter for each bit, and their order`, () => {
    assert.equal(letterOfEachBit(letters), bits);
    assert.equal(flagLetters(0xffff_ffff, letters), all);
    assert.equal(erasedFlagLetters(0xffff_ffff, letters), rejected);
    assert.equal(erasedFlagLetters(0xffff_fdff, letters), all.replace('!', ''));
    assert.equal(flagLetters(0, letters), '');
  });
}

test('the level for each number of -e', () => {
  const levels = Array.from({ length: 10 }, (_, extend) => routeLevel(extend));
  assert.deepEqual(levels, [2, 1, 3, 0, 1, 2, 3, 0, 1, 2]);
});
