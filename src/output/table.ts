import { Chalk, type ChalkInstance } from 'chalk';
import type { CountRecord } from '../records/count.ts';
import type { FieldType, RowReader } from '../records/field.ts';
import { FIELDS, namingOf } from '../records/fields.ts';
import { type AnyRecord, KINDS, type Kind } from '../records/record.ts';
import { painted } from '../text/shown.ts';
import {
  type CellOf,
  CHANGE_COLUMNS,
  cellOf,
  countCellOf,
  countColumns,
  fieldsOf,
  isColumnOf,
} from './columns.ts';
import { flatChange } from './flat-change.ts';
import type { Form, FormOptions } from './form.ts';
import { statePaint } from './state-colors.ts';
import { TableCells, type TableColumn } from './table-cells.ts';
import { drawTable } from './table-drawing.ts';
import type { Utf8Writer } from './utf8-writer.ts';

/** The records of one kind, or the counts. */
interface Table {
  readonly title: string;
  /** What the columns show. */
  readonly cellsOf: readonly CellOf[];
  readonly makeColumns: () => readonly TableColumn[];
  columns: readonly TableColumn[];
  cells: TableCells;
}

/**
 * `--table`, for people: a table of each kind, as wide as what is in it, without the columns in which no record has anything
 * unless --columns names them. Nothing is cut; an unsafe character is a `?`. Problems go to stderr alone.
 */
export function tableForm(options: FormOptions, out: Utf8Writer): Form {
  const chalk = new Chalk({ level: options.colorLevel });
  const tables = tablesOf(options, chalk);
  let isFirst = true;
  let time = '';

  const take = (kind: Kind | 'count', record: AnyRecord | CountRecord): void => {
    const table = tables.get(kind);
    if (table === undefined) return;
    const { columns, cellsOf, cells } = table;
    for (let index = 0; index < columns.length; index++)
      cells.add(columns[index] as TableColumn, cellsOf[index]?.(record, kind, time));
    cells.endRow();
  };
  const line = (text: string, paint: (text: string) => string = String): void => {
    out.shown(painted(paint, text));
    out.endLine();
  };
  const show = ({ title, columns, cells }: Table): void => {
    const heading = options.continuous ? `${title} ${time}` : title;
    if (!isFirst) line('');
    isFirst = false;
    if (cells.rows === 0) line(`${heading}: none`);
    else {
      if (tables.size > 1 || options.continuous) line(heading, chalk.bold);
      drawTable(columns, cells, chalk, out);
    }
  };

  return {
    begin(facts) {
      time = facts.time;
    },
    record: take,
    rowTaker<R>(kind: Kind, reader: RowReader<R>, describe: (row: R) => AnyRecord) {
      const table = tables.get(kind);
      if (table === undefined) return () => {};
      const reads = table.columns.map(({ heading }) => {
        const field = namingOf(options.with).fields[kind].find(({ name }) => name === heading);
        return field && reader(field);
      });
      return (row: R) => {
        const { columns, cellsOf, cells } = table;
        let record: AnyRecord | undefined;
        for (let index = 0; index < columns.length; index++) {
          const read = reads[index];
          if (read === undefined) record ??= describe(row);
          const cell = read === undefined ? cellsOf[index]?.(record as AnyRecord, kind, time) : read(row);
          cells.add(columns[index] as TableColumn, cell);
        }
        cells.endRow();
      };
    },
    change: (change) => flatChange(change, take),
    coverage() {},
    count: (count) => take('count', count),
    problem() {},
    end() {
      for (const table of tables.values()) {
        // A look without changes has nothing to show.
        if (options.changes && options.continuous && table.cells.rows === 0) continue;
        show(table);
        table.columns = table.makeColumns();
        table.cells = new TableCells();
      }
    },
  };
}

function tablesOf(options: FormOptions, chalk: ChalkInstance): Map<Kind | 'count', Table> {
  const { kinds, columns, countBy } = options;
  if (countBy !== undefined) {
    const names = countColumns(options, countBy);
    return new Map([['count', tableOf('counts', names, countCellOf, columns !== undefined, chalk)]]);
  }
  const tables = new Map<Kind, Table>();
  for (const kind of kinds) {
    const names = columns?.filter((name) => isColumnOf(name, kind, options)) ?? [
      ...(options.changes ? CHANGE_COLUMNS : []),
      ...fieldsOf(kind, options).map(({ name }) => name),
    ];
    if (names.length > 0)
      tables.set(kind, tableOf(KINDS[kind].plural, names, cellOf, columns !== undefined, chalk));
  }
  return tables;
}

function tableOf(
  title: string,
  names: readonly string[],
  getter: (name: string) => CellOf,
  alwaysShown: boolean,
  chalk: ChalkInstance,
): Table {
  const paint = chalk.level === 0 ? undefined : statePaint(chalk);
  const makeColumns = (): TableColumn[] =>
    names.map((name) => ({
      heading: name,
      align: NUMERIC.has(name) ? 'right' : 'left',
      isAddress: ADDRESSES.has(name),
      paint: name === 'state' ? paint : undefined,
      isShown: alwaysShown,
      width: name.length,
    }));
  return { title, cellsOf: names.map(getter), makeColumns, columns: makeColumns(), cells: new TableCells() };
}

/** The columns that have values of these types, and at most one in each row, whichever kind they are of. */
function columnsOf(...types: readonly FieldType[]): Set<string> {
  const fields = Object.values(FIELDS).flat();
  return new Set(fields.filter(({ type, many }) => !many && types.includes(type)).map(({ name }) => name));
}

const NUMERIC = columnsOf('integer', 'number', 'port').add('count');
const ADDRESSES = columnsOf('address');
