/** A word as all three shells take it literally. */
export function quoted(word: string): string {
  return /^[A-Za-z0-9_./,:+-][A-Za-z0-9_./,:=+-]*$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** Words behind one another, on lines of at most 100 columns where they fit, each line behind an indent. */
export function filled(words: readonly string[], indent: string): string {
  const lines: string[] = [];
  for (const word of words) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= 100) lines.push(`${lines.pop()} ${word}`);
    else lines.push(indent + word);
  }
  return lines.join('\n');
}

/** An extended regular expression, of the three shells, for a cluster of letters that has this one among its options. */
export function clusterWith(letter: string, argumentLetters: string): string {
  return `^-[^-${argumentLetters}]*${letter}`;
}
