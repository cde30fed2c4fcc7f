import type { TreeEntry } from '../oracle/case-tree.ts';
import type { Case } from './case.ts';
import type { Disagreement } from './compare.ts';

/** Escapes every byte that is not printable ASCII, except newlines. */
export function visible(text: string): string {
  return text.replace(/[^\n\x20-\x7e]|\\/g, (character) =>
    character === '\\' ? '\\\\' : `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
}

function indented(text: string): string {
  return visible(text).replace(/^/gm, '    ').trimEnd();
}

function entryText(path: string, entry: TreeEntry): string {
  if (typeof entry === 'string')
    return `  ${path}${entry.endsWith('\n') ? '' : ' (no newline at the end)'}\n${indented(entry)}`;
  if (entry instanceof Uint8Array) return `  ${path}\n${indented(Buffer.from(entry).toString('latin1'))}`;
  return 'link' in entry ? `  ${path} -> ${visible(entry.link)}` : `  ${path}: ${entry.error}`;
}

export function showCase(c: Case): string {
  const env = Object.entries(c.env).map(([name, value]) => `${name}=${value} `);
  const words = c.argv.map((word) => (/^[\w=,-]+$/.test(word) ? word : `'${visible(word)}'`));
  const files = Object.entries(c.tree).map(([path, entry]) => entryText(path, entry));
  return [`${env.join('')}netstat ${words.join(' ')}${c.uid ? `   (as user ${c.uid})` : ''}`, ...files].join(
    '\n',
  );
}

/** The length of the longest common subsequence of lines from each pair of positions on. */
function commonLengths(a: readonly string[], b: readonly string[]): number[][] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    const row = lengths[i] ?? [];
    for (let j = b.length - 1; j >= 0; j--) {
      row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  return lengths;
}

/** Both texts as one: `-` for net-tools, `+` for this program, neither where they agree; `$` ends a line. */
function unified(expected: string, found: string): string {
  const [a, b] = [expected.split('\n'), found.split('\n')];
  const lengths = commonLengths(a, b);
  const lines: string[] = [];
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    if (i < a.length && a[i] === b[j]) {
      lines.push(`    ${visible(a[i] ?? '')}`);
      i++;
      j++;
    } else if (j < b.length && (i >= a.length || (lengths[i]?.[j + 1] ?? 0) > (lengths[i + 1]?.[j] ?? 0))) {
      lines.push(`  + ${visible(b[j++] ?? '')}$`);
    } else lines.push(`  - ${visible(a[i++] ?? '')}$`);
  }
  return lines.join('\n').trimEnd();
}

export function showDisagreement({ case: c, mode, expected, found }: Disagreement): string {
  return [
    showCase(c),
    `(${mode}; - net-tools, + this program)`,
    `stdout:\n${unified(expected.stdout, found.stdout)}`,
    `stderr:\n${unified(expected.stderr, found.stderr)}`,
    `status: - ${expected.status}  + ${found.status}`,
  ].join('\n');
}
