import type { SocketRecord } from '../records/socket.ts';

/** What a connection that was not accepted yet waits at: the port of tcp, the path of unix. */
export function placeOf({ protocol, local, path }: SocketRecord): string {
  return protocol === 'unix' ? `unix ${path}` : `tcp ${local?.port}`;
}
