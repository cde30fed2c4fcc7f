/** What adding a view changes: the view of /proc/net/softnet_stat, as small as a view can be, by the steps of CONTRIBUTING.md. */

/** A file that a step makes, or lines that it puts into one. */
export interface Step {
  /** What CONTRIBUTING.md calls the file. */
  readonly named: string;
  readonly file: string;
  /** The files that do not compile without it. */
  readonly missedIn: readonly string[];
  /** The text of a new file, or each line of an old one with the lines that are put before it. */
  readonly change: string | readonly (readonly [before: string, lines: string])[];
}

export const STEPS: readonly Step[] = [
  {
    named: 'src/proc/TABLE.ts',
    file: 'src/proc/softnet.ts',
    missedIn: ['src/format/softnet.ts', 'src/records/softnet.ts', 'src/views/softnet.ts'],
    change: `import { parseLines } from './reading/lines.ts';
import type { Parsed } from './reading/parsed.ts';

/** Packets that a CPU took from the network. */
export interface SoftnetCpu {
  readonly processed: number;
  readonly dropped: number;
}

/** Reads /proc/net/softnet_stat, which softnet_seq_show prints: \`0000272d 00000000 …\` */
export function parseSoftnet(bytes: Uint8Array): Parsed<SoftnetCpu> {
  return parseLines(bytes, { limit: Number.POSITIVE_INFINITY }, (scanner) => {
    const [processed, dropped] = [scanner.word(), scanner.word()].map((word) => Number.parseInt(word, 16));
    if (processed === undefined || dropped === undefined || Number.isNaN(dropped)) return 'NO_NUMBER';
    return { processed, dropped };
  });
}
`,
  },
  {
    named: 'src/format/TABLE.ts',
    file: 'src/format/softnet.ts',
    missedIn: ['src/views/softnet.ts'],
    change: `import type { SoftnetCpu } from '../proc/softnet.ts';
import { type Column, rightColumn } from './columns.ts';

/** The columns of packets that CPUs took from the network. */
export const SOFTNET_COLUMNS: readonly Column<SoftnetCpu>[] = [
  rightColumn('Processed', 10, (out, { processed }) => out.text(String(processed))),
  rightColumn('Dropped', 8, (out, { dropped }) => out.text(String(dropped))),
];
`,
  },
  {
    named: 'src/records/KIND.ts',
    file: 'src/records/softnet.ts',
    missedIn: ['src/records/record.ts'],
    change: `import type { SoftnetCpu } from '../proc/softnet.ts';
import { field } from './field.ts';
import type { RecordKind } from './kind.ts';
import type { Explained } from './note.ts';

/** Packets that a CPU took from the network. */
export interface SoftnetRecord extends SoftnetCpu, Explained {}

/** What is known of these records. */
export const SOFTNET: RecordKind<SoftnetRecord> = {
  plural: 'softnet',
  title: 'packets that CPUs took',
  fields: [
    field('processed', 'integer', 'packets taken'),
    field('dropped', 'integer', 'packets dropped, for the queue was full'),
  ],
  aliases: {},
  required: { processed: true, dropped: true },
  nullable: {},
};
`,
  },
  {
    named: 'src/records/record.ts',
    file: 'src/records/record.ts',
    missedIn: ['src/output/metrics/families.ts', 'src/views/index.ts', 'src/views/softnet.ts'],
    change: [
      ['import type { SocketRecord }', "import { SOFTNET, type SoftnetRecord } from './softnet.ts';\n"],
      ['  readonly memory: MemoryRecord;', '  readonly softnet: SoftnetRecord;\n'],
      ['  memory: MEMORY,', '  softnet: SOFTNET,\n'],
    ],
  },
  {
    named: 'src/output/metrics/families.ts',
    file: 'src/output/metrics/families.ts',
    missedIn: ['src/output/metrics/families.ts'],
    change: [
      [
        '  namespace: {\n',
        `  softnet: {
    labels: ['dropped'],
    count: gauge('softnet_cpus', 'CPUs that take packets.'),
    isCounted: true,
    figures: [ofField('processed', gauge('softnet_packets', 'Packets that CPUs took.'))],
  },
`,
      ],
    ],
  },
  {
    named: 'src/views/VIEW.ts',
    file: 'src/views/softnet.ts',
    missedIn: ['src/views/index.ts'],
    change: `import { HostError } from '../errors.ts';
import { writeHeading } from '../format/columns.ts';
import { SOFTNET_COLUMNS } from '../format/softnet.ts';
import { perrorText } from '../host/root/errno-text.ts';
import { parseSoftnet } from '../proc/softnet.ts';
import { beginBlock, showRows } from './block.ts';
import type { Context } from './context.ts';
import { fieldRows } from './rows.ts';
import { readTable } from './small-tables.ts';
import { recordsOf } from './tables.ts';

const PATH = '/proc/net/softnet_stat';

/** Shows the packets that each CPU took from the network. */
export async function softnet(context: Context): Promise<number> {
  const bytes = readTable(context, PATH);
  if (bytes instanceof HostError) {
    context.warn(\`netstat: \${perrorText(bytes)}\`, { file: PATH });
    return 1;
  }
  const cpus = recordsOf(context, PATH, parseSoftnet(bytes));
  beginBlock(context);
  writeHeading(context.out, SOFTNET_COLUMNS);
  showRows(context, fieldRows('softnet', SOFTNET_COLUMNS, (cpu) => cpu), cpus);
  return 0;
}
`,
  },
  {
    named: 'src/views/options.ts',
    file: 'src/views/options.ts',
    missedIn: ['src/cli/options/option-table.ts', 'src/views/index.ts'],
    change: [["  | 'namespaces'", "  | 'softnet'\n"]],
  },
  {
    named: 'src/views/index.ts',
    file: 'src/views/index.ts',
    missedIn: ['src/views/index.ts'],
    change: [
      ['import { statistics }', "import { softnet } from './softnet.ts';\n"],
      ['  memory: {', "  softnet: { show: softnet, kind: 'softnet', repeats: true },\n"],
    ],
  },
  {
    named: 'src/cli/options/option-table.ts',
    file: 'src/cli/options/option-table.ts',
    missedIn: ['src/cli/options/option-table.ts', 'src/manual/option-texts.ts'],
    change: [
      [
        "  {\n    long: 'root',",
        "  { long: 'softnet', group: 'more', summary: 'another view: packets by CPU', view: 'softnet' },\n",
      ],
    ],
  },
  {
    named: 'src/manual/option-texts.ts',
    file: 'src/manual/option-texts.ts',
    missedIn: ['src/manual/option-texts.ts'],
    change: [["  '--root':", "  '--softnet': 'Show the packets that each CPU took from the network.',\n"]],
  },
];
