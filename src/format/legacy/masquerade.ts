import type { MasqueradeEntry } from '../../proc/legacy/ip-masquerade.ts';
import type { Column } from '../columns.ts';
import { writeHost, writePort } from '../endpoints.ts';
import type { LineWriter } from '../line-writer.ts';
import { type Names, numericNames } from '../names.ts';

/** The protocols that net-tools knows, as the kernel writes them: how they are shown. */
export const MASQUERADE_PROTOCOLS: ReadonlyMap<string, string> = new Map([
  ['IP', 'ip'],
  ['TCP', 'tcp'],
  ['UDP', 'udp'],
  ['ICMP', 'icmp'],
  ['GRE', 'gre'],
  ['ESP', 'esp'],
]);

const PROTOCOL_WIDTH = 4;
const MINUTES_WIDTH = 3;

/**
 * The columns of the masqueraded connections.
 *
 * @param extend -e: with the shifts of the sequence numbers
 */
export function masqueradeColumns(names: Names, extend: boolean): Column<MasqueradeEntry>[] {
  return [
    { heading: 'prot   expire', width: 13, align: 'left', write: writeProtocol },
    ...(extend ? SEQUENCE_COLUMNS : []),
    {
      heading: 'source',
      width: 20,
      align: 'left',
      write: (out, { source }) => writeHost(out, source.address, names),
    },
    {
      heading: 'destination',
      width: 20,
      align: 'left',
      write: (out, { destination }) => writeHost(out, destination.address, names),
    },
    { heading: 'ports', width: 0, align: 'left', write: (out, entry) => writePorts(out, entry, names) },
  ];
}

const SEQUENCE_COLUMNS: readonly Column<MasqueradeEntry>[] = [
  { heading: 'initseq', width: 10, align: 'right', write: (out, { initSeq }) => out.decimal(initSeq) },
  { heading: 'delta', width: 5, align: 'right', write: (out, { delta }) => out.decimal(delta) },
  {
    heading: 'prevd',
    width: 5,
    align: 'right',
    write: (out, { previousDelta }) =>
      previousDelta === undefined ? out.text('-') : out.decimal(previousDelta),
  },
];

/** The protocol, and the time left as `minutes:seconds`; no blank parts them when there are three digits of minutes. */
function writeProtocol(out: LineWriter, { protocol, expires }: MasqueradeEntry): void {
  const start = out.mark;
  out.text(MASQUERADE_PROTOCOLS.get(protocol) ?? '');
  out.padRight(start, PROTOCOL_WIDTH);
  const hundredths = BigInt(expires);
  const minutes = out.mark;
  out.decimal(hundredths / 6000n);
  out.padLeft(minutes, MINUTES_WIDTH);
  const seconds = String(hundredths % 6000n).padStart(4, '0');
  out.text(`:${seconds.slice(0, 2)}.${seconds.slice(2)}`);
}

/** `source -> destination (masquerade)`; only tcp and udp have names for their ports. */
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
