import type { Problem, ProblemCode } from '../proc/reading/parsed.ts';
import { sanitize } from '../text/sanitize.ts';

const WORDS: Readonly<Record<ProblemCode, string>> = {
  BOGUS_LINE: 'bogus line',
  NO_NUMBER: 'no number',
  SHORT_LINE: 'short line',
  NO_LOCAL_PORT: 'no local port',
  NO_FOREIGN_PORT: 'no foreign port',
  MORE_LINES: 'more such lines',
};

/**
 * The warning about a line that cannot be read, in tables where net-tools has none: it shows the values of the line before
 * instead. Lines are counted from 1.
 */
export function problemText(path: string, { code, line, text }: Problem): string {
  return `netstat: ${path}: line ${line + 1}: ${WORDS[code]}: ${sanitize(text)}`;
}
