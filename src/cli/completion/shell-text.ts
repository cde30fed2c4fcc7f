import { filled } from '../../text/filled.ts';

/** A word quoted so that all three shells take it literally. */
export function quoted(word: string): string {
  return /^[A-Za-z0-9_./,:+-][A-Za-z0-9_./,:=+-]*$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** Words as indented lines of at most 100 columns. */
export function indented(words: readonly string[], indent: number): string {
  return filled(words, 100 - indent)
    .map((line) => ' '.repeat(indent) + line)
    .join('\n');
}

/** A regular expression, for all three shells, that matches a cluster of letters with this one among its options. */
export function clusterWith(letter: string, argumentLetters: string): string {
  return `^-[^-${argumentLetters}]*${letter}`;
}
