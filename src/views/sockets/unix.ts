import { writeHeading, writeRow } from '../../format/columns.ts';
import { unixColumns } from '../../format/sockets/unix-sockets.ts';
import { isListening, type UnixSocket, unixSocketReader } from '../../proc/sockets/unix.ts';
import { describeUnixSocket } from '../../records/describe/unix-socket.ts';
import { showSection, type TableRows } from '../tables.ts';
import { socketScope } from './scope.ts';
import type { SocketContext } from './socket-context.ts';

/** Shows the unix block; its heading is shown even without a table. */
export async function unix(context: SocketContext): Promise<number> {
  const columns = unixColumns(context.style);
  context.rows?.endBlock();
  context.out.line(`Active UNIX domain sockets (${socketScope(context.options)})`);
  writeHeading(context.out, columns);
  await context.endLookups();
  return showSection(context, 'AF UNIX', '/proc/net/unix', rows(context));

  function rows({ options }: SocketContext): TableRows<UnixSocket> {
    return {
      read: unixSocketReader(),
      complaint: 'warning, got bogus unix line.',
      wanted: (socket) => options.all || isListening(socket) === options.listening,
      addresses: () => [],
      kind: 'socket',
      describe: (socket) => describeUnixSocket(socket, context.facts),
      write: (out, socket) => writeRow(out, columns, socket),
    };
  }
}
