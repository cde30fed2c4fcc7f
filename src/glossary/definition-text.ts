import type { Entry } from './entry.ts';

/** Columns of a screen. */
const WIDTH = 80;

/** The entries as text of at most 80 columns, an empty line between two of them. */
export function definitionText(entries: readonly Entry[]): string {
  return entries
    .map(({ words, topic, text, source }) =>
      [`${words.join(', ')} (${topic})`, text, `Source: ${source}.`]
        .flatMap(wrapped)
        .map((line) => `${line}\n`)
        .join(''),
    )
    .join('\n');
}

/** Lines of as many words as fit. */
function wrapped(paragraph: string): string[] {
  const lines: string[] = [];
  for (const word of paragraph.split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= WIDTH) lines.push(`${lines.pop()} ${word}`);
    else lines.push(word);
  }
  return lines;
}
