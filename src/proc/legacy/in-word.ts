import type { Scanner } from '../reading/scanner.ts';

/**
 * Lets `read` read within the next word, and moves past that word; undefined where there is none.
 *
 * @param limit bytes of the longest word: the rest of a longer one is the next word
 */
export function inWord<T>(scanner: Scanner, read: (scanner: Scanner) => T, limit?: number): T | undefined {
  scanner.skipBlanks();
  const start = scanner.position;
  if (scanner.skipWord(limit) === 0) return undefined;
  const { position: end, end: lineEnd } = scanner;
  scanner.position = start;
  scanner.end = end;
  const value = read(scanner);
  scanner.position = end;
  scanner.end = lineEnd;
  return value;
}
