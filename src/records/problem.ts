import type { ProblemCode } from '../proc/reading/parsed.ts';
import type { NetnsRecord } from './netns.ts';

/**
 * A line that gave no record, or an incomplete one; or something else that netstat would warn about.
 *
 * @template Code what may be wrong: with a line, unless it is said otherwise
 */
export interface ReadProblem<Code extends string = ProblemCode> {
  /** One line, in netstat's words. */
  readonly message: string;
  /** The path on the host. */
  readonly file?: string;
  /** Number of the line in its file, from 1. */
  readonly line?: number;
  /** What is wrong, for programs. */
  readonly code?: Code;
  /** The beginning of the line, at most 80 bytes of it. */
  readonly text?: string;
  /** Where several hosts are shown, the one that it is about. */
  readonly host?: string;
  /** The network namespace that the table is of, where namespaces were asked for and it is not the one of /proc/net. */
  readonly netns?: NetnsRecord;
}
