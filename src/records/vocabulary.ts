/** What a field can be whose values are a closed set. */
export interface Vocabulary {
  /** As records have them, or the letters of which the values are made. */
  readonly words: readonly string[];
  readonly noun: 'word' | 'letter';
  /** What values are compared by. */
  key(value: string): string;
  /** The keys of the values that a text stands for, itself or as another name of theirs; none for what is no value. */
  meant(text: string): readonly string[];
  /** What of such a text is wrong. */
  wrong(text: string): string;
}

const lowerCase = (text: string): string => text.toLowerCase();

/** `FIN-WAIT-2`, `fin_wait2` and `FIN WAIT 2` are one word; signs at other places count, as in `UNKNOWN(-1)`. */
function folded(word: string): string {
  return lowerCase(word).replace(/(?<=[a-z0-9])[-_ ]+(?=[a-z0-9])/g, '');
}

/** A word as records have it, then its other names: one name may stand for several words. */
export type Word = readonly [word: string, ...names: string[]];

/**
 * A set of words. Case, blanks, `-` and `_` in a word do not matter.
 *
 * @param others words with a number in them, in lower case: `unknown(12)`
 */
export function vocabulary(words: readonly Word[], others: RegExp = /(?!)/): Vocabulary {
  const meanings = new Map<string, Set<string>>();
  for (const [word, ...names] of words) {
    for (const name of [word, ...names].map(folded))
      meanings.set(name, (meanings.get(name) ?? new Set()).add(lowerCase(word)));
  }
  return {
    words: words.map(([word]) => word),
    noun: 'word',
    key: lowerCase,
    meant(text) {
      const known = meanings.get(folded(text));
      if (known !== undefined) return [...known];
      return others.test(lowerCase(text)) ? [lowerCase(text)] : [];
    },
    wrong: (text) => text,
  };
}

/** The characters of a text in their order among all: `UGH` and `HGU` are the same flags. */
function sorted(text: string): string {
  return [...text].sort().join('');
}

/**
 * Flags, written as letters in any order; upper and lower case are different flags.
 *
 * @param letters of one flag each; some have more than one, or stand apart
 */
export function flagVocabulary(letters: readonly string[]): Vocabulary {
  const words = [...new Set(letters)];
  // The longest first: `Ns` is not N.
  const longest = words.toSorted((a, b) => b.length - a.length);
  const unknown = (text: string): string => {
    let at = 0;
    while (at < text.length) {
      const letter = longest.find((letter) => text.startsWith(letter, at)) ?? (text[at] === ' ' ? ' ' : '');
      if (letter === '') break;
      at += letter.length;
    }
    return text.slice(at);
  };
  return {
    words,
    noun: 'letter',
    key: (text) => sorted(text.replaceAll(' ', '')),
    meant: (text) => (unknown(text) === '' ? [sorted(text.replaceAll(' ', ''))] : []),
    wrong: (text) => Array.from(unknown(text))[0] ?? '',
  };
}
