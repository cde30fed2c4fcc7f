import { filled } from '../text/filled.ts';
import type { Entry } from './entry.ts';

/** Columns of a screen. */
const WIDTH = 80;

/** The entries as text of at most 80 columns, an empty line between two of them. */
export function definitionText(entries: readonly Entry[]): string {
  return entries
    .map(({ words, topic, text, source }) =>
      [`${words.join(', ')} (${topic})`, text, `Source: ${source}.`]
        .flatMap((paragraph) => filled(paragraph.split(' '), WIDTH))
        .map((line) => `${line}\n`)
        .join(''),
    )
    .join('\n');
}
