/** Lines of as many words as fit into this width, with a gap between two words; a longer word has a line of its own. */
export function filled(words: readonly string[], width: number, gap = ' '): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + gap.length + word.length <= width)
      lines.push(lines.pop() + gap + word);
    else lines.push(word);
  }
  return lines;
}
