/** A regular expression of JavaScript in the syntax of RE2, or what is wrong with it. */
export type TranslatedPattern =
  | { readonly re2: string }
  /** `offset` in units of UTF-16; 0 where the whole pattern is shown for it. */
  | { readonly mistake: string; readonly offset: number };

/** Characters, classes and assertions that a pattern has at most once its repetitions are written out: each takes memory, and time at every character of a text. */
export const LARGEST_PATTERN = 2000;
/** RE2 has no larger counts. */
const LARGEST_COUNT = 1000;
/** Why there are no look-around and no back-references. */
const UNBOUNDED = 'no time limit holds for it';
/** So many groups may be inside each other. */
const DEEPEST_GROUPS = 100;

/** What `\s` is in a class: the blanks of JavaScript, where RE2 has those of ASCII. */
const BLANKS =
  '\\t-\\r \\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}\\x{feff}';
/** What `\S` is in a class: all others. */
const NOT_BLANKS =
  '\\x{0}-\\x{8}\\x{e}-\\x{1f}!-\\x{9f}\\x{a1}-\\x{167f}\\x{1681}-\\x{1fff}\\x{200b}-\\x{2027}\\x{202a}-\\x{202e}\\x{2030}-\\x{205e}\\x{2060}-\\x{2fff}\\x{3001}-\\x{fefe}\\x{ff00}-\\x{10ffff}';
/** What `\w` is in a class. Written so it ignores case where the pattern does. */
const LETTERS = '0-9A-Za-z_';

const ANY = '[\\x{0}-\\x{10ffff}]';
const NONE = '[^\\x{0}-\\x{10ffff}]';
const NO_LINE_END = '[^\\n\\r\\x{2028}\\x{2029}]';

/** Escapes that stand for several characters, by their letters: outside of a class and in one. */
const CLASSES: Readonly<Record<string, readonly [alone: string, inClass: string]>> = {
  d: ['[0-9]', '0-9'],
  D: ['[^0-9]', '\\D'],
  s: [`[${BLANKS}]`, BLANKS],
  S: [`[${NOT_BLANKS}]`, NOT_BLANKS],
  w: [`[${LETTERS}]`, LETTERS],
  W: [`[^${LETTERS}]`, '\\W'],
};

const CONTROLS: Readonly<Record<string, number>> = { t: 9, n: 10, v: 11, f: 12, r: 13 };

/** A group that is being read, or the pattern: how large what is read of it is, and the last thing in it, which may be repeated. */
interface Group {
  size: number;
  /** The size of the last thing; undefined where there is nothing to repeat. */
  last: number | undefined;
}

/** Thrown where the pattern is wrong, and caught by `translatePattern`. */
class Mistake {
  readonly words: string;
  readonly offset: number;

  constructor(words: string, offset = 0) {
    this.words = words;
    this.offset = offset;
  }
}

/**
 * Translates a regular expression of JavaScript, with characters in place of units of UTF-16 (flag `u`), into the syntax of RE2. What RE2
 * cannot do is a mistake, as is what takes too much to match. It takes time in proportion to the length of the pattern.
 */
export function translatePattern(pattern: string): TranslatedPattern {
  try {
    return { re2: new Translator(pattern).translate() };
  } catch (error) {
    if (error instanceof Mistake) return { mistake: error.words, offset: error.offset };
    throw error;
  }
}

class Translator {
  readonly #pattern: string;
  readonly #groups: Group[] = [];
  readonly #names = new Set<string>();
  #group: Group = { size: 0, last: undefined };
  #at = 0;
  #re2 = '';

  constructor(pattern: string) {
    this.#pattern = pattern;
  }

  translate(): string {
    while (this.#at < this.#pattern.length) this.#next();
    if (this.#groups.length > 0) throw new Mistake('Unterminated group');
    return this.#re2;
  }

  #next(): void {
    const start = this.#at;
    const character = this.#take();
    if (character === '(') this.#open(start);
    else if (character === ')') this.#close();
    else if (character === '|') this.#add('|', undefined);
    else if (character === '^' || character === '$') this.#assertion(character);
    else if (character === '.') this.#thing(NO_LINE_END);
    else if (character === '[') this.#thing(this.#class());
    else if (character === '\\') this.#escape(start);
    else if (character === '*' || character === '+' || character === '?') this.#repeat(character, 1);
    else if (character === '{') this.#counted();
    else if (character === '}' || character === ']') throw new Mistake('Lone quantifier brackets');
    else this.#thing(literal(character));
  }

  /** The character here, which is passed. */
  #take(): string {
    const character = String.fromCodePoint(this.#pattern.codePointAt(this.#at) ?? 0);
    this.#at += character.length;
    return character;
  }

  /** Whether this comes next, which then is passed. */
  #skip(text: string): boolean {
    if (!this.#pattern.startsWith(text, this.#at)) return false;
    this.#at += text.length;
    return true;
  }

  /** What matches here, which is passed. `expression` is sticky. */
  #match(expression: RegExp): RegExpExecArray | undefined {
    expression.lastIndex = this.#at;
    const match = expression.exec(this.#pattern) ?? undefined;
    if (match !== undefined) this.#at = expression.lastIndex;
    return match;
  }

  #thing(re2: string): void {
    this.#add(re2, 1);
    this.#grow(1);
  }

  #assertion(re2: string): void {
    this.#add(re2, undefined);
    this.#grow(1);
  }

  /** @param size of what may be repeated then; undefined if nothing may */
  #add(re2: string, size: number | undefined): void {
    this.#re2 += re2;
    this.#group.last = size;
  }

  #grow(size: number): void {
    this.#group.size += size;
    if (this.#group.size > LARGEST_PATTERN)
      throw new Mistake(`larger than ${LARGEST_PATTERN} characters once its repetitions are written out`, 0);
  }

  #open(start: number): void {
    const around = this.#match(/\?<?[=!]/y)?.[0];
    if (around !== undefined)
      throw new Mistake(`(${around} looks around, which is not supported: ${UNBOUNDED}`, start);
    if (this.#skip('?<')) {
      const name = this.#match(/([\p{ID_Start}$_][\p{ID_Continue}$]{0,99})>/uy)?.[1];
      if (name === undefined) throw new Mistake('Invalid capture group name');
      if (this.#names.has(name)) throw new Mistake('Duplicate capture group name');
      this.#names.add(name);
    } else if (!this.#skip('?:') && this.#pattern[this.#at] === '?') throw new Mistake('Invalid group');
    if (this.#groups.length >= DEEPEST_GROUPS)
      throw new Mistake(`more than ${DEEPEST_GROUPS} groups inside each other`);
    this.#groups.push(this.#group);
    this.#group = { size: 1, last: undefined };
    this.#re2 += '(?:';
  }

  #close(): void {
    const { size } = this.#group;
    const outer = this.#groups.pop();
    if (outer === undefined) throw new Mistake('Unmatched )');
    this.#group = outer;
    this.#add(')', size);
    this.#grow(size);
  }

  /** Repeats the last thing: its copies, where it is counted, each take as much as it. */
  #repeat(re2: string, copies: number): void {
    const { last } = this.#group;
    if (last === undefined) throw new Mistake('Nothing to repeat');
    this.#add(this.#skip('?') ? `${re2}?` : re2, undefined);
    this.#grow(last * Math.max(copies - 1, 0));
  }

  #counted(): void {
    const match = this.#match(/(\d+)(,(\d*))?\}/y);
    if (match === undefined)
      throw new Mistake(this.#group.last === undefined ? 'Nothing to repeat' : 'Incomplete quantifier');
    const least = Number(match[1]);
    const most = match[3] ? Number(match[3]) : least;
    if (most < least) throw new Mistake('numbers out of order in {} quantifier');
    if (most > LARGEST_COUNT) throw new Mistake(`more than ${LARGEST_COUNT} repetitions`);
    const counts = match[2] === undefined ? `${least}` : match[3] ? `${least},${most}` : `${least},`;
    this.#repeat(`{${counts}}`, most);
  }

  /** What stands behind a backslash. */
  #escape(start: number): void {
    const reference = this.#match(/[1-9]|k</y)?.[0];
    if (reference !== undefined)
      throw new Mistake(`\\${reference} refers back to a group, which is not supported: ${UNBOUNDED}`, start);
    const boundary = this.#match(/[bB]/y)?.[0];
    if (boundary !== undefined) this.#assertion(`\\${boundary}`);
    else this.#thing(this.#severalOf()?.[0] ?? literal(this.#single()));
  }

  /** An escape for several characters: alone, and in a class. */
  #severalOf(): readonly [alone: string, inClass: string] | undefined {
    const letter = this.#match(/[dDsSwW]/y)?.[0];
    if (letter !== undefined) return CLASSES[letter];
    const property = this.#match(/([pP])\{(?:(?:Script|sc|General_Category|gc)=)?([A-Za-z_]{1,40})\}/y);
    if (property !== undefined) return both(`\\${property[1]}{${property[2]}}`);
    if (/[pP]/.test(this.#pattern[this.#at] ?? '')) throw new Mistake('Invalid property name');
    return undefined;
  }

  /** An escape for a single character. */
  #single(): string {
    const match = this.#match(
      /c(?<control>[A-Za-z])|x(?<two>[0-9A-Fa-f]{2})|u(?<high>[Dd][89ABab][0-9A-Fa-f]{2})\\u(?<low>[Dd][C-Fc-f][0-9A-Fa-f]{2})|u(?<four>[0-9A-Fa-f]{4})|u\{0*(?<any>[0-9A-Fa-f]{1,6})\}|(?<nul>0)(?!\d)|(?<named>[tnvfr])|(?<sign>[\^$\\.*+?()[\]{}|/])/y,
    );
    const { control, two, high, low, four, any, nul, named, sign } = match?.groups ?? {};
    if (sign !== undefined) return sign;
    const hexadecimal = two ?? four ?? any;
    const code =
      control !== undefined
        ? control.charCodeAt(0) % 32
        : named !== undefined
          ? CONTROLS[named]
          : nul !== undefined
            ? 0
            : hexadecimal !== undefined
              ? Number.parseInt(hexadecimal, 16)
              : undefined;
    if (high !== undefined && low !== undefined)
      return String.fromCharCode(Number.parseInt(high, 16), Number.parseInt(low, 16));
    if (code === undefined || code > 0x10ffff)
      throw new Mistake(this.#at < this.#pattern.length ? 'Invalid escape' : '\\ at end of pattern');
    return String.fromCodePoint(code);
  }

  /** A class, whose bracket was passed. */
  #class(): string {
    const isNegated = this.#skip('^');
    if (this.#skip(']')) return isNegated ? ANY : NONE;
    let re2 = isNegated ? '[^' : '[';
    while (!this.#skip(']')) {
      const first = this.#member();
      // A minus before the end stands for itself.
      if (this.#pattern[this.#at] !== '-' || this.#pattern[this.#at + 1] === ']') {
        re2 += typeof first === 'string' ? literal(first) : first[1];
        continue;
      }
      this.#take();
      const last = this.#member();
      if (typeof first !== 'string' || typeof last !== 'string') throw new Mistake('Invalid character class');
      if ((first.codePointAt(0) ?? 0) > (last.codePointAt(0) ?? 0))
        throw new Mistake('Range out of order in character class');
      re2 += `${literal(first)}-${literal(last)}`;
    }
    return `${re2}]`;
  }

  /** A character in a class, or an escape for several. */
  #member(): string | readonly [alone: string, inClass: string] {
    if (this.#at >= this.#pattern.length) throw new Mistake('Unterminated character class');
    const character = this.#take();
    if (character !== '\\') return character;
    if (this.#skip('b')) return '\b';
    if (this.#skip('-')) return '-';
    return this.#severalOf() ?? this.#single();
  }
}

const both = (re2: string): readonly [string, string] => [re2, re2];

/** A character that stands for nothing but itself. */
function literal(character: string): string {
  if (/^[\p{L}\p{N}_]$/u.test(character)) return character;
  return `\\x{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
