import type { ProtocolMemory } from '../proc/memory/protocol-memory.ts';
import { field } from './field.ts';
import type { RecordKind } from './kind.ts';
import type { Explained } from './note.ts';

/** Socket memory of a protocol, or with the protocol `all` what is known of all sockets; names are text. */
export interface MemoryRecord extends ProtocolMemory, Explained {
  /** With --rates, from its second look on: how fast these figures, which rise and fall, changed since the look before, per second. */
  readonly rates?: {
    readonly inUse?: number;
    readonly orphans?: number;
    readonly timeWaits?: number;
    readonly allocated?: number;
    readonly memory?: { readonly pages?: number; readonly bytes?: number };
  };
}

const RATED = ['inUse', 'orphans', 'timeWaits', 'allocated', 'memory.pages', 'memory.bytes'];

/** What is known of these records. */
export const MEMORY: RecordKind<MemoryRecord> = {
  plural: 'memory',
  title: 'memory',
  fields: [
    field('protocol', 'word', "the kernel's name of the protocol; all: all sockets"),
    field('inUse', 'integer', 'sockets in use; FRAG, FRAG6: packets in pieces'),
    field('orphans', 'integer', 'TCP: connections that no process holds'),
    field('orphanLimit', 'integer', 'TCP: so many of them there may be'),
    field('timeWaits', 'integer', 'TCP: connections in TIME_WAIT'),
    field('timeWaitLimit', 'integer', 'TCP: so many of them there may be'),
    field('allocated', 'integer', 'TCP: sockets of the machine in any state'),
    field('memory.pages', 'integer', 'memory of their buffers, pages'),
    field('memory.bytes', 'integer', 'memory of their buffers, bytes'),
    field('limits.low', 'integer', 'below it there is no pressure, pages'),
    field('limits.pressure', 'integer', 'above it there is pressure, pages'),
    field('limits.high', 'integer', 'the most they may have, pages'),
    field('pressure', 'boolean', 'whether the protocol is short of memory; null: has no such state'),
    field('socketSize', 'integer', 'size of a socket, bytes'),
    field('maxHeader', 'integer', 'room kept for headers, bytes'),
    field('slab', 'boolean', 'whether its sockets have a cache of their own'),
    field('module', 'text', 'kernel module, kernel for none'),
    ...RATED.map((name) =>
      field(`rates.${name}`, 'number', `change of ${name} per second since the look before`, {
        with: 'rates',
      }),
    ),
  ],
  aliases: {},
  required: { protocol: true, 'limits.low': true, 'limits.pressure': true, 'limits.high': true },
  nullable: { pressure: true },
};
