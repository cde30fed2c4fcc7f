/** A line of the language of mdoc(7). */
export type Line = string;

/** An item of a list: what it is about, as the arguments of `.It`, and the lines that say what it is. */
export interface Item {
  readonly tag: string;
  readonly body: readonly Line[];
}

/** mandoc finds longer lines of text hard to read. */
const WIDTH = 78;

/** Characters that mdoc, or a typesetter that wants to please, would take for something else. */
const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\e',
  '~': '\\(ti',
  '^': '\\(ha',
  '`': '\\(ga',
};

/** The same in what is to be typed or was printed: there a minus is no hyphen, and a quote no apostrophe. */
const LITERAL_ESCAPES: Readonly<Record<string, string>> = {
  ...ESCAPES,
  '-': '\\-',
  "'": '\\(aq',
  '"': '\\(dq',
};

/** Signs that mdoc puts close to what stands before them, each an argument of its own. */
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

/** What is to be typed or was printed, as one argument of a macro. */
export function argument(text: string): string {
  const words = escaped(text, LITERAL_ESCAPES);
  const after = /[.,:;)\]?!|]$/.test(words) ? '\\&' : '';
  if (/\s/.test(words)) return `"${words}${after}"`;
  // A word that is the name of a macro, or a sign, would be taken for that.
  const before = /^[A-Za-z%][A-Za-z0-9]{1,2}$|^[^A-Za-z0-9\\/]/.test(words) ? '\\&' : '';
  return before + words + after;
}

/** The flag of an option, from its name with the minus before it. */
export function flag(name: string): string {
  return `Fl ${argument(name.slice(1))}`;
}

/** What stands between backticks in prose: a section of the page, an option, a file, or else what is typed or printed. */
function literal(code: string): string {
  if (code.startsWith('§')) return `Sx ${code.slice(1)}`;
  if (code.startsWith('/')) return `Pa ${argument(code)}`;
  return /^-[-A-Za-z0-9?]+$/.test(code) ? flag(code) : `Ql ${argument(code)}`;
}

/** Words, on lines that are not too long. */
function filled(text: string): Line[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= WIDTH) lines.push(`${lines.pop()} ${word}`);
    else lines.push(/^[.']/.test(word) ? `\\&${word}` : word);
  }
  return lines;
}

/**
 * Prose: sentences, in which words between backticks are options, or literal. Each sentence begins a line, as mdoc wants it to
 * set the space between them.
 *
 * @throws {SyntaxError} where what is literal touches a word: a mistake in this program
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
      for (const sentence of words.split(/(?<=[.?!][)'"]?)\s+/)) lines.push(...filled(escaped(sentence)));
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

/** Items with what they are behind their names, or below names that are longer than the width. */
export function list(items: readonly Item[], width = 'Ds', compact = false): Line[] {
  return [
    `.Bl -tag -width ${width}${compact ? ' -compact' : ''}`,
    ...items.flatMap(({ tag, body }) => [`.It ${tag}`, ...body]),
    '.El',
  ];
}

/** Lines as they were typed or printed; blanks at their ends, which nobody sees, are left out. */
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
