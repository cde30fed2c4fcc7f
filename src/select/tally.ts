import { type Field, getterOf, type RowReader, type RowValue } from '../records/field.ts';
import { type Amount, type Figure, sumOf, type Tally } from '../records/figure.ts';
import type { Kind } from '../records/record.ts';
import type { Grouping } from './grouping.ts';

/**
 * Adds up the figures of rows by what they are counted by.
 *
 * @param fields those of the kind
 */
export function tallyOf(
  grouping: Grouping,
  kind: Kind,
  fields: readonly Field[],
  figures: readonly Figure[],
): Tally {
  const sums = figures.map((): (Amount | undefined)[] => []);
  const addUp = (group: number, at: number, amount: Amount | undefined): void => {
    const own = sums[at] as (Amount | undefined)[];
    if (amount !== undefined) own[group] = sumOf(own[group] ?? 0, amount);
  };
  const getters = figures.map(({ fields }) => fields.map(getterOf));
  return {
    add(record) {
      const amounts = figures.map((figure, at) => {
        const [first, second, third] = (getters[at] ?? []).map((get) => get(record)[0]);
        return figure.valueOf(first, second, third);
      });
      grouping.add(kind, record, (group) => {
        for (const [at, amount] of amounts.entries()) addUp(group, at, amount);
      });
    },
    rowAdder<R>(reader: RowReader<R>) {
      const addRow = grouping.rowAdder(kind, reader);
      const reads = figures.map((figure) => amountReader(figure, fields, reader));
      if (addRow === undefined || !reads.every((read) => read !== undefined)) return undefined;
      return (row: R) => {
        const group = addRow(row);
        for (let at = 0; at < reads.length; at++) addUp(group, at, reads[at]?.(row));
      };
    },
    *groups(byCount) {
      const order = byCount ? grouping.order() : undefined;
      for (let index = 0; index < grouping.length; index++) {
        const group = order?.[index] ?? index;
        yield {
          values: grouping.valuesAt(group),
          count: grouping.countAt(group),
          sums: sums.map((own) => own[group]),
        };
      }
    },
  };
}

/** Reads a figure from parsed rows; undefined where it takes a record. */
function amountReader<R>(
  figure: Figure,
  fields: readonly Field[],
  reader: RowReader<R>,
): ((row: R) => Amount | undefined) | undefined {
  const reads = figure.fields.map((name) => {
    const field = fields.find((field) => field.name === name);
    return field && reader(field);
  });
  if (!reads.every((read) => read !== undefined)) return undefined;
  const [first, second, third] = reads;
  return (row) => figure.valueOf(valueBy(first, row), valueBy(second, row), valueBy(third, row));
}

function valueBy<R>(read: ((row: R) => RowValue) | undefined, row: R): RowValue {
  return read === undefined ? undefined : read(row);
}
