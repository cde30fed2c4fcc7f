import { Chalk, type ChalkInstance } from 'chalk';
import type { CountRecord } from '../records/count.ts';
import type { FieldType } from '../records/field.ts';
import { FIELDS } from '../records/fields.ts';
import { type AnyRecord, KINDS, type Kind } from '../records/record.ts';
import { type Cell, type CellOf, cellOf, countCellOf, fieldsOf, isColumnOf } from './columns.ts';
import type { Form, FormOptions } from './form.ts';
import { statePaint } from './state-colors.ts';
import { drawTable, TableColumn } from './table-drawing.ts';
import type { Utf8Writer } from './utf8-writer.ts';

/** The records of one kind, or the counts. */
interface Table {
  readonly title: string;
  readonly columns: readonly TableColumn[];
  /** What each of them shows. */
  readonly cells: readonly CellOf[];
  rows: number;
}

/**
 * `--table`, for people: a table of each kind, as wide as what is in it, without the columns in which no record has anything
 * unless --columns names them. Nothing is cut; an UNSAFE character is a `?`. Problems go to stderr alone.
 */
export function tableForm(options: FormOptions, out: Utf8Writer): Form {
  const chalk = new Chalk({ level: options.colorLevel });
  const tables = tablesOf(options, chalk);
  let isFirst = true;
  let time = '';

  const take = (kind: Kind | 'count', record: AnyRecord | CountRecord): void => {
    const table = tables.get(kind);
    if (table === undefined) return;
    table.rows++;
    for (let index = 0; index < table.cells.length; index++)
      table.columns[index]?.add(textOf(table.cells[index]?.(record, kind, time)));
  };
  const line = (text: string): void => {
    out.text(text);
    out.endLine();
  };
  const show = ({ title, columns, rows }: Table): void => {
    const heading = options.continuous ? `${title} ${time}` : title;
    const used = columns.filter(({ isUsed }) => options.columns !== undefined || isUsed);
    if (!isFirst) line('');
    isFirst = false;
    if (rows === 0) line(`${heading}: none`);
    else {
      if (tables.size > 1 || options.continuous) line(chalk.bold(heading));
      drawTable(used, rows, chalk, out);
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
      for (const table of tables.values()) {
        show(table);
        for (const column of table.columns) column.clear();
        table.rows = 0;
      }
    },
  };
}

function tablesOf(options: FormOptions, chalk: ChalkInstance): Map<Kind | 'count', Table> {
  const { kinds, columns, countBy } = options;
  if (countBy !== undefined) {
    const names = ['count', ...countBy];
    return new Map([['count', tableOf('counts', names, countCellOf, chalk)]]);
  }
  const tables = new Map<Kind, Table>();
  for (const kind of kinds) {
    const names =
      columns?.filter((name) => isColumnOf(name, kind)) ?? fieldsOf(kind, options).map(({ name }) => name);
    if (names.length > 0) tables.set(kind, tableOf(KINDS[kind].plural, names, cellOf, chalk));
  }
  return tables;
}

function tableOf(
  title: string,
  names: readonly string[],
  getter: (name: string) => CellOf,
  chalk: ChalkInstance,
): Table {
  const paint = chalk.level === 0 ? undefined : statePaint(chalk);
  const columns = names.map(
    (name) =>
      new TableColumn(name, NUMERIC.has(name) ? 'right' : 'left', name === 'state' ? paint : undefined),
  );
  return { title, columns, cells: names.map(getter), rows: 0 };
}

const NUMERIC_TYPES: readonly FieldType[] = ['integer', 'number', 'port'];

/** The columns that have a number in each row, whichever kind they are of. */
const NUMERIC: ReadonlySet<string> = new Set([
  'count',
  ...Object.values(FIELDS)
    .flat()
    .filter(({ type, many }) => !many && NUMERIC_TYPES.includes(type))
    .map(({ name }) => name),
]);

/** The text of a cell. Among several values, a `-` stands for one that is missing or empty. */
function textOf(cell: Cell): string {
  if (typeof cell === 'string') return cell;
  if (cell === undefined || cell === null) return '';
  if (typeof cell !== 'object') return String(cell);
  return cell.map((value) => String(value ?? '') || '-').join(', ');
}
