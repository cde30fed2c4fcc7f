import { writeHeading } from '../../format/columns.ts';
import { inetColumns } from '../../format/sockets/inet-sockets.ts';
import { socketScope } from './scope.ts';
import type { SocketContext } from './socket-context.ts';

/** The heading over the sections from tcp to raw. */
export async function internetHeading({ out, options, style }: SocketContext): Promise<number> {
  out.line(`Active Internet connections (${socketScope(options)})`);
  writeHeading(out, inetColumns('tcp', false, style));
  return 0;
}
