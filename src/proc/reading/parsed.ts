/** What a parser needs to know of the machine that wrote the table, because the text does not say it. */
export interface HostFacts {
  /** Byte order of the machine: the kernel prints addresses as machine words. */
  readonly byteOrder: 'LE' | 'BE';
  /** Units of the kernel's times (`tm->when`), USER_HZ: 100 on every architecture that netstat knows. */
  readonly ticksPerSecond: number;
  /** The path of a table that looks as if the byte order, which was assumed, were the other one. */
  readonly doubt?: string | undefined;
}

/** Why a line gave no record. */
export type ProblemCode =
  /** A required field is missing or cannot be read. */
  | 'BOGUS_LINE'
  /** The value of a counter is missing. */
  | 'NO_NUMBER'
  /** The line ends before its last required field, in a table where net-tools ignores such lines. */
  | 'SHORT_LINE'
  /** The address of one end of a socket has no port. */
  | 'NO_LOCAL_PORT'
  | 'NO_FOREIGN_PORT'
  /** So many lines of a batch gave no record before this one that the rest is only counted: `text` is their number. */
  | 'MORE_LINES';

/** A line that gave no record. */
export interface Problem {
  readonly code: ProblemCode;
  /** Number of the line in its file, the first line being 0. */
  readonly line: number;
  /** The line, latin1, at most its first 80 bytes. */
  readonly text: string;
}

/** What a parser makes of a table, or of a batch of its lines. */
export interface Parsed<R> {
  readonly records: readonly R[];
  readonly problems: readonly Problem[];
}

/** Reads one table in batches of whole lines; each call continues where the one before it ended. */
export type Reader<R> = (batch: Uint8Array) => Parsed<R>;
