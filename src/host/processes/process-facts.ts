import { latin1 } from '../../text/latin1.ts';
import { optional } from '../root/optional.ts';
import { denies, type Root } from '../root/root.ts';
import type { HoldingProcess } from './holder.ts';

/** The processes of a host. */
interface ProcessList {
  /** Their names in /proc, in ascending order of the numbers. */
  readonly pids: readonly string[];
  /** Whether the open files of some process may not be read, or /proc itself cannot be listed. */
  readonly denied: boolean;
}

/** As net-tools has it, a process or a thread is what has a number for its name; and no longer than a double holds exactly. */
const NUMBER = /^[0-9]{1,15}$/;

/** Whether a name in /proc, or in the folder task of a process, is that of a process or thread. */
export function isProcess(name: string): boolean {
  return NUMBER.test(name);
}

/** Lists /proc. */
export function listProcesses(root: Root): ProcessList {
  const pids = listNumbers(root, '/proc');
  if (pids === undefined) return { pids: [], denied: true };
  return { pids, denied: pids.some((pid) => denies(root, `/proc/${pid}/fd`)) };
}

/** The names in a folder that are numbers, in ascending order; undefined where it cannot be listed. */
export function listNumbers(root: Root, folder: string): string[] | undefined {
  const names = optional(() => root.list(folder));
  return names?.filter(isProcess).sort((a, b) => Number(a) - Number(b));
}

/** Bytes of a command line that are kept. The kernel lets any user make one of any size. */
export const COMMAND_LIMIT = 32 * 1024;

/** A process that holds sockets. What else is known of it is read when it is first asked for. Texts are latin1. */
export class Process implements HoldingProcess {
  /** Its name in /proc. */
  readonly name: string;
  readonly pid: number;
  /** As -p shows it: see programName. */
  readonly program: string;
  /** Whether its command line is longer than `command` shows. */
  readonly commandCut: boolean;
  readonly #root: Root;
  readonly #commandLine: Uint8Array;
  #context: { readonly text: string | undefined } | undefined;

  /** @param commandLine all of it, or more than COMMAND_LIMIT bytes of it */
  constructor(root: Root, name: string, commandLine: Uint8Array) {
    this.name = name;
    this.pid = Number(name);
    this.program = programName(commandLine);
    this.commandCut = commandLine.length > COMMAND_LIMIT;
    this.#root = root;
    this.#commandLine = commandLine.subarray(0, COMMAND_LIMIT);
  }

  /** As `program`, but whole. */
  get wholeProgram(): string {
    return programName(this.#commandLine, this.#commandLine.length);
  }

  /** The command line, with blanks for the NULs between its arguments. */
  get command(): string {
    let end = this.#commandLine.length;
    while (end > 0 && this.#commandLine[end - 1] === 0) end--;
    return latin1(this.#commandLine.subarray(0, end)).replaceAll('\0', ' ');
  }

  /** Its SELinux context, a text that may end in a NUL; undefined where that cannot be read. */
  get context(): string | undefined {
    if (this.#context === undefined) {
      const bytes = optional(() => this.#root.read(`/proc/${this.name}/attr/current`));
      this.#context = { text: bytes && untilNul(bytes) };
    }
    return this.#context.text;
  }
}

/** A process by its name in /proc; undefined where it has ended, or its command line cannot be read. */
export function readProcess(root: Root, name: string, thread?: string): Process | undefined {
  const commandLine = readCommandLine(root, `/proc/${name}`);
  // That of a process whose first thread has ended is empty, and those of its other threads are not.
  const whole =
    commandLine?.length === 0 && thread !== undefined
      ? readCommandLine(root, `/proc/${name}/task/${thread}`)
      : commandLine;
  return whole && new Process(root, name, whole);
}

function readCommandLine(root: Root, folder: string): Uint8Array | undefined {
  return optional(() => root.read(`${folder}/cmdline`, COMMAND_LIMIT + 1));
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
