import { HostError } from '../errors.ts';
import { perrorText } from '../host/root/errno-text.ts';
import type { Root } from '../host/root/root.ts';
import { problemOf } from '../views/problem.ts';
import type { ReadOptions } from './options.ts';

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

/** Gathers what could not be read. */
export class Unread {
  readonly #reasons: string[] = [];
  readonly #errors: HostError[] = [];

  /** @param words of what it is, and why */
  add(words: readonly string[], errors: readonly HostError[]): void {
    this.#reasons.push(words.join(': '));
    this.#errors.push(...errors);
  }

  /** @throws {ReadError} */
  throwIfAny(): void {
    if (this.#reasons.length > 0) throw new ReadError(this.#reasons.join('; '), this.#errors);
  }
}

/** The message of an error with one or more reasons. */
export function reasonsOf(errors: readonly HostError[]): string {
  return errors.map(perrorText).join('; ');
}

/** Tells what is wrong with the archive of a recorded host, and gives that for which something may be missing. */
export function faultsOf(root: Root, onProblem: ReadOptions['onProblem']): HostError[] {
  return (root.faults ?? []).flatMap(({ words, lacks }) => {
    const problem = problemOf(words, { file: '/' });
    onProblem?.(problem);
    return lacks ? [new HostError('EIO', '/', undefined, problem.message)] : [];
  });
}
