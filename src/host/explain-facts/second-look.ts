import { latin1 } from '../../text/latin1.ts';
import { type Holders, readHolders } from '../processes/holders.ts';
import { optional } from '../root/optional.ts';
import { isLive, type Root } from '../root/root.ts';

/** What became of a socket that no process held at the first look. */
export type Fate =
  /** It is not in the table any more. */
  | { readonly kind: 'gone' }
  /** A process holds it now. The name is latin1. */
  | { readonly kind: 'held'; readonly pid: number; readonly program: string }
  /** It is still there, and no process holds it. */
  | { readonly kind: 'unheld' }
  /** There was no second look: the host is recorded, or the table cannot be read. */
  | { readonly kind: 'unknown' };

/** Tells of a socket, by the table's name in /proc/net and its inode, what became of it. */
export type SecondLook = (table: string, inode: number | bigint) => Fate;

/**
 * Looks at processes and tables once more, when first asked. The tables come after the processes: a socket that is still in its
 * table then was there all the time.
 */
export function secondLook(root: Root): SecondLook {
  let holders: Holders | undefined;
  const tables = new Map<string, ReadonlySet<string> | undefined>();
  return (table, inode) => {
    if (!isLive(root)) return { kind: 'unknown' };
    holders ??= readHolders(root);
    if (!tables.has(table))
      tables.set(
        table,
        optional(() => readInodes(root, table)),
      );
    const present = tables.get(table)?.has(String(inode));
    const [holder] = holders.all(inode);
    if (holder !== undefined) {
      const { pid, wholeProgram } = holder.process;
      return { kind: 'held', pid, program: wholeProgram };
    }
    return { kind: present === undefined ? 'unknown' : present ? 'unheld' : 'gone' };
  };
}

const INET_INODE = 9;
const UNIX_INODE = 6;

/** The inodes of a table, as digits. */
function readInodes(root: Root, table: string): ReadonlySet<string> {
  const column = table === 'unix' ? UNIX_INODE : INET_INODE;
  const inodes = new Set<string>();
  for (const bytes of root.readBatches(`/proc/net/${table}`)) {
    for (const line of latin1(bytes).split('\n')) {
      const inode = line.trim().split(/ +/, column + 1)[column];
      if (inode !== undefined) inodes.add(inode);
    }
  }
  return inodes;
}
