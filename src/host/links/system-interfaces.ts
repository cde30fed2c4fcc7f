import { utf8AsLatin1 } from '../../text/latin1.ts';
import type { RecordedAddress } from '../recording/manifest.ts';
import { nodeOs } from '../root/builtin.ts';
import { asksSystem, type Root } from '../root/root.ts';

/** The interfaces of the running host that are RUNNING and have an address. */
export type SystemInterfaces = ReadonlyMap<string, readonly RecordedAddress[]>;

/** What Node gives for an interface without a hardware address, or with one that is not six bytes long. */
export const NO_HARDWARE_ADDRESS = '00:00:00:00:00:00';

/**
 * Asks the running host by netlink. Keys are interface names or labels of IPv4 addresses, latin1. Of a recorded host it is what its
 * recorder was told. Empty where nobody asked, in a sandbox that hides the interfaces, and if one of them is named like a property of every object (`constructor`), on
 * which Node fails.
 */
export function readSystemInterfaces(root: Root): SystemInterfaces {
  if (!asksSystem(root)) return new Map(Object.entries(root.recording?.interfaces ?? {}));
  return new Map(Object.entries(ask()).map(([name, entries = []]) => [utf8AsLatin1(name), entries]));
}

function ask(): NodeJS.Dict<readonly RecordedAddress[]> {
  try {
    return nodeOs().networkInterfaces();
  } catch {
    return {};
  }
}
