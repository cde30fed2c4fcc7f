import { enumerated } from '../../text/enumerated.ts';
import {
  EXTENSIONS,
  NET_TOOLS_OPTIONS,
  type OptionGroup,
  type OptionSpec,
  viewOptions,
} from './option-table.ts';

/** The version of this package: package.json is not there to be read when the bundle runs. */
export const VERSION = '0.1.0';

/** The text of -V: this program, then the one whose output it copies. */
export const VERSION_TEXT = `netstat-js ${VERSION}\nPrints what the netstat of net-tools 2.10 prints.\n`;

const TITLES: Readonly<Record<OptionGroup, string>> = {
  views: 'Views other than sockets:',
  protocols: 'Sockets of these protocols only:',
  families: 'These address families only:',
  details: 'How much of it, and how:',
  other: 'Other:',
  output: 'Beyond net-tools, by full names only. Forms of output:',
  selecting: 'Which rows, in what order, how many:',
  asserting: 'Asserting, for scripts:',
  explaining: 'Explaining:',
  more: 'More:',
};

/** The blocks in their order. */
const NET_TOOLS_GROUPS: readonly OptionGroup[] = ['views', 'protocols', 'families', 'details', 'other'];
const EXTENSION_GROUPS: readonly OptionGroup[] = ['output', 'selecting', 'asserting', 'explaining', 'more'];

/** Columns of a screen; two cells share a line. */
const SCREEN = 80;
const CELL = SCREEN / 2;
/** Where the summary begins in a cell. */
const SUMMARY = 22;
/** The same for the extensions, which have a line each. */
const EXTENSION_SUMMARY = 26;

/**
 * The help text, made from the option table: the options of net-tools fit a screen of 80 by 24, those beyond
 * follow. Names that speak for themselves are in running lines, the others in two columns with a few words.
 */
export function helpText(extensions: readonly OptionSpec[] = EXTENSIONS): string {
  const views = enumerated(viewOptions(NET_TOOLS_OPTIONS), 'or');
  const usage = `Usage: netstat [OPTION]...  Shows sockets, or what ${views} asks for.`;
  const blocks = NET_TOOLS_GROUPS.map((group) => {
    const members = NET_TOOLS_OPTIONS.filter((spec) => spec.group === group);
    const names = members.filter(({ summary }) => summary === undefined).map(flags);
    const cells = members
      .filter(({ summary }) => summary !== undefined)
      .map((spec) => `  ${flags(spec)}`.padEnd(SUMMARY) + spec.summary);
    return [TITLES[group], ...running(names), ...twoColumns(cells)];
  });
  const beyond = EXTENSION_GROUPS.map((group) => {
    const members = extensions.filter((spec) => spec.group === group);
    return [
      TITLES[group],
      ...members.map((spec) => `  ${flags(spec)}`.padEnd(EXTENSION_SUMMARY) + spec.summary),
    ];
  });
  return [usage, ...blocks.flat(), ...beyond.flat(), ''].join('\n');
}

/** `-A, --protocol=LIST` */
function flags({ short, long, argument }: OptionSpec): string {
  const names = [...(short === undefined ? [] : [`-${short}`]), ...(long === undefined ? [] : [`--${long}`])];
  return names.join(', ') + (argument === undefined ? '' : `=${argument.placeholder}`);
}

function twoColumns(cells: readonly string[]): string[] {
  const lines: string[] = [];
  for (let i = 0; i < cells.length; i += 2) {
    lines.push(`${(cells[i] ?? '').padEnd(CELL)}${cells[i + 1] ?? ''}`.trimEnd());
  }
  return lines;
}

function running(names: readonly string[]): string[] {
  const lines: string[] = [];
  let line = '';
  for (const name of names) {
    if (line.length + name.length + 2 > SCREEN) {
      lines.push(line);
      line = '';
    }
    line += `  ${name}`;
  }
  return line === '' ? lines : [...lines, line];
}
