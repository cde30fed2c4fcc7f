import { HostError, tryRead } from '../errors.ts';
import type { Holders } from '../host/processes/holder.ts';
import { readHolders } from '../host/processes/holders.ts';
import { readWorkloads } from '../host/processes/workloads/workloads.ts';
import type { Root } from '../host/root/root.ts';
import { ownerDescriber } from '../records/describe/owner.ts';
import type { OwnerRecord } from '../records/socket.ts';
import type { ReadOptions } from './options.ts';
import { faultsOf, ReadError, reasonsOf } from './problem.ts';

/** How owners are looked for. */
export type OwnersOptions = Pick<ReadOptions, 'signal' | 'onProblem'>;

/** The owners of a socket. */
export interface SocketOwners {
  /** The inode of the socket: that of SocketRecord. */
  readonly inode: number | bigint;
  /** All who hold it, by ascending pids and descriptors; never empty. */
  readonly owners: readonly OwnerRecord[];
}

/** For so long, in milliseconds, processes are looked at before the event loop has a turn. */
const TURN = 10;

/**
 * Who holds which socket, of any protocol and network: the links of /proc/PID/fd, and of what no process has those of
 * /proc/PID/task/TID/fd. A process that ends meanwhile is passed over,
 * and so are those that may not be looked at: without root, those of other users; `onProblem` is told that there are some.
 * All processes are looked at before the first record comes.
 *
 * @throws {ReadError} where /proc cannot be listed; after the last record, if the archive of the host is damaged
 * @throws the reason of `signal`
 */
export async function* owners(
  root: Root,
  { signal, onProblem }: OwnersOptions = {},
): AsyncGenerator<SocketOwners, void, undefined> {
  signal?.throwIfAborted();
  checkProc(root);
  const faults = faultsOf(root, onProblem);
  const holders = await walk(root, signal);
  if (holders.denied) onProblem?.({ message: 'not all processes may be looked at', file: '/proc' });
  const describe = ownerDescriber({ selinux: false, workloadOf: readWorkloads(root).of });
  for (const [inode, found] of holders.entries()) {
    signal?.throwIfAborted();
    yield { inode, owners: found.map(describe) };
  }
  if (faults.length > 0) throw new ReadError(faults.map(({ reason }) => reason).join('; '), faults);
}

/** A host that was recorded without processes has no owners; the running system always has some. */
function checkProc(root: Root): void {
  const listed = tryRead(() => root.list('/proc'));
  if (listed instanceof HostError) throw new ReadError(reasonsOf([listed]), [listed]);
}

/** In one thread: who waits for a second one gives the event loop no turns. */
async function walk(root: Root, signal: AbortSignal | undefined): Promise<Holders> {
  const holders = readHolders(root, { long: Number.POSITIVE_INFINITY });
  let turn = performance.now();
  for (const _ of holders.steps()) {
    if (performance.now() - turn < TURN) continue;
    await new Promise<void>((resolve) => void setImmediate(resolve));
    signal?.throwIfAborted();
    turn = performance.now();
  }
  return holders;
}
