import type { Explained } from './record.ts';

type Count = number | bigint;

/** An address of an interface. */
export interface InterfaceAddressRecord {
  /** `inet` or `inet6`. */
  readonly family: string;
  readonly address: string;
  /** IPv4. */
  readonly netmask?: string;
  readonly broadcast?: string;
  /** The other end of a point-to-point link. */
  readonly destination?: string;
  /** IPv6. */
  readonly prefixLength?: number;
  /** IPv6: `global`, `link`, `site`, `host`. */
  readonly scope?: string;
}

/** An interface, or the label of an address, which has no counters of its own. */
export interface InterfaceRecord extends Explained {
  readonly name: string;
  /** In bytes. */
  readonly mtu: number;
  /** netstat's letters: BMRU. */
  readonly flags: string;
  /** Received, by the kernel's names of the columns of /proc/net/dev. */
  readonly rx?: {
    readonly bytes: Count;
    readonly packets: Count;
    readonly errs: Count;
    readonly drop: Count;
    readonly fifo: Count;
    readonly frame: Count;
    readonly compressed: Count;
    readonly multicast: Count;
  };
  /** Sent. */
  readonly tx?: {
    readonly bytes: Count;
    readonly packets: Count;
    readonly errs: Count;
    readonly drop: Count;
    readonly fifo: Count;
    readonly colls: Count;
    readonly carrier: Count;
    readonly compressed: Count;
  };
  /** With -e, as all that follows: what the hardware is called. */
  readonly hardware?: string;
  readonly hardwareAddress?: string;
  readonly txQueueLength?: number;
  readonly addresses?: readonly InterfaceAddressRecord[];
}
