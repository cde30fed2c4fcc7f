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
      text: `It serves IPv6 only: a socket of IPv4 waits on the same port, which the kernel allows beside a socket for both only where both have set ${protocol === 'tcp6' ? 'SO_REUSEPORT' : 'SO_REUSEPORT or SO_REUSEADDR'}.`,
    };
  const [bindv6only] = facts.setting('net/ipv6/bindv6only');
  return {
    code: 'dual-stack-unknown',
    text:
      bindv6only === undefined
        ? 'Whether it serves IPv4 as well cannot be told: net.ipv6.bindv6only is not known.'
        : `Whether it serves IPv4 as well cannot be told: net.ipv6.bindv6only is ${bindv6only}, so that it does only if its program has cleared IPV6_V6ONLY, which no table shows.`,
  };
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
    text: `Its packets are IPv4, and it is ${protocol} because its program uses an IPv6 socket for both.`,
  };
}
