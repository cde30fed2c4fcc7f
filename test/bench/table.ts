import type { Series } from './measure.ts';

/** A column of ratios: what a row is divided by, or undefined where there is nothing to divide by. */
export interface Ratio {
  readonly heading: string;
  readonly of: (row: Series, all: readonly Series[]) => number | undefined;
}

/** The middle value, or the mean of the two in the middle; NaN of nothing. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const low = sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
  const high = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  return (low + high) / 2;
}

function find(all: readonly Series[], name: string | undefined): Series | undefined {
  return all.find(({ contestant }) => contestant.name === name);
}

/** Median time of a row divided by that of the contestant `name`. */
export function timeAgainst(name: string): Ratio {
  return {
    heading: `÷ ${name}`,
    of: (row, all) => {
      const base = find(all, name);
      return base && median(row.milliseconds) / median(base.milliseconds);
    },
  };
}

/** Median of `measured` of a row divided by that of its base. */
export function growth(heading: string, measured: 'milliseconds' | 'kilobytes'): Ratio {
  return {
    heading,
    of: (row, all) => {
      const base = find(all, row.contestant.base);
      return base && median(row[measured]) / median(base[measured]);
    },
  };
}

/** Three digits at least, where there are any. */
function figure(value: number | undefined): string {
  if (value === undefined || Number.isNaN(value)) return '–';
  const decimals = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return value.toFixed(decimals);
}

/** Lays rows of cells out as a Markdown table, the first column to the left, all others to the right. */
export function formatTable(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = headings.map((heading, column) =>
    Math.max(heading.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string => {
    const padded = cells.map((cell, column) => {
      const width = widths[column] ?? 0;
      return column === 0 ? cell.padEnd(width) : cell.padStart(width);
    });
    return `| ${padded.join(' | ')} |`;
  };
  const rule = widths.map((width, column) =>
    column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  return `${[line(headings), line(rule), ...rows.map(line)].join('\n')}\n`;
}

/** One row a contestant: median and range of the wall time, median peak memory, socket rows printed, ratios of the median time. */
export function formatSeries(all: readonly Series[], ratios: readonly Ratio[]): string {
  const shown = ratios.filter((ratio) => all.some((row) => ratio.of(row, all) !== undefined));
  const headings = ['program', 'median ms', 'min – max', 'runs', 'peak MB', 'sockets'];
  const rows = all.map((row) => {
    const { milliseconds, kilobytes } = row;
    const range = `${figure(Math.min(...milliseconds))} – ${figure(Math.max(...milliseconds))}`;
    return [
      row.contestant.name,
      figure(median(milliseconds)),
      range,
      String(milliseconds.length),
      figure(median(kilobytes) / 1024),
      String(row.rows ?? '–'),
      ...shown.map((ratio) => figure(ratio.of(row, all))),
    ];
  });
  return formatTable([...headings, ...shown.map(({ heading }) => heading)], rows);
}
