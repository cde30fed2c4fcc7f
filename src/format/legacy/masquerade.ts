import type { MasqueradeEntry } from '../../proc/legacy/ip-masquerade.ts';
import { type Column, leftColumn, rightColumn } from '../columns.ts';
import { writeHost, writePort } from '../endpoints.ts';
import type { LineWriter } from '../line-writer.ts';
import { type Names, numericNames } from '../names.ts';

/** The protocols that net-tools knows: the kernel's word, and its own. */
export const MASQUERADE_PROTOCOLS: ReadonlyMap<string, string> = new Map([
  ['IP', 'ip'],
  ['TCP', 'tcp'],
  ['UDP', 'udp'],
  ['ICMP', 'icmp'],
  ['GRE', 'gre'],
  ['ESP', 'esp'],
]);

/**
 * The columns of the masqueraded connections.
 *
 * @param extend -e: also the shifts of the sequence numbers
 */
export function masqueradeColumns(names: Names, extend: boolean): Column<MasqueradeEntry>[] {
  return [
    leftColumn('prot   expire', 13, writeProtocol),
    ...(extend ? SEQUENCE_COLUMNS : []),
    leftColumn('source', 20, (out, { source }) => writeHost(out, source.address, names)),
    leftColumn('destination', 20, (out, { destination }) => writeHost(out, destination.address, names)),
    leftColumn('ports', 0, (out, entry) => writePorts(out, entry, names)),
  ];
}

const SEQUENCE_COLUMNS: readonly Column<MasqueradeEntry>[] = [
  rightColumn('initseq', 10, (out, { initSeq }) => out.decimal(initSeq)),
  rightColumn('delta', 5, (out, { delta }) => out.decimal(delta)),
  rightColumn('prevd', 5, (out, { previousDelta }) =>
    previousDelta === undefined ? out.text('-') : out.decimal(previousDelta),
  ),
];

/** The protocol and the time left as `minutes:seconds`, without a blank between them for three digits of minutes. */
function writeProtocol(out: LineWriter, { protocol, expires }: MasqueradeEntry): void {
  const word = MASQUERADE_PROTOCOLS.get(protocol) ?? '';
  const hundredths = BigInt(expires);
  const minutes = String(hundredths / 6000n).padStart(3);
  const seconds = String(hundredths % 6000n).padStart(4, '0');
  out.text(`${word.padEnd(4)}${minutes}:${seconds.slice(0, 2)}.${seconds.slice(2)}`);
}

/** `source -> destination (masquerade)`; only the ports of tcp and udp have names. */
function writePorts(out: LineWriter, entry: MasqueradeEntry, names: Names): void {
  const { protocol, source, destination, masqueradePort } = entry;
  const owner = protocol === 'UDP' ? 'udp' : 'tcp';
  const known = protocol === 'UDP' || protocol === 'TCP' ? names : numericNames;
  writePort(out, source.port, owner, known);
  out.text(' -> ');
  writePort(out, destination.port, owner, known);
  out.text(' (');
  writePort(out, masqueradePort, owner, known);
  out.text(')');
}
