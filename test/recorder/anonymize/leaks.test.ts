import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leaksIn, textOf } from './leaks.ts';
import { originalsOf } from './originals.ts';
import { anonymized, HOSTS, littleEndian, readTree } from './trees.ts';

for (const host of HOSTS)
  for (const numbering of ['order', 'key'] as const)
    test(`${host}: nothing is left that says who it is, with names numbered by ${numbering}`, async () => {
      const original = readTree(host);
      const values = await originalsOf(original);
      assert.ok(values.addresses.size > 20 && values.names.size > 3, 'there is something to look for');
      assert.ok(leaksIn(textOf(original), values).length > 10, 'it is found where it is');
      for (const key of ['one', 'two'])
        assert.deepEqual(
          leaksIn(textOf(anonymized(original, littleEndian(key, numbering)).tree), values),
          [],
        );
    });
