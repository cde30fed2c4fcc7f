import { fstatSync, writeSync } from 'node:fs';
import type { Io } from './cli/io.ts';
import { lookupCommand } from './host/names/lookup-command.ts';
import { openRoot } from './host/root/open-root.ts';

const STDOUT = 1;
const STDERR = 2;

/** Between two tries to write to a pipe that another process made non-blocking, in milliseconds. */
const RETRY = 2;

/**
 * The world of this process. Writing is synchronous: when `run` is done, all is written. From now on SIGUSR1 ends this
 * process, where Node would open a port for a debugger.
 */
export function processIo(): Io {
  restoreDefaultAction('SIGUSR1');
  return {
    stdout: stream(STDOUT),
    stderr: stream(STDERR),
    root: openRoot('/'),
    env: process.env,
    uid: process.geteuid?.() ?? 0,
    lookups: lookupCommand(process.execPath, ownScript(), process.env),
    now: () => new Date(),
    sleep: (milliseconds) => new Promise((wake) => setTimeout(wake, milliseconds)),
  };
}

function stream(descriptor: number) {
  return {
    write: (data: string | Uint8Array) =>
      writeAll(descriptor, typeof data === 'string' ? Buffer.from(data) : data),
    get isTerminal() {
      return isDevice(descriptor);
    },
  };
}

/** What the runtime is to be given to run this program once more; an executable with a runtime in it needs nothing. */
function ownScript(): string[] {
  const script = process.argv[1];
  return script === undefined || 'bun' in process.versions ? [] : [script];
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
function writeAll(descriptor: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length; ) {
    try {
      written += writeSync(descriptor, bytes, written);
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      const signal = ENDING_SIGNALS[code];
      if (signal !== undefined) endBy(signal);
      if (code !== 'EAGAIN') return;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, RETRY);
    }
  }
}

function endBy(signal: NodeJS.Signals): void {
  restoreDefaultAction(signal);
  process.kill(process.pid, signal);
}

/** Makes a signal do what it does to a program that knows nothing of it: to listen once and stop has that effect. */
function restoreDefaultAction(signal: NodeJS.Signals): void {
  const listener = (): void => {};
  process.on(signal, listener).off(signal, listener);
}
