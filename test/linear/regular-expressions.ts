import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SyntaxKind } from 'typescript/unstable/ast';
import { sourceTokens } from '../source-tokens.ts';

/** A regular expression of the source. */
export interface SourceExpression {
  readonly file: string;
  readonly line: number;
  /** As it stands there: a literal, or `new RegExp(` and what follows on its line. */
  readonly text: string;
}

/** All regular expressions in the files of a folder. */
export function regularExpressions(folder: string): SourceExpression[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  return files
    .sort()
    .flatMap((file) =>
      expressionsIn(readFileSync(join(folder, file), 'utf8')).map((found) => ({ file, ...found })),
    );
}

/** The regular expressions in a file of TypeScript. */
export function expressionsIn(source: string): Omit<SourceExpression, 'file'>[] {
  const tokens = sourceTokens(source);
  return tokens.flatMap(({ kind, text, start }, index) => {
    const line = source.slice(0, start).split('\n').length;
    if (kind === SyntaxKind.RegularExpressionLiteral) return { line, text };
    const isMade = kind === SyntaxKind.NewKeyword && tokens[index + 1]?.text === 'RegExp';
    return isMade ? { line, text: source.slice(start, source.indexOf('\n', start)) } : [];
  });
}
