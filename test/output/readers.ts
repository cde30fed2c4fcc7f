import { execFileSync, spawnSync } from 'node:child_process';

/** Why a test that needs a program is skipped; false where the program is there. */
export function missing(program: string): string | false {
  return spawnSync(program, ['--version']).error === undefined ? false : `${program} is not installed`;
}

/** What a program prints that is given `input`. */
export function printed(program: string, args: readonly string[], input: Buffer): string {
  return execFileSync(program, args, { input, encoding: 'utf8', maxBuffer: 1 << 28 });
}

/** The rows that Python's csv reads. */
export function rowsByPython(csv: Buffer): string[][] {
  const script = `
import csv, io, json, sys
text = io.TextIOWrapper(sys.stdin.buffer, encoding='utf-8', newline='')
print(json.dumps(list(csv.reader(text, strict=True))))`;
  return JSON.parse(printed('python3', ['-c', script], csv));
}

/** What is in each line of Python's json, or of the whole input. */
export function valuesByPython(json: Buffer, perLine: boolean): unknown {
  const values = perLine ? '[json.loads(line) for line in sys.stdin]' : 'json.load(sys.stdin)';
  return JSON.parse(printed('python3', ['-c', `import json, sys\nprint(json.dumps(${values}))`], json));
}

/** The rows of a table that SQLite imports from CSV, by the names of their columns. */
export function rowsBySqlite(csv: Buffer, columns: readonly string[]): Record<string, string>[] {
  const names = columns.map((name) => `"${name}"`).join(', ');
  const commands = ['-cmd', '.mode csv', '-cmd', '.import |cat t', '-cmd', '.mode json'];
  const out = printed('sqlite3', [':memory:', ...commands, `select ${names} from t`], csv);
  return out === '' ? [] : JSON.parse(out);
}
