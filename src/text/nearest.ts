import { distance } from 'fastest-levenshtein';

/** So many are named at most. */
const LIMIT = 3;

/**
 * The names that `word` may have been meant for, the most likely first, at most three. Letters may be missing, wrong or too many: one in
 * three; a name, or what follows a dot in it, may have been cut short. Upper and lower case are the same, as are `-`, `_` and
 * blanks.
 */
export function nearest(word: string, names: Iterable<string>): string[] {
  const wanted = folded(word);
  return [...new Set(names)]
    .map((name) => ({ name, far: farness(wanted, folded(name)) }))
    .filter(({ far }) => far !== undefined)
    .sort((a, b) => Number(a.far) - Number(b.far))
    .slice(0, LIMIT)
    .map(({ name }) => name);
}

function folded(text: string): string {
  return text.toLowerCase().replace(/[-_\s]/g, '_');
}

/** How many letters lie between them, or undefined if too many; what was only cut short counts as one. */
function farness(word: string, name: string): number | undefined {
  const limit = Math.max(1, Math.floor(name.length / 3));
  const letters =
    Math.abs(word.length - name.length) > limit ? Number.POSITIVE_INFINITY : distance(word, name);
  const isCut = word.length > 1 && (name.startsWith(word) || name.includes(`.${word}`));
  const far = isCut ? Math.min(letters, 1) : letters;
  return far <= limit ? far : undefined;
}
