/** `a, b or c` */
export function enumerated(words: readonly string[], conjunction: 'and' | 'or'): string {
  return words.join(', ').replace(/, ([^,]*)$/, ` ${conjunction} $1`);
}
