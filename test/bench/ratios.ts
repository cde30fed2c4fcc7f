/**
 * README's table of ratios, made from RESULTS.md:
 *
 *   node --import tsx test/bench/ratios.ts     writes it into README.md
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatTable } from './table.ts';

const RESULTS = join(import.meta.dirname, 'RESULTS.md');
const README = join(import.meta.dirname, '../../README.md');

/** Rows of the table: what is measured, and the section of RESULTS.md that tells. */
const ROWS: readonly (readonly [what: string, section: string])[] = [
  ['start: `-tulpn` on an idle host', 'start'],
  ['`-an` of a recorded host', 'recorded-an'],
  ['`-anp` of a recorded host', 'recorded-anp'],
  ['`-an` of the running host', 'live-an'],
  ['`-anp` of the running host', 'live-anp'],
  ['`-tlnp` of the running host', 'live-tlnp'],
  ['`-t`, 200 names, 100 ms each', 'names'],
];

/** Columns of the table: a heading, and the program's name in RESULTS.md. */
const COLUMNS: readonly (readonly [heading: string, program: string])[] = [
  ['on Node', 'netstat-js netstat.cjs'],
  ['single file', 'netstat-js netstat'],
  ['ss', 'ss'],
  ['busybox', 'busybox'],
  ['lsof', 'lsof'],
];

const cells = (line: string): string[] =>
  line
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim());

/** By program, what its row of a section has in the column `÷ net-tools`. */
function ratiosOf(section: string, results: string): Map<string, string> {
  const [, text] = new RegExp(`^## ${section}\\n(.*?)(?=^## |(?![^]))`, 'ms').exec(results) ?? [];
  const [headings = [], , ...rows] = (text?.match(/^\|.*\|$/gm) ?? []).map(cells);
  const column = headings.indexOf('÷ net-tools');
  if (column < 0) throw new Error(`RESULTS.md has no ratios in section ${section}`);
  return new Map(rows.map((row) => [row[0] ?? '', row[column] ?? '']));
}

/** The table: how long each program takes where net-tools takes 1. */
export function ratioTable(results: string): string {
  const rows = ROWS.map(([what, section]) => {
    const ratios = ratiosOf(section, results);
    return [what, ...COLUMNS.map(([, program]) => ratios.get(program) ?? '–')];
  });
  return formatTable(['time ÷ net-tools', ...COLUMNS.map(([heading]) => heading)], rows);
}

const TABLE = /^\| time ÷ net-tools .*\n(?:\|.*\n)+/m;

/** The table that stands in README.md. */
export function tableInReadme(): string | undefined {
  return TABLE.exec(readFileSync(README, 'utf8'))?.[0];
}

export const results = (): string => readFileSync(RESULTS, 'utf8');

if (process.argv[1] === import.meta.filename) {
  const readme = readFileSync(README, 'utf8');
  writeFileSync(
    README,
    readme.replace(TABLE, () => ratioTable(results())),
  );
}
