import type { LookupCommand } from '../host/names/lookup-command.ts';
import type { Root } from '../host/root/root.ts';

/** All that `run` knows of the process and the system. Only `process-io.ts` builds one from `process`. */
export interface Io {
  /** Takes bytes for standard output; does not fail: write errors are handled by the launcher. */
  readonly stdout: { write(bytes: Uint8Array): void; readonly isTerminal: boolean };
  /** Text, or bytes where it contains names that are bytes to the kernel. */
  readonly stderr: { write(text: string | Uint8Array): void; readonly isTerminal: boolean };
  /** The host that is read unless `--root` names another. */
  readonly root: Root;
  /** Environment: NETSTAT_ROOT, POSIXLY_CORRECT, and what decides about colours. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Effective user id, for the notice of `-p`. */
  readonly uid: number;
  /** Starts a process that looks up names; without it the names of hosts come from files only. */
  readonly lookups?: LookupCommand;
  now(): Date;
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
  return {
    io: {
      ...io,
      stdout: {
        isTerminal: io.stdout.isTerminal,
        write(bytes) {
          const copy = Buffer.from(bytes);
          held.push(() => io.stdout.write(copy));
        },
      },
      stderr: {
        isTerminal: io.stderr.isTerminal,
        write: (text) => void held.push(() => io.stderr.write(text)),
      },
    },
    release() {
      for (const write of held) write();
      held = [];
    },
    drop() {
      held = [];
    },
  };
}
