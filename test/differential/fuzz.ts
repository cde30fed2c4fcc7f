import { parseArgs } from 'node:util';
import { Oracle, oracleAvailable } from '../oracle/oracle.ts';
import { tryCase } from './campaign.ts';
import { randomCase } from './random-case.ts';
import { showCase, showDisagreement } from './report.ts';
import { TABLES } from './tables/index.ts';

const USAGE = `npm run fuzz -- [--seed N] [--cases N] [--case N] [--tables NAME,…] [--keep-going N] [--show]
Compares this program with the real netstat on random hosts and command lines.
  --case N        only this case of the seed
  --show          prints the case before it is run
  --tables LIST   only these tables: ${TABLES.map(({ name }) => name).join(' ')}
  --with WORD     put before the words of every command line (may be repeated)
  --keep-going N  ends at the Nth disagreement (default: 1)
  NETSTAT_BIN     the built program that one case in fifty goes through`;

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    cases: { type: 'string', default: '1000' },
    case: { type: 'string' },
    tables: { type: 'string' },
    with: { type: 'string', multiple: true, default: [] },
    'keep-going': { type: 'string', default: '1' },
    show: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

async function main(): Promise<number> {
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const seed = Number(values.seed ?? Date.now() % 1_000_000);
  const names = values.tables?.split(',');
  const tables = TABLES.filter(({ name }) => names === undefined || names.includes(name));
  const reason = oracleAvailable();
  if (reason !== undefined) {
    console.error(`cannot compare: ${reason}`);
    return 2;
  }
  const oracle = await Oracle.start();
  const start = Date.now();
  let [failures, done] = [0, 0];
  try {
    const first = Number(values.case ?? 0);
    const last = values.case === undefined ? Number(values.cases) : first + 1;
    for (let number = first; number < last && failures < Number(values['keep-going']); number++) {
      if (values.show) console.log(showCase(randomCase(seed, number, tables, values.with)));
      const failure = await tryCase(oracle, seed, number, tables, values.with);
      done++;
      if (failure === undefined) continue;
      failures++;
      const again = `npm run fuzz -- --seed ${seed} --case ${number}${values.tables ? ` --tables ${values.tables}` : ''}`;
      console.log(`\n=== case ${number}, again by: ${again}\n${showDisagreement(failure.disagreement)}`);
    }
  } finally {
    await oracle.close();
  }
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  console.log(`seed ${seed}: ${done} cases in ${seconds} s, ${failures} disagree`);
  return failures === 0 ? 0 : 1;
}

process.exitCode = await main();
