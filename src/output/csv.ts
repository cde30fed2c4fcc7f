import type { CountRecord } from '../records/count.ts';
import type { AnyRecord, Kind } from '../records/record.ts';
import { type CellOf, CHANGE_COLUMNS, cellOf, countCellOf, countColumns, fieldsOf } from './columns.ts';
import { csvText } from './csv-cell.ts';
import { flatChange } from './flat-change.ts';
import type { Form, FormOptions } from './form.ts';
import type { Utf8Writer } from './utf8-writer.ts';

/**
 * `--csv`: RFC 4180, the heading once, also with -c: then there is a column `time` to tell frames apart, as there is a column
 * `kind` where there are several. Problems go to stderr alone.
 *
 * Nothing is lost. A field that a record lacks is empty, a text or list that is empty is `""`, and what is not known is `null`.
 * Several values are joined by `;`. Characters that would forge or hide something are `\xHH` for each byte in UTF-8, as are
 * bytes of names that are not UTF-8, a `;` in one of several values, and what would make a spreadsheet calculate.
 */
export function csvForm(options: FormOptions, out: Utf8Writer): Form {
  const names = namesOf(options);
  const cells: readonly CellOf[] = names.map(options.countBy === undefined ? cellOf : countCellOf);
  let isHeaded = false;
  let time = '';

  const line = (text: string): void => {
    // A line with nothing on it would be taken for no row.
    out.text(text === '' ? '""' : text);
    out.endCsvLine();
  };
  const row = (kind: Kind | 'count', record: AnyRecord | CountRecord): void => {
    let text = '';
    for (const [index, cell] of cells.entries()) {
      text += (index === 0 ? '' : ',') + csvText(cell(record, kind, time));
    }
    line(text);
  };

  return {
    begin(facts) {
      time = facts.time;
      if (!isHeaded) line(names.join(','));
      isHeaded = true;
    },
    record: row,
    change: (change) => flatChange(change, row),
    coverage() {},
    count: (count) => row('count', count),
    problem() {},
    end() {},
  };
}

function namesOf(options: FormOptions): readonly string[] {
  const { kinds, columns, countBy, continuous, changes } = options;
  if (columns !== undefined) return columns;
  const time = changes ? CHANGE_COLUMNS : continuous ? ['time'] : [];
  if (countBy !== undefined) return [...time, ...countColumns(options, countBy)];
  const fields = kinds.flatMap((kind) => fieldsOf(kind, options).map((field) => field.name));
  return [...time, ...(kinds.length > 1 ? ['kind'] : []), ...new Set(fields)];
}
