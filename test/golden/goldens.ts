import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FIXTURES = new URL('../../fixtures/', import.meta.url).pathname;

/** The outcome of a command line; stdout and stderr are latin1, one character a byte. */
export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number;
}

/** One command line on one recorded host. */
export interface Golden {
  readonly host: string;
  /** `netstat -tanp` */
  readonly line: string;
  /** The words after `netstat`. */
  readonly argv: readonly string[];
}

/** The names of the recorded hosts. */
export function hosts(): string[] {
  return readdirSync(FIXTURES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}

/** The folder that is the `/` of a host. */
export function rootOf(host: string): string {
  return join(FIXTURES, host);
}

/** The command lines of a list in fixtures/, each for every host named by the heading above it. */
export function readList(file: string): Golden[] {
  const goldens: Golden[] = [];
  let named: string[] = [];
  for (const line of readFileSync(join(FIXTURES, file), 'latin1').split('\n')) {
    if (line.startsWith('[')) named = line.slice(1, line.indexOf(']')).split(' ');
    else if (line !== '' && !line.startsWith('#')) {
      for (const host of named) goldens.push({ host, line, argv: line.split(' ').slice(1) });
    }
  }
  return goldens;
}

/** The names of the files that may stand in `expected/` for a golden; the first one always does. */
export function fileNames({ line }: Golden): string[] {
  const base = line.replaceAll(' ', '_');
  return [`${base}.txt`, `${base}.stderr`, `${base}.status`];
}

/** The names of all recorded outcomes of a host. */
export function recordedFiles(host: string): string[] {
  return readdirSync(join(rootOf(host), 'expected'));
}

/** What net-tools printed. */
export function readExpected(golden: Golden): Outcome {
  const [text = '', errors = '', status = ''] = fileNames(golden).map((name) => {
    const path = join(rootOf(golden.host), 'expected', name);
    return existsSync(path) ? readFileSync(path, 'latin1') : '';
  });
  const title = `$ ${golden.line}\n`;
  assert.ok(text.startsWith(title), `${golden.host}: a recorded outcome of ${golden.line} is there`);
  return { stdout: text.slice(title.length), stderr: errors, status: Number(status) };
}
