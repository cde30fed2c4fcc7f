import { atoi } from '../reading/integers.ts';
import { Scanner } from '../reading/scanner.ts';

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

/**
 * The routes of a whole table. net-tools takes it for a sequence of words and ignores the ends of lines: the first four words are
 * the heading, each further four a route, and the rest nothing.
 */
export function* appletalkRoutesOf(bytes: Uint8Array): Generator<AppletalkRoute> {
  const scanner = new Scanner(bytes, 0, Number.POSITIVE_INFINITY);
  let isHeading = true;
  let words: string[] = [];
  while (scanner.nextLine())
    for (let word = scanner.word(); word !== ''; word = scanner.word()) {
      if (words.push(word) < COLUMNS) continue;
      const [target = '', router = '', flags = '', iface = ''] = words;
      if (!isHeading) yield { target, router, flags: atoi(flags) >>> 0, iface };
      [isHeading, words] = [false, []];
    }
}
