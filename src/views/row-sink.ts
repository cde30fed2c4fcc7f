import type { AnyRecord, Kind } from '../records/record.ts';

/** Takes the rows of the views where they are more than lines to be printed: to select, sort, count, or write otherwise. */
export interface RowSink {
  /** Whether the rows are to be printed as plain text in the end. */
  readonly isPlain: boolean;
  /** Whether rows must have the processes that hold their sockets, though -p was not given. */
  readonly needsOwners: boolean;
  /** Whether names of addresses decide about which rows are selected: then they are looked up for all rows. */
  readonly needsHosts: boolean;
  /** Whether the row is selected: asked before the names of its addresses are looked up, unless they are needed for it. */
  selects(kind: Kind, record: AnyRecord): boolean;
  /**
   * Takes a row that is selected.
   *
   * @param print prints it as plain text
   */
  take(kind: Kind, record: AnyRecord, print: () => void): void;
  /** All rows under one heading were given. */
  endBlock(): void;
  /** Waits until as much was taken away as may be kept. */
  settle?(): Promise<void>;
}
