import type { Note } from '../../records/note.ts';
import type { OwnerRecord, SocketRecord } from '../../records/socket.ts';

/** Programs that stand between two network namespaces: what connects to their sockets on one side, they connect on the other. */
const RELAYS: ReadonlySet<string> = new Set([
  'containers-rootlessport',
  'containers-rootlessport-child',
  'pasta',
  'pasta.avx2',
  'rootlesskit',
  'rootlessport',
  'rootlessport-child',
  'slirp4netns',
]);

/** Whose port it is that such a program holds for a container. Only the command line tells: it is not asked which containers there are. */
export function forwarderNote({ protocol, local, state, owners = [] }: SocketRecord): Note | undefined {
  for (const owner of owners) {
    const program = baseName(owner.command ?? owner.program);
    if (program === 'docker-proxy' && forwards(owner, protocol, local?.port)) return dockerNote(owner);
    if (state === 'LISTEN' && RELAYS.has(program))
      return {
        code: 'forwarded',
        text: `${program} stands between two network namespaces: what connects here it forwards to the other one, most likely that of a rootless container.`,
      };
  }
  return undefined;
}

/** The name of the program that a command line begins with. */
function baseName(command: string): string {
  const [path = ''] = command.split(' ', 1);
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Its arguments are addresses, numbers and words without blanks. */
function argument({ command = '' }: OwnerRecord, name: string): string | undefined {
  const words = command.split(' ');
  const place = words.indexOf(name);
  return place < 0 ? undefined : words[place + 1];
}

function forwards(owner: OwnerRecord, protocol: string, port: number | undefined): boolean {
  return (
    argument(owner, '-proto') === protocol.replace('6', '') &&
    argument(owner, '-host-port') === String(port) &&
    argument(owner, '-container-ip') !== undefined &&
    argument(owner, '-container-port') !== undefined
  );
}

function dockerNote(owner: OwnerRecord): Note {
  const target = `${argument(owner, '-container-ip')} port ${argument(owner, '-container-port')}`;
  return {
    code: 'docker-proxy',
    text: `docker-proxy holds the port for a container and forwards to ${target}, by its command line. Where a rule of netfilter leads packets to the container (DNAT) they do not pass this socket, and these connections are not among those of this host.`,
  };
}
