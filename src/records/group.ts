import type { Explained } from './record.ts';

/** An interface's membership of a multicast group. */
export interface GroupRecord extends Explained {
  /** `inet` or `inet6`. */
  readonly family: string;
  readonly iface: string;
  /** How many users joined the group there. */
  readonly refCount: number;
  readonly address: string;
  /** The name of the group, where it was looked up and has one. */
  readonly host?: string;
}
