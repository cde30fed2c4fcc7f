import { optionalText } from './root/optional.ts';
import type { Root } from './root/root.ts';

const PATH = '/proc/sys/net/ipv4/ip_local_port_range';

const LINE = /^\s*(\d{1,5})\s+(\d{1,5})\s*$/;

/** The ports that the kernel gives to sockets which ask for none, of all protocols and both families; undefined where that cannot be read. */
export function readClientPorts(root: Root): readonly [lowest: number, highest: number] | undefined {
  const [, lowest, highest] = LINE.exec(optionalText(root, PATH) ?? '') ?? [];
  return lowest === undefined || highest === undefined ? undefined : [Number(lowest), Number(highest)];
}
