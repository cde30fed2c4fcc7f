import { spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** An open socket as its holder knows it. */
export interface HeldSocket {
  readonly inode: number;
  readonly pid: number;
  /** The sizes of its queues, where only the kernel knows them. */
  readonly recvQ?: number;
  readonly sendQ?: number;
}

/** The sockets of a holder. */
export interface Held {
  /** The holder's name as -p shows it. */
  readonly program: string;
  readonly sockets: Readonly<Record<string, HeldSocket>>;
  /** Kinds of socket that cannot be made here, and why. */
  readonly missing: Readonly<Record<string, string>>;
}

/** The interpreter itself, because `python3` in the path may be a wrapper script. */
export function findPython(): string | undefined {
  const asked = spawnSync('python3', ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' });
  return asked.status === 0 ? asked.stdout.trim() : undefined;
}

/**
 * Starts a script that opens sockets, writes a line of JSON about them, and stays. It writes to a file, because Node uses a
 * socket as a pipe to a child, which would be a row.
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
