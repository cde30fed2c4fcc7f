import { spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome } from '../oracle/oracle.ts';
import { PROGRAM, type Words } from '../program/program.ts';
import { hideTimers } from './rows.ts';

/** How often both run again while the sockets change. */
const TRIES = 20;

/** Runs a program with its output in files, because Node uses sockets as pipes to children, which would be rows. */
export function capture([command, ...words]: Words, folder: string): Outcome {
  const paths = ['stdout', 'stderr'].map((name) => join(folder, name));
  const files = paths.map((path) => openSync(path, 'w'));
  const { status, signal, error } = spawnSync(command, words, {
    stdio: ['ignore', ...files],
    env: { PATH: process.env.PATH, LC_ALL: 'C' },
    timeout: 300_000,
  });
  for (const file of files) closeSync(file);
  if (error) throw error;
  if (status === null) throw new Error(`${command} ${words.join(' ')} was ended by ${signal}`);
  const [stdout = '', stderr = ''] = paths.map((path) => hideTimers(readFileSync(path, 'latin1')));
  return { stdout, stderr, status };
}

/**
 * The output of the built program and of the real netstat for the running host, when the real one prints the same
 * before and after.
 */
export function askBoth(argv: readonly string[], folder: string): { ours: Outcome; theirs: Outcome } {
  for (let left = TRIES; ; left--) {
    const theirs = capture(['netstat', ...argv], folder);
    const ours = capture([...PROGRAM, ...argv], folder);
    const after = capture(['netstat', ...argv], folder);
    if (left === 0 || isSame(theirs, after)) return { ours, theirs };
  }
}

function isSame(one: Outcome, other: Outcome): boolean {
  return one.stdout === other.stdout && one.stderr === other.stderr && one.status === other.status;
}
