import type { Tree } from '../oracle/case-tree.ts';
import type { Case } from './case.ts';

/** Simpler cases to try in place of this one, the boldest first. */
function* simpler(c: Case): Generator<Case> {
  const entries = Object.entries(c.tree);
  for (const [path] of entries) {
    yield { ...c, tree: Object.fromEntries(entries.filter(([other]) => other !== path)) };
  }
  for (const index of c.argv.keys()) yield { ...c, argv: c.argv.toSpliced(index, 1) };
  for (const [index, word] of c.argv.entries()) {
    if (!/^-[^-]{2,}$/.test(word)) continue;
    for (let at = 1; at < word.length; at++) {
      yield { ...c, argv: c.argv.with(index, word.slice(0, at) + word.slice(at + 1)) };
    }
  }
  for (const [path, entry] of entries) {
    if (typeof entry !== 'string') continue;
    for (const text of fewerLines(entry)) yield { ...c, tree: { ...c.tree, [path]: text } satisfies Tree };
  }
}

/** The text without half of its lines, a quarter of them, … one of them. */
function* fewerLines(text: string): Generator<string> {
  const lines = text.split(/(?<=\n)/);
  if (lines.length < 2) return;
  for (let size = lines.length >> 1; size >= 1; size >>= 1) {
    for (let at = 0; at < lines.length; at += size) yield lines.toSpliced(at, size).join('');
  }
}

/** Looks for a small case that still fails, in a bounded number of tries. */
export async function shrink(
  failing: Case,
  fails: (c: Case) => Promise<boolean>,
  tries = 600,
): Promise<Case> {
  let best = failing;
  for (let found = true; found && tries > 0; ) {
    found = false;
    for (const candidate of simpler(best)) {
      if (tries-- <= 0) break;
      if (!(await fails(candidate))) continue;
      best = candidate;
      found = true;
      break;
    }
  }
  return best;
}
