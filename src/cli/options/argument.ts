import { enumerated } from '../../text/enumerated.ts';

/** The argument of an option. */
export interface Argument {
  /** What stands for it in help and manual. */
  readonly placeholder: string;
  /** One that a shell takes as it stands here: for messages and the manual. */
  readonly example?: string;
  /** The words that it must be one of. */
  readonly choices?: readonly string[];
  /** Gives its value, or what is wrong with it; without this function any text will do. */
  readonly parse?: (text: string) => unknown;
}

/** An argument that is not what its option needs. */
export class InvalidArgument {
  /** What would be right, and what was given. */
  readonly needs: string;

  constructor(needs: string) {
    this.needs = needs;
  }
}

/** An argument that is one of these words. */
export function choice<const T extends readonly string[]>(...choices: T) {
  const parse = (text: string): T[number] | InvalidArgument =>
    choices.find((word) => word === text) ??
    new InvalidArgument(`${enumerated(choices, 'or')}, not '${text}'`);
  return { choices, parse };
}

/** An argument that is any text but an empty one. */
export function nonEmpty(needs: string) {
  return { parse: (text: string) => (text === '' ? new InvalidArgument(needs) : text) };
}

/** The longest time that setTimeout can wait, 24 days. */
const LONGEST_SECONDS = 2_147_483;

/** An argument that is a number of seconds. */
export function seconds(examples: string) {
  const parse = (text: string): number | InvalidArgument =>
    /^(\d+(\.\d*)?|\.\d+)$/.test(text)
      ? Math.min(Number(text), LONGEST_SECONDS)
      : new InvalidArgument(`a number of seconds such as ${examples}, not '${text}'`);
  return { parse };
}
