import type { Counter } from '../../proc/statistics/counters.ts';
import type { LineWriter } from '../line-writer.ts';
import type { CountedProtocol, CounterLabel, Histogram, KnownTables } from './statistics-labels.ts';

const INDENT = '    ';

const TITLES: Readonly<Record<Histogram, string>> = {
  input: 'ICMP input histogram:',
  output: 'ICMP output histogram:',
};

/**
 * Writes tables of counters, one after the other. The title of a histogram stands before its first counter. It ends, and
 * with it the deeper indentation, at a known table or at a counter with a sentence that belongs to no histogram, shown or
 * not. An unknown counter or table does not end it.
 */
export class StatisticsWriter {
  readonly #out: LineWriter;
  readonly #selected: (protocol: CountedProtocol) => boolean;
  #histogram: Histogram | undefined;
  #labels: ReadonlyMap<string, CounterLabel> | undefined;

  /** @param selected whether to show the known tables of a protocol; unknown tables are always shown */
  constructor(out: LineWriter, selected: (protocol: CountedProtocol) => boolean) {
    this.#out = out;
    this.#selected = selected;
  }

  /** Writes the name of a table; false, without writing, for one that is not shown. */
  open(table: string, tables: KnownTables): boolean {
    const known = tables.get(table);
    if (known !== undefined) {
      this.#histogram = undefined;
      if (!this.#selected(known.protocol)) return false;
    }
    this.#labels = known?.labels;
    this.#out.text(table);
    this.#out.line(':');
    return true;
  }

  /** Writes a counter of that table, unless it is not shown. @param text what stands in the place of its value */
  counter({ counter, value }: Counter, text = String(value)): void {
    const label = this.#labels?.get(counter);
    if (label?.shown === 'never') return;
    if (label !== undefined && label.histogram !== this.#histogram) {
      if (label.histogram !== undefined) this.#line(TITLES[label.histogram]);
      this.#histogram = label.histogram;
    }
    if (text === '0' && label?.shown !== 'always') return;
    this.#line(label === undefined ? `${counter}: ${text}` : label.sentence.replace('%u', text));
  }

  #line(words: string): void {
    this.#out.text(this.#histogram === undefined ? INDENT : INDENT + INDENT);
    this.#out.text(words);
    this.#out.endLine();
  }
}
