import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { lstatSync, symlinkSync } from 'node:fs';
import { type MemoryMeter, readPeak } from './memory-meter.ts';
import { run } from './namespace.ts';

/** A command line that takes part in a comparison. */
export interface Contestant {
  readonly name: string;
  readonly command: readonly string[];
  /** What a line about a socket looks like. Undefined where it prints none. */
  readonly row?: RegExp;
  /** Contestants on the same input must print the same number of such lines. */
  readonly input?: string;
  /** Name of the contestant whose growth this one shows. */
  readonly base?: string;
  /** A folder that stands in the place of /proc during the run. */
  readonly proc?: string;
}

/** What was measured of one contestant. */
export interface Series {
  readonly contestant: Contestant;
  /** Socket rows of its output; undefined where it prints none. */
  readonly rows: number | undefined;
  /** Wall time of each run. */
  readonly milliseconds: readonly number[];
  /** Largest resident set of one process in each run; empty without a meter. */
  readonly kilobytes: readonly number[];
}

/** How to measure. */
export interface Method {
  /** Measured runs of each contestant. Undefined: as many as fit in some seconds, and `MOST_RUNS` at most. */
  readonly runs: number | undefined;
  /** Executions that count as one run, for commands that are over in milliseconds. */
  readonly repeat: number;
  readonly meter: MemoryMeter | undefined;
  /** A folder to write in. */
  readonly scratch: string;
}

const MOST_RUNS = 10;
/** So many even if they do not fit, unless one alone does not. */
const FEW_RUNS = 3;
const MILLISECONDS_A_CONTESTANT = 8_000;

/** A small shell starts the command again and again: starting it from Node costs more than some contestants take. */
const REPEAT = 'count=$1; shift; while [ $count -gt 0 ]; do "$@"; count=$((count - 1)); done';

/** Nothing of the caller's: NODE_EXTRA_CA_CERTS alone doubles the start of Node 20, NODE_OPTIONS may do anything. */
const ENVIRONMENT = { PATH: process.env.PATH, LC_ALL: 'C' };

/** Covers /proc. What it says of a process itself stays within reach: runtimes read that when they start. */
async function withProc<T>({ proc }: Contestant, scratch: string, action: () => Promise<T>): Promise<T> {
  if (proc === undefined) return action();
  const self = `${proc}/self`;
  if (!lstatSync(self, { throwIfNoEntry: false })) symlinkSync(`${scratch}/proc/self`, self);
  run('mount', '--bind', proc, '/proc');
  try {
    return await action();
  } finally {
    run('umount', '/proc');
  }
}

/** One run with its output to /dev/null. */
async function measureOnce(contestant: Contestant, method: Method) {
  const { meter, repeat } = method;
  const peakFile = `${method.scratch}/peak`;
  const repeated = repeat > 1 ? ['sh', '-c', REPEAT, 'sh', String(repeat)] : [];
  const [command = '', ...args] = [...(meter?.prefix(peakFile) ?? []), ...repeated, ...contestant.command];
  return withProc(contestant, method.scratch, async () => {
    const start = process.hrtime.bigint();
    await once(spawn(command, args, { stdio: 'ignore', env: ENVIRONMENT }), 'exit');
    const milliseconds = Number(process.hrtime.bigint() - start) / 1e6 / repeat;
    return { milliseconds, kilobytes: meter === undefined ? undefined : readPeak(peakFile) };
  });
}

interface Trial {
  readonly contestant: Contestant;
  readonly rows: number | undefined;
  readonly milliseconds: number;
}

/** The first run, not measured: warms the caches, and its output is counted. Gives a complaint where it failed. */
async function tryOut(contestant: Contestant, scratch: string): Promise<Trial | string> {
  return withProc(contestant, scratch, async () => {
    const [command = '', ...args] = contestant.command;
    const start = Date.now();
    // Not spawnSync: a load may live in this process, and must go on answering.
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env: ENVIRONMENT });
    const failed = new Promise<Error>((resolve) => child.once('error', resolve));
    let [output, complaint] = ['', ''];
    child.stdout.setEncoding('latin1').on('data', (text: string) => {
      output += text;
    });
    child.stderr.setEncoding('latin1').on('data', (text: string) => {
      complaint += text;
    });
    const ended = await Promise.race([failed, once(child, 'close')]);
    if (ended instanceof Error) return `${contestant.name}: ${ended.message}`;
    if (child.exitCode !== 0) {
      return `${contestant.name}: exit status ${child.exitCode ?? child.signalCode}: ${complaint.trim().split('\n')[0]}`;
    }
    const { row } = contestant;
    const rows = row === undefined ? undefined : output.split('\n').filter((line) => row.test(line)).length;
    return { contestant, rows, milliseconds: Date.now() - start };
  });
}

/** How many runs a contestant gets whose first one took so long. */
function runsFor(trial: Trial, method: Method): number {
  if (method.runs !== undefined) return method.runs;
  const fitting = Math.floor(MILLISECONDS_A_CONTESTANT / (trial.milliseconds * method.repeat + 1));
  return fitting === 0 && method.repeat === 1 ? 1 : Math.max(FEW_RUNS, Math.min(MOST_RUNS, fitting));
}

/** A complaint for each contestant that does not print as many sockets as the first on its input. */
function disagreements(trials: readonly Trial[]): string[] {
  return trials.flatMap(({ contestant, rows }) => {
    const first = trials.find(
      (trial) => trial.rows !== undefined && trial.contestant.input === contestant.input,
    );
    if (first === undefined || rows === undefined || rows === first.rows) return [];
    return [
      `not the same work: ${contestant.name} prints ${rows} sockets, ${first.contestant.name} ${first.rows}`,
    ];
  });
}

/**
 * Runs the contestants in turns, A B C A B C, so that noise of the machine meets all of them, and gives what was measured with
 * complaints about those that failed, which are left out, or that do not print as many sockets as the others.
 */
export async function compare(
  contestants: readonly Contestant[],
  method: Method,
): Promise<{ series: Series[]; complaints: string[] }> {
  const complaints: string[] = [];
  const entries: { trial: Trial; runs: number; milliseconds: number[]; kilobytes: number[] }[] = [];
  for (const contestant of contestants) {
    const trial = await tryOut(contestant, method.scratch);
    if (typeof trial === 'string') complaints.push(`left out: ${trial}`);
    else entries.push({ trial, runs: runsFor(trial, method), milliseconds: [], kilobytes: [] });
  }
  complaints.push(...disagreements(entries.map(({ trial }) => trial)));
  const rounds = Math.max(0, ...entries.map((entry) => entry.runs));
  for (let round = 0; round < rounds; round++) {
    for (const { trial, runs, milliseconds, kilobytes } of entries) {
      // A contestant with fewer runs than others has them spread over the rounds.
      if (Math.floor(((round + 1) * runs) / rounds) === Math.floor((round * runs) / rounds)) continue;
      const measured = await measureOnce(trial.contestant, method);
      milliseconds.push(measured.milliseconds);
      if (measured.kilobytes !== undefined) kilobytes.push(measured.kilobytes);
    }
  }
  const series = entries.map(({ trial: { contestant, rows }, milliseconds, kilobytes }) => {
    return { contestant, rows, milliseconds, kilobytes };
  });
  return { series, complaints };
}
