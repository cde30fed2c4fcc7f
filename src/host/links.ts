import { HostError } from '../errors.ts';
import { parseIfInet6 } from '../proc/if-inet6.ts';
import { IFF_UP, type Link, type LinkAttribute, parseLink } from '../proc/link.ts';
import { heldFlags } from './held-flags.ts';
import { readRoutes } from './ipv4-tables.ts';
import { optional, optionalText } from './optional.ts';
import type { Root } from './root.ts';

/** What is known of the interfaces of a host. */
export interface Links {
  /** Whether there is a /sys/class/net at all; without it all but a few flags is unknown. */
  readonly recorded: boolean;
  /** Each interface that was asked for, or why it cannot be told about: ABSENT when it is gone. */
  readonly links: ReadonlyMap<string, Link | HostError>;
}

const FOLDER = '/sys/class/net';

/** Reads what /sys/class/net says of interfaces, or else what the tables of addresses and routes prove. */
export function readLinks(root: Root, names: Iterable<string>): Links {
  const recorded = isRecorded(root);
  const proven = recorded ? new Set<string>() : readActive(root);
  const find = recorded ? attempt(root) : (name: string) => unrecorded(proven.has(name));
  return { recorded, links: new Map([...names].map((name) => [name, find(name)])) };
}

function isRecorded(root: Root): boolean {
  return (optional(() => root.list(FOLDER)) ?? []).length > 0;
}

function attempt(root: Root): (name: string) => Link | HostError {
  return (name) => {
    try {
      return readLink(root, name);
    } catch (error) {
      if (error instanceof HostError) return error;
      throw error;
    }
  };
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

function unrecorded(active: boolean): Link {
  return { flags: active ? IFF_UP : 0, mtu: 0, queueLength: -1, type: -1, hardwareAddress: [] };
}

/** The interfaces that must be up: only those have routes, or IPv6 addresses. */
function readActive(root: Root): Set<string> {
  const addresses = optional(() => root.read('/proc/net/if_inet6'));
  const named = addresses === undefined ? [] : parseIfInet6(addresses).records;
  return new Set([...readRoutes(root), ...named].map(({ iface }) => iface));
}
