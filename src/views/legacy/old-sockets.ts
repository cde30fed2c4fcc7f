import { HostError } from '../../errors.ts';
import type { Block } from '../../format/columns.ts';
import { AX25_SOCKETS } from '../../format/legacy/ax25.ts';
import { ipxSockets } from '../../format/legacy/ipx.ts';
import { NETROM_SOCKETS } from '../../format/legacy/netrom.ts';
import { ROSE_SOCKETS } from '../../format/legacy/rose.ts';
import { X25_SOCKETS } from '../../format/legacy/x25.ts';
import { isOldAx25, parseAx25Sockets } from '../../proc/legacy/ax25.ts';
import { parseIpxSockets } from '../../proc/legacy/ipx.ts';
import { parseNetromSockets } from '../../proc/legacy/nr.ts';
import { parseRoseSockets } from '../../proc/legacy/rose.ts';
import { parseX25Sockets } from '../../proc/legacy/x25.ts';
import type { ParsedLines } from '../../proc/reading/lines.ts';
import {
  describeAx25Socket,
  describeIpxSocket,
  describeNetromSocket,
  describeRoseSocket,
  describeX25Socket,
} from '../../records/describe/old-sockets.ts';
import type { SocketRecord } from '../../records/socket.ts';
import { beginBlock } from '../block.ts';
import type { Context } from '../context.ts';
import type { Options } from '../options.ts';
import { fieldRows } from '../rows.ts';
import { readTable, showSmallTable } from '../small-tables.ts';
import type { Section, SocketContext } from '../sockets/socket-context.ts';
import { OPEN_FAILED, reportProblem, reportUnopened } from '../tables.ts';

/** A section with a small table. */
interface OldView<R> {
  /** What reports call it. */
  readonly name: string;
  readonly path: string;
  /** Whether some kernels have a folder there, which counts as an empty table. */
  readonly folderExpected?: boolean;
  readonly parse: (bytes: Uint8Array) => ParsedLines<R>;
  readonly block: Block<R>;
  readonly describe: (record: R) => SocketRecord;
  /** Whether the options ask for the record; all are shown unless given. */
  readonly wanted?: (record: R, options: Options) => boolean;
  /** The line printed between the rows in place of one that cannot be read; a warning unless given. */
  readonly complaint?: (bytes: Uint8Array) => string;
}

/** Shows the AX.25 sockets. */
export const ax25 = section({
  name: 'AF AX25',
  path: '/proc/net/ax25',
  parse: parseAx25Sockets,
  block: AX25_SOCKETS,
  describe: describeAx25Socket,
  complaint: (bytes) => `${isOldAx25(bytes) ? 'Problem' : 'problem'} reading data from /proc/net/ax25`,
});

/** Shows the X.25 sockets, without -a only those with a channel. net-tools does not know x25/socket, the table of Linux 2.6 and later. */
export const x25 = section({
  name: 'AF X25',
  path: '/proc/net/x25',
  folderExpected: true,
  parse: parseX25Sockets,
  block: X25_SOCKETS,
  describe: describeX25Socket,
  wanted: ({ channel }, { all }) => all || channel !== 0,
});

/** Shows the NET/ROM sockets. */
export const netrom = section({
  name: 'AF NETROM',
  path: '/proc/net/nr',
  parse: parseNetromSockets,
  block: NETROM_SOCKETS,
  describe: describeNetromSocket,
  complaint: () => 'Problem reading data from /proc/net/nr',
});

/** Shows the ROSE sockets. */
export const rose = section({
  name: 'AF ROSE',
  path: '/proc/net/rose',
  parse: parseRoseSockets,
  block: ROSE_SOCKETS,
  describe: describeRoseSocket,
  complaint: () => 'Problem reading data from /proc/net/rose',
});

function section<R>(view: OldView<R>): Section {
  const { name, path, folderExpected, parse, block, describe, wanted, complaint } = view;
  const rows = fieldRows('socket', block.fields, describe);
  return async (context) => {
    const bytes = readTable(context, path, folderExpected);
    if (bytes instanceof HostError) return reportUnopened(context, name, bytes, true);
    beginBlock(context, ...block.heading);
    const { records, problems } = parse(bytes);
    const shown = wanted ? records.filter((record) => wanted(record, context.options)) : records;
    showSmallTable(context, rows, { records: shown, problems }, (problem) => {
      if (complaint === undefined) reportProblem(context, path, problem);
      else context.say(complaint(bytes), { file: path, ...problem });
    });
    return 0;
  };
}

const IPX = '/proc/net/ipx/socket';

/** The end of a socket that has no port. */
const ENDS: Readonly<Record<string, string>> = { NO_LOCAL_PORT: 'source', NO_FOREIGN_PORT: 'destination' };

/** Shows the IPX sockets; an end without a port ends the run. */
export async function ipx(context: SocketContext): Promise<number> {
  const { options, names, root, warn } = context;
  const bytes = readTable(context, IPX);
  if (bytes instanceof HostError) return reportUnopened(context, 'AF IPX', bytes, true);
  const { heading, fields } = ipxSockets(options.extend > 0, names);
  beginBlock(context, ...heading);
  const { records, problems } = parseIpxSockets(bytes, root.facts);
  const fatal = problems.findIndex(({ code }) => code in ENDS);
  const failure = problems[fatal];
  const before = { records: records.slice(0, failure?.before), problems: problems.slice(0, fatal) };
  const rows = fieldRows('socket', fields, (socket) => describeIpxSocket(socket, names));
  showSmallTable(context, rows, failure ? before : { records, problems }, (problem) =>
    reportProblem(context, IPX, problem),
  );
  if (failure === undefined) return 0;
  warn(`netstat.c: Internal Error \`ipx socket format error in ${ENDS[failure.code]} port'.`, {
    file: IPX,
    ...failure,
  });
  return OPEN_FAILED;
}

/** Reports what Debian's net-tools does, which is built without Bluetooth. */
export async function bluetooth({ warn }: Context): Promise<number> {
  warn("netstat: feature `AF BLUETOOTH' not supported.");
  warn("Please recompile `net-tools' with newer kernel source or full configuration.");
  return 1;
}
