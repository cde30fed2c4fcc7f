import type { Note } from '../../records/note.ts';
import type { SocketRecord } from '../../records/socket.ts';
import { isListener } from '../../records/socket-values.ts';

/** Addresses that each network namespace has for itself. */
const LOOPBACK = /^(?:(?:::ffff:)?127\.|::1$)/;

/** From where a socket can be reached that waits on an address of the loopback. */
export function loopbackNote(socket: SocketRecord): Note | undefined {
  const { local, netns } = socket;
  const address = local?.address ?? '';
  if (!LOOPBACK.test(address) || !isListener(socket)) return undefined;
  const reach =
    netns === undefined || netns.host
      ? 'Only this host reaches it, and of its containers those that share its network namespace'
      : 'Only its network namespace reaches it, not the host';
  const leads = address === '::1' ? 'TPROXY or BPF' : 'TPROXY, BPF or route_localnet';
  return {
    code: 'loopback',
    text: `${reach}: each has a ${address} of its own. Exceptions are what a program here passes on, and packets that ${leads} may lead here.`,
  };
}
