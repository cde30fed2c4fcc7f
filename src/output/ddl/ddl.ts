import { ENGINES, type EngineName } from './engines.ts';
import { type Lines, type Table, tablesFor } from './tables.ts';

/** `--ddl`: the statements that create tables for lines of `--ndjson --flat`, and how these are loaded. */
export function ddlText(engine: EngineName, lines: Lines): string {
  return tablesFor(lines)
    .map((table) => statements(engine, table))
    .join('\n');
}

function statements(engine: EngineName, table: Table): string {
  const { types, columnType, hasInlineComments, ending, load } = ENGINES[engine];
  const { name, kind, columns, isShared } = table;
  const definitions = columns.map((column) => {
    const definition = `  "${column.name}" ${columnType(types[column.type], column)}`;
    return hasInlineComments ? `${definition} COMMENT ${literal(column.summary)}` : definition;
  });
  const comments = hasInlineComments
    ? []
    : columns.map((column) => `COMMENT ON COLUMN "${name}"."${column.name}" IS ${literal(column.summary)};`);
  return [
    `-- Lines of the kind ${kind} that --ndjson --flat writes. What loads them from standard input:`,
    ...load(table).map((line) => `--   ${line}`),
    `CREATE TABLE ${isShared ? 'IF NOT EXISTS ' : ''}"${name}" (`,
    definitions.join(',\n'),
    `)${ending(table)};`,
    ...comments,
    '',
  ].join('\n');
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
