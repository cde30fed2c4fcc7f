import { HostError, tryRead } from '../../errors.ts';
import { parseIfInet6 } from '../../proc/interfaces/if-inet6.ts';
import {
  IFF,
  knownToBeUp,
  type Link,
  type LinkAttribute,
  type LinkAttributes,
  parseLink,
} from '../../proc/interfaces/link.ts';
import { latin1 } from '../../text/latin1.ts';
import { once } from '../once.ts';
import { optional, optionalText } from '../root/optional.ts';
import { askedSystem, type Root, wasLive } from '../root/root.ts';
import { readRoutes } from './ipv4-tables.ts';
import { kernelSetFlags } from './kernel-set-flags.ts';
import { readLinkText } from './link-texts.ts';
import { linkWithoutSysfs } from './links-without-sysfs.ts';
import { isLinkName, readMtu } from './mtu.ts';
import { NO_HARDWARE_ADDRESS, type SystemInterfaces } from './system-interfaces.ts';

/**
 * Where a host tells of its interfaces: /sys/class/net, or other files if that is `absent` or shows `another` network namespace: after
 * `nsenter --net`, /sys is still that of the old namespace.
 */
type LinkSource = 'sysfs' | 'absent' | 'another';

/** What is known of the interfaces of a host. */
export interface Links {
  readonly source: LinkSource;
  /** Each requested interface, or why it cannot be read: ABSENT if it is gone. */
  readonly links: ReadonlyMap<string, Link | HostError>;
  /** The recorded output of `ip` that told what files did not, as its path on the host. */
  readonly text: string | undefined;
}

const FOLDER = '/sys/class/net';

/**
 * Reads what the host knows about these interfaces.
 *
 * @param long whether the hardware is read as well, and the length of the queue: each file of many links takes its time
 */
export function readLinks(
  root: Root,
  names: Iterable<string>,
  system: SystemInterfaces,
  long: boolean,
): Links {
  const { source, read, text } = linkReader(root, system, long);
  return { source, links: new Map([...names].map((name) => [name, read(name)])), text: text() };
}

/** The same of one interface at a time: what is about all of them is read once. */
export function linkReader(
  root: Root,
  system: SystemInterfaces,
  long: boolean,
): {
  readonly source: LinkSource;
  readonly read: (name: string) => Link | HostError;
  /** As Links has it, once links were read. */
  readonly text: () => string | undefined;
} {
  const source = sourceOf(root, system);
  const ownFlags = kernelSetFlags(root);
  const up = once(() => linksWithAddresses(root));
  const recorded = once(() => (wasLive(root) ? undefined : readLinkText(root)));
  let text: string | undefined;
  const told: Told = (name) => {
    const attributes = recorded()?.of(name);
    if (attributes !== undefined) text = recorded()?.path;
    return attributes;
  };
  const readOne = (name: string): Link =>
    source === 'sysfs' || (source === 'absent' && !wasLive(root))
      ? readLink(root, name, { ownFlags, told }, long)
      : linkWithoutSysfs(root, system, name);
  return {
    source,
    text: () => text,
    read: (name) =>
      tryRead(() => {
        const link = readOne(name);
        if ((link.unknownFlags & IFF.UP) === 0) return link;
        if (up().has(name)) return knownToBeUp(link);
        // What is up and has an address is told by netlink, where it can be asked.
        return askedSystem(root) ? { ...link, unknownFlags: link.unknownFlags & ~IFF.UP } : link;
      }),
  };
}

/** Links with routes or IPv6 addresses are up. */
function linksWithAddresses(root: Root): ReadonlySet<string> {
  const addresses = optional(() => root.read('/proc/net/if_inet6'));
  const named = addresses === undefined ? [] : parseIfInet6(addresses).records;
  return new Set([...readRoutes(root), ...named].map(({ iface }) => iface));
}

/**
 * Whether a file is missing that the short form shows, or the long one.
 *
 * @param long whether the long form is shown
 */
export function isIncomplete(link: Link, long: boolean): boolean {
  const { unknownFlags, mtu, type, hardwareAddress } = link;
  return unknownFlags !== 0 || [mtu, ...(long ? [type, hardwareAddress] : [])].includes(undefined);
}

function sourceOf(root: Root, system: SystemInterfaces): LinkSource {
  const recorded = optional(() => root.list(FOLDER)) ?? [];
  if (recorded.length === 0) return 'absent';
  return [...system].every(([name, [info]]) => info === undefined || isSame(root, name, info.mac))
    ? 'sysfs'
    : 'another';
}

/** Length of a six-byte address as text, the longest that Node reports. */
const ADDRESS_LENGTH = NO_HARDWARE_ADDRESS.length;

/** Whether sysfs and netlink mean the same interface, judged by its hardware address. */
function isSame(root: Root, name: string, hardwareAddress: string): boolean {
  if (name.includes(':') || hardwareAddress === NO_HARDWARE_ADDRESS) return true;
  const recorded = optionalText(root, `${FOLDER}/${name}/address`)?.trim();
  return recorded === hardwareAddress || (recorded !== undefined && recorded.length !== ADDRESS_LENGTH);
}

/** What a text says of a link. */
type Told = (name: string) => LinkAttributes | undefined;

/**
 * Without the flags net-tools shows nothing: on the running host the link is gone. Of a recorded one each file may be missing, and a
 * text may tell what it has.
 */
function readLink(
  root: Root,
  name: string,
  { ownFlags, told }: { readonly ownFlags: ReturnType<typeof kernelSetFlags>; readonly told: Told },
  long: boolean,
): Link {
  if (!isLinkName(name)) {
    if (wasLive(root)) throw gone(name);
    return parseLink({});
  }
  const attribute = (file: LinkAttribute): string | undefined =>
    optionalText(root, `${FOLDER}/${name}/${file}`);
  const operstate = attribute('operstate');
  const state: LinkAttributes = {
    flags: wasLive(root) ? readFlags(root, name) : attribute('flags'),
    operstate,
    ...(operstate === undefined ? { carrier: attribute('carrier'), dormant: attribute('dormant') } : {}),
  };
  const others: LinkAttributes = {
    mtu: attribute('mtu'),
    ...(long
      ? { tx_queue_len: attribute('tx_queue_len'), type: attribute('type'), address: attribute('address') }
      : {}),
  };
  const own = (link: Link): Link => ({ ...link, flags: link.flags & ~ownFlags(name, link.flags) });
  const link = parseLink({ ...state, ...others });
  const text = isIncomplete(link, long) ? told(name) : undefined;
  if (text === undefined)
    return own(parseLink({ ...state, ...others, mtu: others.mtu ?? readMtu(root, name) }));
  const known = { ...text, ...definedOf(others) };
  // All flags are those of the text where any is not recorded: they need no more knowledge of whose they are.
  return link.unknownFlags === 0 ? own(parseLink({ ...known, ...definedOf(state) })) : parseLink(known);
}

function definedOf(attributes: LinkAttributes): LinkAttributes {
  return Object.fromEntries(Object.entries(attributes).filter(([, text]) => text !== undefined));
}

function gone(name: string): HostError {
  return new HostError('ENOENT', `${FOLDER}/${name}`);
}

/** Errors that the kernel gives for an interface being removed. */
const LEAVING: ReadonlySet<string> = new Set(['EINVAL', 'ENODEV']);

function readFlags(root: Root, name: string): string {
  const flags = tryRead(() => root.read(`${FOLDER}/${name}/flags`));
  if (flags instanceof HostError) throw LEAVING.has(flags.errno) ? gone(name) : flags;
  return latin1(flags);
}
