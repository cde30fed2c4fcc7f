import { Chalk } from 'chalk';
import type { ColorLevel } from '../text/color.ts';
import { filled } from '../text/filled.ts';
import { painted, type ShownText } from '../text/shown.ts';
import { printable } from '../text/unsafe.ts';
import { widthOf } from '../text/width.ts';
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
  write: (line: ShownText) => void,
): void {
  if (paragraphs.length === 0) return;
  const chalk = new Chalk({ level });
  const plain = (text: string): ShownText => painted(String, text);
  write(plain(''));
  write(painted(chalk.bold, title));
  const lines = (text: string, indent: string): string[] => {
    const words = printable(text).split(' ');
    return filled(words, WIDTH - indent.length, ' ', widthOf).map((line) => indent + line);
  };
  for (const { rows, texts } of paragraphs) {
    for (const line of lines(rows, ROWS_INDENT)) write(painted(chalk.cyan, line));
    for (const text of texts) for (const line of lines(text, TEXT_INDENT)) write(plain(line));
  }
}
