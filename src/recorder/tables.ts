import { inodesIn } from '../host/explain-facts/socket-recheck.ts';
import type { InodeDigits } from '../host/processes/socket-links.ts';
import { TABLES } from '../host/recording/recorded-files.ts';
import { type Entry, file } from './entry.ts';
import type { Source } from './source.ts';

/** Tables of sockets that processes hold. */
const SOCKETS = /^(?:(?:tcp|udp|udplite|raw)6?|unix)$/;

/** A table of sockets that was recorded. */
interface SocketTable {
  readonly source: Source;
  readonly name: string;
  readonly to: string;
  readonly inodes: ReadonlySet<InodeDigits>;
}

/** Records the tables of network namespaces, and those of sockets once more where sockets were closed meanwhile. */
export class TableRecorder {
  #sockets: SocketTable[] = [];
  /** Tables that the host does not have. */
  readonly absent: string[] = [];

  /** @param source the host as it is seen from a namespace @param folder which is to have its tables */
  *record(source: Source, folder: string): Generator<Entry> {
    for (const name of TABLES) {
      const bytes = source.readTable(`/proc/net/${name}`);
      if (bytes === undefined) {
        if (folder === '/proc/net') this.absent.push(name);
        continue;
      }
      const to = `${folder}/${name}`;
      if (SOCKETS.test(name)) this.#sockets.push({ source, name, to, inodes: inodesOf(name, bytes) });
      yield file(to, bytes);
    }
  }

  /** Forgets tables that were not recorded after all. */
  forget(folder: string): void {
    this.#sockets = this.#sockets.filter(({ to }) => !to.startsWith(`${folder}/`));
  }

  /**
   * Records the tables again of which sockets have no owner, once processes were looked at, if fewer of them are without one now: the
   * others were closed between the two.
   */
  *recordAgain(held: ReadonlySet<InodeDigits>): Generator<Entry> {
    for (const { source, name, to, inodes } of this.#sockets) {
      const before = withoutOwner(inodes, held);
      const bytes = before > 0 ? source.readTable(`/proc/net/${name}`) : undefined;
      if (bytes !== undefined && withoutOwner(inodesOf(name, bytes), held) < before) yield file(to, bytes);
    }
  }
}

/** As they stand in links to sockets. Those of sockets without an inode are left out, and so is the heading. */
function inodesOf(table: string, bytes: Uint8Array): ReadonlySet<InodeDigits> {
  const inodes = new Set<InodeDigits>();
  for (const digits of inodesIn(table, bytes))
    if (/^[1-9]/.test(digits)) inodes.add(digits.length > 15 ? digits : Number(digits));
  return inodes;
}

function withoutOwner(inodes: ReadonlySet<InodeDigits>, held: ReadonlySet<InodeDigits>): number {
  let count = 0;
  for (const inode of inodes) if (!held.has(inode)) count++;
  return count;
}
