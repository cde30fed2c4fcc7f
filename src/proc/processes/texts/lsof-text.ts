import { lineReader } from '../../reading/lines.ts';
import type { Reader } from '../../reading/parsed.ts';
import { type ToldHolder, toldHolder } from './told-holder.ts';

/** Where columns end, as in the heading: all but the first are aligned to the right. */
interface Columns {
  readonly pid: number;
  readonly type: number;
  readonly device: number;
  readonly node: number;
}

/** Before the type: the user, the descriptor with its mode and lock. */
const DESCRIPTOR = / (\d+)[urw -]?[A-Za-z]? +(\S+)$/;

/** Which column has the inode, by the type. */
const INODE_COLUMNS: Readonly<Record<string, 'device' | 'node'>> = {
  IPv4: 'device',
  IPv6: 'device',
  inet: 'device',
  unix: 'node',
  sock: 'node',
};

/**
 * Makes the reader of what `lsof` printed:
 *
 *     COMMAND PID     USER   FD   TYPE             DEVICE SIZE/OFF    NODE NAME
 *     python3  13        0    3u  IPv4            7094275      0t0     TCP 127.0.0.1:8080 (LISTEN)
 *     python3  13        0    8u  unix 0x0000000017c194f5      0t0 7094280 @hello type=STREAM (LISTEN)
 *
 * Columns are found by the heading: they vary with the options, and a command may hold blanks.
 */
export function lsofTextReader(): Reader<ToldHolder> {
  let columns: Columns | undefined;
  return lineReader({}, (scanner) => {
    const line = scanner.rest();
    if (line.startsWith('COMMAND ')) columns = columnsOf(line);
    if (columns === undefined) return undefined;
    const [, fd, type = ''] = DESCRIPTOR.exec(line.slice(columns.pid, columns.type)) ?? [];
    const column = Object.hasOwn(INODE_COLUMNS, type) ? INODE_COLUMNS[type] : undefined;
    if (fd === undefined || column === undefined) return undefined;
    const owner = /^(.*\S) +(\d+)$/.exec(line.slice(0, columns.pid));
    if (owner === null) return 'BOGUS_LINE';
    const [, command = '', pid = ''] = owner;
    const inode = / (\d+)$/.exec(line.slice(0, columns[column]))?.[1];
    // That of a socket which is gone by then is not told.
    if (inode === undefined) return undefined;
    return toldHolder(inode, pid, command.replaceAll('\\x20', ' '), fd) ?? 'BOGUS_LINE';
  });
}

function columnsOf(heading: string): Columns | undefined {
  const ends = ['PID', 'TYPE', 'DEVICE', 'NODE'].map((title) => {
    const start = heading.indexOf(` ${title} `);
    return start < 0 ? undefined : start + title.length + 1;
  });
  const [pid, type, device, node] = ends;
  if (pid === undefined || type === undefined || device === undefined || node === undefined) return undefined;
  return { pid, type, device, node };
}
