import { Chalk } from 'chalk';
import stringWidth from 'string-width';
import type { ColorLevel } from '../text/color.ts';
import { UNSAFE } from '../text/sanitize.ts';
import type { Paragraph } from './note-groups.ts';

/** Columns of a screen. */
const WIDTH = 80;

const ROWS_INDENT = '  ';
const TEXT_INDENT = '    ';

/** Writes paragraphs under a block of rows, an empty line before them; without any nothing. */
export function writeNotes(
  title: string,
  paragraphs: readonly Paragraph[],
  level: ColorLevel,
  write: (line: string) => void,
): void {
  if (paragraphs.length === 0) return;
  const chalk = new Chalk({ level });
  write('');
  write(chalk.bold(title));
  for (const { rows, texts } of paragraphs) {
    for (const line of wrapped(rows, ROWS_INDENT)) write(chalk.cyan(line));
    for (const text of texts) for (const line of wrapped(text, TEXT_INDENT)) write(line);
  }
}

/** Lines of as many words as fit; a word that is longer than a line has one of its own. */
function wrapped(text: string, indent: string): string[] {
  const lines: string[] = [];
  let width = 0;
  for (const word of text.replace(UNSAFE, '?').split(' ')) {
    const wordWidth = stringWidth(word);
    if (lines.length > 0 && width + 1 + wordWidth <= WIDTH) {
      lines.push(`${lines.pop()} ${word}`);
      width += 1 + wordWidth;
    } else {
      lines.push(indent + word);
      width = indent.length + wordWidth;
    }
  }
  return lines;
}
