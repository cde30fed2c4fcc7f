import { HostError, tryRead } from '../errors.ts';
import { latin1 } from '../text/latin1.ts';
import type { TellUnread } from './root/optional.ts';
import type { Root } from './root/root.ts';

const PATH = '/proc/sys/net/ipv4/ip_local_port_range';

const LINE = /^\s*(\d{1,5})\s+(\d{1,5})\s*$/;

/**
 * The ports that the kernel gives to sockets which ask for none, of all protocols and both families; undefined where that cannot be read.
 *
 * @param tell is told why, unless it is absent
 */
export function readClientPorts(
  root: Root,
  tell: TellUnread = () => {},
): readonly [lowest: number, highest: number] | undefined {
  const bytes = tryRead(() => root.read(PATH));
  if (bytes instanceof HostError) {
    if (bytes.code !== 'ABSENT') tell(bytes);
    return undefined;
  }
  const [, lowest, highest] = LINE.exec(latin1(bytes)) ?? [];
  return lowest === undefined || highest === undefined ? undefined : [Number(lowest), Number(highest)];
}
