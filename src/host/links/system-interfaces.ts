import type { NetworkInterfaceInfo } from 'node:os';
import { nodeOs } from '../root/builtin.ts';
import { isLive, type Root } from '../root/root.ts';

/** What the running system says of its interfaces that are RUNNING and have an address. */
export type SystemInterfaces = ReadonlyMap<string, readonly NetworkInterfaceInfo[]>;

/** How a hardware address is told that there is none of, or none of six bytes. */
export const NO_HARDWARE_ADDRESS = '00:00:00:00:00:00';

/**
 * Asks the running system, by netlink: names are those of interfaces, or the labels of IPv4 addresses, latin1. A recorded
 * host has nothing to ask. Nothing comes either where a sandbox hides the interfaces, or where one of them is called like a
 * property of every object (`constructor`), which Node cannot bear.
 */
export function readSystemInterfaces(root: Root): SystemInterfaces {
  return new Map(
    Object.entries(isLive(root) ? ask() : {}).map(([name, entries = []]) => [
      Buffer.from(name).toString('latin1'),
      entries,
    ]),
  );
}

function ask(): NodeJS.Dict<NetworkInterfaceInfo[]> {
  try {
    return nodeOs().networkInterfaces();
  } catch {
    return {};
  }
}
