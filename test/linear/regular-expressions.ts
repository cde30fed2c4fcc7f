import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A regular expression of the source. */
export interface SourceExpression {
  readonly file: string;
  readonly line: number;
  /** As it stands there: a literal, or `new RegExp(` and what follows on its line. */
  readonly text: string;
}

/** A comment, a string, or a template without what is put in; then a literal where one can begin, and a constructor. */
const TOKEN =
  /\/\/.*|\/\*[\s\S]*?\*\/|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|(?<=(?:[(=,:[!&|?;{}>]|\breturn)\s*)(?<literal>\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[dgimsuvy]*)|(?<made>new RegExp\(.*)/g;

/** All regular expressions in the files of a folder. Backticks with quotes in them would be misread: there are none in a line with one. */
export function regularExpressions(folder: string): SourceExpression[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  return files.sort().flatMap((file) => {
    const source = readFileSync(join(folder, file), 'utf8');
    return [...source.matchAll(TOKEN)].flatMap(({ index, groups = {} }) => {
      const text = groups.literal ?? groups.made;
      return text === undefined ? [] : { file, line: source.slice(0, index).split('\n').length, text };
    });
  });
}
