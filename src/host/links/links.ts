import { HostError } from '../../errors.ts';
import { type Link, type LinkAttribute, parseLink } from '../../proc/interfaces/link.ts';
import { optional, optionalText } from '../root/optional.ts';
import type { Root } from '../root/root.ts';
import { heldFlags } from './held-flags.ts';
import { NO_HARDWARE_ADDRESS, type SystemInterfaces } from './system-interfaces.ts';
import { unrecordedLinks } from './unrecorded-links.ts';

/** What is known of the interfaces of a host. */
export interface Links {
  /**
   * Where it comes from: /sys/class/net; or only what else there is, because that is `absent`, or shows the links of `another`
   * network: after `nsenter --net`, for one, /sys is still that of the network before.
   */
  readonly source: 'sysfs' | 'absent' | 'another';
  /** Each interface that was asked for, or why it cannot be told about: ABSENT when it is gone. */
  readonly links: ReadonlyMap<string, Link | HostError>;
}

const FOLDER = '/sys/class/net';

/** Reads what is known of these interfaces. */
export function readLinks(root: Root, names: Iterable<string>, system: SystemInterfaces): Links {
  const source = sourceOf(root, system);
  const read = source === 'sysfs' ? (name: string) => tryLink(root, name) : unrecordedLinks(root, system);
  return { source, links: new Map([...names].map((name) => [name, read(name)])) };
}

function sourceOf(root: Root, system: SystemInterfaces): Links['source'] {
  const recorded = optional(() => root.list(FOLDER)) ?? [];
  if (recorded.length === 0) return 'absent';
  return [...system].every(([name, [info]]) => info === undefined || isSame(root, name, info.mac))
    ? 'sysfs'
    : 'another';
}

/** Text of an address of six bytes, the longest that the running system tells. */
const ADDRESS_LENGTH = NO_HARDWARE_ADDRESS.length;

/** Whether sysfs and the running system mean the same interface, as far as its hardware address can tell. */
function isSame(root: Root, name: string, hardwareAddress: string): boolean {
  if (name.includes(':') || hardwareAddress === NO_HARDWARE_ADDRESS) return true;
  const recorded = optionalText(root, `${FOLDER}/${name}/address`)?.trim();
  return recorded === hardwareAddress || (recorded !== undefined && recorded.length !== ADDRESS_LENGTH);
}

function tryLink(root: Root, name: string): Link | HostError {
  try {
    return readLink(root, name);
  } catch (error) {
    if (error instanceof HostError) return error;
    throw error;
  }
}

/** Only the flags must be readable: without them net-tools shows nothing, all else it can do without. */
function readLink(root: Root, name: string): Link {
  // No interface has such a name, but the path would mean something else.
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
  return { ...link, flags: link.flags & ~heldFlags(root, name, link.flags) };
}

function gone(name: string): HostError {
  return new HostError('ENOENT', `${FOLDER}/${name}`);
}

/** The kernel answers EINVAL or ENODEV for an interface that is being taken away. */
const LEAVING: ReadonlySet<string> = new Set(['EINVAL', 'ENODEV']);

function readFlags(root: Root, name: string): string {
  try {
    return Buffer.from(root.read(`${FOLDER}/${name}/flags`)).toString('latin1');
  } catch (error) {
    throw error instanceof HostError && LEAVING.has(error.errno) ? gone(name) : error;
  }
}
