import type { HostileCase } from './case.ts';
import { csvRows } from './csv.ts';
import { MARKS } from './folder.ts';
import { malformedMarkup } from './markup.ts';
import type { Ran } from './run.ts';

/** The statuses that README names. */
const STATUSES: readonly unknown[] = [0, 1, 3, 4, 5, 255];

/** Of all threads, in milliseconds; a case has at most some megabytes. */
const MOST_CPU = 10_000;

/** The most that a started program may hold, in bytes: both builds begin with 40 to 60 MB, and a file has up to 16 MiB. */
const MOST_MEMORY = 350 * 2 ** 20;

/** A stack trace, or a mistake of the program. */
const INTERNAL = /^\s+at .*[:(]\d+|internal error|node:internal|\bfile:\/\/\/|Error: /m;

/**
 * What drives a terminal, forges a line, turns round what stands beside it, or hides. Written here once more, by the
 * properties that Unicode gives them, so that a gap in the program's own list shows.
 */
const UNSAFE =
  /(?!\n)(?:\u034f|[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\u00ad\u115f\u180e\u200b\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{1d173}-\u{1d17a}\u{e0000}-\u{e007f}])/u;

/** A byte that is a control to a terminal that does not know UTF-8, and no part of a character. */
const STRAY = /\ufffd/;

/** The colours that the program has, which it only uses when it is told to. */
const COLOURS = /\x1b\[(?:[0129]|2[1-9]|3[0-9])m/g;

/** What a line of a name must not be. */
const FORGED = /^FORGED ROW/m;

function unsafeIn(latin1: string): string | undefined {
  const text = Buffer.from(latin1, 'latin1').toString();
  const [found] = UNSAFE.exec(text) ?? [];
  if (found !== undefined) return `U+${found.codePointAt(0)?.toString(16)}`;
  if (!STRAY.test(text)) return undefined;
  for (let at = 0; at < latin1.length; ) {
    const length = characterLength(latin1, at);
    const code = latin1.charCodeAt(at);
    if (length === 0 && code >= 0x80 && code < 0xa0) return `the byte ${code.toString(16)}`;
    at += Math.max(1, length);
  }
  return undefined;
}

/** How many bytes a character of UTF-8 has that begins here; 0 if none does. */
function characterLength(latin1: string, at: number): number {
  const code = latin1.charCodeAt(at);
  if (code < 0x80) return 1;
  const length = code >= 0xf0 ? 4 : code >= 0xe0 ? 3 : code >= 0xc2 ? 2 : 0;
  const character = Buffer.from(latin1.slice(at, at + length), 'latin1');
  return length > 0 && character.length === length && !character.toString().includes('\ufffd') ? length : 0;
}

function around(text: string, pattern: RegExp): string {
  const at = text.search(pattern);
  return JSON.stringify(text.slice(Math.max(0, at - 60), at + 80));
}

/** Whether it is what no form matters to: help, version, a definition, a script for a shell. */
function isProse({ argv }: HostileCase, stdout: string): boolean {
  return (
    /^(Usage: netstat|netstat-js )/.test(stdout) || argv.some((word) => /^--(define|completion)/.test(word))
  );
}

function malformed(c: HostileCase, stdout: string): string | undefined {
  const { form } = c;
  if (form === 'text' || stdout === '' || isProse(c, stdout)) return undefined;
  if (form === 'csv') return malformedCsv(stdout);
  if (form === 'metrics') return malformedMetrics(Buffer.from(stdout, 'latin1').toString());
  if (form === 'map')
    return c.argv.some((word) => word === 'svg' || word === 'html') ? malformedMarkup(stdout) : undefined;
  const text = Buffer.from(stdout, 'latin1').toString();
  if (text.includes('\ufffd') && !stdout.includes('\xef\xbf\xbd')) return 'JSON that is not UTF-8';
  try {
    if (form === 'json') JSON.parse(text);
    else for (const line of text.trimEnd().split('\n')) JSON.parse(line);
    return undefined;
  } catch (error) {
    return `bad ${form}: ${error instanceof Error ? error.message : error}`;
  }
}

/** A sample: the name of its metric, its labels, its value. */
const SAMPLE =
  /^([a-z_]+)((?:\{(?:[a-z_]+="(?:[^"\\]|\\[\\"n])*"(?:,(?!\})|(?=\})))*\})?) (-?\d+(?:\.\d+)?(?:e-\d+)?)$/;
const DESCRIPTION = /^# (HELP|TYPE|UNIT) ([a-z_]+) \S/;

/** Metrics as OpenMetrics has them: each described once, with its samples behind it, no two of which have the same labels. */
function malformedMetrics(text: string): string | undefined {
  if (!text.endsWith('# EOF\n')) return 'metrics without an end';
  const seen = new Set<string>();
  let family = '';
  for (const line of text.split('\n').slice(0, -2)) {
    const [description, , described = ''] = DESCRIPTION.exec(line) ?? [];
    if (description !== undefined) {
      if (seen.has(description)) return `twice: ${line}`;
      seen.add(description);
      family = described;
      continue;
    }
    const [sample, name, labels] = SAMPLE.exec(line) ?? [];
    if (sample === undefined) return `no sample: ${line}`;
    if (name !== family && name !== `${family}_total`) return `a sample of another metric: ${line}`;
    if (seen.has(`${name}${labels}`)) return `twice: ${line}`;
    seen.add(`${name}${labels}`);
  }
  return undefined;
}

function malformedCsv(stdout: string): string | undefined {
  const rows = csvRows(stdout);
  if (typeof rows === 'string') return rows;
  const other = rows.find((row) => row.length !== rows[0]?.length);
  return other && `a row of CSV with ${other.length} cells under ${rows[0]?.length} names`;
}

/** What is wrong with a run, whatever the host is; undefined if nothing is. */
export function faultOf(
  c: HostileCase,
  { stdout, stderr, written, status, cpu, peak, leaks }: Ran,
): string | undefined {
  if (!STATUSES.includes(status)) return `status ${status}: ${stderr.slice(0, 2000)}`;
  if (INTERNAL.test(stderr)) return `stack trace: ${stderr.slice(0, 2000)}`;
  const recorded = MARKS.find((secret) => written.includes(secret));
  if (recorded !== undefined) return `${recorded}, which lies outside of the tree, was written`;
  const isColoured = c.argv.includes('always') || c.env.FORCE_COLOR !== undefined;
  for (const [name, written] of Object.entries({ stdout, stderr })) {
    const plain = isColoured ? written.replace(COLOURS, '') : written;
    const text =
      name === 'stdout' && c.form === 'csv' && !isProse(c, written) ? plain.replaceAll('\r\n', '\n') : plain;
    const unsafe = unsafeIn(text);
    if (unsafe !== undefined)
      return `${unsafe} on ${name}: ${around(Buffer.from(text, 'latin1').toString(), UNSAFE)}`;
    if (FORGED.test(text)) return `a forged line on ${name}: ${around(text, FORGED)}`;
    const mark = MARKS.find((secret) => written.includes(secret));
    if (mark !== undefined)
      return `${mark}, which lies outside of the tree, on ${name}: ${written.slice(0, 2000)}`;
  }
  const bad = malformed(c, stdout);
  if (bad !== undefined) return bad;
  if (cpu > MOST_CPU) return `takes ${Math.round(cpu)} ms`;
  if (peak > MOST_MEMORY) return `takes ${Math.round(peak / 2 ** 20)} MB`;
  return leaks === '' ? undefined : `leaves ${leaks} open`;
}
