import { definitionLines } from '../../glossary/definition-lines.ts';
import { define, nearest } from '../../glossary/lookup.ts';
import { shownLines } from '../../text/shown.ts';
import type { Io } from '../io.ts';

/** No entry has a longer name, in units of UTF-16; to compare one takes a time that grows with its square. */
const LONGEST = 200;

/** Carries out --define: writes what the word means, or that it has no entry, and returns the exit status. */
export function showDefinition(word: string, io: Io): number {
  const isLong = word.length > LONGEST;
  const meanings = isLong ? [] : define(word);
  if (meanings.length > 0) {
    io.stdout.write(shownLines(definitionLines(meanings)));
    return 0;
  }
  const names = isLong ? [] : nearest(word);
  const shown = isLong ? `${word.slice(0, LONGEST)}…` : word;
  const hint = names.length === 0 ? 'and no word near it' : `the nearest: ${names.join(', ')}`;
  io.stderr.write(shownLines([`netstat: --define: no entry for '${shown}', ${hint}`]));
  return 1;
}
