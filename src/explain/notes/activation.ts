import type { Note } from '../../records/note.ts';
import type { SocketRecord } from '../../records/socket.ts';
import { isListener } from '../../records/socket-values.ts';
import { enumerated } from '../../text/enumerated.ts';
import type { Background } from '../explanation.ts';

/** So many processes are named. */
const MOST_NAMED = 3;

/** What systemd has made for itself. */
const OWN = /^@?\/run\/systemd\//;

/** For whom systemd as process 1 holds a socket on which it does not serve itself. */
export function activationNote(socket: SocketRecord, { facts }: Background): Note | undefined {
  const { owners = [], protocol, path } = socket;
  if (!isListener(socket) || !owners.some(({ pid }) => pid === 1)) return undefined;
  if (protocol === 'unix' && (path === undefined || OWN.test(path))) return undefined;
  if (facts.nameOf(1) !== 'systemd') return undefined;
  const services = new Map(
    owners.filter(({ pid }) => pid !== 1).map(({ pid, program, unit }) => [pid, { program, unit }]),
  );
  const named = [...services]
    .slice(0, MOST_NAMED)
    .map(([pid, { program, unit }]) => `${pid}/${program}${unit === undefined ? '' : ` (${unit})`}`);
  const who =
    named.length === 0
      ? 'No other process was seen to have it open.'
      : `${enumerated(named, 'and')}${services.size > named.length ? ' and others' : ''} ${services.size === 1 ? 'has' : 'have'} it as well.`;
  return {
    code: 'socket-activation',
    text: `Process 1 is systemd and holds it for a unit: a .socket unit, whose service is started when something comes, or a service that has it kept (FileDescriptorStoreMax=). ${who} systemctl list-sockets names the units.`,
  };
}
