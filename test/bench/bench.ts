/*
 * npm run bench -- [WORKLOAD…] [--rows N] [--runs N]
 *
 * Measures wall time and peak memory of this netstat beside net-tools, ss, busybox and lsof on the same input. Without operands all
 * workloads run. NETSTAT_BIN names the programs to test, separated by colons. What it prints is a file of Markdown, RESULTS.md.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, release, tmpdir, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { compare } from './measure.ts';
import { findMemoryMeter } from './memory-meter.ts';
import { furnish, ISOLATED, whyNotIsolated } from './namespace.ts';
import { findPrograms, type Programs } from './programs.ts';
import { formatSeries } from './table.ts';
import { LOADS, type Load } from './workloads.ts';

interface Options {
  readonly names: readonly string[];
  readonly rows: number;
  readonly runs: number | undefined;
  /** The scratch folder, in the process that was started inside namespaces. */
  readonly inside: string | undefined;
}

const ALL_NAMES = LOADS.flatMap((load) => Object.keys(load.workloads));

/** The number of an option; throws a sentence for anything but a whole number above 0. */
function count(option: string, text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new Error(`--${option} ${text}: a whole number above 0 is needed`);
  return Number(text);
}

function parseOptions(): Options {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { rows: { type: 'string' }, runs: { type: 'string' }, inside: { type: 'string' } },
  });
  const unknown = positionals.find((name) => !ALL_NAMES.includes(name));
  if (unknown !== undefined) throw new Error(`no workload ${unknown}; there are ${ALL_NAMES.join(', ')}`);
  return {
    names: positionals.length > 0 ? positionals : ALL_NAMES,
    rows: count('rows', values.rows ?? '100000'),
    runs: values.runs === undefined ? undefined : count('runs', values.runs),
    inside: values.inside,
  };
}

/** The command that was run, as in a shell. */
function ownCommand(): string {
  const programs = process.env.NETSTAT_BIN === undefined ? '' : `NETSTAT_BIN=${process.env.NETSTAT_BIN} `;
  const words = process.argv.slice(2);
  return [`${programs}npm run --silent bench`, ...(words.length === 0 ? [] : ['--', ...words])].join(' ');
}

/** What stands above the tables. */
function describeRun(programs: Programs, scratch: string): string {
  const all = [...programs.subjects, ...programs.peers.values()];
  const meter = findMemoryMeter(scratch);
  const cores = cpus();
  const facts = [
    all.map(({ name, version }) => `${name} ${version}`).join(', '),
    ...programs.missing.map((name) => `left out, not installed: ${name}`),
    `Linux ${release().replace(/-.*/, '')}, ${cores.length} cores (${cores[0]?.model}), ${Math.round(totalmem() / 2 ** 30)} GB; Node ${process.versions.node}`,
    `load of the machine before this: ${loadavg()[0]?.toFixed(1)}`,
    meter === undefined
      ? 'peak memory not measured: needs GNU time, busybox, perl or python3'
      : `peak memory: largest resident set of one process, by ${meter.meter.name} (shows ${(meter.floor / 1024).toFixed(1)} MB at least)`,
    'wall time: from start to end of the process, output to /dev/null; the programs take turns',
  ];
  const list = facts.map((fact) => `- ${fact}\n`).join('');
  return `# Benchmark results\n\nPrinted by \`${ownCommand()}\`.\n\n${list}`;
}

/** Makes a load in this process and prints the table of each of its workloads. */
async function measureLoad(load: Load, options: Options, programs: Programs, scratch: string): Promise<void> {
  const isolated = options.inside !== undefined;
  if (isolated) furnish(scratch);
  const meter = findMemoryMeter(scratch)?.meter;
  const setting = { programs, rows: options.rows, scratch, isolated };
  const made = await load.make(setting);
  for (const [name, workload] of Object.entries(load.workloads)) {
    if (!options.names.includes(name)) continue;
    const method = { runs: options.runs, repeat: workload.repeat ?? 1, meter, scratch };
    const { series, complaints } = await compare(workload.contestants(setting), method);
    process.stdout.write(
      `\n## ${name}\n\n${workload.about}; ${made}.\n\n${formatSeries(series, workload.ratios)}`,
    );
    if (complaints.length > 0) process.stdout.write('\n');
    for (const complaint of complaints) process.stdout.write(`- ${complaint}\n`);
  }
}

/** The same program inside namespaces, for the workloads of one load. */
function startIsolated(names: readonly string[], options: Options, scratch: string): ChildProcess {
  const [unshare = '', ...flags] = ISOLATED;
  const runs = options.runs === undefined ? [] : ['--runs', String(options.runs)];
  const own = [...names, '--rows', String(options.rows), ...runs, '--inside', scratch];
  const node = [process.execPath, ...process.execArgv, import.meta.filename];
  return spawn(unshare, [...flags, ...node, ...own], { stdio: 'inherit' });
}

async function main(): Promise<void> {
  const options = parseOptions();
  const programs = findPrograms();
  const selected = (load: Load) => Object.keys(load.workloads).filter((name) => options.names.includes(name));
  const loads = LOADS.filter((load) => selected(load).length > 0);
  if (options.inside !== undefined) {
    for (const load of loads) await measureLoad(load, options, programs, options.inside);
    process.exit();
  }

  let inside: ChildProcess | undefined;
  const scratch = mkdtempSync(`${tmpdir()}/netstat-bench-`);
  process.on('exit', () => {
    inside?.kill('SIGKILL');
    rmSync(scratch, { recursive: true, force: true });
  });
  process.on('SIGINT', () => process.exit(130));
  process.on('SIGTERM', () => process.exit(143));

  process.stdout.write(describeRun(programs, scratch));
  const obstacle = whyNotIsolated();
  for (const load of loads) {
    if (obstacle === undefined) {
      inside = startIsolated(selected(load), options, scratch);
      const [status] = await once(inside, 'exit');
      if (status !== 0) process.exitCode = 1;
    } else if (load.needsIsolation) {
      process.stdout.write(`\nSkipped, ${obstacle}: ${selected(load).join(', ')}\n`);
    } else {
      process.stdout.write(`\nWithout peers, to show them a recorded tree over /proc ${obstacle}:\n`);
      await measureLoad(load, options, programs, mkdtempSync(`${scratch}/load-`));
    }
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`bench: ${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
});
