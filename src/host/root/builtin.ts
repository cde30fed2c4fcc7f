import { createRequire } from 'node:module';

/** A module of the runtime. */
export const loadBuiltin: (module: string) => unknown = createRequire('/');

/*
 * Modules of Node that few runs need, loaded by those that do: together they take 5 ms, where all of Node starts in 30.
 */

export function nodeOs(): typeof import('node:os') {
  return loadBuiltin('node:os') as typeof import('node:os');
}

export function nodeWorkerThreads(): typeof import('node:worker_threads') {
  return loadBuiltin('node:worker_threads') as typeof import('node:worker_threads');
}

export function nodeDns(): typeof import('node:dns') {
  return loadBuiltin('node:dns') as typeof import('node:dns');
}
