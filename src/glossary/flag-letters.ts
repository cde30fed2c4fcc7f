import { INTERFACE_LETTERS } from '../format/interfaces/interface-flags.ts';
import { NEIGHBOUR_FLAGS } from '../format/routes/neighbours.ts';
import {
  CACHE_FLAGS_BY_FORMAT,
  type FlagLetters,
  IPV4_FLAGS,
  IPV6_FLAGS,
} from '../format/routes/route-flags.ts';
import { SOCKET_FLAGS } from '../format/sockets/words.ts';
import type { Entry, Topic } from './entry.ts';
import { INTERFACE_FLAGS } from './words/interface-flags.ts';
import { NEIGHBOUR_FLAGS as NEIGHBOUR_ENTRIES } from './words/neighbours.ts';
import { CACHED_ROUTE_FLAGS, IPV4_ROUTE_FLAGS, IPV6_ROUTE_FLAGS } from './words/route-flags.ts';
import { UNIX_FLAGS } from './words/unix-words.ts';

const lettersOf = (flags: FlagLetters): string[] => flags.map(([, letters]) => letters.trim());

/** The letters of flags, and where they are explained, in the order of the glossary. */
const ALPHABETS: readonly (readonly [letters: readonly string[], topic: Topic])[] = [
  [lettersOf(SOCKET_FLAGS), UNIX_FLAGS],
  [lettersOf(IPV4_FLAGS), IPV4_ROUTE_FLAGS],
  [lettersOf(IPV6_FLAGS), IPV6_ROUTE_FLAGS],
  [lettersOf(CACHE_FLAGS_BY_FORMAT['Linux 2.0']), CACHED_ROUTE_FLAGS],
  [lettersOf(CACHE_FLAGS_BY_FORMAT['Linux 2.2']), CACHED_ROUTE_FLAGS],
  [lettersOf(NEIGHBOUR_FLAGS), NEIGHBOUR_ENTRIES],
  [INTERFACE_LETTERS, INTERFACE_FLAGS],
];

/** The letters of which a word is made, each as often as flags have it; undefined if it is made of something else. */
function spelled(word: string, alphabet: readonly string[]): readonly string[] | undefined {
  const unused = [...alphabet].sort((a, b) => b.length - a.length);
  const letters: string[] = [];
  for (let rest = word; rest !== ''; ) {
    const at = unused.findIndex((letter) => rest.startsWith(letter));
    if (at < 0) return undefined;
    const [letter = ''] = unused.splice(at, 1);
    letters.push(letter);
    rest = rest.slice(letter.length).trimStart();
  }
  return letters;
}

/**
 * The meanings of each letter in a word that is made of flags, `BMRU` or `UGH`, for each sort of flags that has them all; none for any
 * other word. One of small letters alone, such as `find`, is no flags: those that are printed have a capital or a sign.
 */
export function defineFlags(word: string): readonly Entry[] {
  if (!/[^a-z]/.test(word)) return [];
  const entries = ALPHABETS.flatMap(([alphabet, { entries }]) =>
    (spelled(word, alphabet) ?? []).flatMap((letter) =>
      entries.filter(({ words }) => words.includes(letter)),
    ),
  );
  return [...new Set(entries)];
}
