import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * A program that runs another one and writes down the largest resident set that the kernel saw in it (`ru_maxrss` of wait4,
 * in kilobytes), which Node cannot ask for. Polling /proc/PID/status would miss the end of a short run.
 */
export interface MemoryMeter {
  readonly name: string;
  /** The words in front of a command so that its peak goes to `file`. */
  readonly prefix: (file: string) => readonly string[];
}

/** getrusage(RUSAGE_CHILDREN) without a module: perl-base, which every Debian has, carries only `syscall`. */
const PERL = `
  my $file = shift; my $status = system @ARGV; my $usage = "\\0" x 144;
  require POSIX; my $number = { x86_64 => 98, aarch64 => 165 }->{ (POSIX::uname())[4] } or exit 1;
  syscall($number, -1, $usage) == 0 or exit 1;
  open my $out, '>', $file; print $out unpack('x32 q', $usage); close $out; exit($status >> 8)`;

const PYTHON = `
import resource, subprocess, sys
status = subprocess.call(sys.argv[2:])
open(sys.argv[1], 'w').write(str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss))
sys.exit(status)`;

/** In order of preference: the smaller the meter, the smaller the peak it can show, since a child starts as a copy of it. */
const METERS: readonly MemoryMeter[] = [
  { name: 'GNU time', prefix: (file) => ['/usr/bin/time', '-o', file, '-f', '%M'] },
  { name: 'busybox time', prefix: (file) => ['busybox', 'time', '-o', file, '-f', '%M'] },
  { name: 'perl', prefix: (file) => ['perl', '-e', PERL, file] },
  { name: 'python3', prefix: (file) => ['python3', '-c', PYTHON, file] },
];

/** The kilobytes a meter wrote to `file`. Above the figure stands a line of its own if the program failed. */
export function readPeak(file: string): number | undefined {
  const figure = Number(readFileSync(file, 'latin1').trim().split('\n').at(-1));
  return figure > 0 ? figure : undefined;
}

/**
 * The first meter of this machine that works, with the least it can show in kilobytes; undefined where there is none, and
 * memory is not measured. `scratch` is a folder to write in.
 */
export function findMemoryMeter(scratch: string): { meter: MemoryMeter; floor: number } | undefined {
  const file = `${scratch}/peak`;
  for (const meter of METERS) {
    const [command = '', ...args] = meter.prefix(file);
    if (spawnSync(command, [...args, 'true']).status !== 0) continue;
    const floor = readPeak(file);
    if (floor !== undefined) return { meter, floor };
  }
  return undefined;
}
