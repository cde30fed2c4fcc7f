import { writeTree } from '../oracle/case-tree.ts';
import type { Oracle } from '../oracle/oracle.ts';
import type { Case, TableGenerator } from './case.ts';
import { compare } from './compare.ts';
import { complaint, damagedCase } from './damage.ts';
import { randomCase } from './random-case.ts';
import { showCase, showDisagreement } from './report.ts';
import { shrink } from './shrink.ts';
import type { Mode } from './subject.ts';

/** One case in so many runs the built program; the other two modes take turns. */
const PROCESS_EVERY = 50;

/** -c, alone or among other letters, in full or abbreviated. */
const CONTINUOUS = /^(-[^-]*c|--c)/;

/**
 * The tests run as root, so only a host in memory can deny access; and only in this process can a run with -c be ended
 * before its second frame.
 */
function modeOf(c: Case, number: number, wanted: Mode | undefined): Mode {
  if (c.uid !== undefined || c.argv.some((word) => CONTINUOUS.test(word))) return 'memory';
  if (wanted !== undefined) return wanted;
  if (number % PROCESS_EVERY === PROCESS_EVERY - 1) return 'process';
  return number % 2 === 0 ? 'memory' : 'folder';
}

/** A series of cases, reproducible by its seed. */
export interface Series {
  readonly seed: number;
  readonly tables: readonly TableGenerator[];
  /** Put before each command line. */
  readonly words: readonly string[];
  /** How this program runs, unless a case needs another mode; the modes take turns if not given. */
  readonly mode?: Mode | undefined;
}

/** Compares one case of a series with net-tools. Returns a report of a failure, with the case shrunk. */
export async function tryCase(oracle: Oracle, series: Series, number: number): Promise<string | undefined> {
  const c = randomCase(series.seed, number, series.tables, series.words);
  const mode = modeOf(c, number, series.mode);
  const first = await compare(oracle, c, mode);
  if (first === undefined) return undefined;
  const fails = async (candidate: Case) =>
    series.words.every((word, index) => candidate.argv[index] === word) &&
    (await compare(oracle, candidate, mode)) !== undefined;
  const small = await shrink(c, fails);
  return showDisagreement((await compare(oracle, small, mode)) ?? first);
}

/** Runs this program on one damaged case; `dir` is a folder to put its host into. */
export async function tryDamaged(dir: string, series: Series, number: number): Promise<string | undefined> {
  const c = damagedCase(series.seed, number, series.tables);
  const mode = modeOf(c, number, series.mode);
  const ask = (candidate: Case) => {
    if (mode !== 'memory') writeTree(dir, candidate.tree);
    return complaint(candidate, mode, dir);
  };
  if ((await ask(c)) === undefined) return undefined;
  const small = await shrink(c, async (candidate) => (await ask(candidate)) !== undefined);
  return `${showCase(small)}\n(${mode}) ${await ask(small)}`;
}
