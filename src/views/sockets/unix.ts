import { writeHeading, writeRow } from '../../format/columns.ts';
import { unixColumns } from '../../format/sockets/unix-sockets.ts';
import {
  isListening,
  parseUnixHeading,
  parseUnixSockets,
  type UnixSocket,
  type UnixTable,
} from '../../proc/sockets/unix.ts';
import { describeUnixSocket } from '../../records/describe/unix-socket.ts';
import type { Frame } from '../frame.ts';
import { attempt, showTable, type TableRows } from '../tables.ts';
import { socketScope } from './scope.ts';

/** Shows the unix block; its heading stands even where there is no table. */
export async function unix(frame: Frame): Promise<number> {
  const columns = unixColumns(frame.style);
  frame.rows?.endBlock();
  frame.out.line(`Active UNIX domain sockets (${socketScope(frame.options)})`);
  writeHeading(frame.out, columns);
  await frame.endLookups();
  return attempt(frame, 'AF UNIX', () => showTable(frame, '/proc/net/unix', rows(frame)));

  function rows({ options }: Frame): TableRows<UnixSocket> {
    let table: UnixTable = { hasInode: true };
    return {
      parse(bytes, line) {
        if (line === 0) table = parseUnixHeading(bytes);
        return parseUnixSockets(bytes, table, line);
      },
      complaint: 'warning, got bogus unix line.',
      wanted: (socket) => options.all || isListening(socket) === options.listening,
      addresses: () => [],
      kind: 'socket',
      describe: (socket) => describeUnixSocket(socket, frame.facts),
      write: (out, socket) => writeRow(out, columns, socket),
    };
  }
}
