import { linesOf, shownLines } from '../../text/shown.ts';
import type { Io } from '../io.ts';
import { ALL_OPTIONS } from '../options/option-table.ts';
import type { Shell } from '../options/options.ts';
import { bashScript } from './bash.ts';
import { fishScript } from './fish.ts';
import { type Vocabulary, vocabularyOf } from './vocabulary.ts';
import { zshScript } from './zsh.ts';

const SCRIPTS: Readonly<Record<Shell, (vocabulary: Vocabulary) => string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
};

/** The shells that there is a script for. */
export const SHELLS = Object.keys(SCRIPTS) as Shell[];

/** The script that completes words of netstat, from all that is in it: the shells do not start the program. */
export function completionScript(shell: Shell, options = ALL_OPTIONS): string {
  return SCRIPTS[shell](vocabularyOf(options));
}

/** Carries out --completion, and gives the exit status. */
export function showCompletion(shell: Shell, io: Io): number {
  io.stdout.write(shownLines(linesOf(completionScript(shell))));
  return 0;
}
