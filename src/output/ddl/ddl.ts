import type { Kind } from '../../records/record.ts';
import { ENGINES, type EngineName } from './engines.ts';
import { changeTable, type Table, tableOf } from './tables.ts';

/**
 * `--ddl`: the statements that create tables for lines of `--ndjson --flat`, and how these are loaded.
 *
 * @param areChanges whether the lines are changes between looks
 */
export function ddlText(engine: EngineName, kinds: readonly Kind[], areChanges: boolean): string {
  const tables = areChanges ? [changeTable(kinds)] : kinds.map(tableOf);
  return tables.map((table) => statements(engine, table)).join('\n');
}

function statements(engine: EngineName, table: Table): string {
  const { types, columnType, hasInlineComments, ending, load } = ENGINES[engine];
  const { name, kind, columns } = table;
  const definitions = columns.map((column) => {
    const definition = `  "${column.name}" ${columnType(types[column.type], column)}`;
    return hasInlineComments ? `${definition} COMMENT ${literal(column.summary)}` : definition;
  });
  const comments = hasInlineComments
    ? []
    : columns.map((column) => `COMMENT ON COLUMN "${name}"."${column.name}" IS ${literal(column.summary)};`);
  return [
    `-- Lines of the kind ${kind} that --ndjson --flat writes. To load them from records.ndjson:`,
    ...load(table).map((line) => `--   ${line}`),
    `CREATE TABLE "${name}" (`,
    definitions.join(',\n'),
    `)${ending};`,
    ...comments,
    '',
  ].join('\n');
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
