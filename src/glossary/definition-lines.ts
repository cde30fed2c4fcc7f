import { filled } from '../text/filled.ts';
import type { Entry } from './entry.ts';

/** Columns of a screen. */
const WIDTH = 80;

/** The entries as lines of at most 80 columns, an empty one between two of them. */
export function definitionLines(entries: readonly Entry[]): string[] {
  return entries.flatMap(({ words, topic, text, source }, index) => [
    ...(index === 0 ? [] : ['']),
    ...[`${words.join(', ')} (${topic})`, text, `Source: ${source}.`].flatMap((paragraph) =>
      filled(paragraph.split(' '), WIDTH),
    ),
  ]);
}
