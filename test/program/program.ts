import { cpSync, existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { oracleAvailable } from '../oracle/oracle.ts';
import { assertFresh } from './fresh-build.ts';

/** Command and words. */
export type Words = readonly [string, ...string[]];

const PACKAGE = fileURLToPath(new URL('../..', import.meta.url));

/** Another program to test instead of the one built here. */
const NETSTAT_BIN = process.env.NETSTAT_BIN === undefined ? undefined : resolve(process.env.NETSTAT_BIN);

/** The words that start the built program. */
export const PROGRAM: Words =
  NETSTAT_BIN === undefined ? [process.execPath, join(PACKAGE, 'bin/netstat.cjs')] : [NETSTAT_BIN];

// Node warns of certificates that a namespace with another /etc lacks. The launcher's shell drops the variable, and is not asked here.
delete process.env.NODE_EXTRA_CA_CERTS;

// Wherever this is imported, tests are about what was built.
for (const built of ['dist/netstat.cjs', 'dist/netstat']) {
  const isTested = (NETSTAT_BIN ?? join(PACKAGE, 'dist/netstat.cjs')) === join(PACKAGE, built);
  if (isTested && existsSync(join(PACKAGE, built))) assertFresh(PACKAGE, built);
}

/** Why the built program cannot be started; undefined if it can. */
export function whyNoProgram(): string | undefined {
  if (NETSTAT_BIN !== undefined || existsSync(join(PACKAGE, 'dist/netstat.cjs'))) return undefined;
  return 'needs the built program: npm run build';
}

/** That program, if it is an executable that contains bun. */
const EXECUTABLE = NETSTAT_BIN?.endsWith('.cjs') ? undefined : NETSTAT_BIN;

/** Why the program cannot start without a working folder or /proc; undefined if it can. */
export function whyNotAnywhere(): string | undefined {
  return EXECUTABLE && 'bun, in the executable, needs a folder to start in and a /proc';
}

/** Why there is no package of the program; undefined if there is. */
export function whyNoPackage(): string | undefined {
  return NETSTAT_BIN === undefined ? whyNoProgram() : 'needs the program that is built here';
}

/** Why the program cannot be copied; undefined if it can. */
export function whyNoCopy(): string | undefined {
  return EXECUTABLE === undefined ? whyNoPackage() : undefined;
}

/**
 * Copies the executable, or else only what is published of this package, to a folder. Returns the words that start the
 * copy.
 */
export function copyProgram(folder: string): Words {
  if (EXECUTABLE !== undefined) {
    cpSync(EXECUTABLE, join(folder, 'netstat'));
    return [join(folder, 'netstat')];
  }
  for (const part of ['bin/netstat.cjs', 'bin/keep-code.cjs', 'dist', 'package.json']) {
    cpSync(join(PACKAGE, part), join(folder, part), {
      recursive: true,
      filter: (path) => !/\/dist\/(netstat$|[^/]*\.code)/.test(path),
    });
  }
  return [process.execPath, join(folder, 'bin/netstat.cjs')];
}

/** A program to test. */
export interface Subject {
  readonly name: string;
  /** Why it cannot be run here, or false. */
  readonly skip: string | false;
  /** The words that start it on a recorded host; further options may be added. */
  on(host: string): Words;
}

/** The program built here. */
export const OURS: Subject = {
  name: 'this program',
  skip: whyNoProgram() ?? false,
  on: (host) => [...PROGRAM, '--root', host],
};

/** The program that it copies. */
export const REAL: Subject = {
  name: 'the real netstat',
  skip: oracleAvailable() ?? false,
  on: (host) => ['unshare', '-m', 'sh', '-c', 'mount --bind "$0/proc" /proc && exec netstat "$@"', host],
};

/** Tests that run on both show that their expectations are what the real one does. */
export const SUBJECTS: readonly Subject[] = [OURS, REAL];
