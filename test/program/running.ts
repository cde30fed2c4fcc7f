import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import type { Words } from './program.ts';

/** The outcome of a program; bytes are latin1. */
export interface Ended {
  readonly stdout: string;
  readonly stderr: string;
  /** Its exit status, or the signal that ended it. */
  readonly status: number | NodeJS.Signals | null;
}

/** After so many milliseconds a program that hangs is killed, with its children: a busy machine makes all take long. */
const LIMIT = 300_000;

/** A program that runs. */
export class Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  #stdout = '';
  #stderr = '';
  #notice = (): void => {};

  constructor([command, ...words]: Words, options: SpawnOptions = {}) {
    const env = { PATH: process.env.PATH, LC_ALL: 'C', ...options.env };
    const stdio = ['ignore', 'pipe', 'pipe'] as const;
    this.child = spawn(command, words, { stdio: [...stdio], ...options, env, detached: true });
    const limit = setTimeout(() => this.#killAll(), LIMIT);
    this.child.stdout?.setEncoding('latin1').on('data', (piece: string) => {
      this.#stdout += piece;
      this.#notice();
    });
    this.child.stderr?.setEncoding('latin1').on('data', (piece: string) => {
      this.#stderr += piece;
    });
    this.ended = new Promise((resolve, reject) => {
      this.child.on('error', reject).on('close', (status, signal) => {
        clearTimeout(limit);
        this.#notice();
        resolve({ stdout: this.#stdout, stderr: this.#stderr, status: signal ?? status });
      });
    });
  }

  /** What has been printed so far. */
  get stdout(): string {
    return this.#stdout;
  }

  #killAll(): void {
    if (this.child.pid !== undefined) process.kill(-this.child.pid, 'SIGKILL');
  }

  /** Waits until so many bytes have been printed, or the program has ended. */
  async shown(bytes: number): Promise<void> {
    const seen = new Promise<void>((resolve) => {
      this.#notice = () => {
        if (this.#stdout.length >= bytes) resolve();
      };
    });
    this.#notice();
    await Promise.race([seen, this.ended]);
  }
}

/** Runs a program to its end. */
export function runToEnd(words: Words, options?: SpawnOptions): Promise<Ended> {
  return new Running(words, options).ended;
}

/** Messages without what is told of looks that a busy machine was late for. */
export function withoutLate(stderr: string): string {
  return stderr.replace(/^netstat: a look takes longer than [\d.]+ s: some are left out\n/m, '');
}

/** Words that run other words with a redirection of the shell: `redirected('>/dev/full', words)`. */
export function redirected(redirections: string, words: Words): Words {
  return ['sh', '-c', `exec "$@" ${redirections}`, 'sh', ...words];
}
