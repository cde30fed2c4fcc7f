import fc from 'fast-check';
import type { AnyRecord, Kind } from '../../src/records/record.ts';
import type { Comparison, Expression, Operator, Token } from '../../src/select/expression/expression.ts';

export const token = (text: string, isQuoted = false): Token => ({ text, isQuoted, start: 0 });

export const comparison = (field: string, operator: Operator, values: readonly Token[]): Comparison => ({
  kind: 'comparison',
  field: token(field),
  operator: token(operator) as Comparison['operator'],
  values: values as unknown as Comparison['values'],
});

/** Expressions that are made of these comparisons. */
export function expressions(comparisons: fc.Arbitrary<Comparison>): fc.Arbitrary<Expression> {
  return fc.letrec<{ expression: Expression }>((tie) => ({
    expression: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      comparisons,
      tie('expression').map((operand) => ({ kind: 'not' as const, operand })),
      fc.record({
        kind: fc.constantFrom('and' as const, 'or' as const),
        operands: fc.array(tie('expression'), { minLength: 2, maxLength: 4 }),
      }),
    ),
  })).expression;
}

export const addresses = fc.oneof(
  fc.constantFrom(
    '10.0.0.1',
    '10.0.0.9',
    '10.1.0.1',
    '127.0.0.1',
    '::',
    '::1',
    'fe80::1',
    '2001:db8::9',
    '0.0.0.0',
  ),
  fc.ipV4(),
  fc.ipV4().map((address) => `::ffff:${address}`),
  fc
    .tuple(fc.constantFrom('fe80::', '2001:db8::', '::'), fc.nat(0xffff))
    .map(([head, tail]) => `${head}${tail.toString(16)}`),
);
export const ports = fc.constantFrom(0, 22, 80, 443, 8080);
export const words = fc.constantFrom('tcp', 'TCP6', 'listen', 'LISTEN', 'close', '');
export const states = fc.constantFrom('listen', 'LISTEN', 'close', 'Time_Wait', '');
export const protocols = fc.constantFrom('tcp', 'TCP6', 'udp', 'raw6');
const ends = fc.record({ address: addresses, port: ports }, { requiredKeys: [] });

export const sockets = fc
  .record(
    {
      protocol: protocols,
      state: states,
      local: ends,
      foreign: ends,
      locals: fc.array(addresses, { maxLength: 2 }),
      recvQ: fc.nat(5),
      path: words,
      owners: fc.array(fc.record({ pid: fc.nat(5), program: words, command: words, fd: fc.nat(5) }), {
        maxLength: 3,
      }),
      dualStack: fc.constantFrom(true, false, null),
    },
    { requiredKeys: ['protocol', 'state'] },
  )
  .map((record): [Kind, AnyRecord] => ['socket', record as AnyRecord]);
export const groups = fc
  .record({ family: fc.constantFrom('inet', 'inet6'), iface: words, refCount: fc.nat(5), address: addresses })
  .map((record): [Kind, AnyRecord] => ['group', record as unknown as AnyRecord]);
