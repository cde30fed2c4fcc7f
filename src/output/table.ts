import { Chalk, type ChalkInstance } from 'chalk';
import { FIELDS, type FieldType } from '../records/fields.ts';
import { type Kind, PLURALS } from '../records/record.ts';
import { type Cell, type CellOf, cellOf, countCellOf, fieldsOf } from './columns.ts';
import type { Form, FormOptions } from './form.ts';
import { drawTable, type TableColumn } from './table-drawing.ts';
import { UNSAFE } from './unsafe.ts';
import type { Utf8Writer } from './utf8-writer.ts';

/** What is shown of one kind of records, or of counts. */
interface Table {
  readonly title: string;
  readonly names: readonly string[];
  readonly cells: readonly CellOf[];
  /** By rows; each has the texts of all columns. */
  rows: string[][];
}

/**
 * `--table`: for reading. A table for each kind, as wide as what is in it; nothing is cut. It has the columns in which a record
 * has something, unless --columns names them. What an UNSAFE character would do it does not: there is a `?`.
 */
export function tableForm(options: FormOptions, out: Utf8Writer): Form {
  const { kinds, countBy, columns, continuous, colorLevel } = options;
  const chalk = new Chalk({ level: colorLevel });
  const tables = new Map<Kind | 'count', Table>();
  if (countBy !== undefined) tables.set('count', newTable('counts', ['count', ...countBy], countCellOf));
  else
    for (const kind of kinds) {
      const names = columns ?? fieldsOf(kind, options).map((field) => field.name);
      tables.set(kind, newTable(PLURALS[kind], names, cellOf));
    }
  let time = '';
  let isFirst = true;

  const take = (kind: Kind | 'count', record: Parameters<CellOf>[0]): void => {
    const table = tables.get(kind);
    table?.rows.push(table.cells.map((cell) => cellText(cell(record, kind, time))));
  };
  const title = (words: string): void => {
    if (!isFirst) out.endLine();
    isFirst = false;
    if (words === '') return;
    out.text(chalk.bold(words));
    out.endLine();
  };
  const draw = ({ names, rows }: Table): void => {
    const shown =
      columns === undefined ? names.flatMap((_, index) => (isEmpty(rows, index) ? [] : index)) : undefined;
    const chosen = shown === undefined || shown.length === 0 ? names.map((_, index) => index) : shown;
    const drawn = chosen.map((index) => columnOf(names[index] ?? '', kinds, chalk));
    const texts = rows.map((row) => chosen.map((index) => row[index] ?? ''));
    for (const lines of drawTable(drawn, texts, chalk)) {
      out.text(lines);
      out.endLine();
    }
  };

  return {
    begin(facts) {
      time = facts.time;
    },
    record: take,
    count: (count) => take('count', count),
    problem() {},
    end() {
      if (continuous) title(time);
      for (const table of tables.values()) {
        if (table.rows.length === 0 && tables.size > 1) continue;
        if (!continuous || tables.size > 1) title(tables.size > 1 ? table.title : '');
        draw(table);
        table.rows = [];
      }
    },
  };
}

function newTable(title: string, names: readonly string[], cell: (name: string) => CellOf): Table {
  return { title, names, cells: names.map(cell), rows: [] };
}

function isEmpty(rows: readonly (readonly string[])[], index: number): boolean {
  return rows.every((row) => row[index] === '');
}

/** Several values are a list; a gap in it is nothing. */
function cellText(cell: Cell): string {
  if (cell === undefined || cell === null) return '';
  const text = typeof cell === 'object' ? cell.map((value) => value ?? '').join(', ') : String(cell);
  return text.replace(UNSAFE, '?');
}

const NUMBERS: ReadonlySet<FieldType> = new Set(['integer', 'number', 'port']);

function columnOf(name: string, kinds: readonly Kind[], chalk: ChalkInstance): TableColumn {
  const field = kinds.flatMap((kind) => FIELDS[kind]).find((candidate) => candidate.name === name);
  const isNumber = name === 'count' || (field !== undefined && !field.many && NUMBERS.has(field.type));
  return {
    heading: name,
    align: isNumber ? 'right' : 'left',
    paint: name === 'state' ? (text) => STATE_COLORS[text]?.(chalk)(text) ?? text : undefined,
  };
}

/** What waits is blue, what works is green, what is over is dim; a program forgot to close what is red. */
const STATE_COLORS: Readonly<Record<string, (chalk: ChalkInstance) => (text: string) => string>> = {
  LISTEN: (chalk) => chalk.blue,
  LISTENING: (chalk) => chalk.blue,
  ESTABLISHED: (chalk) => chalk.green,
  CONNECTED: (chalk) => chalk.green,
  CLOSE_WAIT: (chalk) => chalk.red,
  SYN_SENT: (chalk) => chalk.yellow,
  SYN_RECV: (chalk) => chalk.yellow,
  FIN_WAIT1: (chalk) => chalk.yellow,
  FIN_WAIT2: (chalk) => chalk.dim,
  TIME_WAIT: (chalk) => chalk.dim,
  LAST_ACK: (chalk) => chalk.yellow,
  CLOSING: (chalk) => chalk.yellow,
};
