import type { Io } from '../src/cli/io.ts';
import { run } from '../src/cli/run.ts';
import type { Root } from '../src/host/root/root.ts';

/** What a test decides about the surroundings of a run. */
export interface Surroundings {
  readonly root: Root;
  readonly env?: Io['env'] | undefined;
  readonly uid?: number | undefined;
  /** How many frames of -c are shown before the run is interrupted. One unless given. */
  readonly frames?: number | undefined;
  /** Called between two frames, or two tries of --wait, with the milliseconds to wait: in place of waiting. */
  readonly onSleep?: (milliseconds: number) => void;
  readonly now?: () => Date;
  /** That of `now` unless given. */
  readonly monotonic?: () => number;
  /** Whether both streams are a terminal; they are not unless given. */
  readonly isTerminal?: boolean;
  /** How output becomes text: a character for each byte unless given. */
  readonly encoding?: 'latin1' | 'utf8';
}

/** What a run left. */
export interface Ran {
  readonly stdout: string;
  readonly stderr: string;
  /** The exit status; null for a run that was interrupted. */
  readonly status: number | null;
}

/** Interrupts a run as SIGINT would. */
class Interrupted extends Error {}

/** Runs a command line from the source, with output kept as text and no waiting. */
export async function runIn(
  {
    root,
    env = {},
    uid = 0,
    frames = 1,
    onSleep,
    now = () => new Date(0),
    monotonic,
    isTerminal = false,
    encoding = 'latin1',
  }: Surroundings,
  argv: readonly string[],
): Promise<Ran> {
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  let shown = 0;
  const io: Io = {
    stdout: { write: (bytes) => void stdout.push(Buffer.from(bytes)), isTerminal },
    stderr: { write: (text) => void stderr.push(Buffer.from(text)), isTerminal },
    root,
    env,
    pid: 4711,
    uid,
    now,
    monotonic: monotonic ?? (() => now().getTime()),
    async sleep(milliseconds) {
      if (++shown === frames) throw new Interrupted();
      onSleep?.(milliseconds);
    },
  };
  const status = await run(argv, io).catch((error: unknown) => {
    if (error instanceof Interrupted) return null;
    throw error;
  });
  const text = (pieces: readonly Buffer[]): string => Buffer.concat(pieces).toString(encoding);
  return { stdout: text(stdout), stderr: text(stderr), status };
}
