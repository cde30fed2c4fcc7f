import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';

/** A program that lists sockets. */
export interface Program {
  readonly name: string;
  readonly version: string;
  readonly command: readonly string[];
  /** What a line about a TCP socket looks like, so that outputs of different forms can be compared by their count. */
  readonly row: RegExp;
}

/** The programs of this machine: the ones under test and what they are measured against. */
export interface Programs {
  readonly subjects: readonly Program[];
  readonly peers: ReadonlyMap<string, Program>;
  readonly missing: readonly string[];
}

const NETSTAT_ROW = /^tcp/;

interface Peer extends Omit<Program, 'version'> {
  /** The command that tells the version, and where in its output it stands. */
  readonly ask: readonly string[];
  readonly version: RegExp;
}

const PEERS: readonly Peer[] = [
  {
    name: 'net-tools',
    command: ['netstat'],
    ask: ['netstat', '--version'],
    version: /^net-tools (\S+)/,
    row: NETSTAT_ROW,
  },
  // With tables of one kind only, ss leaves the first column out.
  {
    name: 'ss',
    command: ['ss'],
    ask: ['ss', '-V'],
    version: /iproute2-([^\s,]+)/,
    row: /^(tcp|ESTAB|LISTEN|TIME-WAIT)/,
  },
  {
    name: 'busybox',
    command: ['busybox', 'netstat'],
    ask: ['busybox'],
    version: /BusyBox v(\S+)[\s\S]*\bnetstat\b/,
    row: NETSTAT_ROW,
  },
  { name: 'lsof', command: ['lsof'], ask: ['lsof', '-v'], version: /revision: (\S+)/, row: / TCP / },
];

/** What a command says about itself, or undefined where it cannot be started. */
function answer(command: readonly string[]): string | undefined {
  const [program = '', ...args] = command;
  const run = spawnSync(program, args, { encoding: 'latin1', env: { ...process.env, LC_ALL: 'C' } });
  return run.error ? undefined : run.stdout + run.stderr;
}

/**
 * The programs under test: bin/netstat.cjs, or the files in NETSTAT_BIN, separated by colons. A script is run by the Node that
 * runs the benchmark, anything else by itself.
 */
function findSubjects(): Program[] {
  const named = process.env.NETSTAT_BIN?.split(':') ?? [`${import.meta.dirname}/../../bin/netstat.cjs`];
  return named.map((file) => {
    const path = resolve(file);
    if (!existsSync(path)) throw new Error(`${path}: no such program (npm run build)`);
    const command = /\.[cm]?js$/.test(path) ? [process.execPath, path] : [path];
    const version = answer([...command, '--version'])?.match(/\d+\.\d+\S*/)?.[0] ?? '?';
    const name = named.length === 1 ? 'netstat-js' : `netstat-js ${basename(path)}`;
    return { name, version, command, row: NETSTAT_ROW };
  });
}

/** Finds the programs under test and the peers that are installed. Throws when a program under test is not there. */
export function findPrograms(): Programs {
  const peers = new Map<string, Program>();
  const missing: string[] = [];
  for (const { name, command, ask, version, row } of PEERS) {
    const found = answer(ask)?.match(version)?.[1];
    if (found === undefined) missing.push(name);
    else peers.set(name, { name, version: found, command, row });
  }
  return { subjects: findSubjects(), peers, missing };
}
