/**
 * Lines of as many words as fit into this width, with a gap between two words; a longer word has a line of its own.
 *
 * @param widthOf the width of a text, in what `width` counts: characters unless given
 */
export function filled(
  words: readonly string[],
  width: number,
  gap = ' ',
  widthOf = (text: string) => text.length,
): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const line = lines.at(-1);
    if (line !== undefined && widthOf(line + gap + word) <= width) lines.push(lines.pop() + gap + word);
    else lines.push(word);
  }
  return lines;
}
