/** What --color says. */
export type ColorFlag = 'auto' | 'always' | 'never';

/** Of chalk: none, or the sixteen colours that every terminal has; no more are used. */
export type ColorLevel = 0 | 1;

/** What decides about colours. */
export interface ColorFacts {
  /** --color; without it as `auto`. */
  readonly flag?: ColorFlag | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether what is written goes to a terminal. */
  readonly isTerminal: boolean;
}

/**
 * Whether to colour: what the command line says, else the first variable that says something, by the conventions of
 * no-color.org, force-color.org, bixense.com/clicolors and chalk; else whether a terminal reads it that can show colours.
 */
export function colorLevel({ flag = 'auto', env, isTerminal }: ColorFacts): ColorLevel {
  if (flag !== 'auto') return flag === 'always' ? 1 : 0;
  if (isSet(env.NO_COLOR)) return 0;
  if (isSet(env.FORCE_COLOR)) return env.FORCE_COLOR === '0' || env.FORCE_COLOR === 'false' ? 0 : 1;
  if (isSet(env.CLICOLOR_FORCE) && env.CLICOLOR_FORCE !== '0') return 1;
  const shows = isTerminal && env.CLICOLOR !== '0' && isSet(env.TERM) && env.TERM !== 'dumb';
  return shows ? 1 : 0;
}

/** A variable that is empty says nothing. */
function isSet(value: string | undefined): value is string {
  return value !== undefined && value !== '';
}
