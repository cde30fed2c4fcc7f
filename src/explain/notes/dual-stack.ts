import type { Note } from '../../records/note.ts';
import type { SocketRecord } from '../../records/socket.ts';
import type { Background, Deferred } from '../explanation.ts';
import { waitingKey } from '../survey.ts';

/** Whether a socket that waits on `::` serves IPv4 too, and how that is known: see DualStack. */
export function dualStackNote(socket: SocketRecord, { facts }: Background): Note | Deferred | undefined {
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
  return ({ waitingOnIpv4 }) => ({
    code: 'dual-stack-unknown',
    text: waitingOnIpv4.has(waitingKey(socket)) ? besideIpv4(protocol) : unsettled(protocol, facts),
  });
}

function besideIpv4(protocol: string): string {
  const options = protocol === 'tcp6' ? 'SO_REUSEPORT' : 'SO_REUSEPORT, SO_REUSEADDR';
  return `Whether it serves IPv4 as well is not known: beside it a socket of IPv4 waits on the same port. They can be one for each family, or the two are bound to different devices (SO_BINDTODEVICE, VRF) or share the port (${options}): no table shows which.`;
}

/** Why it is not known where no socket of IPv4 is shown on the port. */
function unsettled(protocol: string, { setting, hasFile }: Background['facts']): string {
  const lead = 'Whether it serves IPv4 as well cannot be told:';
  const [bindv6only] = setting('net/ipv6/bindv6only');
  if (bindv6only === undefined) return `${lead} net.ipv6.bindv6only is not known.`;
  if (bindv6only !== 0)
    return `${lead} net.ipv6.bindv6only is ${bindv6only}, so that it does only if its program has cleared IPV6_V6ONLY, which no table shows.`;
  const ipv4 = `/proc/net/${protocol.replace('6', '')}`;
  return hasFile(ipv4) ? besideIpv4(protocol) : `${lead} ${ipv4} cannot be read.`;
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
