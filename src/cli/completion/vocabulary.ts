import { GLOSSARY } from '../../glossary/glossary.ts';
import { ALIASES, FIELDS, OF_HOSTS } from '../../records/fields.ts';
import type { Kind } from '../../records/record.ts';
import { VIEWS } from '../../views/index.ts';
import { FAMILY_NAMES } from '../options/families.ts';
import { type OptionSpec, optionNames } from '../options/option-table.ts';

/** A word that a shell may offer, and what it is. */
export interface Word {
  readonly text: string;
  readonly summary: string;
}

/** The words without what they are. */
export function texts(words: readonly Word[]): string[] {
  return words.map(({ text }) => text);
}

/** An option as shells complete it. */
export interface CompletedOption extends OptionSpec {
  readonly summary: string;
}

/** What the scripts know of the options. */
export interface Vocabulary {
  /** All options, each once. */
  readonly options: readonly CompletedOption[];
  /** The options that ask for a kind of rows; without one of them it is sockets. */
  readonly kindOptions: readonly KindOption[];
  /** Letters that take an argument, which may follow without a blank. */
  readonly argumentLetters: string;
}

/** An option that asks for a kind of rows. */
export interface KindOption {
  readonly kind: Kind;
  readonly names: readonly string[];
}

/** What there is to know of these options. */
export function vocabularyOf(options: readonly OptionSpec[]): Vocabulary {
  return {
    options: options.filter(isLastOfItsName).map((option) => ({ ...option, summary: summaryOf(option) })),
    kindOptions: options.flatMap((option) => {
      const kind = kindAskedForBy(option);
      return kind === undefined ? [] : [{ kind, names: optionNames(option) }];
    }),
    argumentLetters: options
      .flatMap(({ short, argument }) => (argument === undefined ? [] : (short ?? [])))
      .join(''),
  };
}

/** Words of the glossary, each once, with the topics that it has a meaning in. */
export const DEFINED: readonly Word[] = glossaryWords();

/** Names of families of addresses. */
export const FAMILIES: readonly Word[] = FAMILY_NAMES.map((text) => ({ text, summary: '' }));

/** What selects a network namespace; something must follow a colon. */
export const SELECTORS: readonly Word[] = [
  { text: 'host', summary: 'that of process 1' },
  { text: 'pid:', summary: 'that of a process' },
  { text: 'name:', summary: 'by its name in /run/netns and the like' },
  { text: 'container:', summary: 'that of a container, by its name or id' },
  { text: 'pod:', summary: 'that of a pod, by its name or uid' },
];

/** The names of fields, and names that stand for several of them, of each kind of rows. */
export const FIELD_WORDS: readonly (readonly [kind: Kind, words: readonly Word[]])[] = (
  Object.keys(FIELDS) as Kind[]
).map((kind) => [
  kind,
  [
    // Shells in the C locale know only ASCII.
    ...FIELDS[kind].map(({ name, summary }) => ({ text: name, summary: summary.replaceAll('…', '...') })),
    ...OF_HOSTS.fields[kind]
      .filter(({ name }) =>
        [FIELDS[kind].map((field) => field.name), Object.keys(ALIASES[kind])].every(
          (names) => !names.includes(name),
        ),
      )
      .map(({ name, summary }) => ({ text: name, summary: `${summary} (--hosts)` })),
    ...Object.entries(ALIASES[kind])
      .filter(([name]) => FIELDS[kind].every((field) => field.name !== name))
      .map(([text, names]) => ({ text, summary: `any of ${names?.join(', ')}` })),
  ],
]);

/** Columns that rows of every kind can have. */
export const FRAME_COLUMNS: readonly Word[] = [
  { text: 'time', summary: 'when the frame was made' },
  { text: 'kind', summary: 'what the row is about' },
];

/** `--unix` stands twice in the table, with its letter in the second place. */
function isLastOfItsName({ long }: OptionSpec, i: number, all: readonly OptionSpec[]): boolean {
  return long === undefined || all.findLastIndex((other) => other.long === long) === i;
}

function kindAskedForBy({ view, section }: OptionSpec): Kind | undefined {
  if (view !== undefined) return VIEWS[view].kind;
  return section === 'groups' ? 'group' : undefined;
}

function summaryOf({ summary, group, long }: OptionSpec): string {
  return summary ?? (group === 'families' ? `only of the family ${long}` : `${long} sockets`);
}

function glossaryWords(): Word[] {
  const topics = new Map<string, string[]>();
  for (const { name, entries } of GLOSSARY) {
    for (const word of entries.flatMap(({ words }) => words)) {
      topics.set(word, [...(topics.get(word) ?? []), name]);
    }
  }
  return [...topics].map(([text, names]) => ({ text, summary: names.join(', ') }));
}
