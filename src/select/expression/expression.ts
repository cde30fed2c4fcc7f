import { enumerated } from '../../text/enumerated.ts';
import { quoted, SelectError } from '../error.ts';
import { type Expectation, SyntaxError as Mistake, parse } from './where-parser.js';

/** A part of an expression. */
export interface Token {
  /** Without the quotes around it. */
  readonly text: string;
  readonly isQuoted: boolean;
  /** Where it begins, with its quotes, in units of UTF-16. */
  readonly start: number;
}

/** At least one. */
export type Values = readonly [Token, ...Token[]];

/** A field and what its values are compared with. */
export interface Comparison {
  readonly kind: 'comparison';
  readonly field: Token;
  readonly operator: Token & { readonly text: Operator };
  /** More than one only of `in` and `not in`. */
  readonly values: Values;
}

/** Operators that ask whether a value of the field is there. */
export type Affirmation = '=' | '<' | '<=' | '>' | '>=' | '~' | 'in';

/** Each of these holds where its affirmation does not. */
export const NEGATIONS = { '!=': '=', '!~': '~', 'not in': 'in' } as const satisfies Record<
  string,
  Affirmation
>;

export type Operator = Affirmation | keyof typeof NEGATIONS;

/** Whether an operator holds where another one does not. */
export function isNegation(operator: Operator): operator is keyof typeof NEGATIONS {
  return Object.hasOwn(NEGATIONS, operator);
}

/** What --where says, not yet known to be about fields that there are. */
export type Expression =
  | Comparison
  | { readonly kind: 'not'; readonly operand: Expression }
  /** Of at least two. */
  | { readonly kind: 'and' | 'or'; readonly operands: readonly Expression[] };

/**
 * Understands the language of --where. `not` binds closer than `and`, and that closer than `or`; these words and `in` may be
 * written in capitals as well. A value is bare, up to a blank, a parenthesis, a comma, a quote or one of = ! < > ~ & |, or it
 * stands in quotes of either kind, where a quote is written twice and nothing else has a meaning of its own:
 * `program = 'it''s'`. A regular expression may be bare too: up to a blank, or a parenthesis that it did not open.
 *
 * @throws SelectError
 */
export function parseWhere(text: string): Expression {
  if (/^[ \t\r\n]*$/.test(text)) {
    throw new SelectError('the expression is empty, expected a comparison such as state=LISTEN', 0);
  }
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof Mistake)) throw error;
    const { offset } = error.location.start;
    throw new SelectError(
      error.expected === null
        ? error.message
        : `expected ${expected(error.expected)}, found ${found(text, offset)}`,
      offset,
    );
  }
}

/** In the words of the grammar: things first, then words and signs, then the end. */
function expected(expectations: readonly Expectation[]): string {
  const words = expectations.flatMap((expectation) => {
    if (expectation.type === 'literal') return `'${expectation.text}'`;
    if (expectation.type === 'other')
      return expectation.description === 'blanks' ? [] : expectation.description;
    return expectation.type === 'end' ? 'the end' : [];
  });
  const rank = (word: string): number => (word === 'the end' ? 2 : word.startsWith("'") ? 1 : 0);
  return enumerated(
    [...new Set(words)].sort((a, b) => rank(a) - rank(b)),
    'or',
  );
}

const WORD = /[=!<>~]+|[^ \t\r\n(),'"=!<>~]+|./suy;

function found(text: string, offset: number): string {
  WORD.lastIndex = offset;
  const [word] = WORD.exec(text) ?? [];
  return word === undefined ? 'the end' : quoted(word);
}
