/** Words as a sentence has them: `a, b or c`. */
export function enumerated(words: readonly string[], conjunction: 'and' | 'or'): string {
  if (words.length < 2) return words.join();
  return `${words.slice(0, -1).join(', ')} ${conjunction} ${words.at(-1)}`;
}
