import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createNameService } from '../../../src/host/names/names.ts';
import { memoryRoot } from '../../../src/host/root/memory-root.ts';
import { Random } from '../../differential/random.ts';
import { Oracle, oracleAvailable } from '../../oracle/oracle.ts';
import { expectedFields, namedTables, shownFields } from './named-rows.ts';
import { randomDatabases } from './random-databases.ts';

/** `NAMES_CASES=5000 NAMES_SEED=7` runs more of them, or others. */
const CASES = Number(process.env.NAMES_CASES ?? 300);
const SEED = Number(process.env.NAMES_SEED ?? 1);

const SYMBOLIC = { numericHosts: false, numericPorts: false, numericUsers: false, dnsTimeout: 2 };

describe('names of random files', { skip: oracleAvailable() ?? false }, () => {
  test(`are those of netstat in ${CASES} cases from seed ${SEED}`, async () => {
    const oracle = await Oracle.start();
    try {
      for (let number = 0; number < CASES; number++) {
        const tree = { ...randomDatabases(new Random(SEED, number)), ...namedTables() };
        oracle.load(tree);
        const { stdout } = await oracle.run(['-tuwaeW']);
        const { names } = createNameService(memoryRoot(tree), SYMBOLIC);
        assert.deepEqual(
          expectedFields(names),
          shownFields(stdout),
          `case ${number}: ${JSON.stringify(tree)}`,
        );
      }
    } finally {
      await oracle.close();
    }
  });

  test('lines of any length are read', async () => {
    const long = 'x'.repeat(70_000);
    const tree = {
      '/etc/hosts': `10.0.0.1 one ${long}\n10.0.0.2 ${long}\n127.0.0.1${' '.repeat(70_000)}far\n::1 ${long}\n`,
      '/etc/services': `http 80/tcp ${long}\n${long} 22/tcp\n`,
      '/etc/protocols': `${long} 6\nudp 17 ${long}\n`,
      '/etc/passwd': `user:x:5:5:${long}::\n${long}:x:8:8:::\n`,
      '/etc/networks': `${long} 0.0.0.5\nnet${' '.repeat(70_000)}0.1\n`,
      '/etc/nsswitch.conf': `hosts:${' '.repeat(70_000)}files\nnetworks: ${long} files\n`,
      ...namedTables(),
    };
    const oracle = await Oracle.start();
    try {
      oracle.load(tree);
      const { stdout } = await oracle.run(['-tuwaeW']);
      const { names } = createNameService(memoryRoot(tree), SYMBOLIC);
      assert.deepEqual(expectedFields(names), shownFields(stdout));
    } finally {
      await oracle.close();
    }
  });
});
