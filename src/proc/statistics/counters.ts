/** One counter of a kernel table. */
export interface Counter {
  /** Its name in the table, latin1. */
  readonly counter: string;
  /** Unsigned 64 bits. A few counters can be negative: they wrap around here. */
  readonly value: number | bigint;
}

/** A table of counters. */
export interface CounterTable {
  /** The kernel's name of the table (`Tcp`, `Icmp6`), latin1. */
  readonly table: string;
  /** In the kernel's order. */
  readonly counters: readonly Counter[];
}
