import type { MessagePort } from 'node:worker_threads';
import { nodeWorkerThreads } from '../root/builtin.ts';

/**
 * Starts a second thread, which keeps no process from ending. One that fails is as good as one that never starts.
 *
 * @param code of code.js
 * @param workerData what the thread finds under this name in node:worker_threads
 * @param transferList what of that the thread gets for itself
 */
export function startThread<T>(code: string, workerData: T, transferList: MessagePort[] = []): void {
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
