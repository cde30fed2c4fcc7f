import { isProcfs } from '../root/procfs.ts';
import { readWhole } from '../root/read-whole.ts';
import { TCP_TABLE } from './last-read.ts';

/** By the table, the figures whose sum is the number of its rows, or more than that: a file and the words before each figure. */
const COUNTS: Readonly<Record<string, readonly (readonly [file: string, words: readonly string[]])[]>> = {
  tcp: [['sockstat', ['TCP: inuse ', ' tw ']]],
  tcp6: [
    ['sockstat6', ['TCP6: inuse ']],
    ['sockstat', [' tw ']],
  ],
};

/**
 * How many rows a table of the running kernel has, or some more, as the kernel says elsewhere; undefined where that is not known.
 *
 * To find no row in tcp or tcp6 the kernel goes through the hash table of all sockets of the machine, which takes 2 ms where there
 * are none and 10 ms where there are 100,000 that are not of this table. What sockstat_seq_show and sockstat6_seq_show
 * have counted takes microseconds: listeners and connections, and what is in TIME_WAIT, of both families. Not
 * counted are connections in SYN_RECV, of which there are none without a listener, but for the second that they outlive it.
 *
 * @param file where the table lies on this system
 * @param path the host's name of it
 */
export function countedRows(file: string, path: string): number | undefined {
  const [, folder = '', table = ''] = (file === path && TCP_TABLE.exec(path)) || [];
  const counts = COUNTS[table];
  if (counts === undefined || !isProcfs(file)) return undefined;
  let rows = 0;
  for (const [name, figures] of counts) {
    const text = textOf(folder + name);
    for (const words of figures) {
      const at = text.indexOf(words);
      if (at < 0) return undefined;
      rows += Number.parseInt(text.slice(at + words.length), 10);
    }
  }
  return Number.isNaN(rows) ? undefined : rows;
}

/** The text of a file that the kernel makes; none where there is no such file. */
function textOf(file: string): string {
  try {
    return isProcfs(file) ? readWhole(file).toString('latin1') : '';
  } catch {
    return '';
  }
}
