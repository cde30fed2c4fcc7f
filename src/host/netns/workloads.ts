import type { Root } from '../root/root.ts';

/** What a process is part of. */
export interface Workload {
  readonly unit?: string;
  readonly container?: { readonly id?: string; readonly name?: string };
  readonly pod?: { readonly uid?: string; readonly name?: string; readonly namespace?: string };
}

/** Stand-in. */
export function workloadReader(_root: Root): (pid: string) => Workload {
  return () => ({});
}
