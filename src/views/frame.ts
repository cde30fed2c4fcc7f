import type { LineWriter } from '../format/line-writer.ts';
import type { Names } from '../format/names.ts';
import type { SocketStyle } from '../format/socket-columns.ts';
import type { AddressRole } from '../host/names.ts';
import type { Owners } from '../host/owners.ts';
import type { Root } from '../host/root.ts';
import type { Address } from '../proc/address.ts';
import type { Options } from './options.ts';

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
  /** A line for standard error. */
  warn(line: string): void;
}

/** One pass over the tables: with -c there is one a second. */
export interface Frame extends Context {
  readonly owners: Owners;
  readonly style: SocketStyle;
}

/** A section of the socket run; its status ends the run unless it is 0. */
export type Section = (frame: Frame) => Promise<number>;
