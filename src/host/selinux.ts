import { HostError } from '../errors.ts';
import type { Root } from './root/root.ts';

/** Whether SELinux is on: its file system is mounted, so that there is something in its folder. */
export function selinuxEnabled(root: Root): boolean {
  try {
    return root.list('/sys/fs/selinux').length > 0;
  } catch (error) {
    if (error instanceof HostError) return false;
    throw error;
  }
}
