import { memoryRoot } from '../../src/host/root/memory-root.ts';
import { openRoot } from '../../src/host/root/open-root.ts';
import type { Root } from '../../src/host/root/root.ts';
import { sysFiles } from '../behaviour/links.ts';
import { topics } from '../behaviour/topics.ts';
import { hosts, readList, rootOf } from '../golden/goldens.ts';
import { runIn } from '../io.ts';

/** A command line on a host. */
export interface RealRun {
  readonly name: string;
  readonly argv: readonly string[];
  readonly root: () => Root;
}

/** Options beyond net-tools' that change what records say. */
const EXTENSIONS: readonly string[][] = [
  ['-m'],
  ['-ap', '--explain'],
  ['-ag', '--explain'],
  ['-r', '-6', '--explain'],
  ['-ie', '--explain'],
  ['-s', '--explain'],
  ['-m', '--explain'],
  ['-an', '--where', 'state=listen or protocol=unix'],
  ['-an', '--sort', '-local.port,path'],
  ['-an', '--count-by', 'state,protocol'],
  ['-anp', '--count-by', 'program,port'],
  ['-agn', '--count-by', 'address'],
  ['--list-netns'],
  ['--flows'],
  ['--flows', '-n', '--all-netns'],
  ['-an', '--all-netns'],
  ['-rn', '--netns', 'host'],
];

const onFixtures: readonly RealRun[] = readList('commands.txt').map(({ host, line, argv }) => ({
  name: `${line} on ${host}`,
  argv,
  root: () => openRoot(rootOf(host)),
}));

const withExtensions: readonly RealRun[] = hosts().flatMap((host) =>
  EXTENSIONS.map((argv) => ({
    name: `netstat ${argv.join(' ')} on ${host}`,
    argv,
    root: () => openRoot(rootOf(host)),
  })),
);

/** Hosts with tables of every kernel and of every kind of damage. */
const onSurprises: readonly RealRun[] = [...topics.values()].flatMap((cases) =>
  cases
    .filter((c) => c.live === undefined)
    .map(({ name, args, files, links = [] }) => ({
      name: `netstat ${args}: ${name}`,
      argv: args.split(' ').filter((arg) => arg !== ''),
      root: () => memoryRoot({ ...files, ...sysFiles(links) }),
    })),
);

/** Everything that the tests know of, but what shows no rows: help, versions, frames without end. */
export const REAL_RUNS: readonly RealRun[] = [...onFixtures, ...withExtensions, ...onSurprises].filter(
  ({ argv }) => !argv.some((arg) => /^(--(he|ve|cont)|-[a-zA-Z0-9]*[hVc?])/.test(arg)),
);

/** What a run writes in a form: nothing where the command line is wrong. */
export async function outputOf({ argv, root }: RealRun, ...form: string[]): Promise<Buffer> {
  const { stdout } = await runIn({ root: root() }, [...form, ...argv]);
  return Buffer.from(stdout, 'latin1');
}
