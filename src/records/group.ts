import { field } from './field.ts';
import type { RecordKind } from './kind.ts';
import type { Explained } from './note.ts';
import { INTERNET_FAMILIES } from './words.ts';

/** An interface's membership of a multicast group. */
export interface GroupRecord extends Explained {
  readonly family: 'inet' | 'inet6';
  readonly iface: string;
  /** How many users, sockets or the kernel itself, joined the group there. */
  readonly refCount: number;
  readonly address: string;
  /** The name of the group, where it was looked up and has one. */
  readonly host?: string;
  /** The same where several hosts are shown: `host` is then the one that the row is of. */
  readonly addressHost?: string;
}

/** What is known of these records. */
export const GROUP: RecordKind<GroupRecord> = {
  plural: 'groups',
  title: 'groups',
  fields: [
    field('family', 'word', 'inet or inet6', { vocabulary: INTERNET_FAMILIES }),
    field('iface', 'text', 'interface'),
    field('refCount', 'integer', 'users that joined the group there'),
    field('address', 'address', 'the group'),
    field('host', 'host', 'name of the group'),
  ],
  aliases: {},
  required: {
    family: true,
    iface: true,
    refCount: true,
    address: true,
  },
  nullable: {},
};
