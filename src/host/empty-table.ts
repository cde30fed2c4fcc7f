import { readFileSync } from 'node:fs';
import { isProcfs } from './procfs.ts';

/** By the table, what other files say when it has no rows. */
const SAYS_EMPTY: Readonly<Record<string, readonly (readonly [file: string, words: readonly string[]])[]>> = {
  '/proc/net/tcp': [['/proc/net/sockstat', ['\nTCP: inuse 0 ', ' tw 0 ']]],
  '/proc/net/tcp6': [
    ['/proc/net/sockstat6', ['TCP6: inuse 0\n']],
    ['/proc/net/sockstat', [' tw 0 ']],
  ],
};

/**
 * Whether the running kernel says elsewhere that a table is empty. To find no row in tcp or tcp6 it goes through the hash table of
 * all sockets of the machine, which takes 2 ms where there are none and 10 ms where there are 100,000 that are not of this
 * table; what sockstat_seq_show and sockstat6_seq_show have counted takes microseconds: listeners and connections, and
 * what is in TIME_WAIT. Not counted are connections in SYN_RECV, for the second that they outlive a listener which
 * was the last socket of all.
 *
 * @param file where the table lies on this system
 * @param path the host's name of it
 */
export function isEmptyTable(file: string, path: string): boolean {
  const sayings = file === path ? SAYS_EMPTY[path] : undefined;
  return sayings?.every(([name, words]) => says(name, words)) === true && isProcfs(file);
}

function says(file: string, words: readonly string[]): boolean {
  try {
    const text = readFileSync(file, 'latin1');
    return words.every((word) => text.includes(word)) && isProcfs(file);
  } catch {
    return false;
  }
}
