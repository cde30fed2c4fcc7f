import { filled } from '../text/filled.ts';

/** A line of the language of mdoc(7). */
export type Line = string;

/** An item of a list: its tag, as the arguments of `.It`, and its body, as `prose` takes it. */
export type Item = readonly [tag: string, text: string];

/** mandoc warns of longer lines of text. */
const WIDTH = 78;

/** Characters that mdoc treats as markup or replaces by typographic ones. */
const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\e',
  '~': '\\(ti',
  '^': '\\(ha',
  '`': '\\(ga',
};

/** More such characters in literal text, where a minus must not become a hyphen, nor a quote an apostrophe. */
const LITERAL_ESCAPES: Readonly<Record<string, string>> = {
  ...ESCAPES,
  '-': '\\-',
  "'": '\\(aq',
  '"': '\\(dq',
};

/** Punctuation that mdoc attaches to the word before it, each sign an argument of its own. */
const CLOSING = /^[.,:;)?!]+(?=\s|$)/;

function escaped(text: string, escapes = ESCAPES): string {
  return [...text]
    .map((character) => {
      const code = character.codePointAt(0) ?? 0;
      return (
        escapes[character] ??
        (code < 0x7f ? character : `\\[u${code.toString(16).toUpperCase().padStart(4, '0')}]`)
      );
    })
    .join('');
}

/** Literal text (something typed or printed) as one argument of a macro. */
export function argument(text: string): string {
  const words = escaped(text, LITERAL_ESCAPES);
  const after = /[.,:;)\]?!|]$/.test(words) ? '\\&' : '';
  if (/\s/.test(words)) return `"${words}${after}"`;
  // mdoc would execute the name of a macro and move punctuation.
  const before = /^[A-Za-z%][A-Za-z0-9]{1,2}$|^[^A-Za-z0-9\\/]/.test(words) ? '\\&' : '';
  return before + words + after;
}

/** The markup of an option, from its name with the leading minus. */
export function flag(name: string): string {
  return `Fl ${argument(name.slice(1))}`;
}

/** The markup of what is between backticks in prose: a section of the page, an option, a file, or else literal text. */
function literal(code: string): string {
  if (code.startsWith('§')) return `Sx ${code.slice(1)}`;
  if (code.startsWith('/')) return `Pa ${argument(code)}`;
  return /^-[-A-Za-z0-9?]+$/.test(code) ? flag(code) : `Ql ${argument(code)}`;
}

/** Breaks text into lines of at most `WIDTH` characters. A line must not begin with the character that begins a macro. */
function textLines(text: string): Line[] {
  const words = text.split(/\s+/).filter(Boolean);
  return filled(words, WIDTH).map((line) => line.replace(/^(?=[.'])/, '\\&'));
}

/**
 * Sentences in which words between backticks are markup (see `literal`). Each sentence begins a line, because mdoc sets the space
 * between sentences itself.
 *
 * @throws {SyntaxError} if markup touches a word, which is a mistake in this program
 */
export function prose(text: string): Line[] {
  const lines: Line[] = [];
  const parts = text.split(/`([^`]+)`/);
  let opening = '';
  for (const [i, part] of parts.entries()) {
    if (i % 2 === 0) {
      const closing = i === 0 ? '' : (CLOSING.exec(part)?.[0] ?? '');
      const rest = part.slice(closing.length);
      if (i > 0 && /^\S/.test(rest)) throw new SyntaxError(text);
      const macro = lines.pop();
      if (macro !== undefined) lines.push([macro, ...closing].join(' '));
      opening = /\($/.test(rest) && i < parts.length - 1 ? '( ' : '';
      const words = opening === '' ? rest : rest.slice(0, -1);
      if (i < parts.length - 1 && /[^\s(]$/.test(rest)) throw new SyntaxError(text);
      for (const sentence of words.split(/(?<=[.?!][)'"]?)\s+/)) lines.push(...textLines(escaped(sentence)));
    } else {
      const [macro = '', ...rest] = literal(part).split(' ');
      lines.push(`.${macro} ${opening}${rest.join(' ')}`);
    }
  }
  return lines;
}

/** Paragraphs of prose. */
export function paragraphs(...texts: readonly string[]): Line[] {
  return texts.flatMap((text, i) => [...(i === 0 ? [] : ['.Pp']), ...prose(text)]);
}

/** A section and what is in it. */
export function section(title: string, ...body: readonly (readonly Line[])[]): Line[] {
  return [`.Sh ${title}`, ...body.flat()];
}

/** A part of a section. */
export function subsection(title: string, ...body: readonly (readonly Line[])[]): Line[] {
  return [`.Ss ${title.split(' ').map(argument).join(' ')}`, ...body.flat()];
}

/** A list of tags and bodies; the body of a tag that is longer than the width begins below it. */
export function list(items: readonly Item[], width = 'Ds', compact = false): Line[] {
  return [
    `.Bl -tag -width ${width}${compact ? ' -compact' : ''}`,
    ...items.flatMap(([tag, text]) => [`.It ${tag}`, ...prose(text)]),
    '.El',
  ];
}

/** Lines as typed or printed, without the blanks at their ends. */
export function display(text: string): Line[] {
  const lines = text.trimEnd().split('\n');
  return [
    '.Bd -literal',
    ...lines.map((line) => escaped(line.trimEnd(), LITERAL_ESCAPES).replace(/^(?=\.)/, '\\&')),
    '.Ed',
  ];
}

/** A page of the manual. */
export function page(
  {
    name,
    number,
    date,
    summary,
  }: { readonly name: string; readonly number: number; readonly date: string; readonly summary: string },
  body: readonly Line[],
): string {
  const head = [
    `.Dd ${date}`,
    `.Dt ${name.toUpperCase()} ${number}`,
    '.Os',
    '.Sh NAME',
    `.Nm ${name}`,
    `.Nd ${escaped(summary)}`,
  ];
  return `${[...head, ...body].join('\n')}\n`;
}
