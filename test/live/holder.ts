import { spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** A socket that is held, as the process that holds it knows it. */
export interface HeldSocket {
  readonly inode: number;
  readonly pid: number;
  /** What waits in it, where only the kernel knows how much that is. */
  readonly recvQ?: number;
  readonly sendQ?: number;
}

/** What a holder opened. */
export interface Held {
  /** What -p calls it. */
  readonly program: string;
  readonly sockets: Readonly<Record<string, HeldSocket>>;
  /** What the machine does not offer, and why. */
  readonly missing: Readonly<Record<string, string>>;
}

/** Where the interpreter of the scripts for Python really is: what `python3` finds may be a script. */
export function findPython(): string | undefined {
  const asked = spawnSync('python3', ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' });
  return asked.status === 0 ? asked.stdout.trim() : undefined;
}

/**
 * Starts a script that opens sockets and tells which as a line of JSON, then stays. It tells it to a file: a pipe to
 * another process of Node would be a socket, and so a row.
 */
export async function startHolder(interpreter: string, script: string, folder: string): Promise<Held> {
  const told = join(folder, 'sockets.json');
  const file = openSync(told, 'w');
  const holder = spawn(interpreter, [join(import.meta.dirname, script), folder], {
    stdio: ['ignore', file, 'inherit'],
  });
  closeSync(file);
  holder.unref();
  for (;;) {
    const line = readFileSync(told, 'utf8');
    if (line.endsWith('\n')) return { ...JSON.parse(line), program: basename(interpreter) } as Held;
    if (holder.exitCode !== null) throw new Error(`${script} ended with ${holder.exitCode}`);
    await setTimeout(20);
  }
}
