import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';

const REPOSITORY = join(import.meta.dirname, '../..');

/** The outcome of a program. */
export interface Ended {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number | null;
}

/** Runs a program to its end. */
export function run(command: string, args: readonly string[], cwd: string = REPOSITORY): Ended {
  const { stdout, stderr, status, error } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    timeout: 600_000,
  });
  if (error !== undefined) throw error;
  return { stdout, stderr, status };
}

/** A program from node_modules/.bin of the repository. */
export const tool = (name: string): string => join(REPOSITORY, 'node_modules/.bin', name);

/** The package as npm packs it, installed in a project. */
export interface Packed {
  readonly tarball: string;
  /** The folder of the project. */
  readonly project: string;
  /** The folder of the package in it. */
  readonly installed: string;
}

/**
 * Packs what was built and installs it in a new project, for the tests of a file. The types of Node are there.
 */
export function packed(): () => Packed {
  let scratch = '';
  let made: Packed | undefined;
  before(() => {
    scratch = mkdtempSync(join(tmpdir(), 'netstat-package-'));
    made = install(scratch);
  });
  after(() => rmSync(scratch, { recursive: true, force: true }));
  return () => {
    if (made === undefined) throw new Error('not packed yet');
    return made;
  };
}

function install(scratch: string): Packed {
  const pack = run('npm', [
    'pack',
    '--ignore-scripts',
    '--silent',
    '--offline',
    '--pack-destination',
    scratch,
  ]);
  if (pack.status !== 0) throw new Error(pack.stderr);
  const tarball = join(scratch, pack.stdout.trim());
  const project = join(scratch, 'project');
  const installed = join(project, 'node_modules/netstat-js');
  mkdirSync(installed, { recursive: true });
  run('tar', ['-xzf', tarball, '-C', installed, '--strip-components=1']);
  for (const types of ['@types', 'undici-types'])
    symlinkSync(join(REPOSITORY, 'node_modules', types), join(project, 'node_modules', types));
  writeFileSync(join(project, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  return { tarball, project, installed };
}
