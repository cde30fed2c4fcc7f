import { spawn, spawnSync } from 'node:child_process';

/** Why something cannot be tested here, or false: which of these programs is not installed. */
export function whyNot(...programs: readonly string[]): string | false {
  const missing = programs.find((program) => spawnSync(program, ['--version']).error !== undefined);
  return missing === undefined ? false : `needs ${missing}`;
}

/** A shell that someone types into. */
export interface TypedShell {
  /** The command that starts it. */
  readonly command: string;
  /** Its first commands; a function or widget bound to ^O writes `<<LINE>>` and empties the line. */
  readonly setup: string;
}

/** What a line became when Tab was typed after it. */
export interface Completed {
  readonly line: string;
  /** All that the shell showed meanwhile. */
  readonly shown: string;
}

const TAB = '\t';
const REPORT = '\x0f';
const END_OF_INPUT = '\x04';
const LIMIT = 600_000;

/**
 * Types lines into a shell on a terminal of its own, Tab after each, and returns what they became.
 *
 * @param script the file of the completion script
 */
export async function typedInto(
  shell: TypedShell,
  script: string,
  lines: readonly string[],
): Promise<Completed[]> {
  const child = spawn('script', ['-qec', shell.command, '/dev/null'], {
    env: { PATH: process.env.PATH, SCRIPT: script, TERM: 'dumb', LC_ALL: 'C', INPUTRC: '/dev/null' },
    stdio: ['pipe', 'pipe', 'ignore'],
    detached: true,
    timeout: LIMIT,
  });
  let shown = '';
  let notice = (): void => {};
  child.stdout.setEncoding('latin1').on('data', (piece: string) => {
    shown += piece;
    notice();
  });
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  /** What is between `<<` and `>>` as soon as it is shown. */
  const reported = (): Promise<string> =>
    new Promise((resolve, reject) => {
      notice = () => {
        const report = /<<(.*?)>>/s.exec(shown)?.[1];
        if (report !== undefined) resolve(report);
      };
      ended.then(() => reject(new Error(`the shell ended: ${shown}`)));
      notice();
    });
  const completed: Completed[] = [];
  child.stdin.write(`${shell.setup}\nprintf '<%s>\\n' '<ready>'\n`);
  await reported();
  for (const line of lines) {
    shown = '';
    child.stdin.write(line + TAB + REPORT);
    completed.push({ line: await reported(), shown });
  }
  child.stdin.end(END_OF_INPUT);
  child.kill();
  await ended;
  return completed;
}

export const BASH: TypedShell = {
  command: 'bash --norc --noprofile -i',
  setup: [
    'stty -echo cols 200',
    'unset HISTFILE',
    // It brings a completion for netstat, which must not get in the way.
    '[ ! -r /usr/share/bash-completion/bash_completion ] || source /usr/share/bash-completion/bash_completion',
    'report() { printf "<%s>\\n" "<$READLINE_LINE>"; READLINE_LINE=; READLINE_POINT=0; }',
    `bind -x '"\\C-o": report'`,
    'source "$SCRIPT"',
    'PATH=/nonexistent',
  ].join('; '),
};

export const ZSH: TypedShell = {
  command: 'zsh -f -i',
  setup: [
    'stty -echo cols 200',
    'PS1=',
    'unsetopt beep',
    'report() { print -r -- "<""<$BUFFER>>"; BUFFER= }',
    'zle -N report',
    'bindkey "^O" report',
    'autoload -Uz compinit',
    'compinit -D -u',
    'source "$SCRIPT"',
    'PATH=/nonexistent',
  ].join('; '),
};
