import type { InterfaceFlag } from '../proc/interfaces/link.ts';
import { type Field, field } from './field.ts';
import type { RecordKind } from './kind.ts';
import type { Explained } from './note.ts';
import {
  ADDRESS_SCOPES,
  HARDWARE,
  INTERFACE_FLAG_NAMES,
  INTERFACE_FLAGS,
  INTERNET_FAMILIES,
} from './words.ts';

/** From 0 to 2^64 - 1: a bigint above 2^53. */
type Count = number | bigint;

/** An address of an interface. What cannot be known is absent. */
export interface InterfaceAddressRecord {
  readonly family: 'inet' | 'inet6';
  readonly address: string;
  /** IPv4. */
  readonly netmask?: string;
  /**
   * IPv4, of an interface that has such addresses. No file tells one that was never set from the usual one, the highest address
   * of the network: that one is given for both.
   */
  readonly broadcast?: string;
  /** IPv4: the other end of a point-to-point link, its own address where none was set. */
  readonly destination?: string;
  /** IPv6: 0 to 128. */
  readonly prefixLength?: number;
  /** IPv6: `global`, `link`, `site`, `host`, several of them parted by commas. */
  readonly scope?: string;
}

/** An interface, or the label of an address (`eth0:1`), which has no counters of its own. */
export interface InterfaceRecord extends Explained {
  readonly name: string;
  /** In bytes; null if it is not known. */
  readonly mtu: number | null;
  /**
   * netstat's letters, `BMRU`; empty for none, null if none is known to be set and others may be. P stands for two flags: `flagNames`
   * tells which.
   */
  readonly flags: string | null;
  /** The kernel's names of the flags that are known to be set, in the order of their bits: `UP`, `BROADCAST`, `POINTOPOINT`, `PROMISC`, … */
  readonly flagNames: readonly InterfaceFlag[];
  /** What it received since it was made, by the kernel's names of the columns of /proc/net/dev; before Linux 2.2 there are fewer. */
  readonly rx?: {
    readonly bytes?: Count;
    readonly packets: Count;
    readonly errs: Count;
    readonly drop: Count;
    readonly fifo: Count;
    readonly frame: Count;
    readonly compressed?: Count;
    readonly multicast?: Count;
  };
  /** What it sent. */
  readonly tx?: {
    readonly bytes?: Count;
    readonly packets: Count;
    readonly errs: Count;
    readonly drop: Count;
    readonly fifo: Count;
    readonly colls: Count;
    readonly carrier: Count;
    readonly compressed?: Count;
  };
  /**
   * With --rates, from its second look on: by how much these rose per second since the look before. A counter that fell has none, nor has
   * one that could not be compared.
   */
  readonly rates?: {
    readonly rx: Partial<Record<RxCounter, number>>;
    readonly tx: Partial<Record<TxCounter, number>>;
  };
  /** With --rates: a counter fell since the look before, or this is another interface of the same name. */
  readonly reset?: true;
  /** What the hardware is called: `Ethernet`; `UNSPEC` where net-tools has no word for it. With -e, as all that follows. */
  readonly hardware?: string | null;
  readonly hardwareAddress?: string | null;
  /** In packets. */
  readonly txQueueLength?: number | null;
  /** All that it has, IPv4 first. */
  readonly addresses?: readonly InterfaceAddressRecord[];
}

const RX = ['bytes', 'packets', 'errs', 'drop', 'fifo', 'frame', 'compressed', 'multicast'] as const;
const TX = ['bytes', 'packets', 'errs', 'drop', 'fifo', 'colls', 'carrier', 'compressed'] as const;

type RxCounter = (typeof RX)[number];
type TxCounter = (typeof TX)[number];

const rated = { with: 'rates' } as const;

const rates = (side: 'rx' | 'tx', names: readonly string[]): Field[] =>
  names.map((name) =>
    field(`rates.${side}.${name}`, 'number', `${side}.${name} per second since the look before`, rated),
  );

const figures = (side: 'rx' | 'tx', names: readonly string[]): Field[] =>
  names.map((name) =>
    field(
      `${side}.${name}`,
      'integer',
      `${side === 'rx' ? 'received' : 'sent'}: ${name} as /proc/net/dev has it`,
    ),
  );

const extended = { with: 'extend' } as const;

/** What is known of these records. */
export const INTERFACE: RecordKind<InterfaceRecord> = {
  plural: 'interfaces',
  title: 'interfaces',
  fields: [
    field('name', 'text', 'name of the interface, or label of an address'),
    field('mtu', 'integer', 'MTU in bytes'),
    field('flags', 'text', "netstat's letters", { vocabulary: INTERFACE_FLAGS }),
    field('flagNames', 'word', 'names of the flags: UP, BROADCAST, POINTOPOINT, PROMISC, …', {
      many: true,
      vocabulary: INTERFACE_FLAG_NAMES,
    }),
    ...figures('rx', RX),
    ...figures('tx', TX),
    ...rates('rx', RX),
    ...rates('tx', TX),
    field('reset', 'boolean', 'whether a counter fell since the look before', rated),
    field('hardware', 'word', 'what the hardware is called', { vocabulary: HARDWARE, ...extended }),
    field('hardwareAddress', 'text', 'hardware address', extended),
    field('txQueueLength', 'integer', 'packets that may wait to be sent', extended),
    field('addresses.family', 'word', 'inet or inet6', {
      many: true,
      vocabulary: INTERNET_FAMILIES,
      ...extended,
    }),
    field('addresses.address', 'address', 'addresses', { many: true, ...extended }),
    field('addresses.netmask', 'address', 'inet: masks', { many: true, ...extended }),
    field('addresses.broadcast', 'address', 'inet: broadcast addresses', { many: true, ...extended }),
    field('addresses.destination', 'address', 'inet: other ends of the link', { many: true, ...extended }),
    field('addresses.prefixLength', 'integer', 'inet6: bits of the prefix', { many: true, ...extended }),
    field('addresses.scope', 'word', 'inet6: global, link, site, host', {
      many: true,
      vocabulary: ADDRESS_SCOPES,
      ...extended,
    }),
  ],
  aliases: { address: ['addresses.address'] },
  required: {
    name: true,
    mtu: true,
    flags: true,
    flagNames: true,
    'rx.packets': true,
    'rx.errs': true,
    'rx.drop': true,
    'rx.fifo': true,
    'rx.frame': true,
    'tx.packets': true,
    'tx.errs': true,
    'tx.drop': true,
    'tx.fifo': true,
    'tx.colls': true,
    'tx.carrier': true,
    'rates.rx': true,
    'rates.tx': true,
    'addresses.family': true,
    'addresses.address': true,
  },
  nullable: { mtu: true, flags: true, hardware: true, hardwareAddress: true, txQueueLength: true },
};
