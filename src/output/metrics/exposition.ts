import type { Amount } from '../../records/figure.ts';
import { replaceUnsafe } from '../../text/unsafe.ts';
import { escapeOf } from '../../text/utf8.ts';
import type { Utf8Writer } from '../utf8-writer.ts';
import type { Family } from './families.ts';

/** The text that is scraped: OpenMetrics 1.0, or the older format of Prometheus (0.0.4). */
export type Exposition = 'openmetrics' | 'prometheus';

/** A value with its labels as they are written: `{protocol="tcp"}`, or nothing. */
export type Sample = readonly [labels: string, value: Amount];

/** Writes a metric: what it is, then its samples. Nothing is written of one without samples. */
export function writeFamily(
  out: Utf8Writer,
  exposition: Exposition,
  family: Family,
  samples: Iterable<Sample>,
): void {
  const { name, type, unit, help } = family;
  const sampled = type === 'counter' ? `${name}_total` : name;
  // To the older format each name is a metric of its own.
  const described = exposition === 'prometheus' ? sampled : name;
  let isDescribed = false;
  for (const [labels, value] of samples) {
    if (!isDescribed) {
      line(out, `# HELP ${described} ${help}`);
      line(out, `# TYPE ${described} ${type}`);
      if (unit !== undefined && exposition === 'openmetrics') line(out, `# UNIT ${described} ${unit}`);
      isDescribed = true;
    }
    line(out, `${sampled}${labels} ${value}`);
  }
}

/** Says that all was written, where the format has words for it. */
export function writeEnd(out: Utf8Writer, exposition: Exposition): void {
  if (exposition === 'openmetrics') line(out, '# EOF');
}

function line(out: Utf8Writer, text: string): void {
  out.text(text);
  out.endLine();
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '"': '\\"', '\n': '\\n' };

/** Labels as they are written. An unsafe character is `\xHH` for each byte of it, but for the end of a line, which has an escape of its own. */
export function labelsText(names: readonly string[], values: readonly string[]): string {
  return `{${names.map((name, at) => `${name}="${escaped(values[at] ?? '')}"`).join(',')}}`;
}

function escaped(value: string): string {
  const safe = replaceUnsafe(value, (character) => (character === '\n' ? character : escapeOf(character)));
  return safe.replace(/[\\"\n]/g, (character) => ESCAPES[character] ?? '');
}
