import { fstatSync, readFileSync, writeSync } from 'node:fs';
import type { ByteOutput, Io } from './cli/io.ts';
import { HostError, hostError } from './errors.ts';
import { lookupCommand } from './host/names/lookup-command.ts';
import { loadBuiltin } from './host/root/builtin.ts';
import { openRoot } from './host/root/open-root.ts';
import type { Shown } from './text/shown.ts';
import { textWithStrayBytes } from './text/stray-bytes.ts';

const STDOUT = 1;
const STDERR = 2;

/** Between two tries to write to a pipe that another process made non-blocking, in milliseconds. */
const RETRY = 2;

/**
 * The world of this process. Writing is synchronous: when `run` is done, all is written. From now on signals do what they do to a
 * program in C: Node would open a port for a debugger at SIGUSR1, and nothing at SIGPIPE.
 */
export function processIo(): Io {
  const ignored = takeIgnoredSignals();
  for (const signal of ['SIGUSR1', 'SIGPIPE'] as const)
    if (!ignored.has(signal)) restoreDefaultAction(signal);
  for (const signal of ignored) process.on(signal, () => {});
  return {
    stdout: stream(STDOUT, ignored),
    stderr: stream(STDERR, ignored),
    root: openRoot('/'),
    env: process.env,
    pid: process.pid,
    uid: process.geteuid?.() ?? 0,
    lookups: lookupCommand(process.execPath, ownScript(), process.env, passOverSigpipe),
    now: () => new Date(),
    monotonic: () => performance.now(),
    openStdout,
    takeStops: (stop) => takeStops(stop, ignored),
    sleep: (milliseconds) => new Promise((wake) => setTimeout(wake, milliseconds)),
  };
}

/** The arguments, with their bytes that are no UTF-8 where the kernel tells which: the runtime has U+FFFD for each. */
export function ownArguments(): readonly string[] {
  const given = process.argv.slice(2);
  if (!given.some((word) => word.includes('\ufffd'))) return given;
  try {
    const words = readFileSync('/proc/self/cmdline', 'latin1').split('\0').slice(0, -1);
    return words.slice(words.length - given.length).map(textWithStrayBytes);
  } catch {
    return given;
  }
}

/** To write to another process that has ended is no reason to end as well. */
function passOverSigpipe(): () => void {
  const listener = (): void => {};
  process.on('SIGPIPE', listener);
  return () => void process.off('SIGPIPE', listener);
}

/** Signals that may be ignored, by their numbers, which are those of all platforms of Linux that Node runs on. */
const SIGNALS: readonly (readonly [NodeJS.Signals, number])[] = [
  ['SIGHUP', 1],
  ['SIGINT', 2],
  ['SIGQUIT', 3],
  ['SIGUSR1', 10],
  ['SIGUSR2', 12],
  ['SIGPIPE', 13],
  ['SIGALRM', 14],
  ['SIGTERM', 15],
  ['SIGXFSZ', 25],
];

/** Where sigignore stands behind the name in /proc/PID/stat: a number, with a bit for each signal. */
const IGNORED = 30;

/**
 * The signals that were ignored when this process was started. The script in bin/netstat.cjs hands on what /proc/PID/stat said: the
 * process id, which this one has only if it was that script, and the signals.
 */
function takeIgnoredSignals(): ReadonlySet<NodeJS.Signals> {
  const stat = process.env.NETSTAT_JS_LAUNCH ?? '';
  delete process.env.NETSTAT_JS_LAUNCH;
  if (Number.parseInt(stat, 10) !== process.pid) return new Set();
  const bits = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[IGNORED]);
  return new Set(SIGNALS.filter(([, number]) => (bits >> (number - 1)) & 1).map(([signal]) => signal));
}

function stream(descriptor: number, ignored: ReadonlySet<NodeJS.Signals>) {
  return {
    write: (shown: Shown) =>
      writeAll(descriptor, typeof shown === 'string' ? Buffer.from(shown) : shown, ignored),
    get isTerminal() {
      return isDevice(descriptor);
    },
  };
}

/** Whoever writes an archive is told that no one reads it any more. */
function openStdout(): ByteOutput {
  passOverSigpipe();
  return {
    isTerminal: (loadBuiltin('node:tty') as typeof import('node:tty')).isatty(STDOUT),
    write(bytes) {
      for (let written = 0; written < bytes.length; ) {
        const result = tryWrite(bytes, written);
        if (typeof result === 'number') written += result;
        else if (result.errno !== 'EAGAIN') throw result;
        else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, RETRY);
      }
    },
  };
}

function tryWrite(bytes: Uint8Array, from: number): number | HostError {
  try {
    return writeSync(STDOUT, bytes, from);
  } catch (error) {
    const known = hostError(error, '');
    if (known instanceof HostError) return known;
    throw known;
  }
}

/** What the runtime is to be given to run this program once more; an executable with a runtime in it needs nothing. */
function ownScript(): string[] {
  const script = process.argv[1];
  return script === undefined || 'bun' in process.versions ? [] : [...process.execArgv, script];
}

/** Whether this may be a terminal. To ask node:tty takes longer, and no one minds what goes to other devices when. */
function isDevice(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isCharacterDevice();
  } catch {
    return false;
  }
}

/**
 * By which signal the kernel ends a program that writes to a closed pipe, or more to a file than its user may. Node ignores
 * both from its start on and is told of an error.
 */
const ENDING_SIGNALS: Readonly<Record<string, NodeJS.Signals>> = { EPIPE: 'SIGPIPE', EFBIG: 'SIGXFSZ' };

/** Writes all bytes. As in net-tools a write that fails changes nothing, but for such as end the process. */
function writeAll(descriptor: number, bytes: Uint8Array, ignored: ReadonlySet<NodeJS.Signals>): void {
  for (let written = 0; written < bytes.length; ) {
    try {
      written += writeSync(descriptor, bytes, written);
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      const signal = ENDING_SIGNALS[code];
      if (signal !== undefined && !ignored.has(signal)) endBy(signal);
      if (code !== 'EAGAIN') return;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, RETRY);
    }
  }
}

/** The signals that ask a run to end. */
const STOPS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

function takeStops(stop: () => void, ignored: ReadonlySet<NodeJS.Signals>): () => void {
  let taken: NodeJS.Signals | undefined;
  for (const signal of STOPS) {
    if (ignored.has(signal)) continue;
    process.on(signal, () => {
      // Who asks twice does not want to wait.
      if (taken !== undefined) endBy(signal);
      taken = signal;
      stop();
    });
  }
  return () => {
    if (taken !== undefined) endBy(taken);
  };
}

function endBy(signal: NodeJS.Signals): void {
  process.removeAllListeners(signal);
  restoreDefaultAction(signal);
  process.kill(process.pid, signal);
}

/** Makes a signal do what it does to a program that knows nothing of it: to listen once and stop has that effect. */
function restoreDefaultAction(signal: NodeJS.Signals): void {
  const listener = (): void => {};
  process.on(signal, listener).off(signal, listener);
}
