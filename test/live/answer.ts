import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRoot } from '../../src/host/root/open-root.ts';
import { runIn } from '../io.ts';
import type { Outcome } from '../oracle/oracle.ts';

/** What `netstat ARGV` prints for the running host, by the source or by the program to test instead. */
export function answer(argv: readonly string[]): Promise<Outcome> {
  return process.env.NETSTAT_BIN === undefined ? answerOfSource(argv) : answerOfProgram(argv);
}

/** What is loaded here demands that the program was built after the last change of the source. */
async function answerOfProgram(argv: readonly string[]): Promise<Outcome> {
  const { PROGRAM } = await import('../program/program.ts');
  const { capture } = await import('./compare.ts');
  const folder = mkdtempSync(join(tmpdir(), 'netstat-answer-'));
  try {
    return capture([...PROGRAM, ...argv], folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function answerOfSource(argv: readonly string[]): Promise<Outcome> {
  const { status, ...output } = await runIn({ root: openRoot('/'), uid: process.geteuid?.() ?? 0 }, argv);
  return { ...output, status: status ?? 'timeout' };
}
