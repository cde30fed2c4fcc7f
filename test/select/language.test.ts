import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { SelectError } from '../../src/select/error.ts';
import { complaint } from '../../src/select/expression/complaint.ts';
import type { Expression, Operator } from '../../src/select/expression/expression.ts';
import { parseWhere } from '../../src/select/expression/expression.ts';
import { compileWhere } from '../../src/select/where.ts';
import { comparison, expressions, token } from './arbitraries.ts';
import { LOOKUPS } from './host.ts';
import { print } from './print.ts';
import { SOCKETS } from './records.ts';

const KEYWORD = /^(and|or|not|in)$/i;

const values = fc.oneof(
  fc
    .stringMatching(/^[^ \t\r\n(),'"=!<>~&|]+$/)
    .filter((text) => !KEYWORD.test(text))
    .map((text) => token(text)),
  fc.string({ unit: 'grapheme' }).map((text) => token(text, true)),
  fc.constantFrom('and', 'not', "'", '', '"', "''", '\\').map((text) => token(text, true)),
);
const fields = fc.stringMatching(/^[A-Za-z][A-Za-z0-9._-]*$/).filter((text) => !KEYWORD.test(text));
/** A bracket or backslash in a bare one would take the parenthesis behind it. */
const patterns = values.filter(({ text, isQuoted }) => isQuoted || !/[[\\]/.test(text));
const comparisons = fc.oneof(
  fc
    .tuple(fields, fc.constantFrom<Operator>('=', '!=', '<', '<=', '>', '>='), values)
    .map(([field, operator, value]) => comparison(field, operator, [value])),
  fc
    .tuple(fields, fc.constantFrom<Operator>('~', '!~'), patterns)
    .map(([field, operator, value]) => comparison(field, operator, [value])),
  fc
    .tuple(
      fields,
      fc.constantFrom<Operator>('in', 'not in'),
      fc.array(values, { minLength: 1, maxLength: 5 }),
    )
    .map(([field, operator, list]) => comparison(field, operator, list)),
);

/** Without places, and an operation in one of its own kind as the one that it is. */
function shape(expression: Expression): unknown {
  return JSON.parse(JSON.stringify(expression, (key, value) => (key === 'start' ? undefined : value)));
}

test('an expression that is printed is read as the same', () => {
  fc.assert(
    fc.property(expressions(comparisons), (expression) => {
      assert.deepEqual(shape(parseWhere(print(expression))), shape(expression));
    }),
    { numRuns: 500 },
  );
});

test('every part knows where it was', () => {
  fc.assert(
    fc.property(expressions(comparisons), (expression) => {
      const text = print(expression);
      const check = (part: Expression): void => {
        if (part.kind === 'not') check(part.operand);
        else if (part.kind !== 'comparison') part.operands.forEach(check);
        else {
          for (const { text: word, start, isQuoted } of [part.field, part.operator, ...part.values]) {
            const found = isQuoted ? text.slice(start + 1).replaceAll("''", "'") : text.slice(start);
            assert.ok(found.startsWith(word), `${word} at ${start}`);
          }
        }
      };
      check(parseWhere(text));
    }),
  );
});

const PIECES = [
  'state',
  'port',
  'address',
  'user',
  'in',
  'not',
  'and',
  'or',
  '(',
  ')',
  '=',
  '!',
  '~',
  '<',
  ',',
  "'",
  '"',
];
const soup = fc
  .array(
    fc.oneof(
      fc.constantFrom(...PIECES, ' ', '80', '10.0.0.0/8', '-', '[', '\\', '*'),
      fc.string({ unit: 'grapheme' }),
    ),
  )
  .map((parts) => parts.join(''));

test('whatever is typed is an expression, or a mistake with its place', () => {
  let understood = 0;
  fc.assert(
    fc.property(
      fc.oneof(soup, fc.string({ unit: 'binary' }), expressions(comparisons).map(print)),
      (text) => {
        try {
          const where = compileWhere(parseWhere(text), ['socket', 'group'], LOOKUPS);
          for (const record of Object.values(SOCKETS)) where.matches('socket', record);
          understood++;
        } catch (error) {
          assert.ok(error instanceof SelectError, String(error));
          assert.ok(error.offset >= 0 && error.offset <= text.length);
          const lines = complaint('--where', text, error).split('\n');
          assert.equal(lines.length, 4);
          assert.match(lines[2] ?? '', /^ *\^$/);
          assert.doesNotMatch(lines.join(''), /[\x00-\x1f\x7f-\x9f]/);
        }
      },
    ),
    { numRuns: 1000, examples: [['state=LISTEN']] },
  );
  assert.ok(understood > 0);
});

const LARGE: readonly (readonly [meaning: string, text: string, message: RegExp | undefined])[] = [
  ['parentheses', '('.repeat(100_000), /^more than 100 parentheses or nots inside each other$/],
  ['nots', 'not '.repeat(100_000), /^more than 100 parentheses or nots inside each other$/],
  ['100 parentheses', `${'('.repeat(100)}path=a${')'.repeat(100)}`, undefined],
  ['100 nots', `${'not '.repeat(100)}path=a`, undefined],
  ['many pairs of parentheses', `${'(path=a) or '.repeat(70_000)}path=a`, undefined],
  ['many comparisons', `${'path=a and '.repeat(80_000)}path=a`, undefined],
  ['many of both', `${'path=a and not path=b or '.repeat(40_000)}path=a`, undefined],
  ['a long list', `local.port in ${'80,'.repeat(330_000)}80`, undefined],
  ['a long list of ranges', `local.port in ${'80-90, '.repeat(140_000)}80`, undefined],
  ['a long value', `program = ${'x'.repeat(1_000_000)}`, undefined],
  ['a long number', `recvQ = ${'9'.repeat(100_000)}`, undefined],
  ['a long quote', `program = '${"''".repeat(500_000)}`, /^this quote is not closed$/],
  ['dashes', `recvQ in ${'-'.repeat(1_000_000)}`, /^recvQ needs a whole number, not '-{40}…'$/],
  ['blanks', `state${' '.repeat(1_000_000)}`, /^expected an operator such as = or in, found the end$/],
  ['signs', `state${'!'.repeat(1_000_000)}`, /^unknown operator '!{10}', /],
  ['opening brackets', `program ~ ${'['.repeat(1_000_000)}`, /^no regular expression: /],
  ['a name', 'x'.repeat(1_000_000), /^expected an operator such as = or in, found the end$/],
  ['an unknown field', `${'x'.repeat(1_000_000)}=1`, /^sockets have no field 'x{40}…': there are /],
  ['slashes', `address = ${'/'.repeat(1_000_000)}`, /^address needs an address such as /],
  ['colons', `address = ${':'.repeat(1_000_000)}`, /^address needs an address such as /],
];

for (const [meaning, text, message] of LARGE) {
  test(`a million characters, ${meaning}`, { timeout: 120_000 }, () => {
    const compile = (): unknown => {
      const where = compileWhere(parseWhere(text), ['socket'], LOOKUPS);
      return Object.values(SOCKETS).map((record) => where.matches('socket', record));
    };
    if (message === undefined) assert.doesNotThrow(compile);
    else assert.throws(compile, (error) => error instanceof SelectError && message.test(error.message));
  });
}
