import { redrawnLine } from '../text/shown.ts';
import type { Io } from './io.ts';

/** The line on a terminal that says what the run waits for. */
interface Announcement {
  /** @param elapsed since the beginning, in milliseconds */
  show(elapsed: number): void;
  /** Removes the line. */
  end(): void;
}

/** The most columns, so that the line does not wrap. */
const WIDTH = 79;

/** Shows on a terminal what the run waits for, and for how long; nothing is written to a file or a pipe. */
export function announce({ stderr }: Io, what: string, seconds: number): Announcement {
  let shown = '';
  const put = (line: string): void => {
    if (line === shown) return;
    stderr.write(redrawnLine(line.padEnd(shown.length)));
    if (line === '') stderr.write(redrawnLine(''));
    shown = line;
  };
  return {
    show(elapsed) {
      if (!stderr.isTerminal) return;
      const time = ` (${Math.floor(elapsed / 1000)} s of ${seconds} s)`;
      put(`${`waiting for ${what}`.slice(0, WIDTH - time.length)}${time}`);
    },
    end: () => put(''),
  };
}
