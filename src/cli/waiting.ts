import type { Io } from './io.ts';

/** What a terminal shows while something is waited for. */
interface Announcement {
  /** @param elapsed since the beginning, in milliseconds */
  show(elapsed: number): void;
  /** Takes the line away. */
  end(): void;
}

/** Columns of a line that is not to wrap. */
const WIDTH = 79;

/** Tells who waits at a terminal what for and for how long; a file or a pipe gets nothing of it. */
export function announce({ stderr }: Io, what: string, seconds: number): Announcement {
  let shown = '';
  const put = (line: string): void => {
    if (line === shown) return;
    stderr.write(`\r${line.padEnd(shown.length)}${line === '' ? '\r' : ''}`);
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
