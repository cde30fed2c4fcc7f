import { parseCommandLine } from '../../../../src/cli/options/options.ts';
import { memoryRoot } from '../../../../src/host/root/memory-root.ts';
import type { Lines } from '../../../../src/output/ddl/tables.ts';
import { areOfInternet } from '../../../../src/views/families.ts';
import { kindsOf } from '../../../../src/views/index.ts';
import { hosts, rootOf } from '../../../golden/goldens.ts';
import { HostileFolder } from '../../../hostile/folder.ts';
import { hostileCase } from '../../../hostile/random-hostile.ts';
import { runIn } from '../../../io.ts';
import { hostWithPrograms } from '../../metrics/host-with-programs.ts';
import { outputOf, REAL_RUNS, type RealRun } from '../../real-runs.ts';
import { HOSTILE } from '../../written.ts';

/** Lines that were written, and for which tables. */
export interface Sample {
  readonly tables: Lines;
  readonly lines: readonly string[];
}

/** Every view, with all that its rows can have. */
export const VIEWS: readonly (readonly string[])[] = [
  ['-anpe', '--explain'],
  ['-tuanp'],
  ['-agn'],
  ['-rn', '-A', 'inet,inet6,ax25,x25,ipx,ddp,netrom,rose'],
  ['-rn', '-A', 'inet,inet6'],
  ['-aie'],
  ['-s'],
  ['-Mn'],
  ['-m'],
  ['--flows', '-n'],
  ['--list-netns'],
];

const CHANGED: readonly (readonly string[])[] = [
  ['-anp'],
  ['-tunp'],
  ['-rn'],
  ['-aie'],
  ['-gn'],
  ['-m'],
  ['-s'],
];

const HOSTILE_CASES = 30;

/** A hostile table may have a problem in each of its lines. */
const MANY = 3000;

/** The tables that --ddl with these options is for. */
function tablesOf(argv: readonly string[]): Lines | undefined {
  const command = parseCommandLine([...argv, '--ddl', 'duckdb'], {}, true);
  if (command.kind !== 'ddl') return undefined;
  const { options, areChanges } = command;
  return { kinds: kindsOf(options), areOfInternet: areOfInternet(options), areChanges };
}

/** Lines of all that the tests know of, of several hosts, of changes and of rates, and of hosts that were made to do harm. */
export async function allLines(): Promise<Sample[]> {
  const samples = new Map<string, { tables: Lines; lines: Set<string> }>();
  const take = (argv: readonly string[], text: string): void => {
    const tables = tablesOf(argv);
    if (tables === undefined) return;
    const key = JSON.stringify(tables);
    const sample = samples.get(key) ?? { tables, lines: new Set() };
    samples.set(key, sample);
    const isWanted = (line: string): boolean =>
      line !== '' && !(sample.lines.size > MANY && line.startsWith('{"kind":"problem"'));
    for (const line of text.split('\n')) if (isWanted(line)) sample.lines.add(line);
  };
  const run = async ({ argv, root }: Omit<RealRun, 'name'>, frames = 1): Promise<void> => {
    const surroundings = { root: root(), frames, encoding: 'utf8' } as const;
    take(argv, (await runIn(surroundings, [...argv, '--ndjson', '--flat'])).stdout);
  };
  for (const real of REAL_RUNS.filter(({ argv }) => !argv.includes('--count-by')))
    take(real.argv, (await outputOf(real, '--ndjson', '--flat')).toString());
  const nowhere = () => memoryRoot({});
  const all = hosts().flatMap((host) => ['--root', rootOf(host)]);
  for (const view of VIEWS) await run({ argv: [...all, ...view], root: nowhere });
  for (const view of CHANGED)
    await run({
      argv: ['--root', rootOf('busy'), '--changes', '--since', rootOf('old'), ...view],
      root: nowhere,
    });
  const programs = () => memoryRoot(hostWithPrograms([HOSTILE, "'; DROP TABLE sockets; --"]));
  for (const view of VIEWS) await run({ argv: view, root: programs });
  for (const view of [['-i'], ['-s'], ['-m']])
    await run({ argv: ['--root', rootOf('busy'), '--rates', ...view], root: nowhere }, 2);
  const counters = memoryRoot({
    ...hostWithPrograms(['a']),
    '/proc/net/snmp': 'Tcp: ActiveOpens PassiveOpens\nTcp: 1 2\n',
  });
  await run({ argv: ['-anp', '--changes', '--initial', '--count', '2'], root: () => counters }, 2);
  await withHostileHosts(async (root) => {
    for (const view of VIEWS)
      await run({ argv: ['--root', root, ...view, '--all-netns'].filter(fits), root: nowhere });
  });
  return [...samples.values()].map((sample) => ({ ...sample, lines: [...sample.lines] }));
}

/** A view of namespaces is seen from none of them. */
const fits = (word: string, _index: number, words: readonly string[]): boolean =>
  word !== '--all-netns' || !words.includes('--list-netns');

async function withHostileHosts(take: (root: string) => Promise<void>): Promise<void> {
  const folder = new HostileFolder();
  try {
    for (let number = 0; number < HOSTILE_CASES; number++)
      await take(folder.write({ ...hostileCase(1, number), given: 'root', strangePlace: false }));
  } finally {
    folder.remove();
  }
}
