import type { Io } from '../io.ts';
import type { Shell } from '../options/mistakes.ts';
import { bashScript } from './bash.ts';
import { fishScript } from './fish.ts';
import { zshScript } from './zsh.ts';

/** The scripts that complete words of netstat, from all that is in them: the shells do not start the program. */
export const SCRIPTS: Readonly<Record<Shell, () => string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
};

/** Carries out --completion, and gives the exit status. */
export function showCompletion(shell: Shell, io: Io): number {
  io.stdout.write(Buffer.from(SCRIPTS[shell]()));
  return 0;
}
