/**
 * The rows of CSV as RFC 4180 has it, strictly: lines end with CR LF, a quote stands only around a whole cell or doubled in one.
 * A text instead of rows says what is wrong.
 */
export function csvRows(text: string): string[][] | string {
  const rows: string[][] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  for (let row: string[] = []; cell.lastIndex < text.length; ) {
    const start = cell.lastIndex;
    const found = cell.exec(text);
    if (found === null) return `no cell of CSV: ${JSON.stringify(text.slice(start, start + 80))}`;
    const [, quoted, plain = '', end] = found;
    row.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
