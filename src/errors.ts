/**
 * Why something of the host could not be read.
 *
 * - `ABSENT`: there is no such file (ENOENT).
 * - `DENIED`: the file is there, this user may not read it (EACCES). EPERM, as a /proc with hidepid=1 gives it, is not
 *   meant: net-tools treats it as any other error.
 * - `GONE`: the process or link that it belonged to has ended since (ESRCH).
 * - `IO`: anything else; `errno` tells (ENOTDIR, ELOOP, EISDIR, EIO, …). In a recorded tree EFTYPE, which Linux does not have, says that
 *   a FIFO, a device or a socket stands in the place of a file.
 */
export type HostErrorCode = 'ABSENT' | 'DENIED' | 'GONE' | 'IO';

const CODES: Readonly<Record<string, HostErrorCode>> = {
  ENOENT: 'ABSENT',
  EACCES: 'DENIED',
  ESRCH: 'GONE',
};

/** A file of the host, live or recorded, that could not be read. */
export class HostError extends Error {
  override readonly name = 'HostError';
  readonly code: HostErrorCode;
  /** The path as the host knows it (`/proc/net/tcp`), whatever folder a recorded host lies in. */
  readonly path: string;
  /** The system's name of the error: `ENOENT`, `EISDIR`, … */
  readonly errno: string;
  /** Of a file that is too large (EFBIG), what is read of it at most. */
  readonly beginning?: Uint8Array;
  /** Of a recorded host that cannot be opened: why, where its errno does not say it. */
  readonly reason?: string;

  /** What is loaded late has a class of its own, and reads a root that throws errors of this one. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'HostError';
  }

  constructor(errno: string, path: string, beginning?: Uint8Array, reason?: string) {
    super(`${path}: ${reason ?? errno}`);
    if (beginning !== undefined) this.beginning = beginning;
    if (reason !== undefined) this.reason = reason;
    this.errno = errno;
    this.path = path;
    this.code = CODES[errno] ?? 'IO';
  }
}

/** What `read` gives, or why it cannot be read. */
export function tryRead<T>(read: () => T): T | HostError {
  try {
    return read();
  } catch (error) {
    if (error instanceof HostError) return error;
    throw error;
  }
}

/** What the file system said, as a HostError; a mistake of this program passes unchanged. */
export function hostError(error: unknown, path: string): unknown {
  const { code } = error as { code?: string };
  return error instanceof HostError || code === undefined ? error : new HostError(code, path);
}

/** A command line that cannot be carried out. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  /** What the program says of it. */
  readonly report: readonly string[];

  /** @param reason for the user @param lines that follow it */
  constructor(reason: string, ...lines: readonly string[]) {
    super([reason, ...lines].join('\n'));
    this.report = [`netstat: ${reason}`, ...lines];
  }
}
