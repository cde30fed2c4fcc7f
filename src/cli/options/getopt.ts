import { UsageError } from '../../errors.ts';
import { firstByte } from '../../text/stray-bytes.ts';
import { canonicalName, type OptionSpec, sameAction } from './option-table.ts';

/** The options that getopt_long is to recognize. */
export interface Grammar {
  /** Options in getopt's order; their long names may be abbreviated. */
  readonly options: readonly OptionSpec[];
  /** Options whose long names are recognized only in full, and do not appear in messages about the others. */
  readonly extensions: readonly OptionSpec[];
  /** POSIXLY_CORRECT: the first operand ends the options. */
  readonly stopAtOperand: boolean;
}

/** A mistake about an option beyond net-tools: the message says what would have been right. */
export class ExtensionError extends UsageError {}

/** A command line as getopt_long reads it. */
export interface CanonicalLine {
  /** One for each given option, in order: `--tcp`, `--protocol=inet`, or `-d` where there is no long name. */
  readonly tokens: readonly string[];
  /** Why reading stopped early; the tokens are those before the mistake. */
  readonly error?: UsageError;
}

/**
 * Reads arguments as getopt_long(3) of the GNU C library does: letters in clusters, options and operands in any
 * order, `--` as the end of the options, long names cut short as long as they are clear. Operands are dropped,
 * for netstat ignores them. The messages are getopt's, but for extensions, without the name of the program before them.
 */
export function getopt(argv: readonly string[], grammar: Grammar): CanonicalLine {
  const tokens: string[] = [];
  const words = argv.values();
  try {
    for (const word of words) {
      if (word === '--') break;
      if (word.startsWith('--')) tokens.push(readLong(word.slice(2), words, grammar));
      else if (word.startsWith('-') && word !== '-') readCluster(word.slice(1), words, grammar, tokens);
      else if (grammar.stopAtOperand) break;
    }
  } catch (error) {
    if (error instanceof UsageError) return { tokens, error };
    throw error;
  }
  return { tokens };
}

/** Letters after one `-`. To getopt each byte is one: no letter beyond ASCII is an option, and of such a one its first byte is the mistake. What follows a letter that takes an argument is that argument. */
function readCluster(cluster: string, words: Iterator<string>, grammar: Grammar, tokens: string[]): void {
  let rest = cluster;
  for (const letter of cluster) {
    rest = rest.slice(letter.length);
    const spec = [...grammar.options, ...grammar.extensions].find(({ short }) => short === letter);
    if (spec === undefined) throw new UsageError(`invalid option -- '${firstByte(letter)}'`);
    if (spec.argument === undefined) {
      tokens.push(canonicalName(spec));
    } else {
      const value = rest === '' ? next(words) : rest;
      if (value === undefined) throw new UsageError(`option requires an argument -- '${letter}'`);
      tokens.push(`${canonicalName(spec)}=${value}`);
      return;
    }
  }
}

/** `text` is what follows `--`: a name, and perhaps `=` with an argument. */
function readLong(text: string, words: Iterator<string>, grammar: Grammar): string {
  const equals = text.indexOf('=');
  const spec = findLong(equals < 0 ? text : text.slice(0, equals), text, grammar);
  const name = canonicalName(spec);
  const isExtension = grammar.extensions.includes(spec);
  if (spec.argument === undefined) {
    if (equals < 0) return name;
    if (isExtension) throw new ExtensionError(`${name} takes no argument: write ${name}, not --${text}`);
    throw new UsageError(`option '${name}' doesn't allow an argument`);
  }
  const value = equals < 0 ? (spec.argument.absent ?? next(words)) : text.slice(equals + 1);
  if (value !== undefined) return `${name}=${value}`;
  if (isExtension)
    throw new ExtensionError(`${name} needs an argument, such as ${name}=${spec.argument.example}`);
  throw new UsageError(`option '${name}' requires an argument`);
}

function findLong(name: string, typed: string, { options, extensions }: Grammar): OptionSpec {
  const exact = [...options, ...extensions].find(({ long }) => long === name);
  if (exact !== undefined) return exact;
  const [first, ...others] = options.filter(({ long }) => long?.startsWith(name));
  if (first === undefined) throw new UsageError(`unrecognized option '--${typed}'`);
  const rivals = others.filter((other) => !sameAction(first, other));
  if (rivals.length === 0) return first;
  const names = [first, ...rivals].map((spec) => `'${canonicalName(spec)}'`).join(' ');
  throw new UsageError(`option '--${typed}' is ambiguous; possibilities: ${names}`);
}

function next(words: Iterator<string>): string | undefined {
  const { done, value } = words.next();
  return done ? undefined : value;
}
