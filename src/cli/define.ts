import { definitionLines } from '../glossary/definition-lines.ts';
import { define, nearest } from '../glossary/lookup.ts';
import { shownLines } from '../text/shown.ts';
import type { Io } from './io.ts';

/** Carries out --define: writes what the word means, or that it has no entry, and returns the exit status. */
export function showDefinition(word: string, io: Io): number {
  const meanings = define(word);
  if (meanings.length > 0) {
    io.stdout.write(shownLines(definitionLines(meanings)));
    return 0;
  }
  const names = nearest(word);
  const hint = names.length === 0 ? 'and no word near it' : `the nearest: ${names.join(', ')}`;
  io.stderr.write(shownLines([`netstat: --define: no entry for '${word}', ${hint}`]));
  return 1;
}
