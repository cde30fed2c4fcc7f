import type { Oracle } from '../oracle/oracle.ts';
import type { Case, TableGenerator } from './case.ts';
import { compare, type Disagreement } from './compare.ts';
import { randomCase } from './random-case.ts';
import { shrink } from './shrink.ts';
import type { Mode } from './subject.ts';

export interface Failure {
  readonly number: number;
  /** Reduced as far as it still fails. */
  readonly disagreement: Disagreement;
}

/** Every so many cases one goes through the built program; the others take turns in this process. */
const PROCESS_EVERY = 50;

/** Rights are those of the tester, root: only a host in memory can deny something. */
function modeOf(c: Case, number: number): Mode {
  if (c.uid !== undefined) return 'memory';
  if (number % PROCESS_EVERY === PROCESS_EVERY - 1) return 'process';
  return number % 2 === 0 ? 'memory' : 'folder';
}

/** Compares one case of a seed; a failure comes back reduced. `words` are put before each command line. */
export async function tryCase(
  oracle: Oracle,
  seed: number,
  number: number,
  tables: readonly TableGenerator[],
  words: readonly string[] = [],
): Promise<Failure | undefined> {
  const c = randomCase(seed, number, tables, words);
  const mode = modeOf(c, number);
  const first = await compare(oracle, c, mode);
  if (first === undefined) return undefined;
  const fails = async (candidate: Case) =>
    words.every((word, index) => candidate.argv[index] === word) &&
    (await compare(oracle, candidate, mode)) !== undefined;
  const small = await shrink(c, fails);
  return { number, disagreement: (await compare(oracle, small, mode)) ?? first };
}
