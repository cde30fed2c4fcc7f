import { distance } from 'fastest-levenshtein';

/** So many are named at most. */
const LIMIT = 3;

/**
 * The names that `word` may have been meant for, the most likely first, at most three. Letters may be missing, wrong, too many or
 * two of them swapped: one in three; a name, or what follows a dot in it, may have been cut short. Upper and lower case are the same, as are `-`, `_` and
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
    Math.abs(word.length - name.length) > limit ? Number.POSITIVE_INFINITY : mistakes(word, name);
  const isCut = word.length > 1 && (name.startsWith(word) || name.includes(`.${word}`));
  const far = isCut ? Math.min(letters, 1) : letters;
  return far <= limit ? far : undefined;
}

/** How many letters are missing, wrong or too many; two neighbours that are swapped count as one, once. */
function mistakes(word: string, name: string): number {
  let fewest = distance(word, name);
  for (let at = 1; at < word.length && fewest > 1; at++) {
    const swapped = word.slice(0, at - 1) + word.charAt(at) + word.charAt(at - 1) + word.slice(at + 1);
    fewest = Math.min(fewest, 1 + distance(swapped, name));
  }
  return fewest;
}
