import { clusterWith } from './shell-text.ts';
import { FIELD_WORDS, type Vocabulary, type Word } from './vocabulary.ts';

/** How bash and zsh differ in these lines. */
interface Dialect {
  /** What expands to the words of the command line before the one that is being completed. */
  readonly words: string;
  /** Around a regular expression. */
  readonly quote: string;
  readonly indent: string;
  /** Words as the items of an array. */
  readonly items: (words: readonly Word[]) => string;
}

/** In bash and zsh, what sets `fields` to the fields of the rows that the command line asks for. */
export function fieldLines(
  { kindOptions, argumentLetters }: Vocabulary,
  { words, quote, indent, items }: Dialect,
): string {
  const branches = kindOptions.map(({ kind, names }, i) => {
    const tests = names.map((name) =>
      name.startsWith('--')
        ? `$word == ${name}`
        : `$word =~ ${quote}${clusterWith(name.slice(1), argumentLetters)}${quote}`,
    );
    const test = tests.reverse().join(' || ');
    return `${indent}${indent}${i === 0 ? 'if' : 'elif'} [[ ${test} ]]; then kind=${kind}`;
  });
  return `${indent}local word kind=socket
${indent}for word in "\${${words}}"; do
${branches.join('\n')}
${indent}${indent}fi
${indent}done
${indent}case $kind in
${FIELD_WORDS.map(([kind, fields]) => `    ${kind}) fields=(\n${items(fields)}\n    ) ;;`).join('\n')}
${indent}esac`;
}
