import { optional, optionalText } from '../root/optional.ts';
import type { Root } from '../root/root.ts';

/** Which part of all processes /proc shows. */
export type PidNamespace =
  /** Those of the first namespace: all that there are. */
  | 'first'
  /** Those of a namespace inside another one, as in a container. */
  | 'inner'
  /** Those of a namespace in which this process is not. */
  | 'other'
  | 'unknown';

/** PROC_PID_INIT_INO: the kernel gives the first namespace of processes this inode, and no other one. */
const FIRST_NAMESPACE = 'pid:[4026531836]';

/** A /proc shows the namespace of whoever mounted it, which is that of its process 1. */
export function pidNamespace(root: Root): PidNamespace {
  const own = optionalText(root, '/proc/self/status');
  if (own === undefined) return 'other';
  const shown =
    optional(() => root.readLink('/proc/1/ns/pid')) ??
    (IN_SAME_NAMESPACE.test(own) ? optional(() => root.readLink('/proc/self/ns/pid')) : undefined);
  return shown === undefined ? 'unknown' : shown === FIRST_NAMESPACE ? 'first' : 'inner';
}

/** NSpid has a pid for each namespace from that of /proc down to that of the process itself. */
const IN_SAME_NAMESPACE = /^NSpid:\t\d+$/m;
