import { INET_TABLES, INET6_TABLES } from '../format/statistics/statistics-labels.ts';
import { nearest as nearestOf } from '../text/nearest.ts';
import type { Entry } from './entry.ts';
import { defineFlags } from './flag-letters.ts';
import { ENTRIES } from './glossary.ts';

type Change = (word: string) => string;

const unchanged: Change = (word) => word;
const lowerCase: Change = (word) => word.toLowerCase();
/** Letters and digits alone: `Recv-Q` and `recvq` are one. */
const bare: Change = (word) => lowerCase(word).replace(/[^a-z0-9]/g, '');

/** The sentences of netstat without their number, by nstat's name of the counter: `TcpRetransSegs`. */
export const SENTENCES: ReadonlyMap<string, string> = new Map(
  [...INET_TABLES, ...INET6_TABLES].flatMap(([table, { labels }]) =>
    [...labels].map(([counter, { sentence }]) => [
      counter.startsWith(table) ? counter : table + counter,
      sentence.replace('%u', '').trim(),
    ]),
  ),
);

/** What each entry answers to: its words and names, and for a counter the sentence that netstat prints. */
const NAMES = ENTRIES.map((entry) => {
  const names = [...entry.words, ...entry.names];
  return { entry, names: [...names, ...names.flatMap((name) => SENTENCES.get(name) ?? [])] };
});

/** With an N for the last number in a word, if there is a letter before that. */
function withoutLastNumber(word: string): string {
  let end = word.length;
  while (end > 0 && !isDigit(word, end - 1)) end--;
  let start = end;
  while (start > 0 && isDigit(word, start - 1)) start--;
  return /[a-z]/i.test(word.slice(0, start)) ? `${word.slice(0, start)}N${word.slice(end)}` : word;
}

function isDigit(word: string, at: number): boolean {
  return word.charCodeAt(at) >= 0x30 && word.charCodeAt(at) <= 0x39;
}

/** How a name of the glossary and the word that is asked for are changed before they are compared: the strictest way first. */
const WAYS: readonly (readonly [ofName: Change, ofWord: Change])[] = [
  [unchanged, unchanged],
  [lowerCase, lowerCase],
  [bare, bare],
  // Names that have a number in them: the glossary has `InTypeN`, `UNKNOWN(N)`.
  [bare, (word) => bare(withoutLastNumber(word))],
  // A line as it is printed: `17 segments retransmitted`, `keepalive (12.34/0/0)`.
  [bare, (word) => bare(word.replace(/\b\d[\d.]*/g, ''))],
];

/** So many of the ways leave each letter as it is, but for its case. */
const EXACT_WAYS = 2;

/**
 * The meanings of a word, in the order of the glossary; none if it has no entry. Flags are explained letter by letter. Upper and lower case, then also blanks
 * and punctuation, count only where they decide: `M` and `m` are two flags, `recvq` is Recv-Q. A word may be a name
 * that the kernel or nstat has for the thing, a field of a record, or the sentence that stands for a counter.
 */
export function define(word: string): readonly Entry[] {
  for (const look of [
    () => named(word, WAYS.slice(0, EXACT_WAYS)),
    () => defineFlags(word.trim()),
    () => named(word, WAYS.slice(EXACT_WAYS)),
  ]) {
    const found = look();
    if (found.length > 0) return found;
  }
  return [];
}

function named(word: string, ways: typeof WAYS): readonly Entry[] {
  for (const [ofName, ofWord] of ways) {
    const wanted = ofWord(word);
    const found = NAMES.filter(({ names }) => names.some((name) => ofName(name) === wanted));
    if (found.length > 0 && wanted !== '') return found.map(({ entry }) => entry);
  }
  return [];
}

/** The words of the glossary, or else the other names in it, that may have been meant by one without an entry; the likeliest first. */
export function nearest(word: string): string[] {
  const among = (part: 'words' | 'names') =>
    nearestOf(
      word,
      ENTRIES.flatMap((entry) => entry[part]),
    );
  const words = among('words');
  return words.length > 0 ? words : among('names');
}
