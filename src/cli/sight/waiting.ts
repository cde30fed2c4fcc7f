import { redrawnLine } from '../../text/shown.ts';
import type { Io } from '../io.ts';

/** The line on a terminal that says what the run waits for. */
interface Announcement {
  /** @param state how far the run is */
  show(state: string): void;
  /** Removes the line. */
  end(): void;
}

/** The most columns, so that the line does not wrap. */
const WIDTH = 79;

/** Shows on a terminal what the run does, and how far it is; nothing is written to a file or a pipe. */
export function announce({ stderr }: Pick<Io, 'stderr'>, what: string): Announcement {
  const put = redrawer(stderr);
  return {
    show(state) {
      if (!stderr.isTerminal) return;
      const end = ` (${state})`;
      put(`${what.slice(0, WIDTH - end.length)}${end}`);
    },
    end: () => put(''),
  };
}

/** The line on a terminal that says how many hosts were read. */
interface HostProgress {
  /** As before, but that the line is removed before anything else is written. */
  readonly io: Io;
  /** Says that the hosts are read from the first one on. */
  begin(): void;
  show(done: number, all: number): void;
  /** Removes the line. */
  end(): void;
}

/** For so long, in milliseconds, nothing is said of how many hosts were read. */
const PATIENCE = 1000;

/** Shows on a terminal how many hosts were read, where that takes long and no rows tell it; nothing is written to a file or a pipe. */
export function hostProgress(io: Io): HostProgress {
  const { stdout, stderr, monotonic } = io;
  const put = redrawer(stderr);
  let start = monotonic();
  let isTold = false;
  const removing = (stream: Io['stdout'], tells: boolean): Io['stdout'] => ({
    ...stream,
    isTerminal: stream.isTerminal,
    write(shown) {
      isTold ||= tells;
      put('');
      stream.write(shown);
    },
  });
  return {
    io: stderr.isTerminal
      ? { ...io, stdout: removing(stdout, stdout.isTerminal), stderr: removing(stderr, false) }
      : io,
    begin() {
      start = monotonic();
    },
    show(done, all) {
      if (stderr.isTerminal && !isTold && monotonic() - start >= PATIENCE) put(`${done} of ${all} hosts`);
    },
    end: () => put(''),
  };
}

/** Puts a line in the place of the one that it put before; an empty one removes it. */
function redrawer(stderr: Io['stderr']): (line: string) => void {
  let shown = '';
  return (line) => {
    if (line === shown) return;
    stderr.write(redrawnLine(line.padEnd(shown.length)));
    if (line === '') stderr.write(redrawnLine(''));
    shown = line;
  };
}
