import { spawnSync } from 'node:child_process';
import { constants } from 'node:os';
import { memoryRoot } from '../../src/host/root/memory-root.ts';
import { openRoot } from '../../src/host/root/open-root.ts';
import type { Root } from '../../src/host/root/root.ts';
import { runIn } from '../io.ts';
import type { Outcome } from '../oracle/oracle.ts';
import type { Case } from './case.ts';

/** How this program runs: in this process with its host in memory or in a folder, or as a built program in its own process. */
export type Mode = 'memory' | 'folder' | 'process';

/** Files that make the folders of every host appear in a host in memory. */
const FOLDERS = { '/proc/uptime': '1 1\n', '/etc/hostname': 'host\n' };

/** The program that `process` starts. */
const PROGRAM = process.env.NETSTAT_BIN ?? new URL('../../bin/netstat.cjs', import.meta.url).pathname;

/** Runs this program on the case; `dir` holds the host for the modes that need a folder. */
export async function runSubject(c: Case, mode: Mode, dir: string, timeout = 3000): Promise<Outcome> {
  if (mode === 'process') return runProcess(c, dir, timeout);
  return runInProcess(c, mode === 'memory' ? memoryRoot({ ...c.tree, ...FOLDERS }) : openRoot(dir));
}

async function runInProcess({ argv, env, uid }: Case, root: Root): Promise<Outcome> {
  const { status, ...output } = await runIn({ root, env, uid }, argv);
  return { ...output, status: status ?? 'timeout' };
}

function runProcess(c: Case, dir: string, timeout: number): Outcome {
  const child = spawnSync(PROGRAM, [...c.argv], {
    env: { PATH: process.env.PATH, ...c.env, NETSTAT_ROOT: dir },
    encoding: 'latin1',
    timeout,
    killSignal: 'SIGKILL',
    ...(c.uid === undefined ? {} : { uid: c.uid }),
  });
  const { signal, error, stdout, stderr } = child;
  if (error && signal === null) throw error;
  // Any signal but that of the time limit is a crash.
  const ended = signal === null || signal === 'SIGKILL' ? 'timeout' : 128 + constants.signals[signal];
  return { stdout, stderr, status: child.status ?? ended };
}
