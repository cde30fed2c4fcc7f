import type { Explained } from './note.ts';

/** An interface's membership of a multicast group. */
export interface GroupRecord extends Explained {
  readonly family: 'inet' | 'inet6';
  readonly iface: string;
  /** How many users, sockets or the kernel itself, joined the group there. */
  readonly refCount: number;
  readonly address: string;
  /** The name of the group, where it was looked up and has one. */
  readonly host?: string;
}
