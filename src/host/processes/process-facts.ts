import { latin1 } from '../../text/latin1.ts';
import { optional } from '../root/optional.ts';
import { denies, type Root } from '../root/root.ts';

/** The processes of a host. */
export interface ProcessList {
  /** Their names in /proc, in ascending order of the numbers. */
  readonly pids: readonly string[];
  /** Whether the open files of some process may not be read, or /proc itself cannot be listed. */
  readonly denied: boolean;
}

const NUMBER = /^[0-9]+$/;

/** Lists /proc. */
export function listProcesses(root: Root): ProcessList {
  const pids = listNumbers(root, '/proc');
  if (pids === undefined) return { pids: [], denied: true };
  return { pids, denied: pids.some((pid) => denies(root, `/proc/${pid}/fd`)) };
}

/** The names in a folder that are numbers, in ascending order; undefined where it cannot be listed. */
export function listNumbers(root: Root, folder: string): string[] | undefined {
  const names = optional(() => root.list(folder));
  return names?.filter((name) => NUMBER.test(name)).sort((a, b) => Number(a) - Number(b));
}

/** A process that holds sockets. What else is known of it is read when it is first asked for. Texts are latin1. */
export class Process {
  readonly pid: number;
  /** As -p shows it: see programName. */
  readonly program: string;
  readonly #root: Root;
  readonly #commandLine: Uint8Array;
  #context: { readonly text: string | undefined } | undefined;

  constructor(root: Root, pid: number, commandLine: Uint8Array) {
    this.pid = pid;
    this.program = programName(commandLine);
    this.#root = root;
    this.#commandLine = commandLine;
  }

  /** As `program`, but whole. */
  get wholeProgram(): string {
    return programName(this.#commandLine, this.#commandLine.length);
  }

  /** The whole command line, with blanks for the NULs between its arguments. */
  get command(): string {
    return latin1(this.#commandLine).replace(/\0+$/, '').replaceAll('\0', ' ');
  }

  /** Its SELinux context, a text that may end in a NUL; undefined where that cannot be read. */
  get context(): string | undefined {
    if (this.#context === undefined) {
      const bytes = optional(() => this.#root.read(`/proc/${this.pid}/attr/current`));
      this.#context = { text: bytes && untilNul(bytes) };
    }
    return this.#context.text;
  }
}

/** A process by its name in /proc; undefined where it has ended, or its command line cannot be read. */
export function readProcess(root: Root, pid: string, thread?: string): Process | undefined {
  const commandLine = optional(() => root.read(`/proc/${pid}/cmdline`));
  // That of a process whose first thread has ended is empty, and those of its other threads are not.
  const whole =
    commandLine?.length === 0 && thread !== undefined
      ? optional(() => root.read(`/proc/${pid}/task/${thread}/cmdline`))
      : commandLine;
  return whole && new Process(root, Number(pid), whole);
}

/** net-tools looks at so much of a command line. */
const COMMAND_LINE_LIMIT = 511;

/**
 * net-tools' name of a program: the first argument, and of one that begins with `/` what follows its last `/`.
 * It may hold blanks and be empty.
 *
 * @param limit how many bytes of the command line are looked at
 */
export function programName(commandLine: Uint8Array, limit = COMMAND_LINE_LIMIT): string {
  const argument = untilNul(commandLine.subarray(0, limit));
  return argument.startsWith('/') ? argument.slice(argument.lastIndexOf('/') + 1) : argument;
}

/** Latin1: one character a byte. */
function untilNul(bytes: Uint8Array): string {
  const nul = bytes.indexOf(0);
  return latin1(nul < 0 ? bytes : bytes.subarray(0, nul));
}
