import type { LineWriter } from '../format/line-writer.ts';
import type { Names } from '../format/names.ts';
import type { AddressRole } from '../host/names/names.ts';
import type { OwnSockets } from '../host/names/own-sockets.ts';
import type { Holders, Owners } from '../host/processes/holder.ts';
import type { Root } from '../host/root/root.ts';
import type { Address } from '../proc/reading/address.ts';
import type { ProblemCode } from '../proc/reading/parsed.ts';
import type { SocketFacts } from '../records/describe/inet-socket.ts';
import type { Options } from './options.ts';
import type { RowSink } from './rows.ts';

/** The place in a table that a warning is about. */
export interface Place {
  /** Path on the host. */
  readonly file: string;
  /** Number of the line in its file, the first line being 0. */
  readonly line?: number;
  /** What is wrong with it. */
  readonly code?: ProblemCode;
  /** The line, latin1, at most its first 80 bytes. */
  readonly text?: string;
  /** That it could keep a row from being seen; a text says so in other words, for forms that have problems. */
  readonly lack?: true | string;
}

/** Walks over the processes of a host, each made when its result is first asked for, and once. */
export interface ProcessWalks {
  /** For -p: of each socket the first that holds it. */
  owners(): Owners;
  /** For records: all that hold it. */
  holders(): Holders;
  readonly records: NonNullable<SocketFacts['owners']>;
}

/** What every view works with: the host, the options, and where the output goes. */
export interface Context {
  readonly root: Root;
  readonly options: Options;
  readonly out: LineWriter;
  readonly names: Names;
  /** Looks up the names of these addresses, so that `names` has them. */
  resolve(addresses: Iterable<Address>, role?: AddressRole): Promise<void>;
  /** The sockets by which this run looks names up: they are not shown. */
  readonly ownSockets?: OwnSockets | undefined;
  /** Ends the process that looks up names, if there is one: its sockets would be listed as well. */
  endLookups(): Promise<void>;
  /** Effective user id, for the notice that -p gives. */
  readonly uid: number;
  /** The processes, where several views of a frame look for the same: unless given, each view looks at all of them. */
  readonly walks?: ProcessWalks | undefined;
  /** Takes the rows if they are selected, sorted, counted or written in another form. */
  readonly rows?: RowSink | undefined;
  /** Writes a line to standard error, or two that are one sentence. Forms that have problems list it as one. Latin1. */
  warn(line: string | readonly string[], place?: Place): void;
  /** Writes a line between plain rows; in other forms it is a warning. */
  say(line: string, place?: Place): void;
  /** Takes what could keep a row from being seen and of which netstat says nothing: forms that have problems list it. Latin1. */
  lack(line: string, place: Place): void;
}
