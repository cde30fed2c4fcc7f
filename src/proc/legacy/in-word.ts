import type { Scanner } from '../reading/scanner.ts';

/**
 * What `read` makes of the next word, which it cannot leave; the scanner then stands behind the word. Undefined where
 * there is none.
 *
 * @param limit bytes of the longest word: what is left of a longer one is the next
 */
export function inWord<T>(scanner: Scanner, read: (scanner: Scanner) => T, limit?: number): T | undefined {
  scanner.blanks();
  const start = scanner.position;
  if (scanner.passWord(limit) === 0) return undefined;
  const { position: end, end: lineEnd } = scanner;
  scanner.position = start;
  scanner.end = end;
  const value = read(scanner);
  scanner.position = end;
  scanner.end = lineEnd;
  return value;
}
