import type { ProtocolMemory } from '../proc/memory/protocol-memory.ts';
import type { Column } from './columns.ts';
import type { LineWriter } from './line-writer.ts';

/** The line above the heading. */
export const MEMORY_TITLE = 'Kernel socket memory';

type Value = number | bigint | string | undefined;
type Read = (row: ProtocolMemory) => Value;

/** No field is ever empty, so that programs can count them. */
const NONE = '-';

/** Wide enough for the names of all protocols of the Internet and of unix. */
const NAME_WIDTH = 11;
const STATE_WIDTH = 8;

const COLUMNS: readonly Column<ProtocolMemory>[] = [
  { heading: 'Proto', width: NAME_WIDTH, align: 'left', write: (out, { protocol }) => out.name(protocol) },
  right('Sockets', 7, ({ inUse }) => inUse),
  right('Orphan', 6, ({ orphans }) => orphans),
  right('TimeWait', 8, ({ timeWaits }) => timeWaits),
  right('Alloc', 6, ({ allocated }) => allocated),
  right('Pages', 7, ({ memory }) => memory?.pages),
  right('Bytes', 11, ({ memory }) => memory?.bytes),
  right('Low', 8, ({ limits }) => limits?.low),
  right('Pressure', 8, ({ limits }) => limits?.pressure),
  right('High', 8, ({ limits }) => limits?.high),
];

const EXTENDED: readonly Column<ProtocolMemory>[] = [
  right('MaxOrphan', 9, ({ orphanLimit }) => orphanLimit),
  right('MaxTimeWait', 11, ({ timeWaitLimit }) => timeWaitLimit),
  right('Size', 5, ({ socketSize }) => socketSize),
  right('MaxHdr', 6, ({ maxHeader }) => maxHeader),
  {
    heading: 'Slab',
    width: 4,
    align: 'left',
    write: (out, { slab }) => write(out, slab === undefined ? undefined : slab ? 'yes' : 'no'),
  },
  {
    heading: 'Module',
    width: 0,
    align: 'left',
    write: (out, { module }) => (module === undefined ? out.text(NONE) : out.name(module)),
  },
];

/**
 * The columns of the memory of sockets.
 *
 * @param extend -e: with the limits of counts, and with what the kernel has registered for the protocol
 */
export function memoryColumns(extend: boolean): Column<ProtocolMemory>[] {
  const state: Column<ProtocolMemory> = {
    heading: 'State',
    width: extend ? STATE_WIDTH : 0,
    align: 'left',
    write: (out, { pressure }) => write(out, pressure == null ? undefined : pressure ? 'pressure' : 'normal'),
  };
  return [...COLUMNS, state, ...(extend ? EXTENDED : [])];
}

function right(heading: string, width: number, read: Read): Column<ProtocolMemory> {
  return { heading, width, align: 'right', write: (out, row) => write(out, read(row)) };
}

/** A figure or a word of this program. */
function write(out: LineWriter, value: Value): void {
  out.text(value === undefined ? NONE : String(value));
}
