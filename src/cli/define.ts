import { definitionText } from '../glossary/definition-text.ts';
import { define, nearest } from '../glossary/lookup.ts';
import { latin1Bytes } from '../text/latin1.ts';
import { printable } from '../text/sanitize.ts';
import type { Io } from './io.ts';

/** Carries out --define: writes what the word means, or that it has no entry, and returns the exit status. */
export function showDefinition(word: string, io: Io): number {
  const meanings = define(word);
  if (meanings.length > 0) {
    io.stdout.write(latin1Bytes(definitionText(meanings)));
    return 0;
  }
  const names = nearest(word);
  const hint = names.length === 0 ? 'and no word near it' : `the nearest: ${names.join(', ')}`;
  io.stderr.write(`netstat: --define: no entry for '${printable(word)}', ${hint}\n`);
  return 1;
}
