import type { InterfaceFigures } from '../../proc/interfaces/dev.ts';
import { type Column, writeHeading, writeRow } from '../columns.ts';
import type { LineWriter } from '../line-writer.ts';
import { flagLetters } from './interface-flags.ts';

/** A row of the short form. */
export interface InterfaceRow {
  /** Name of an interface or label of an address, latin1. */
  readonly name: string;
  readonly mtu: number;
  /** IFF_*, 16 bits. */
  readonly flags: number;
  /** Labels have none. */
  readonly figures: InterfaceFigures | undefined;
}

interface CountedRow extends InterfaceRow {
  readonly figures: InterfaceFigures;
}

const NAME_LIMIT = 15;

const IDENTITY: readonly Column<InterfaceRow>[] = [
  {
    heading: 'Iface',
    width: 15,
    align: 'left',
    write: (out, { name }) => out.name(name, NAME_LIMIT),
  },
  { heading: 'MTU', width: 5, align: 'right', write: (out, { mtu }) => out.decimal(mtu) },
];

const FLAGS: Column<InterfaceRow> = {
  heading: 'Flg',
  width: 0,
  align: 'left',
  write: (out, { flags }) => out.text(flagLetters(flags)),
};

function figure(
  heading: string,
  width: number,
  key: `${'rx' | 'tx'}${'Packets' | 'Errors' | 'Dropped' | 'Fifo'}`,
  align: 'left' | 'right' = 'right',
): Column<CountedRow> {
  return { heading, width, align, write: (out, { figures }) => out.decimal(figures[key]) };
}

const COLUMNS: readonly Column<CountedRow>[] = [
  ...IDENTITY,
  figure('RX-OK', 8, 'rxPackets'),
  figure('RX-ERR', 6, 'rxErrors'),
  figure('RX-DRP', 6, 'rxDropped'),
  figure('RX-OVR', 6, 'rxFifo', 'left'),
  figure('TX-OK', 8, 'txPackets'),
  figure('TX-ERR', 6, 'txErrors'),
  figure('TX-DRP', 6, 'txDropped'),
  figure('TX-OVR', 6, 'txFifo'),
  FLAGS,
];

/** The words are narrower than the figures in whose place they stand, so the flags move to the left. */
const UNCOUNTED: readonly Column<InterfaceRow>[] = [
  ...IDENTITY,
  { heading: '', width: 55, align: 'left', write: (out) => out.text('     - no statistics available -') },
  FLAGS,
];

/** The heading of the short form. */
export function writeInterfaceHeading(out: LineWriter): void {
  writeHeading(out, COLUMNS);
}

/** A row of the short form. */
export function writeInterfaceRow(out: LineWriter, row: InterfaceRow): void {
  if (row.figures === undefined) writeRow(out, UNCOUNTED, row);
  else writeRow(out, COLUMNS, { ...row, figures: row.figures });
}
