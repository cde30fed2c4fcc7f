import type { TextSource } from '../../proc/processes/texts/told-holder.ts';

/** What is known of a process that holds sockets. Texts are latin1. */
export interface HoldingProcess {
  /** Its name in /proc. */
  readonly name: string;
  readonly pid: number;
  /** As -p shows it: see programName. */
  readonly program: string;
  /** As `program`, but whole. */
  readonly wholeProgram: string;
  /** The command line, with blanks between its arguments; undefined where it was not recorded. */
  readonly command: string | undefined;
  /** Whether its command line is longer than `command` shows. */
  readonly commandCut: boolean;
  /** Its SELinux context, a text that may end in a NUL; undefined where that cannot be read. */
  readonly context: string | undefined;
  /** Whose output names it, where no open files were recorded. */
  readonly source?: TextSource;
}

/** The output of a program that names holders of sockets, recorded with a host. */
export interface RecordedText {
  readonly source: TextSource;
  /** Path on the host. */
  readonly path: string;
}

/** Such a text, read. */
export interface ToldText extends RecordedText {
  /** Lines that name holders but cannot be read, or not in one way only. */
  readonly unread: number;
}

/** Who holds which socket, as net-tools has it: by the descriptors of processes, not by those of single threads. */
export interface Owners {
  /** The owner of the socket with this inode: of several processes the one with the lowest pid. */
  find(inode: number | bigint): HoldingProcess | undefined;
  /** Whether any socket can be identified at all. */
  readonly any: boolean;
  /** Whether the open files of some process may not be read, or /proc itself cannot be listed. */
  readonly denied: boolean;
  /** The texts that name owners, where no open files were recorded. */
  readonly texts?: readonly ToldText[];
}

/** A descriptor by which a process holds a socket. */
export interface Holder {
  readonly process: HoldingProcess;
  /** Undefined where a text names the process and not the descriptor. */
  readonly fd: number | undefined;
  /** The thread that has this descriptor in a table of its own; undefined where it is the process's. */
  readonly thread: number | undefined;
}

/** All who hold sockets, where Owners knows of each socket only the first. */
export interface Holders extends Owners {
  /**
   * All descriptors for the socket with this inode, by ascending pids and descriptors. Where no process has one, those in tables of
   * single threads.
   */
  all(inode: number | bigint): readonly Holder[];
  /** Whether a process holds it of which no more is known, because its command line may not be read. */
  isHeldUnnamed(inode: number | bigint): boolean;
  /** Every socket that is held, with all its holders. */
  entries(): Iterable<readonly [inode: number | bigint, holders: readonly Holder[]]>;
  /** The steps of the walk, for a caller that has other things to do between them. */
  steps(): Iterable<unknown>;
}
