import type { LookupCommand } from '../host/names/lookup-command.ts';
import type { Root } from '../host/root.ts';

/** The world as `run` sees it. Only `process-io.ts` builds one from `process`. */
export interface Io {
  /** Takes bytes for standard output; does not fail: a write error is the launcher's affair. */
  readonly stdout: { write(bytes: Uint8Array): void; readonly isTerminal: boolean };
  /** Text, or bytes where names of others are in it. */
  readonly stderr: { write(text: string | Uint8Array): void; readonly isTerminal: boolean };
  /** The host that is read unless `--root` names another. */
  readonly root: Root;
  /** Environment: NETSTAT_ROOT, POSIXLY_CORRECT, and what decides about colours. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Effective user id, for the notice of `-p`. */
  readonly uid: number;
  /** Starts a process that looks names up; without it only files name hosts. */
  readonly lookups?: LookupCommand;
  now(): Date;
  /** Waits for so many milliseconds; rejects or never returns when the run is to end. */
  sleep(milliseconds: number): Promise<void>;
}
