import { statfsSync } from 'node:fs';
import { pathBytes } from './path-bytes.ts';

/** Of include/uapi/linux/magic.h. */
const PROC_SUPER_MAGIC = 0x9fa0;
const SYSFS_MAGIC = 0x62656572;

/** Whether the running kernel makes this file: what else lies below /proc was put over it, and no kernel orders its rows. */
export function isProcfs(file: string): boolean {
  return isOn(file, PROC_SUPER_MAGIC);
}

/** Whether this file is of a /sys of the running kernel. */
export function isSysfs(file: string): boolean {
  return isOn(file, SYSFS_MAGIC);
}

function isOn(file: string, type: number): boolean {
  try {
    return statfsSync(pathBytes(file)).type === type;
  } catch {
    return false;
  }
}
