import { writeHeading } from '../../format/columns.ts';
import { unixColumns } from '../../format/sockets/unix-sockets.ts';
import { isListening, unixSocketReader } from '../../proc/sockets/unix.ts';
import { describeUnixSocket } from '../../records/describe/unix-socket.ts';
import { beginBlock } from '../block.ts';
import { fieldRows } from '../rows.ts';
import { showSection } from '../tables.ts';
import { socketScope } from './headings.ts';
import type { SocketContext } from './socket-context.ts';

/** Shows the unix block; its heading is shown even without a table. */
export async function unix(context: SocketContext): Promise<number> {
  const { options, style, facts } = context;
  const columns = unixColumns(style);
  beginBlock(context, `Active UNIX domain sockets (${socketScope(options)})`);
  writeHeading(context.out, columns);
  await context.endLookups();
  return showSection(context, 'AF UNIX', '/proc/net/unix', {
    read: unixSocketReader(),
    complaint: 'warning, got bogus unix line.',
    wanted: (socket) => options.all || isListening(socket) === options.listening,
    inode: ({ inode }) => inode,
    addresses: () => [],
    ...fieldRows('socket', columns, (socket) => describeUnixSocket(socket, facts)),
  });
}
