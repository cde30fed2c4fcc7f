import type { MessagePort } from 'node:worker_threads';
import { nodeWorkerThreads } from '../root/builtin.ts';
import { readWhole } from '../root/read-whole.ts';

/**
 * Starts a second thread, which keeps no process from ending. One that fails is as good as one that never starts.
 *
 * @param code of code.js
 * @param workerData what the thread finds under this name in node:worker_threads
 * @param transferList what of that the thread gets for itself
 */
export function startThread<T>(code: string, workerData: T, transferList: MessagePort[] = []): void {
  if ('Bun' in globalThis && isLimited()) return;
  const threads = nodeWorkerThreads();
  try {
    // To copy the environment takes longer than to share it.
    new threads.Worker(code, { eval: true, workerData, transferList, env: threads.SHARE_ENV })
      .on('error', () => {})
      .unref();
  } catch {
    // Node's permission model has a permission for threads.
  }
}

/** A process that may start no more threads than this, with all others of its user or container, is better off with one. */
const MANY = 128;

/** Where a limit of processes, which counts threads, is told: RLIMIT_NPROC, and that of the container. */
const LIMITS: readonly (readonly [file: string, limit: RegExp])[] = [
  ['/proc/self/limits', /^Max processes +(\d+)/m],
  ['/sys/fs/cgroup/pids.max', /^(\d+)/],
];

/** Whether few threads may be started: bun ends the process when it may not start one, where Node throws an error. */
function isLimited(): boolean {
  return LIMITS.some(([file, limit]) => {
    try {
      const most = limit.exec(readWhole(file).toString('latin1'))?.[1];
      return most !== undefined && Number(most) < MANY;
    } catch {
      return false;
    }
  });
}
