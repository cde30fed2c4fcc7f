/** No regular expression of the source takes more than linear time, whatever text it meets. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SPACE } from '../../src/host/names/database-lines.ts';
import { growth, LINEAR, timeOf } from './growth.ts';
import { expressionsIn, regularExpressions } from './regular-expressions.ts';

const src = new URL('../../src/', import.meta.url).pathname;

/** What the manual is made of is text of this program. */
const EXPRESSIONS = regularExpressions(src).filter(({ file }) => !file.startsWith('manual/'));

/** Expressions that would take quadratic time, and why they meet no long text. */
const SHORT_TEXT: ReadonlyMap<string, string> = new Map([
  ['/\\B(?=(?:\\d{3})+$)/g', 'the digits of a number'],
  ['/^((.*?)(\\d*))(?::(\\d+))?$/s', 'the name of an interface, at most 15 bytes'],
]);

/** Expressions that are made in several lines, or of what a user gives. */
const MADE: ReadonlyMap<string, string> = new Map([
  ['host/names/services-file.ts', 'in test/linear/functions.system.test.ts'],
  ['explain/notes/absent-tables.ts', 'of three others, all of them words'],
]);

function made(text: string): RegExp | undefined {
  if (text.startsWith('/')) return new Function(`return ${text}`)() as RegExp;
  const call = /^new RegExp\((`[^`]*`)(?:, '(\w*)')?\)/.exec(text);
  if (call === null) return undefined;
  return new Function('SPACE', 'ID', 'required', `return new RegExp(${call[1]}, '${call[2] ?? ''}')`)(
    SPACE,
    `[${SPACE}]*([+-]?)([0-9]+)`,
    9,
  ) as RegExp;
}

/** What stands before a text that goes on and on: what some expressions want first. */
const BEGINNINGS = [
  '',
  'a',
  '0',
  '0x',
  ':',
  'a:b:',
  'a:b:0',
  'a ',
  'a: ',
  '::ffff:',
  '/proc/net/',
  'a b c d /proc ',
  '[',
  '-',
  '\\x',
];
const ENDS = ['', '\u0001', ' x'];

/** What may be repeated: each character that the expression names, and what stands for many. */
function pumps(text: string): Set<string> {
  const named = [...text.replace(/\\[a-z]/g, '')].filter((character) => !'^$()[]{}?*+|'.includes(character));
  const singles = [
    ...new Set([
      ...named.slice(0, 24),
      'a',
      'Z',
      '0',
      '7',
      ' ',
      '\t',
      '\n',
      '\0',
      '\\',
      '.',
      ':',
      '-',
      '=',
      'é',
      '\x80',
    ]),
  ];
  return new Set([...singles, 'a ', '0.', 'a:', ' a', '\\x', '0:', ' - proc ', ' - proc a hidepid=']);
}

/** Long enough for quadratic time to show: linear expressions take a tenth of a millisecond for it. */
const LENGTH = 16_384;
const SUSPECT = 15;

function tryOn(expression: RegExp, text: string): void {
  expression.lastIndex = 0;
  if (expression.sticky) expression.exec(text);
  else text.replace(new RegExp(expression.source, [...new Set(`${expression.flags}g`)].join('')), '');
}

/** The text on which the expression takes more than linear time; undefined if none was found. */
function attackOn(expression: RegExp, text: string): string | undefined {
  for (const pump of pumps(text))
    for (const beginning of BEGINNINGS)
      for (const end of ENDS) {
        const attack = (length: number): string =>
          beginning + pump.repeat(Math.ceil(length / pump.length)) + end;
        if (timeOf(() => tryOn(expression, attack(LENGTH))) < SUSPECT) continue;
        const times = growth((size) => tryOn(expression, attack(size)), LENGTH / 16, LENGTH);
        if (times !== undefined && times > LINEAR) return JSON.stringify([beginning, pump, end, times]);
      }
  return undefined;
}

test('the source has regular expressions, and those that are named here', () => {
  assert.ok(EXPRESSIONS.length > 90);
  for (const text of SHORT_TEXT.keys())
    assert.ok(
      EXPRESSIONS.some((expression) => expression.text === text),
      text,
    );
});

const LOOKALIKES = `
const pids = read(\`/task/\${pid}/children\`, 'latin1').match(/\\d+/g); // match(/ +$/)
const half = (a + b[0]) / 2 / count; const path = \`\${a}/\${{ b: c / d }.b}/e\`; /* = /x/ */
const text = '= /x/', made = new RegExp(text, 's');
if (/[/'\`]/.test(text)) return / '/;
`;

test('what only looks like a regular expression is none', () => {
  assert.deepEqual(expressionsIn(LOOKALIKES), [
    { line: 2, text: '/\\d+/g' },
    { line: 4, text: "new RegExp(text, 's');" },
    { line: 5, text: "/[/'`]/" },
    { line: 5, text: "/ '/" },
  ]);
});

test('quadratic expressions are found', () => {
  for (const expression of [/ +$/, /^a*a*b/])
    assert.ok(attackOn(expression, String(expression)), String(expression));
});

for (const { file, line, text } of EXPRESSIONS) {
  test(`${file}:${line} ${text}`, () => {
    const expression = made(text);
    if (expression === undefined)
      assert.ok(MADE.has(file) || file === 'select/conditions/patterns.ts', 'it is tried elsewhere');
    else if (!SHORT_TEXT.has(text)) assert.equal(attackOn(expression, text), undefined);
  });
}
