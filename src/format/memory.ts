import type { ProtocolMemory } from '../proc/memory/protocol-memory.ts';
import { type Column, leftColumn, rightColumn } from './columns.ts';
import type { LineWriter } from './line-writer.ts';

/** The line above the heading. */
export const MEMORY_TITLE = 'Kernel socket memory';

type Value = number | bigint | string | undefined;
type Read = (row: ProtocolMemory) => Value;

/** Stands for a missing value, so that every row has all fields. */
const NONE = '-';

/** The longest name of an Internet or unix protocol is `UNIX-STREAM`. */
const NAME_WIDTH = 11;
const STATE_WIDTH = 8;

const COLUMNS: readonly Column<ProtocolMemory>[] = [
  leftColumn('Proto', NAME_WIDTH, (out, { protocol }) => out.text(protocol)),
  figure('Sockets', 7, ({ inUse }) => inUse),
  figure('Orphan', 6, ({ orphans }) => orphans),
  figure('TimeWait', 8, ({ timeWaits }) => timeWaits),
  figure('Alloc', 6, ({ allocated }) => allocated),
  figure('Pages', 7, ({ memory }) => memory?.pages),
  figure('Bytes', 11, ({ memory }) => memory?.bytes),
  figure('Low', 8, ({ limits }) => limits?.low),
  figure('Pressure', 8, ({ limits }) => limits?.pressure),
  figure('High', 8, ({ limits }) => limits?.high),
];

const EXTENDED: readonly Column<ProtocolMemory>[] = [
  figure('MaxOrphan', 9, ({ orphanLimit }) => orphanLimit),
  figure('MaxTimeWait', 11, ({ timeWaitLimit }) => timeWaitLimit),
  figure('Size', 5, ({ socketSize }) => socketSize),
  figure('MaxHdr', 6, ({ maxHeader }) => maxHeader),
  leftColumn('Slab', 4, (out, { slab }) => write(out, slab === undefined ? undefined : slab ? 'yes' : 'no')),
  leftColumn('Module', 0, (out, { module }) => (module === undefined ? out.text(NONE) : out.text(module))),
];

/**
 * The columns of the memory of sockets.
 *
 * @param extend -e: also the limits of counts, and what the kernel has registered for the protocol
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

function figure(heading: string, width: number, read: Read): Column<ProtocolMemory> {
  return rightColumn(heading, width, (out, row) => write(out, read(row)));
}

/** Writes a figure or a word of this program. */
function write(out: LineWriter, value: Value): void {
  out.text(value === undefined ? NONE : String(value));
}
