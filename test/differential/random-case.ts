import { randomArgv } from './argv.ts';
import type { Case, TableGenerator } from './case.ts';
import { randomHost } from './host.ts';
import { Random } from './random.ts';

/** The case with this number in the series of this seed, about these tables; `words` are put before all others. */
export function randomCase(
  seed: number,
  number: number,
  tables: readonly TableGenerator[],
  words: readonly string[] = [],
): Case {
  const random = new Random(seed, number);
  const focus = random.chance(0.1)
    ? []
    : random.many(1, random.chance(0.2) ? 4 : 1, () => random.pick(tables));
  const argv = [...words, ...randomArgv(random, focus)];
  const tree = randomHost(random, tables, new Set(focus.length > 0 ? focus : tables));
  const denied = Object.values(tree).some(
    (entry) => typeof entry === 'object' && 'error' in entry && entry.error === 'EACCES',
  );
  const env: Record<string, string> = random.chance(0.02) ? { POSIXLY_CORRECT: random.pick(['', '1']) } : {};
  return { argv, tree, env, ...(denied || random.chance(0.05) ? { uid: 1000 } : {}) };
}
