import type { HostError } from '../errors.ts';
import { errnoText } from '../host/root/errno-text.ts';
import type { ProblemCode } from '../proc/reading/parsed.ts';

/** Something that gave no record, or less of one than it could have. */
export interface ReadProblem {
  /** One line, in netstat's words. */
  readonly message: string;
  /** The path on the host. */
  readonly file?: string;
  /** Number of the line in its file, from 1 on. */
  readonly line?: number;
  /** What is wrong with the line. */
  readonly code?: ProblemCode;
  /** The beginning of the line, at most 80 bytes of it. */
  readonly text?: string;
}

/**
 * Not all that was asked for could be read: what was asked for is not there, or a table that is there may not be read, or not
 * to its end. All records that could be read came before it.
 */
export class ReadError extends Error {
  override readonly name = 'ReadError';
  /**
   * Why files could not be read: `code` is `ABSENT` for one that is not there, `DENIED` for one that this user may not read,
   * `GONE` where the process or network that it belonged to has ended, else `IO`. Empty where a table makes no sense.
   */
  readonly errors: readonly HostError[];

  constructor(message: string, errors: readonly HostError[] = []) {
    super(message, errors.length > 0 ? { cause: errors[0] } : {});
    this.errors = errors;
  }
}

/** The message of an error that has several reasons. */
export function reasonsOf(errors: readonly HostError[]): string {
  return errors.map(({ path, errno }) => `${path}: ${errnoText(errno)}`).join('; ');
}
