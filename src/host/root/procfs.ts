import { statfsSync } from 'node:fs';
import { pathBytes } from './path-bytes.ts';

const PROC_SUPER_MAGIC = 0x9fa0;

/** Whether the running kernel makes this file: what else lies below /proc was put over it, and no kernel orders its rows. */
export function isProcfs(file: string): boolean {
  try {
    return statfsSync(pathBytes(file)).type === PROC_SUPER_MAGIC;
  } catch {
    return false;
  }
}
