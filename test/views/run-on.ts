import { run } from '../../src/cli/run.ts';
import type { Root } from '../../src/host/root/root.ts';

/** Runs a command line on a host of any kind; with -c for so many frames. */
export async function runOn(
  root: Root,
  args: string,
  frames = 1,
): Promise<[stdout: string, stderr: string, status: number | string]> {
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  let left = frames;
  const status = await run(args.split(' '), {
    stdout: { write: (bytes) => void stdout.push(Buffer.from(bytes)), isTerminal: false },
    stderr: { write: (text) => void stderr.push(Buffer.from(text)), isTerminal: false },
    root,
    env: {},
    uid: 0,
    now: () => new Date(0),
    sleep: async () => {
      left--;
      if (left === 0) throw new Error('enough');
    },
  }).catch((error: Error) => error.message);
  return [Buffer.concat(stdout).toString('latin1'), Buffer.concat(stderr).toString('latin1'), status];
}
