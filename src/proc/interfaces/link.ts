import type { Ipv4Address } from '../reading/address.ts';

/** Flags of an interface, IFF_* of include/uapi/linux/if.h. */
export const IFF = {
  UP: 0x1,
  BROADCAST: 0x2,
  DEBUG: 0x4,
  LOOPBACK: 0x8,
  POINTOPOINT: 0x10,
  NOTRAILERS: 0x20,
  RUNNING: 0x40,
  NOARP: 0x80,
  PROMISC: 0x100,
  ALLMULTI: 0x200,
  MASTER: 0x400,
  SLAVE: 0x800,
  MULTICAST: 0x1000,
  PORTSEL: 0x2000,
  AUTOMEDIA: 0x4000,
  DYNAMIC: 0x8000,
} as const;

/** The name of a flag. */
export type InterfaceFlag = keyof typeof IFF;

const BY_NAME = Object.entries(IFF) as readonly (readonly [InterfaceFlag, number])[];

/** The names of the flags that are set, in the order of their bits. */
export function flagNames(flags: number): InterfaceFlag[] {
  return BY_NAME.filter(([, flag]) => (flags & flag) !== 0).map(([name]) => name);
}

/** The properties of an interface: /sys/class/net/NAME/* */
export interface Link {
  /** IFF_*, 16 bits, as the ioctl SIOCGIFFLAGS gives them. */
  readonly flags: number;
  /** Bytes; 0 if unknown. */
  readonly mtu: number;
  /** Length of the send queue in packets, -1 if unknown. */
  readonly queueLength: number;
  /** ARPHRD_*, or -1 if unknown. */
  readonly type: number;
  /** The bytes of the hardware address, as many as it has. */
  readonly hardwareAddress: readonly number[];
}

/**
 * The first IPv4 address with the name of an interface, or with a label, as the ioctls SIOCGIFADDR, SIOCGIFNETMASK,
 * SIOCGIFBRDADDR and SIOCGIFDSTADDR give it; `undefined` for what is unknown.
 */
export interface Ipv4InterfaceAddress {
  readonly address: Ipv4Address;
  readonly netmask: Ipv4Address | undefined;
  /** 0.0.0.0 where none is set. */
  readonly broadcast: Ipv4Address | undefined;
  /** The other end of a point-to-point link; where none is set, the address itself. */
  readonly destination: Ipv4Address | undefined;
}

/** The files of a link that are read, latin1; `undefined` for an absent one. */
export type LinkAttribute = 'flags' | 'operstate' | 'mtu' | 'tx_queue_len' | 'type' | 'address';
export type LinkAttributes = { readonly [file in LinkAttribute]?: string | undefined };

/** The states in which an interface is RUNNING (netif_oper_up). */
const RUNNING_STATES: ReadonlySet<string> = new Set(['up', 'unknown']);

/**
 * Parses the files of a link, printed by netdev_show: `flags` in hexadecimal (`0x1003`) and without RUNNING, which follows
 * from `operstate` (`up`); `mtu`, `tx_queue_len` and `type` in decimal; `address` in bytes (`02:42:ac:11:00:02`).
 */
export function parseLink({ flags, operstate, mtu, tx_queue_len, type, address }: LinkAttributes): Link {
  const set = Number.parseInt(/^0x([0-9a-f]{1,8})$/i.exec((flags ?? '').trim())?.[1] ?? '0', 16);
  const running = (set & IFF.UP) !== 0 && RUNNING_STATES.has((operstate ?? 'unknown').trim());
  return {
    flags: (set & 0xffff & ~IFF.RUNNING) | (running ? IFF.RUNNING : 0),
    mtu: int(mtu, 0),
    queueLength: int(tx_queue_len, -1),
    type: int(type, -1),
    hardwareAddress: parseHardwareAddress(address ?? ''),
  };
}

/** A C int in decimal, or `none`. */
function int(text: string | undefined, none: number): number {
  return /^-?\d{1,15}$/.test(text?.trim() ?? '') ? Number(text) | 0 : none;
}

const OCTETS = /^[0-9a-f]{2}(:[0-9a-f]{2})*$/i;

function parseHardwareAddress(text: string): number[] {
  const trimmed = text.trim();
  return OCTETS.test(trimmed) ? trimmed.split(':').map((octet) => Number.parseInt(octet, 16)) : [];
}
