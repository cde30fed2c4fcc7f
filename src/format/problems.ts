import type { Problem, ProblemCode } from '../proc/reading/parsed.ts';
import { sanitize } from '../text/sanitize.ts';

const WORDS: Readonly<Record<ProblemCode, string>> = {
  BOGUS_LINE: 'bogus line',
  NO_NUMBER: 'no number',
  SHORT_LINE: 'short line',
  NO_LOCAL_PORT: 'no local port',
  NO_FOREIGN_PORT: 'no foreign port',
};

/**
 * What is said of a line that is left out where net-tools says nothing: it repeats what it read before it.
 * Lines are counted from 1.
 */
export function problemText(path: string, { code, line, text }: Problem): string {
  return `netstat: ${path}: line ${line + 1}: ${WORDS[code]}: ${sanitize(text)}`;
}
