import type { Note } from '../../records/note.ts';
import type { SocketRecord } from '../../records/socket.ts';
import type { Background } from '../explanation.ts';

/** Whether a socket that waits on `::` serves IPv4 too, and how that is known: see DualStack. */
export function dualStackNote(socket: SocketRecord, { facts }: Background): Note | undefined {
  const { protocol, dualStack } = socket;
  if (dualStack === undefined) return undefined;
  if (dualStack === true)
    return {
      code: 'dual-stack',
      text: 'It serves IPv4 as well, unless its program has set IPV6_V6ONLY, which no table shows: net.ipv6.bindv6only is 0, and no socket of IPv4 waits on the same port.',
    };
  if (dualStack === false)
    return {
      code: 'ipv6-only',
      text: 'It serves IPv6 only: a socket of IPv4 that waits on the same port gets all that comes by IPv4, and there is one interface alone, so that neither can be bound to another.',
    };
  return {
    code: 'dual-stack-unknown',
    text: `Whether it serves IPv4 as well cannot be told: ${doubt(protocol, facts)}`,
  };
}

/** Why it is not known, in the order of DualStack but for what a setting tells: see createDualStack. */
function doubt(protocol: string, { setting, hasFile }: Background['facts']): string {
  const [bindv6only] = setting('net/ipv6/bindv6only');
  if (bindv6only === undefined) return 'net.ipv6.bindv6only is not known.';
  if (bindv6only !== 0)
    return `net.ipv6.bindv6only is ${bindv6only}, so that it does only if its program has cleared IPV6_V6ONLY, which no table shows.`;
  const ipv4 = protocol.replace('6', '');
  if (!hasFile(`/proc/net/${ipv4}`)) return `/proc/net/${ipv4} cannot be read.`;
  const options = protocol === 'tcp6' ? 'SO_REUSEPORT' : 'SO_REUSEPORT or SO_REUSEADDR';
  return `a socket of IPv4 waits on the same port. Then it most often serves IPv6 only, but it may serve both where the two are bound to different devices (SO_BINDTODEVICE, VRF) or have set ${options}, which no table shows.`;
}

const MAPPED = /^::ffff:\d+\.\d+\.\d+\.\d+$/;

/** Why a connection of IPv4 is among those of IPv6. */
export function mappedNote(socket: SocketRecord): Note | undefined {
  const { protocol } = socket;
  if (!protocol.endsWith('6')) return undefined;
  if (!MAPPED.test(socket.local?.address ?? '') && !MAPPED.test(socket.foreign?.address ?? ''))
    return undefined;
  return {
    code: 'ipv4-mapped',
    text: `Its packets are IPv4, and it is ${protocol} because its program uses an IPv6 socket for them.`,
  };
}
