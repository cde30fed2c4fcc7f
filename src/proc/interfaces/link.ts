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
  /** IFF_*, 16 bits, as the ioctl SIOCGIFFLAGS gives them: those that are known to be set. */
  readonly flags: number;
  /** IFF_*, 16 bits: those of which nothing tells whether they are set. */
  readonly unknownFlags: number;
  /** Bytes; undefined if unknown, as all that follows. */
  readonly mtu: number | undefined;
  /** Length of the send queue in packets, -1 for one without a limit. */
  readonly queueLength: number | undefined;
  /** ARPHRD_* */
  readonly type: number | undefined;
  /** The bytes of the hardware address, as many as it has. */
  readonly hardwareAddress: readonly number[] | undefined;
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
export type LinkAttribute =
  | 'flags'
  | 'operstate'
  | 'carrier'
  | 'dormant'
  | 'mtu'
  | 'tx_queue_len'
  | 'type'
  | 'address';
export type LinkAttributes = { readonly [file in LinkAttribute]?: string | undefined };

/** What operstate can be (operstate_show), and whether such an interface is RUNNING (netif_oper_up). */
const STATES: ReadonlyMap<string | undefined, boolean> = new Map([
  ['up', true],
  ['unknown', true],
  ['down', false],
  ['notpresent', false],
  ['lowerlayerdown', false],
  ['testing', false],
  ['dormant', false],
]);

const ALL_FLAGS = 0xffff;

/**
 * Parses the files of a link, printed by netdev_show: `flags` in hexadecimal (`0x1003`) and without RUNNING, which follows
 * from `operstate` (`up`), or else from `carrier` and `dormant`; `mtu`, `tx_queue_len` and `type` in decimal; `address` in bytes
 * (`02:42:ac:11:00:02`).
 */
export function parseLink(files: LinkAttributes): Link {
  return {
    ...flagsOf(files),
    mtu: int(files.mtu),
    queueLength: int(files.tx_queue_len),
    type: int(files.type),
    hardwareAddress: parseHardwareAddress(files.address),
  };
}

/** An interface that is down is not RUNNING. */
function flagsOf(files: LinkAttributes): Pick<Link, 'flags' | 'unknownFlags'> {
  const digits = /^0x([0-9a-f]{1,8})$/i.exec(files.flags?.trim() ?? '')?.[1];
  const set = digits === undefined ? undefined : Number.parseInt(digits, 16) & ALL_FLAGS & ~IFF.RUNNING;
  const up = set === undefined ? isUp(files) : (set & IFF.UP) !== 0;
  const running = set !== undefined && up === false ? false : isRunning(files);
  const undecided = (up === undefined ? IFF.UP : 0) | (running === undefined ? IFF.RUNNING : 0);
  return {
    flags: (set ?? (up ? IFF.UP : 0)) | (running ? IFF.RUNNING : 0),
    unknownFlags: set === undefined ? (ALL_FLAGS & ~(IFF.UP | IFF.RUNNING)) | undecided : undecided,
  };
}

function isRunning({ operstate, carrier, dormant }: LinkAttributes): boolean | undefined {
  const running = STATES.get(operstate?.trim());
  if (running !== undefined) return running;
  if (carrier?.trim() === '1') return dormant?.trim() !== '1';
  return carrier?.trim() === '0' ? false : undefined;
}

/** What the other files tell: the kernel has `down` in operstate, and nothing in carrier, while the interface is down. */
function isUp({ operstate, carrier }: LinkAttributes): true | undefined {
  const state = operstate?.trim();
  return (STATES.has(state) && state !== 'down') || /^[01]$/.test(carrier?.trim() ?? '') ? true : undefined;
}

/** The same link, of which something else tells that it is up. */
export function knownToBeUp(link: Link): Link {
  return (link.unknownFlags & IFF.UP) === 0
    ? link
    : { ...link, flags: link.flags | IFF.UP, unknownFlags: link.unknownFlags & ~IFF.UP };
}

/** A C int in decimal. */
function int(text: string | undefined): number | undefined {
  return /^-?\d{1,15}$/.test(text?.trim() ?? '') ? Number(text) | 0 : undefined;
}

const OCTETS = /^[0-9a-f]{2}(:[0-9a-f]{2})*$/i;

function parseHardwareAddress(text: string | undefined): number[] | undefined {
  if (text === undefined) return undefined;
  const trimmed = text.trim();
  return OCTETS.test(trimmed) ? trimmed.split(':').map((octet) => Number.parseInt(octet, 16)) : [];
}
