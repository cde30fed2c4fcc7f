import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  argument,
  display,
  flag,
  list,
  page,
  paragraphs,
  prose,
  section,
  subsection,
} from '../../src/manual/mdoc.ts';

/** Prose, and its lines of mdoc. */
const PROSE: readonly [text: string, lines: string[]][] = [
  ['One thing. Another (of two). And e.g. this?', ['One thing.', 'Another (of two).', 'And e.g.', 'this?']],
  ['Give `-n`, or `--wide`.', ['Give', '.Fl n ,', 'or', '.Fl \\-wide .']],
  ['It is shown (`-p`).', ['It is shown', '.Fl ( p ) .']],
  ['See `§EXIT STATUS`: in `/proc/net`', ['See', '.Sx EXIT STATUS :', 'in', '.Pa /proc/net']],
  ['`a b` is `-`.', ['.Ql "a b"', 'is', '.Ql \\- .']],
  ['.dot at the start, and \\ with ~ ^ …', ['\\&.dot at the start, and \\e with \\(ti \\(ha \\[u2026]']],
];

/** Literal text, and its form as an argument of a macro. */
const ARGUMENTS: readonly [text: string, argument: string][] = [
  ['CLOSE_WAIT', 'CLOSE_WAIT'],
  ['Recv-Q', 'Recv\\-Q'],
  ['Local Address', '"Local Address"'],
  ['it\'s "so"', '"it\\(aqs \\(dqso\\(dq"'],
  // Names of macros, and punctuation that mdoc would move.
  ['Nm', '\\&Nm'],
  ['Fl', '\\&Fl'],
  ['Rv1', '\\&Rv1'],
  ['!', '\\&!\\&'],
  ['::', '\\&::\\&'],
  ['[NO FLAGS]', '"[NO FLAGS]\\&"'],
  ['UNK.', 'UNK.\\&'],
  ['\\xHH', '\\exHH'],
];

describe('mdoc', () => {
  for (const [text, lines] of PROSE) {
    test(`sets ${text}`, () => assert.deepEqual(prose(text), lines));
  }
  for (const [text, words] of ARGUMENTS) {
    test(`escapes ${text} as one argument`, () => assert.equal(argument(text), words));
  }

  test('fills lines of at most 78 columns', () => {
    const lines = prose('word '.repeat(60).trim());
    assert.deepEqual(
      lines.map((line) => line.length),
      [74, 74, 74, 74],
    );
  });

  test('refuses markup that touches a word', () => {
    for (const text of ['the `-n`th', 'un`-n`']) assert.throws(() => prose(text), SyntaxError);
  });

  test('marks options up without their first minus', () => {
    assert.deepEqual(
      [flag('-n'), flag('--numeric-hosts'), flag('-?')],
      ['Fl n', 'Fl \\-numeric\\-hosts', 'Fl \\&?\\&'],
    );
  });

  test('keeps lines in displays, without the blanks at their ends', () => {
    assert.deepEqual(display("$ netstat -n 'a'  \n.x\n\n"), [
      '.Bd -literal',
      '$ netstat \\-n \\(aqa\\(aq',
      '\\&.x',
      '.Ed',
    ]);
  });

  test('makes pages of sections, paragraphs and lists', () => {
    assert.equal(
      page({ name: 'net-x', number: 7, date: 'May 1, 2026', summary: 'a page' }, [
        ...section('SEE ALSO', paragraphs('One.', 'Two.'), subsection('Of In', ['x'])),
        ...list([['Fl n', 'what']], 'Ds', true),
      ]),
      `.Dd May 1, 2026
.Dt NET-X 7
.Os
.Sh NAME
.Nm net-x
.Nd a page
.Sh SEE ALSO
One.
.Pp
Two.
.Ss \\&Of \\&In
x
.Bl -tag -width Ds -compact
.It Fl n
what
.El
`,
    );
  });
});
