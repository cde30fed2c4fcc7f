import { MAX_64, narrow } from '../../proc/reading/integers.ts';
import type { Root } from '../root/root.ts';
import type { Owners } from './holder.ts';
import { listProcesses, type Process, readProcess } from './process-facts.ts';
import type { InodeDigits } from './socket-links.ts';
import { readToldHolders } from './told-holders.ts';
import { type ProcessSockets, walkProcesses } from './walk.ts';

/** Owners where none are looked for, as without -p. */
export const noOwners: Owners = { find: () => undefined, any: false, denied: false };

/**
 * Finds owners by the open files of all processes, /proc/PID/fd/N -> `socket:[INODE]`, in ascending order of the pids.
 * The processes are walked once and only as far as it takes: no further than to the owners that were asked for.
 * A process that ends meanwhile is passed over, and so is one whose command line cannot be read. Where no open files were recorded, texts
 * may tell: see readToldHolders.
 */
export function readOwners(root: Root): Owners {
  const told = readToldHolders(root);
  if (told !== undefined) return told;
  const { pids, denied } = listProcesses(root);
  const found = new Map<number | bigint, Process>();
  const walk = walkProcesses(root, pids);
  const advance = (): boolean => {
    const { value, done } = walk.next();
    if (done) return false;
    addOwner(root, value, found);
    return true;
  };
  return {
    denied,
    get any() {
      while (found.size === 0 && advance());
      return found.size > 0;
    },
    find(inode) {
      // A socket without an inode has no owner: time-wait, orphans.
      if (inode === 0) return found.get(0);
      for (;;) {
        const owner = found.get(inode);
        if (owner !== undefined || !advance()) return owner;
      }
    },
  };
}

/** Makes a process the owner of its sockets that have none yet. */
function addOwner(root: Root, { pid, inodes }: ProcessSockets, found: Map<number | bigint, Process>): void {
  let owner: Process | undefined;
  for (const digits of inodes) {
    const inode = inodeOf(digits);
    if (inode === undefined || found.has(inode)) continue;
    owner ??= readProcess(root, pid);
    if (owner === undefined) return;
    found.set(inode, owner);
  }
}

/** The inode with these digits. To net-tools the largest number, and all that saturates to it, is no inode. */
export function inodeOf(digits: InodeDigits): number | bigint | undefined {
  if (typeof digits === 'number') return digits;
  const inode = BigInt(digits);
  return inode < MAX_64 ? narrow(inode) : undefined;
}
