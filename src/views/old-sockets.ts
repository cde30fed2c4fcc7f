import { HostError } from '../errors.ts';
import { AX25_SOCKETS } from '../format/ax25.ts';
import type { Block } from '../format/columns.ts';
import { ipxSockets } from '../format/ipx.ts';
import { NETROM_SOCKETS } from '../format/netrom.ts';
import { problemText } from '../format/problems.ts';
import { ROSE_SOCKETS } from '../format/rose.ts';
import { X25_SOCKETS } from '../format/x25.ts';
import { isOldAx25, parseAx25Sockets } from '../proc/ax25.ts';
import { parseIpxSockets } from '../proc/ipx.ts';
import type { ParsedLines } from '../proc/lines.ts';
import { parseNetromSockets } from '../proc/nr.ts';
import { parseRoseSockets } from '../proc/rose.ts';
import { parseX25Sockets } from '../proc/x25.ts';
import type { Frame, Section } from './frame.ts';
import type { Options } from './options.ts';
import { readTable, reportUnopened, writeRows } from './small-tables.ts';
import { OPEN_FAILED } from './tables.ts';

/** A section with a small table. */
interface OldView<R> {
  /** What the report of its absence calls it. */
  readonly name: string;
  readonly path: string;
  /** Whether some kernels have a folder there, in which net-tools finds no sockets. */
  readonly folderExpected?: boolean;
  readonly parse: (bytes: Uint8Array) => ParsedLines<R>;
  readonly block: Block<R>;
  /** Whether the options ask for the record; all are shown unless given. */
  readonly wanted?: (record: R, options: Options) => boolean;
  /** What stands among the rows for a line that cannot be read; without it a warning is given. */
  readonly complaint?: (bytes: Uint8Array) => string;
}

/** Shows the AX.25 sockets. */
export const ax25 = section({
  name: 'AF AX25',
  path: '/proc/net/ax25',
  parse: parseAx25Sockets,
  block: AX25_SOCKETS,
  complaint: (bytes) => `${isOldAx25(bytes) ? 'Problem' : 'problem'} reading data from /proc/net/ax25`,
});

/** Shows the X.25 sockets, without -a only those that have a channel. Since Linux 2.6 the table is x25/socket. */
export const x25 = section({
  name: 'AF X25',
  path: '/proc/net/x25',
  folderExpected: true,
  parse: parseX25Sockets,
  block: X25_SOCKETS,
  wanted: ({ channel }, { all }) => all || channel !== 0,
});

/** Shows the NET/ROM sockets. */
export const netrom = section({
  name: 'AF NETROM',
  path: '/proc/net/nr',
  parse: parseNetromSockets,
  block: NETROM_SOCKETS,
  complaint: () => 'Problem reading data from /proc/net/nr',
});

/** Shows the ROSE sockets. */
export const rose = section({
  name: 'AF ROSE',
  path: '/proc/net/rose',
  parse: parseRoseSockets,
  block: ROSE_SOCKETS,
  complaint: () => 'Problem reading data from /proc/net/rose',
});

function section<R>(view: OldView<R>): Section {
  const { name, path, folderExpected, parse, block, wanted, complaint } = view;
  return async (frame) => {
    const bytes = readTable(frame, path, folderExpected);
    if (bytes instanceof HostError) return reportUnopened(frame, name, bytes);
    for (const line of block.heading) frame.out.line(line);
    const { records, problems } = parse(bytes);
    const shown = wanted ? records.filter((record) => wanted(record, frame.options)) : records;
    writeRows(frame, block.fields, { records: shown, problems }, (problem) => {
      if (complaint === undefined) frame.warn(problemText(path, problem));
      else frame.out.line(complaint(bytes));
    });
    return 0;
  };
}

const IPX = '/proc/net/ipx/socket';

/** Which end of a socket has no port. */
const ENDS: Readonly<Record<string, string>> = { NO_LOCAL_PORT: 'source', NO_FOREIGN_PORT: 'destination' };

/** Shows the IPX sockets; an end without a port ends the run. */
export async function ipx(frame: Frame): Promise<number> {
  const { options, out, names, root, warn } = frame;
  const bytes = readTable(frame, IPX);
  if (bytes instanceof HostError) return reportUnopened(frame, 'AF IPX', bytes);
  const { heading, fields } = ipxSockets(options.extend > 0, names);
  for (const line of heading) out.line(line);
  const { records, problems } = parseIpxSockets(bytes, root.facts);
  const fatal = problems.findIndex(({ code }) => code in ENDS);
  const failure = problems[fatal];
  const before = { records: records.slice(0, failure?.before), problems: problems.slice(0, fatal) };
  writeRows(frame, fields, failure ? before : { records, problems }, (problem) =>
    warn(problemText(IPX, problem)),
  );
  if (failure === undefined) return 0;
  warn(`netstat.c: Internal Error \`ipx socket format error in ${ENDS[failure.code]} port'.`);
  return OPEN_FAILED;
}
