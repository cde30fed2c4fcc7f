import { latin1 } from '../../text/latin1.ts';
import { once, onceEach } from '../once.ts';
import { readHolders } from '../processes/holders.ts';
import { optional } from '../root/optional.ts';
import { type Root, wasRunning } from '../root/root.ts';

/** What became of a socket that no process held when processes were first looked at. */
type RecheckResult =
  /** It is not in the table any more. */
  | { readonly kind: 'gone' }
  /** A process holds it now, or a thread of it alone. The name is latin1. */
  | {
      readonly kind: 'held';
      readonly pid: number;
      readonly program: string;
      readonly thread: number | undefined;
    }
  /** It is still there, and no process holds it. */
  | { readonly kind: 'unheld' }
  /** It was not looked for again: the host is recorded, or the table cannot be read. */
  | { readonly kind: 'unknown' };

/** Looks for a socket again, by its table's name in /proc/net and its inode. */
export type SocketRecheck = (table: string, inode: number | bigint) => RecheckResult;

/**
 * Looks at processes and tables once more, when first asked. The tables are read after the processes: a socket that is still in its
 * table then existed all the time.
 */
export function socketRecheck(root: Root): SocketRecheck {
  const holders = once(() => readHolders(root));
  const inodesOf = onceEach((table: string) => optional(() => readInodes(root, table)));
  return (table, inode) => {
    if (!wasRunning(root)) return { kind: 'unknown' };
    const [holder] = holders().all(inode);
    const present = inodesOf(table)?.has(String(inode));
    if (holder !== undefined) {
      const { pid, wholeProgram } = holder.process;
      return { kind: 'held', pid, program: wholeProgram, thread: holder.thread };
    }
    return { kind: present === undefined ? 'unknown' : present ? 'unheld' : 'gone' };
  };
}

const INET_INODE = 9;
const UNIX_INODE = 6;

/** The inodes of a table, as digits. */
function readInodes(root: Root, table: string): ReadonlySet<string> {
  const inodes = new Set<string>();
  for (const bytes of root.readBatches(`/proc/net/${table}`))
    for (const inode of inodesIn(table, bytes)) inodes.add(inode);
  return inodes;
}

/** The inodes in lines of a table. */
export function* inodesIn(table: string, bytes: Uint8Array): Generator<string> {
  const column = table === 'unix' ? UNIX_INODE : INET_INODE;
  for (const line of latin1(bytes).split('\n')) {
    const inode = line.trim().split(/ +/, column + 1)[column];
    if (inode !== undefined) yield inode;
  }
}
