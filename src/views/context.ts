import type { LineWriter } from '../format/line-writer.ts';
import type { Names } from '../format/names.ts';
import type { AddressRole } from '../host/names/names.ts';
import type { Root } from '../host/root/root.ts';
import type { Address } from '../proc/reading/address.ts';
import type { ProblemCode } from '../proc/reading/parsed.ts';
import type { Options } from './options.ts';
import type { RowSink } from './rows.ts';

/** Where in the tables something is wrong. */
export interface Place {
  /** Path on the host. */
  readonly file: string;
  /** Number of the line in its file, the first line being 0. */
  readonly line?: number;
  /** What is wrong with it. */
  readonly code?: ProblemCode;
  /** The line, latin1, at most its first 80 bytes. */
  readonly text?: string;
}

/** What every view works with: the host it reads, the options it goes by, where it writes. */
export interface Context {
  readonly root: Root;
  readonly options: Options;
  readonly out: LineWriter;
  readonly names: Names;
  /** Looks up what is not known yet of these addresses, so that `names` can answer for them at once. */
  resolve(addresses: Iterable<Address>, role?: AddressRole): Promise<void>;
  /** Ends the process that looks names up, if there is one: its sockets would be listed as well. */
  endLookups(): Promise<void>;
  /** Effective user id, which a notice of -p names. */
  readonly uid: number;
  /** Takes the rows where they are more than plain lines. */
  readonly rows?: RowSink | undefined;
  /** A line for standard error, or two that are one sentence; forms that hold problems have it as well. */
  warn(line: string, place?: Place): void;
  /** A line among plain rows; to other forms a warning. */
  say(line: string): void;
}
