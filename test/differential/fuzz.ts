import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { showHostile, tryHostile } from '../hostile/campaign.ts';
import { HostileFolder } from '../hostile/folder.ts';
import { hostileCase } from '../hostile/random-hostile.ts';
import { Oracle, oracleAvailable } from '../oracle/oracle.ts';
import { type Series, tryCase, tryDamaged } from './campaign.ts';
import { damagedCase } from './damage.ts';
import { randomCase } from './random-case.ts';
import { showCase } from './report.ts';
import { TABLES } from './tables/index.ts';
import { Watchdog } from './watchdog.ts';

const MODES = ['memory', 'folder', 'process'] as const;

const USAGE = `npm run fuzz -- [--seed N] [--cases N | --damaged N | --hostile N] [--case N] [--tables NAME,…] [--with WORD] [--keep-going N] [--show]
Compares this program with the real netstat on random hosts and command lines.
  --cases N       so many cases (default: 1000)
  --damaged N     so many cases with damaged files instead, on which only this program is run: it must not fail
  --hostile N     so many attacks instead: texts, trees and arguments that were made to do harm
  --seed N        the series; a new one unless given
  --case N        only this case of the series
  --show          prints each case before it is run
  --tables LIST   only these tables: ${TABLES.map(({ name }) => name).join(' ')}
  --with WORD     put before the words of every command line (may be repeated)
  --mode MODE     asks this program only so: ${MODES.join(', ')} (default: by turns); of --hostile there are source and process
  --keep-going N  ends at the Nth failure (default: 1)
  NETSTAT_BIN     the built program that mode process starts; by turns that is one case in fifty.
                  --hostile compares several, with colons between them: bin/netstat.cjs and dist/netstat unless given`;

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    cases: { type: 'string', default: '1000' },
    damaged: { type: 'string' },
    hostile: { type: 'string' },
    case: { type: 'string' },
    tables: { type: 'string' },
    with: { type: 'string', multiple: true, default: [] },
    mode: { type: 'string' },
    'keep-going': { type: 'string', default: '1' },
    show: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

/** Cases of one series. */
interface Campaign {
  readonly seed: number;
  readonly count: number;
  /** The option that asks for them once more. */
  readonly option: string;
  /** Runs one; a report if it fails. */
  attempt(number: number): Promise<string | undefined>;
  show(number: number): string;
}

/** Runs cases until enough have failed; the exit status. */
async function runCampaign({ seed, count, option, attempt, show }: Campaign): Promise<number> {
  const first = Number(values.case ?? 0);
  const last = values.case === undefined ? count : first + 1;
  const watchdog = new Watchdog();
  const start = Date.now();
  let [failures, done] = [0, 0];
  for (let number = first; number < last && failures < Number(values['keep-going']); number++) {
    watchdog.begin(number);
    if (values.show) console.log(show(number));
    const report = await attempt(number);
    done++;
    if (report === undefined) continue;
    failures++;
    console.log(
      `\n=== case ${number} of seed ${seed} (again: --seed ${seed}${option} --case ${number})\n${report}`,
    );
  }
  await watchdog.stop();
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  console.log(`seed ${seed}: ${done} cases in ${seconds} s, ${failures} failed`);
  return failures === 0 ? 0 : 1;
}

async function main(): Promise<number> {
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const seed = Number(values.seed ?? Date.now() % 1_000_000);
  if (values.hostile !== undefined) return attack(seed, Number(values.hostile));
  const names = values.tables?.split(',');
  const series: Series = {
    seed,
    tables: TABLES.filter(({ name }) => names === undefined || names.includes(name)),
    words: values.with,
    mode: MODES.find((mode) => mode === values.mode),
  };
  if (values.damaged !== undefined) {
    const dir = mkdtempSync(join(tmpdir(), 'netstat-damaged-'));
    return runCampaign({
      seed,
      count: Number(values.damaged),
      option: ' --damaged 1',
      attempt: (number) => tryDamaged(dir, series, number),
      show: (number) => showCase(damagedCase(seed, number, series.tables)),
    }).finally(() => rmSync(dir, { recursive: true }));
  }
  const reason = oracleAvailable();
  if (reason !== undefined) {
    console.error(`cannot compare: ${reason}`);
    return 2;
  }
  const oracle = await Oracle.start();
  return runCampaign({
    seed,
    count: Number(values.cases),
    option: '',
    attempt: (number) => tryCase(oracle, series, number),
    show: (number) => showCase(randomCase(seed, number, series.tables, series.words)),
  }).finally(() => oracle.close());
}

async function attack(seed: number, count: number): Promise<number> {
  const mode = (['source', 'process'] as const).find((name) => name === values.mode);
  const folder = new HostileFolder();
  return runCampaign({
    seed,
    count,
    option: ` --hostile 1${mode === undefined ? '' : ` --mode ${mode}`}`,
    attempt: (number) => tryHostile(folder, seed, number, mode),
    show: (number) => showHostile(hostileCase(seed, number)),
  }).finally(() => folder.remove());
}

// So that exit handlers remove temporary files.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
process.exitCode = await main();
