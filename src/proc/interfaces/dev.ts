import { IFACE_LIMIT } from '../reading/limits.ts';
import type { Parsed } from '../reading/parsed.ts';
import { NO_NUMBER, Scanner } from '../reading/scanner.ts';

/** The columns of /proc/net/dev. Older kernels print fewer of them, in the same order. */
export const COLUMNS = [
  'rxBytes',
  'rxPackets',
  'rxErrors',
  'rxDropped',
  'rxFifo',
  'rxFrame',
  'rxCompressed',
  'rxMulticast',
  'txBytes',
  'txPackets',
  'txErrors',
  'txDropped',
  'txFifo',
  'txCollisions',
  'txCarrier',
  'txCompressed',
] as const;

type Column = (typeof COLUMNS)[number];

/** The columns that came with Linux 2.2. */
type LaterColumn = 'rxBytes' | 'rxCompressed' | 'rxMulticast' | 'txBytes' | 'txCompressed';

/** The counters of an interface, received (rx) and sent (tx), unsigned 64 bits each. Those that an older table lacks are absent. */
export type InterfaceFigures = Readonly<
  Record<Exclude<Column, LaterColumn>, number | bigint> & Partial<Record<LaterColumn, number | bigint>>
>;

/**
 * A line of /proc/net/dev, printed by dev_seq_printf_stats below two lines of heading:
 *
 *       eth0: 266322882    6438    0    0    0     0          0         0   397872    4348    0    0    0     0       0          0
 */
interface InterfaceCounters {
  /** Latin1, at most 15 bytes. Kernels before 2.2 list aliases too: `eth0:1`. */
  readonly name: string;
  readonly figures: InterfaceFigures;
}

const WITHOUT_COMPRESSED = COLUMNS.filter((column) => !/Compressed|Multicast/.test(column));
const WITHOUT_BYTES = WITHOUT_COMPRESSED.filter((column) => !/Bytes/.test(column));

/** Which columns the second line of the heading names. */
function layoutOf(heading: string): readonly Column[] {
  if (heading.includes('compressed')) return COLUMNS;
  return heading.includes('bytes') ? WITHOUT_COMPRESSED : WITHOUT_BYTES;
}

/** The size of net-tools' buffer for a line, without the NUL. */
const LINE = 511;

/**
 * Reads the table. Every line is an interface, even if its name is empty. A column that cannot be read is 0, or keeps
 * the value of an earlier line of the same interface.
 */
export function parseDev(bytes: Uint8Array): Parsed<InterfaceCounters> {
  const scanner = new Scanner(bytes, 0, LINE);
  const found = new Map<string, InterfaceFigures>();
  scanner.nextLine();
  scanner.nextLine();
  const columns = layoutOf(scanner.rest());
  const nothing = Object.fromEntries(columns.map((column) => [column, 0])) as unknown as InterfaceFigures;
  while (scanner.nextLine()) {
    const name = parseName(scanner);
    const figures: { -readonly [C in Column]?: number | bigint } & InterfaceFigures = {
      ...(found.get(name) ?? nothing),
    };
    for (const column of columns) {
      const value = scanner.decimal();
      if (value === NO_NUMBER) break;
      figures[column] = value;
    }
    found.set(name, figures);
  }
  const records = [...found].map(([name, figures]) => ({ name, figures }));
  return { records, problems: [] };
}

/** A name ends at a blank or at a colon; the colon before the number of an alias is part of it: `eth0:1:`. */
const NAME = /^([^\t\v\f\r :]*(?::\d*(?=:))?):?/;

function parseName(scanner: Scanner): string {
  scanner.skipBlanks();
  const match = NAME.exec(scanner.rest());
  scanner.position += match?.[0].length ?? 0;
  return (match?.[1] ?? '').slice(0, IFACE_LIMIT);
}
