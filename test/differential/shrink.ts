/** What of a case can be left out: words, and files of its host. */
interface Shrinkable {
  readonly argv: readonly string[];
  readonly tree: Readonly<Record<string, unknown>>;
}

/** A word of more characters is tried without its second half. */
const LONG_WORD = 40;

/** Simpler cases to try in place of this one, the boldest first. */
function* simpler<C extends Shrinkable>(c: C): Generator<C> {
  const entries = Object.entries(c.tree);
  for (const some of fewer(entries)) yield { ...c, tree: Object.fromEntries(some) };
  for (const index of c.argv.keys()) yield { ...c, argv: c.argv.toSpliced(index, 1) };
  for (const [index, word] of c.argv.entries()) {
    if (!/^-[^-]{2,}$/.test(word)) continue;
    for (let at = 1; at < word.length; at++) {
      yield { ...c, argv: c.argv.with(index, word.slice(0, at) + word.slice(at + 1)) };
    }
  }
  for (const [index, word] of c.argv.entries()) {
    if (word.length > LONG_WORD) yield { ...c, argv: c.argv.with(index, word.slice(0, word.length >> 1)) };
  }
  for (const [path, entry] of entries) {
    if (typeof entry !== 'string') continue;
    for (const text of fewerLines(entry)) yield { ...c, tree: { ...c.tree, [path]: text } };
  }
}

/** The text without half of its lines, a quarter of them, … one of them. */
function* fewerLines(text: string): Generator<string> {
  const lines = text.split(/(?<=\n)/);
  if (lines.length < 2) return;
  for (const some of fewer(lines)) yield some.join('');
}

/** The list without half of it, a quarter of it, … one item. */
function* fewer<T>(list: readonly T[]): Generator<T[]> {
  for (let size = Math.ceil(list.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < list.length; at += size) yield list.toSpliced(at, size);
  }
}

/** Looks for a small case that still fails, in a bounded number of tries. */
export async function shrink<C extends Shrinkable>(
  failing: C,
  fails: (c: C) => Promise<boolean>,
  tries = 600,
): Promise<C> {
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
