import type { Expression, Token } from '../../src/select/expression/expression.ts';

/** Writes an expression so that it is read as the same. */
export function print(expression: Expression): string {
  if (expression.kind === 'not') return `not ${enclosed(expression.operand)}`;
  if (expression.kind !== 'comparison') {
    return expression.operands.map(enclosed).join(` ${expression.kind} `);
  }
  const { field, operator, values } = expression;
  return `${field.text} ${operator.text} ${values.map(printValue).join(', ')}`;
}

function enclosed(expression: Expression): string {
  const text = print(expression);
  return expression.kind === 'and' || expression.kind === 'or' ? `(${text})` : text;
}

function printValue({ text, isQuoted }: Token): string {
  return isQuoted ? `'${text.replaceAll("'", "''")}'` : text;
}
