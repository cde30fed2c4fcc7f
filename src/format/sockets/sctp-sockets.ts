import type { Address } from '../../proc/reading/address.ts';
import type { SctpAssociation, SctpEndpoint } from '../../proc/sockets/sctp.ts';
import { left, writeRow } from '../columns.ts';
import { writeHost } from '../endpoints.ts';
import type { LineWriter } from '../line-writer.ts';
import { ownershipColumns, type SocketStyle } from './socket-columns.ts';
import { sctpStateWord } from './words.ts';

/** Bytes of a host's name that are shown. */
export const SCTP_HOST_LIMIT = 63;

/** The indentation of every line but the first: the width of Proto and both queues. */
const INDENT = 20;
const ENDPOINT_WIDTH = 47;
const SIDE_WIDTH = 23;
const STATE_WIDTH = 11;

/** Writes an endpoint: one line for each address, each with the port, and the optional columns after the last. */
export function writeSctpEndpoint(out: LineWriter, style: SocketStyle, endpoint: SctpEndpoint): void {
  endpoint.locals.forEach((address, index) => {
    if (index > 0) out.endLine();
    out.text((index === 0 ? 'sctp' : '').padEnd(INDENT));
    writeAddress(out, style, address, endpoint.port, ENDPOINT_WIDTH);
    out.blank();
    writeState(out, index === 0 ? endpoint.state : undefined);
  });
  writeOptional(out, style, endpoint);
}

/** Writes an association: local and foreign addresses side by side, with the ports on the first line only. */
export function writeSctpAssociation(
  out: LineWriter,
  style: SocketStyle,
  association: SctpAssociation,
): void {
  const { locals, foreigns, localPort, foreignPort, recvQ, sendQ } = association;
  const queues = `sctp  ${String(recvQ).padStart(6)} ${String(sendQ).padStart(6)} `;
  const lines = Math.max(locals.length, foreigns.length, 1);
  for (let index = 0; index < lines; index++) {
    const first = index === 0;
    if (!first) out.endLine();
    out.text(first ? queues : ' '.repeat(INDENT));
    writeAddress(out, style, locals[index], first ? localPort : undefined, SIDE_WIDTH);
    out.blank();
    writeAddress(out, style, foreigns[index], first ? foreignPort : undefined, SIDE_WIDTH);
    out.blank();
    writeState(out, first ? association.state : undefined);
  }
  writeOptional(out, style, association);
}

/** An address and its port, if there is one, as a number. A side without an address stays blank. */
function writeAddress(
  out: LineWriter,
  style: SocketStyle,
  address: Address | undefined,
  port: number | undefined,
  width: number,
): void {
  const start = out.mark;
  if (address !== undefined) {
    writeHost(out, address, style.names);
    out.cut(start + SCTP_HOST_LIMIT);
  }
  if (address !== undefined && port !== undefined) {
    out.text(':');
    if (port === 0) out.text('*');
    else out.decimal(port);
  }
  out.padRight(start, width);
}

function writeState(out: LineWriter, state: number | undefined): void {
  out.text((state === undefined ? '' : sctpStateWord(state)).padEnd(STATE_WIDTH));
}

const NOTHING = left(0, () => {});

/** The table of the kernel has no timers of sctp: with -o their column is empty. */
function writeOptional(out: LineWriter, style: SocketStyle, socket: SctpEndpoint | SctpAssociation): void {
  const timers = style.timers ? [NOTHING] : [];
  writeRow(out, [NOTHING, ...ownershipColumns(style), ...timers], socket);
}
