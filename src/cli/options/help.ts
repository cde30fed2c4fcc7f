import { enumerated } from '../../text/enumerated.ts';
import { filled } from '../../text/filled.ts';
import {
  EXTENSIONS,
  NET_TOOLS_OPTIONS,
  type OptionGroup,
  type OptionSpec,
  optionNames,
  viewOptions,
} from './option-table.ts';

/** The blocks in their order. */
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
  namespaces: 'Network namespaces:',
  time: 'Over time:',
  recording: 'Recording:',
  more: 'More:',
};

/** Columns of a screen; two cells share a line. */
const SCREEN = 80;
const CELL = SCREEN / 2;
/** Where the summary begins in a cell. */
const SUMMARY = 22;
/** Where the summary of an extension begins: each has a line of its own. */
const EXTENSION_SUMMARY = 26;

/**
 * The help text, made from the option table: the options of net-tools fit a screen of 80 by 24, those beyond
 * follow. Names that speak for themselves are in running lines, the others in two columns with a few words.
 */
export function helpText(extensions: readonly OptionSpec[] = EXTENSIONS): string {
  const views = enumerated(viewOptions(NET_TOOLS_OPTIONS), 'or');
  const usage = `Usage: netstat [OPTION]...  Shows sockets, or what ${views} asks for.`;
  const blocks = (Object.keys(TITLES) as OptionGroup[]).flatMap((group) => {
    const own = NET_TOOLS_OPTIONS.filter((spec) => spec.group === group);
    const names = own.filter(({ summary }) => summary === undefined).map(flags);
    const cells = own.filter(({ summary }) => summary !== undefined).map((spec) => cell(spec, SUMMARY));
    const beyond = extensions.filter((spec) => spec.group === group);
    return [
      TITLES[group],
      ...filled(names, SCREEN - 2, '  ').map((line) => `  ${line}`),
      ...twoColumns(cells),
      ...beyond.map((spec) => cell(spec, EXTENSION_SUMMARY)),
    ];
  });
  return [usage, ...blocks, ''].join('\n');
}

/** The names of an option, and its summary from this column on. */
function cell(spec: OptionSpec, summaryColumn: number): string {
  return `  ${flags(spec)}`.padEnd(summaryColumn) + spec.summary;
}

/** `-A, --protocol=LIST` */
function flags(spec: OptionSpec): string {
  const { argument } = spec;
  const names = optionNames(spec).join(', ');
  if (argument === undefined) return names;
  return names + (argument.absent === undefined ? `=${argument.placeholder}` : `[=${argument.placeholder}]`);
}

function twoColumns(cells: readonly string[]): string[] {
  const lines: string[] = [];
  for (let i = 0; i < cells.length; i += 2) {
    lines.push(`${(cells[i] ?? '').padEnd(CELL)}${cells[i + 1] ?? ''}`.trimEnd());
  }
  return lines;
}
