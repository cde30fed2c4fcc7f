import type { LookupCommand } from '../host/names/lookup-command.ts';
import type { Root } from '../host/root/root.ts';
import { copyOf, type Shown } from '../text/shown.ts';

/** A stream of output. What is written is safe to show: text is written as UTF-8, bytes as they are. It does not fail. */
interface Stream {
  write(shown: Shown): void;
  /** Whether it may be a terminal. */
  readonly isTerminal: boolean;
  /** Says that a frame is whole; absent where no one minds. Throws HostError if it could not be kept. */
  endFrame?(): void;
}

/** Where bytes go that no one is to look at. */
export interface ByteOutput {
  readonly isTerminal: boolean;
  /** Writes all bytes. Throws HostError for what the system says. */
  write(bytes: Uint8Array): void;
}

/** All that `run` knows of the process and the system. Only `process-io.ts` builds one from `process`. */
export interface Io {
  readonly stdout: Stream;
  readonly stderr: Stream;
  /** The host that is read unless `--root` names another. */
  readonly root: Root;
  /** Environment: NETSTAT_ROOT, POSIXLY_CORRECT, and what decides about colours. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** That of this process. */
  readonly pid: number;
  /** Effective user id, for the notice of `-p`. */
  readonly uid: number;
  /** Starts a process that looks up names; without it the names of hosts come from files only. */
  readonly lookups?: LookupCommand;
  /** Opens standard output for an archive; without it none can be written there. */
  openStdout?(): ByteOutput;
  now(): Date;
  /** Milliseconds of a clock that is never set. */
  monotonic(): number;
  /**
   * Takes SIGINT, SIGTERM and SIGHUP from now on: gives what to call to end the process by the one that came, as it would have without this; by
   * none if none came.
   */
  takeStops?(stop: () => void): () => void;
  /** Goes on to the next look, of a host of which several were recorded: there is no waiting for it. */
  nextLook?(): Promise<void>;
  /** Waits for so many milliseconds; rejects or never returns when the run is to end. */
  sleep(milliseconds: number): Promise<void>;
}

/** An `Io` whose output is held back until it is released or dropped. */
export interface HeldIo {
  readonly io: Io;
  /** Lets out all that was held back. */
  release(): void;
  /** Forgets what was held back. */
  drop(): void;
}

/** Holds back what is written to both streams, in its order. */
export function holdBack(io: Io): HeldIo {
  let held: (() => void)[] = [];
  const holding = (stream: Stream): Stream => ({
    isTerminal: stream.isTerminal,
    write(shown) {
      const copy = typeof shown === 'string' ? shown : copyOf(shown);
      held.push(() => stream.write(copy));
    },
  });
  return {
    io: { ...io, stdout: holding(io.stdout), stderr: holding(io.stderr) },
    release() {
      for (const write of held) write();
      held = [];
    },
    drop() {
      held = [];
    },
  };
}
