import type { HostError } from '../errors.ts';
import { errnoText } from '../host/root/errno-text.ts';
import type { ProblemCode } from '../proc/reading/parsed.ts';

/** A line that gave no record, or an incomplete one; or something else that netstat would warn about. */
export interface ReadProblem {
  /** One line, in netstat's words. */
  readonly message: string;
  /** The path on the host. */
  readonly file?: string;
  /** Number of the line in its file, from 1. */
  readonly line?: number;
  /** What is wrong with the line. */
  readonly code?: ProblemCode;
  /** The beginning of the line, at most 80 bytes of it. */
  readonly text?: string;
}

/**
 * Something could not be read: a table that was asked for is absent, or one that exists may not be read, or not to its end. It is
 * thrown after all records that could be read.
 */
export class ReadError extends Error {
  override readonly name = 'ReadError';
  /**
   * Why files could not be read. `code` is `ABSENT` for a file that does not exist, `DENIED` for one that this user may not read,
   * `GONE` if the process or network it belonged to has ended, otherwise `IO`. Empty if a table makes no sense.
   */
  readonly errors: readonly HostError[];

  constructor(message: string, errors: readonly HostError[] = []) {
    super(message, errors.length > 0 ? { cause: errors[0] } : {});
    this.errors = errors;
  }
}

/** The message of an error with one or more reasons. */
export function reasonsOf(errors: readonly HostError[]): string {
  return errors.map(({ path, errno }) => `${path}: ${errnoText(errno)}`).join('; ');
}
