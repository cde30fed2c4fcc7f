import { HostError, tryRead } from '../../errors.ts';
import { type Link, type LinkAttribute, parseLink } from '../../proc/interfaces/link.ts';
import { latin1 } from '../../text/latin1.ts';
import { once } from '../once.ts';
import { optional, optionalText } from '../root/optional.ts';
import type { Root } from '../root/root.ts';
import { kernelSetFlags } from './kernel-set-flags.ts';
import { linksWithoutSysfs } from './links-without-sysfs.ts';
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
}

const FOLDER = '/sys/class/net';

/** Reads what the host knows about these interfaces. */
export function readLinks(root: Root, names: Iterable<string>, system: SystemInterfaces): Links {
  const { source, read } = linkReader(root, system);
  return { source, links: new Map([...names].map((name) => [name, read(name)])) };
}

/** The same of one interface at a time: what is about all of them is read once. */
export function linkReader(
  root: Root,
  system: SystemInterfaces,
): { readonly source: LinkSource; readonly read: (name: string) => Link | HostError } {
  const source = sourceOf(root, system);
  const ownFlags = kernelSetFlags(root);
  const withoutSysfs = once(() => linksWithoutSysfs(root, system));
  return {
    source,
    read: (name) =>
      source === 'sysfs' ? tryRead(() => readLink(root, name, ownFlags)) : withoutSysfs()(name),
  };
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

/** Only the flags are required: without them net-tools shows nothing. */
function readLink(root: Root, name: string, ownFlags: ReturnType<typeof kernelSetFlags>): Link {
  // No interface has such a name, and the path would name another file.
  if (name === '' || name === '.' || name === '..' || name.includes('/')) throw gone(name);
  const flags = readFlags(root, name);
  const attribute = (file: LinkAttribute): string | undefined =>
    optionalText(root, `${FOLDER}/${name}/${file}`);
  const link = parseLink({
    flags,
    operstate: attribute('operstate'),
    mtu: attribute('mtu'),
    tx_queue_len: attribute('tx_queue_len'),
    type: attribute('type'),
    address: attribute('address'),
  });
  return { ...link, flags: link.flags & ~ownFlags(name, link.flags) };
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
