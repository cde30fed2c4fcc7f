import { optional } from './root/optional.ts';
import type { Root } from './root/root.ts';

/** Whether SELinux is on: its file system is mounted, so that there is something in its folder. */
export function selinuxEnabled(root: Root): boolean {
  return (optional(() => root.list('/sys/fs/selinux')) ?? []).length > 0;
}
