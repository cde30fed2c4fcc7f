import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Io } from '../../src/cli/io.ts';
import { run } from '../../src/cli/run.ts';
import { openRoot } from '../../src/host/root/root.ts';
import type { Outcome } from '../oracle/oracle.ts';
import { PROGRAM } from '../program/program.ts';
import { capture } from './compare.ts';

/** What `netstat ARGV` prints of the running host: the source, or the program to test in its place. */
export function answer(argv: readonly string[]): Promise<Outcome> {
  return process.env.NETSTAT_BIN === undefined ? answerOfSource(argv) : answerOfProgram(argv);
}

async function answerOfProgram(argv: readonly string[]): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'netstat-answer-'));
  try {
    return capture([...PROGRAM, ...argv], folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function answerOfSource(argv: readonly string[]): Promise<Outcome> {
  let stdout = '';
  let stderr = '';
  const io: Io = {
    stdout: {
      write(bytes) {
        stdout += Buffer.from(bytes).toString('latin1');
      },
      isTerminal: false,
    },
    stderr: {
      isTerminal: false,
      write(message) {
        stderr += Buffer.from(message).toString('latin1');
      },
    },
    root: openRoot('/'),
    env: {},
    uid: process.geteuid?.() ?? 0,
    now: () => new Date(0),
    sleep: () => Promise.reject(new Error('nothing is to be repeated')),
  };
  const status = await run(argv, io);
  return { stdout, stderr, status };
}
