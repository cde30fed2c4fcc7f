import type { Expression } from './expression.ts';

/** What could have stood at the place of a mistake. */
export type Expectation =
  | { readonly type: 'literal'; readonly text: string }
  /** A rule of the grammar that has a name. */
  | { readonly type: 'other'; readonly description: string }
  | { readonly type: 'end' | 'any' | 'class' };

/** Thrown for what is no expression. */
declare class Mistake extends Error {
  /** null where the grammar has words of its own for the mistake. */
  readonly expected: readonly Expectation[] | null;
  readonly location: { readonly start: { readonly offset: number } };
}

export { Mistake as SyntaxError };

/** Made of where.peggy by `npm run build`. */
export function parse(text: string): Expression;
