import {
  canonicalName,
  EXTENSIONS,
  NET_TOOLS_OPTIONS,
  type OptionGroup,
  type OptionSpec,
} from '../cli/options/option-table.ts';
import {
  argument,
  flag,
  type Item,
  type Line,
  list,
  paragraphs,
  prose,
  section,
  subsection,
} from './mdoc.ts';
import { OPTION_DESCRIPTIONS } from './option-descriptions.ts';

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
  ['more', 'More'],
];

/** What there is to say before the options of a group. */
const PREFACES: Readonly<Partial<Record<OptionGroup, string>>> = {
  views: 'At most one of `-i`, `-r`, `-M`, `-s` and `-m` may be given, and once.',
  protocols: 'Without any of these, sockets of all protocols and families are shown.',
  output:
    'The options from here on are not in net-tools. Their long names must be written in full, so that no command line of net-tools means anything else because of them. At most one form may be chosen.',
  asserting: 'Each of these needs `--where`, and none goes with `-c`.',
};

/** The section about the options, group by group. */
export function optionsSection(): Line[] {
  const options = [...NET_TOOLS_OPTIONS, ...EXTENSIONS];
  return section(
    'OPTIONS',
    paragraphs(
      'Letters may be joined behind one minus. Options may stand in any order, and what is no option is ignored. Long names of net-tools may be cut short as long as they are clear.',
    ),
    ...GROUPS.map(([group, title]) => {
      const preface = PREFACES[group];
      const members = options.filter((spec) => spec.group === group);
      return subsection(title, preface === undefined ? [] : prose(preface), list(members.map(item)));
    }),
  );
}

/** @throws {SyntaxError} where an option is not described: a mistake in this program */
function item(spec: OptionSpec): Item {
  const { short, long, argument: placeholder, example } = spec;
  const description = OPTION_DESCRIPTIONS[canonicalName(spec)];
  if (description === undefined) throw new SyntaxError(canonicalName(spec));
  const names = [
    ...(short === undefined ? [] : [flag(`-${short}`)]),
    ...(long === undefined ? [] : [flag(`--${long}`)]),
  ].join(' , ');
  return {
    tag: placeholder === undefined ? names : `${names} Ns = Ns Ar ${placeholder}`,
    body: [
      ...prose(description),
      ...(example === undefined ? [] : ['For example', `.Ql ${argument(`--${long}=${example}`)} .`]),
    ],
  };
}
