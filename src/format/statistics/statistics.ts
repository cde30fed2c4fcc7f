import type { Counter } from '../../proc/statistics/counters.ts';
import type { LineWriter } from '../line-writer.ts';
import type { CountedProtocol, CounterLabel, Histogram, KnownTables } from './statistics-labels.ts';

const INDENT = '    ';

const TITLES: Readonly<Record<Histogram, string>> = {
  input: 'ICMP input histogram:',
  output: 'ICMP output histogram:',
};

/**
 * Writes tables of counters, one after the other. A histogram's title stands before its first counter, and what follows
 * is indented by four more until a sentence of no histogram, shown or not, or a known table comes, selected or not.
 * So a counter without a sentence, and with it a whole unknown table, is indented as what came before it.
 */
export class StatisticsWriter {
  readonly #out: LineWriter;
  readonly #selected: (protocol: CountedProtocol) => boolean;
  #histogram: Histogram | undefined;
  #labels: ReadonlyMap<string, CounterLabel> | undefined;

  /** @param selected whether the known tables of a protocol are shown; unknown ones always are */
  constructor(out: LineWriter, selected: (protocol: CountedProtocol) => boolean) {
    this.#out = out;
    this.#selected = selected;
  }

  /** Begins a table with its name; false, without a word, where it is not shown. */
  open(table: string, tables: KnownTables): boolean {
    const known = tables.get(table);
    if (known !== undefined) {
      this.#histogram = undefined;
      if (!this.#selected(known.protocol)) return false;
    }
    this.#labels = known?.labels;
    this.#out.name(table);
    this.#out.line(':');
    return true;
  }

  /** Writes a counter of the table that was begun last, unless it is one that is not shown. */
  counter({ counter, value }: Counter): void {
    const label = this.#labels?.get(counter);
    if (label?.shown === 'never') return;
    if (label !== undefined && label.histogram !== this.#histogram) {
      if (label.histogram !== undefined) this.#line(TITLES[label.histogram]);
      this.#histogram = label.histogram;
    }
    if (value === 0 && label?.shown !== 'always') return;
    this.#line(label === undefined ? `${counter}: ${value}` : label.sentence.replace('%u', String(value)));
  }

  #line(words: string): void {
    this.#out.text(this.#histogram === undefined ? INDENT : INDENT + INDENT);
    this.#out.name(words);
    this.#out.endLine();
  }
}
