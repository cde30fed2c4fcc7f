import { type OptionGroup, optionNames, viewOptions } from '../cli/options/option-table.ts';
import { enumerated } from '../text/enumerated.ts';
import { flag, type Item, type Line, list, paragraphs, prose, section, subsection } from './mdoc.ts';
import { DOCUMENTED_OPTIONS, type DocumentedOption } from './option-texts.ts';

/** The groups of options in their order. */
const GROUPS: readonly (readonly [group: OptionGroup, title: string])[] = [
  ['views', 'Views other than sockets'],
  ['protocols', 'Protocols'],
  ['families', 'Address families'],
  ['details', 'How much, and how'],
  ['other', 'About the program'],
  ['output', 'Other forms of output'],
  ['selecting', 'Selecting, sorting, counting'],
  ['asserting', 'Assertions'],
  ['explaining', 'Explanations'],
  ['namespaces', 'Network namespaces'],
  ['time', 'Over time'],
  ['recording', 'Recording'],
  ['more', 'More'],
];

/** What there is to say before the options of a group. */
function prefaceOf(group: OptionGroup, options: readonly DocumentedOption[]): string | undefined {
  const views = viewOptions(options).map((name) => `\`${name}\``);
  const prefaces: Partial<Record<OptionGroup, string>> = {
    views: `At most one of ${enumerated(views, 'and')} may be given, and once.`,
    protocols: 'Without any of these, sockets of all protocols and families are shown.',
    output:
      'The options from here on are not in net-tools. Their long names must be written in full, so that no command line of net-tools means anything else because of them. At most one form may be chosen.',
    asserting: 'Each of these needs `--where`, and none goes with `-c`.',
  };
  return prefaces[group];
}

/** The section about the options, group by group. */
export function optionsSection(options: readonly DocumentedOption[] = DOCUMENTED_OPTIONS): Line[] {
  return section(
    'OPTIONS',
    paragraphs(
      'Letters may be joined after one minus. Options may stand in any order, and operands are ignored. Long names of net-tools may be abbreviated as long as they are unambiguous.',
    ),
    ...GROUPS.map(([group, title]) => {
      const preface = prefaceOf(group, options);
      const members = options.filter((spec) => spec.group === group);
      return subsection(title, preface === undefined ? [] : prose(preface), list(members.map(item)));
    }),
  );
}

function item(option: DocumentedOption): Item {
  const { long, argument, manual } = option;
  const names = optionNames(option).map(flag).join(' , ');
  if (argument === undefined) return [names, manual];
  const { placeholder, example, absent } = argument;
  const hint = example === undefined ? '' : ` For example \`--${long}=${example}\`.`;
  const value = absent === undefined ? `= Ns Ar ${placeholder}` : `Op = Ns Ar ${placeholder}`;
  return [`${names} Ns ${value}`, manual + hint];
}
