import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import type { EngineName } from '../../../../src/output/ddl/engines.ts';

/** A database of an engine, which is asked by the engine's own client, as a user asks it. */
export interface Database {
  readonly engine: EngineName;
  /** What the commands of a shell print, which all must succeed and complain of nothing. */
  shell(commands: string, input?: string): string;
  /** Runs statements. */
  run(statements: string): void;
  /** The rows of a query, each as the text of a JSON value. */
  rows(query: string): string[];
  /** Makes it empty again. */
  reset(): void;
  /** Removes it. */
  close(): void;
}

/** An engine that tests may find. */
export interface EngineUnderTest {
  readonly engine: EngineName;
  readonly title: string;
  /** Why its tests are skipped; false where it is there. */
  readonly missing: string | false;
  open(): Database;
}

/** Most that a command prints. */
const MAX_OUTPUT = 1 << 30;

/** Runs commands of a shell in a folder. */
export function shellIn(
  folder: string,
  env: Readonly<Record<string, string>>,
  commands: string,
  input = '',
): string {
  // What Node gives is a socket, which /dev/stdin cannot open.
  const script = `set -o pipefail\ncat | {\n${commands}\n}`;
  const { stdout, stderr, status } = spawnSync('bash', ['-c', script], {
    cwd: folder,
    env: { ...process.env, ...env },
    input,
    encoding: 'utf8',
    maxBuffer: MAX_OUTPUT,
  });
  assert.deepEqual([stderr, status], ['', 0], commands.slice(0, 2000));
  return stdout;
}

/** The lines of what a client printed. */
export const printedRows = (text: string): string[] => text.split('\n').filter((line) => line !== '');
