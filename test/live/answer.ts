import type { Io } from '../../src/cli/io.ts';
import { run } from '../../src/cli/run.ts';
import { openRoot } from '../../src/host/root.ts';
import type { Outcome } from '../oracle/oracle.ts';

/** What `netstat ARGV` prints of the running host. */
export async function answer(argv: readonly string[]): Promise<Outcome> {
  let stdout = '';
  let stderr = '';
  const io: Io = {
    stdout: {
      write(bytes) {
        stdout += Buffer.from(bytes).toString('latin1');
      },
      isTerminal: false,
    },
    stderr: {
      write(message) {
        stderr += Buffer.from(message).toString('latin1');
      },
    },
    root: openRoot('/'),
    env: {},
    uid: process.geteuid?.() ?? 0,
    sleep: () => Promise.reject(new Error('nothing is to be repeated')),
  };
  const status = await run(argv, io);
  return { stdout, stderr, status };
}
