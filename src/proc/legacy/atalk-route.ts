import type { ParsedLines } from '../reading/lines.ts';
import { Scanner } from '../reading/scanner.ts';
import { inWord } from './in-word.ts';

/**
 * A line of /proc/net/atalk_route, printed by atalk_seq_route_show: target, router, flags in decimal, device:
 *
 *     0001:00    0001:02    3     eth0
 */
export interface AppletalkRoute {
  /** Texts are latin1. */
  readonly target: string;
  readonly router: string;
  /** RTF_*, unsigned 32 bits. */
  readonly flags: number;
  readonly iface: string;
}

/** How many words the heading and each route have. */
const COLUMNS = 4;

/** A word, and the number at its start as C's atoi reads it: 0 for none. */
interface Word {
  readonly text: string;
  readonly number: number;
}

/**
 * Reads the whole table. net-tools takes it for a sequence of words and ignores the ends of lines: the first four words are
 * the heading, each further four a route, and the rest nothing.
 */
export function parseAppletalkRoutes(bytes: Uint8Array): ParsedLines<AppletalkRoute> {
  const scanner = new Scanner(bytes, 0, Number.POSITIVE_INFINITY);
  const words: Word[] = [];
  while (scanner.nextLine()) {
    for (let word = nextWord(scanner); word !== undefined; word = nextWord(scanner)) words.push(word);
  }
  const records: AppletalkRoute[] = [];
  for (let at = COLUMNS; at + COLUMNS <= words.length; at += COLUMNS) {
    const [target, router, flags, iface] = words.slice(at, at + COLUMNS) as [Word, Word, Word, Word];
    records.push({ target: target.text, router: router.text, flags: flags.number >>> 0, iface: iface.text });
  }
  return { records, problems: [] };
}

function nextWord(scanner: Scanner): Word | undefined {
  return inWord(scanner, () => ({
    text: scanner.text(scanner.position, scanner.end),
    number: scanner.int() ?? 0,
  }));
}
