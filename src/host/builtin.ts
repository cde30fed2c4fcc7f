import { createRequire } from 'node:module';

const load = createRequire('/');

/*
 * Modules of Node that few runs need, loaded by those that do: together they take 5 ms, where all of Node starts in 30.
 */

export function nodeOs(): typeof import('node:os') {
  return load('node:os');
}

export function nodeWorkerThreads(): typeof import('node:worker_threads') {
  return load('node:worker_threads');
}

export function nodeDns(): typeof import('node:dns') {
  return load('node:dns');
}
