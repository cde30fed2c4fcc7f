import type { InterfaceFigures } from '../../proc/interfaces/dev.ts';
import { IFACE_LIMIT } from '../../proc/reading/limits.ts';
import { type Column, leftColumn, rightColumn, writeHeading, writeRow } from '../columns.ts';
import type { LineWriter } from '../line-writer.ts';
import { rateText } from '../rate-text.ts';
import { flagLetters } from './interface-flags.ts';

/** A row of the short form. */
export interface InterfaceRow {
  /** Name of an interface or label of an address, latin1. */
  readonly name: string;
  /** See Link. */
  readonly mtu: number | undefined;
  /** IFF_*, 16 bits. */
  readonly flags: number;
  /** Those that may be set as well. */
  readonly unknownFlags: number;
  /** Labels have none. */
  readonly figures: InterfaceFigures | undefined;
  /** What stands in the places of these counters; they themselves unless given. */
  readonly rates?: InterfaceRates;
}

/** Numbers per second, by the counters they are about. */
export type InterfaceRates = Readonly<Record<keyof InterfaceFigures, number>>;

interface CountedRow extends InterfaceRow {
  readonly figures: InterfaceFigures;
}

const IDENTITY: readonly Column<InterfaceRow>[] = [
  leftColumn('Iface', 15, (out, { name }) => out.text(name, IFACE_LIMIT)),
  rightColumn('MTU', 5, (out, { mtu }) => out.decimal(mtu ?? 0)),
];

const FLAGS: Column<InterfaceRow> = leftColumn('Flg', 0, (out, { flags }) => out.text(flagLetters(flags)));

function figure(
  heading: string,
  width: number,
  key: `${'rx' | 'tx'}${'Packets' | 'Errors' | 'Dropped' | 'Fifo'}`,
  align: 'left' | 'right' = 'right',
): Column<CountedRow> {
  return {
    ...{ heading, width, align },
    write(out, { figures, rates }) {
      if (rates === undefined) out.decimal(figures[key]);
      else out.text(rateText(rates[key]));
    },
  };
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

/** The words are narrower than the figures, so the flags move to the left. */
const UNCOUNTED: readonly Column<InterfaceRow>[] = [
  ...IDENTITY,
  leftColumn('', 55, (out) => out.text('     - no statistics available -')),
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
