import { enumerated } from '../text/enumerated.ts';

/** One meaning of a word, or of several that mean the same. */
export interface Entry {
  /** As a view or a table of the kernel shows them; the entry is called by the first. */
  readonly words: readonly [string, ...string[]];
  /** Other names for it: constants and fields of the kernel, fields of records, what other programs say. */
  readonly names: readonly string[];
  /** What the word is: `tcp state`, `IPv4 route flag`, `counter of TcpExt`. */
  readonly topic: string;
  /** A few sentences. */
  readonly text: string;
  /** Where this is laid down: an RFC with its section, a name in the kernel. */
  readonly source: string;
}

/** The entries about words of one sort. */
export interface Topic {
  readonly name: string;
  readonly entries: readonly Entry[];
}

/**
 * Reads the entries of a topic. An empty line parts them, and each looks like this:
 *
 *     CLOSE_WAIT | TCP_CLOSE_WAIT, CLOSE-WAIT = RFC 9293, section 3.3.2
 *     Sentences, on as many lines as they take.
 *
 * The first line has the words, separated by commas, behind a bar the other names, and behind ` = ` the source.
 *
 * @throws {SyntaxError} where an entry lacks a part: a mistake in this program
 */
export function topic(name: string, notation: string): Topic {
  const entries = notation
    .trim()
    .split(/\n\s*\n/)
    .map((block): Entry => {
      const [head = '', ...sentences] = block.split('\n').map((line) => line.trim());
      const [called = '', source] = head.split(' = ');
      const [words = '', names = ''] = called.split(' | ');
      const [word, ...others] = listed(words);
      const text = sentences.join(' ');
      if (word === undefined || text === '' || source === undefined) throw new SyntaxError(block);
      return { words: [word, ...others], names: listed(names), topic: name, text, source };
    });
  return { name, entries };
}

function listed(text: string): string[] {
  return text.split(', ').filter((item) => item !== '');
}

/** A constant of the kernel: `LINUX_MIB_TCPLOSSPROBES`. */
const CONSTANT = /\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b/g;

/**
 * Reads the entries about counters of one or several tables. nstat's names, the table before the counter, and the
 * constants in their sources lead to them too.
 *
 * @param tables as the kernel names them
 */
export function counters(tables: readonly [string, ...string[]], notation: string): Topic {
  const { name, entries } = topic(`counter of ${enumerated(tables, 'and')}`, notation);
  const nstatNames = (word: string): string[] =>
    tables.filter((table) => !word.startsWith(table)).map((table) => table + word);
  return {
    name,
    entries: entries.map((entry) => ({
      ...entry,
      names: [...entry.names, ...entry.words.flatMap(nstatNames), ...(entry.source.match(CONSTANT) ?? [])],
    })),
  };
}
