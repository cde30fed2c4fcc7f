import { spawn } from 'node:child_process';
import { existsSync, lstatSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { memoryRoot } from '../../src/host/root/memory-root.ts';
import { runIn } from '../io.ts';
import { assertFresh } from '../program/fresh-build.ts';
import { type HostileCase, SCRATCH, SECRET, scratchOf, wordsOf } from './case.ts';

/** What a run left, as latin1, and what it took. */
export interface Ran {
  readonly stdout: string;
  readonly stderr: string;
  /** What it wrote into files, and how they are called. */
  readonly written: string;
  /** The signal, if one ended it; `hangs` if it did not end in time, `internal error` if it threw. */
  readonly status: number | string;
  /** Of all its threads, in milliseconds; 0 where it is not known. */
  readonly cpu: number;
  /** The largest resident set that was seen, in bytes; 0 where it is not known. */
  readonly peak: number;
  /** What is left of it: descriptors, processes. */
  readonly leaks: string;
}

const PACKAGE = fileURLToPath(new URL('../..', import.meta.url));

/** The builds that are there. */
export function programs(): string[] {
  const { NETSTAT_BIN } = process.env;
  if (NETSTAT_BIN !== undefined) return NETSTAT_BIN.split(':');
  return ['bin/netstat.cjs', 'dist/netstat'].flatMap((name) => {
    const built = name === 'bin/netstat.cjs' ? 'dist/netstat.cjs' : name;
    if (!existsSync(join(PACKAGE, built))) return [];
    assertFresh(PACKAGE, built);
    return [join(PACKAGE, name)];
  });
}

/** An argument as a program gets it that Node started: what is not UTF-8 is lost. */
const argument = (word: string): string => Buffer.from(word, 'latin1').toString();

const openDescriptors = (): number => readdirSync('/proc/self/fd').length;

/** Until so many milliseconds a descriptor may be open that another thread has to close. */
const PATIENCE = 30_000;

/** Runs the source in this process; once more where descriptors are left, for modules that are loaded leave some. */
export async function runInside(c: HostileCase, top: string): Promise<Ran> {
  const first = await runOnce(c, top);
  return first.leaks === '' ? first : runOnce(c, top);
}

async function runOnce(c: HostileCase, top: string): Promise<Ran> {
  const { env, uid } = c;
  const before = openDescriptors();
  const start = process.cpuUsage();
  const words = wordsOf(c, top).map(argument);
  const { stdout, stderr, status } = await runIn({ root: memoryRoot({}), env, uid, frames: 2 }, words).catch(
    (error: unknown) => ({
      stdout: '',
      stderr: error instanceof Error ? String(error.stack) : String(error),
      status: 'internal error',
    }),
  );
  const { user, system } = process.cpuUsage(start);
  for (let waited = 0; openDescriptors() > before && waited < PATIENCE; waited += 20) await sleep(20);
  const more = openDescriptors() - before;
  return {
    ...withWritten(c, top, stdout),
    stderr,
    status: status ?? 0,
    cpu: (user + system) / 1000,
    peak: 0,
    leaks: more > 0 ? `${more} descriptors` : '',
  };
}

/** After so many milliseconds a program hangs. */
const LIMIT = 120_000;

/** Between two looks at the memory of a program, in milliseconds: what it takes in its last ones is not seen. */
const INTERVAL = 10;

/** A word of bash that stands for these bytes: Node cannot hand on what is not UTF-8. */
function bashWord(word: string): string {
  const escaped = word.replace(
    /[^\x20-\x7e]|['\\]/g,
    (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
  return `$'${escaped}'`;
}

/** What a run wrote beside the tree, which is removed. By --output that is what it would have written to stdout. */
function withWritten({ argv }: HostileCase, top: string, stdout: string): Pick<Ran, 'stdout' | 'written'> {
  if (!argv.some((word) => word.includes(SCRATCH))) return { stdout, written: '' };
  const scratch = scratchOf(top);
  const parts: string[] = [];
  const take = (path: string): void => {
    const bytes = Buffer.from(path, 'latin1');
    parts.push(path);
    const stats = lstatSync(bytes);
    if (stats.isDirectory()) for (const name of readdirSync(bytes, 'latin1')) take(`${path}/${name}`);
    else if (stats.isFile()) parts.push(readFileSync(bytes, 'latin1'));
  };
  for (const name of readdirSync(dirname(scratch))) {
    if (!name.startsWith(basename(scratch))) continue;
    const path = join(dirname(scratch), name);
    take(path);
    rmSync(path, { recursive: true });
  }
  const written = parts.join('\n');
  return argv.includes('--output') ? { stdout: parts.slice(1).join(''), written: '' } : { stdout, written };
}

/** Runs a built program. `script` is a file to write. */
export async function runProgram(program: string, c: HostileCase, top: string, script: string): Promise<Ran> {
  const { env, uid } = c;
  writeFileSync(script, `exec ${[program, ...wordsOf(c, top)].map(bashWord).join(' ')}\n`, {
    mode: 0o644,
  });
  const child = spawn('bash', [script], {
    env: { PATH: process.env.PATH, ...env, OUTER: SECRET },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  const { pid = 0 } = child;
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', (piece: Buffer) => void stdout.push(piece));
  child.stderr.on('data', (piece: Buffer) => void stderr.push(piece));
  let peak = 0;
  let late = false;
  const look = setInterval(() => {
    peak = Math.max(peak, peakOf(pid));
  }, INTERVAL);
  const limit = setTimeout(() => {
    late = true;
    process.kill(-pid, 'SIGKILL');
  }, LIMIT);
  const [status, signal] = await new Promise<[number | null, string | null]>((resolve, reject) => {
    child.on('error', reject).on('close', (code, name) => resolve([code, name]));
  });
  clearInterval(look);
  clearTimeout(limit);
  return {
    ...withWritten(c, top, Buffer.concat(stdout).toString('latin1')),
    stderr: Buffer.concat(stderr).toString('latin1'),
    status: late ? 'hangs' : (signal ?? status ?? 'unknown'),
    cpu: 0,
    peak,
    leaks: (await isLeft(pid)) ? 'a process' : '',
  };
}

function peakOf(pid: number): number {
  try {
    return Number(/^VmHWM:\s*([0-9]+)/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

/** Whether a process of this group goes on for longer than its end can take. */
async function isLeft(group: number): Promise<boolean> {
  for (let waited = 0; waited < PATIENCE; waited += 20) {
    try {
      process.kill(-group, 0);
    } catch {
      return false;
    }
    await sleep(20);
  }
  process.kill(-group, 'SIGKILL');
  return true;
}
