import { GLOSSARY } from '../../glossary/glossary.ts';
import { ALIASES, FIELDS } from '../../records/fields.ts';
import type { Kind } from '../../records/record.ts';
import { kindsOf } from '../../views/kinds.ts';
import { FAMILY_NAMES } from '../options/families.ts';
import { COLORS, SHELLS } from '../options/mistakes.ts';
import { EXTENSIONS, NET_TOOLS_OPTIONS, type OptionSpec } from '../options/option-table.ts';

/** A word that a shell may offer, and what it is. */
export interface Word {
  readonly text: string;
  readonly summary: string;
}

/** What can stand as the argument of an option. */
export type Argument =
  | 'number'
  | 'folder'
  | 'expression'
  /** Names of fields, commas between them. */
  | 'fields'
  /** The same, where records have columns of their frame too. */
  | 'columns'
  /** The same, each perhaps behind a minus. */
  | 'keys'
  /** Names of families, commas between them. */
  | 'families'
  /** One of these words. */
  | readonly Word[];

/** An option as shells complete it. */
export interface CompletedOption {
  readonly short: string | undefined;
  readonly long: string | undefined;
  readonly summary: string;
  /** The placeholder of the argument, and what can stand there. */
  readonly argument: { readonly placeholder: string; readonly sort: Argument } | undefined;
  /** Whether it may be given more than once. */
  readonly repeats: boolean;
}

/** Words of the glossary, each once, with the topics that it has a meaning in. */
export const DEFINED: readonly Word[] = glossaryWords();

/** What the arguments of options are, by long name. */
const ARGUMENTS: Readonly<Record<string, Argument>> = {
  protocol: 'families',
  columns: 'columns',
  color: COLORS.map(alone),
  where: 'expression',
  sort: 'keys',
  'count-by': 'fields',
  wait: 'number',
  define: DEFINED,
  root: 'folder',
  'dns-timeout': 'number',
  completion: SHELLS.map(alone),
};

/** Options that are of use more than once: -e for each column more, -A for families more. */
const REPEATED: readonly string[] = ['extend', 'protocol'];

/** All options, each once: `--unix` stands twice in the table. */
export const OPTIONS: readonly CompletedOption[] = completedOptions();

/** Names of families of addresses. */
export const FAMILIES: readonly Word[] = FAMILY_NAMES.map(alone);

/** The names of fields, and names that stand for several of them, of each kind of rows. */
export const FIELD_WORDS: readonly (readonly [kind: Kind, words: readonly Word[]])[] = (
  Object.keys(FIELDS) as Kind[]
).map((kind) => [
  kind,
  [
    // Shells of the C locale know ASCII alone.
    ...FIELDS[kind].map(({ name, summary }) => ({ text: name, summary: summary.replaceAll('…', '...') })),
    ...Object.entries(ALIASES[kind] ?? {})
      .filter(([name]) => FIELDS[kind].every((field) => field.name !== name))
      .map(([text, names]) => ({ text, summary: `any of ${names?.join(', ')}` })),
  ],
]);

/** Columns that rows of every kind can have. */
export const FRAME_COLUMNS: readonly Word[] = [
  { text: 'time', summary: 'when the frame was made' },
  { text: 'kind', summary: 'what the row is about' },
];

/** Which kind of rows an option asks for; without one of them it is sockets. */
export const KIND_OPTIONS: readonly { readonly kind: Kind; readonly short: string; readonly long: string }[] =
  [...NET_TOOLS_OPTIONS, ...EXTENSIONS].flatMap(({ short = '', long = '', effect }) => {
    if ('view' in effect)
      return kindsOf({ view: effect.view, sections: new Set() }).map((kind) => ({ kind, short, long }));
    return 'section' in effect && effect.section === 'groups' ? [{ kind: 'group', short, long }] : [];
  });

/** Letters that take an argument, which may stand right behind them. */
export const ARGUMENT_LETTERS: string = OPTIONS.flatMap(({ short, argument }) =>
  argument === undefined ? [] : (short ?? []),
).join('');

function alone(text: string): Word {
  return { text, summary: '' };
}

function completedOptions(): CompletedOption[] {
  const options = [...NET_TOOLS_OPTIONS, ...EXTENSIONS];
  return options
    .filter(
      ({ long }, i) => long === undefined || options.findLastIndex((other) => other.long === long) === i,
    )
    .map((spec) => {
      const { short, long, argument } = spec;
      const sort = ARGUMENTS[long ?? ''] ?? 'number';
      return {
        short,
        long,
        summary: summaryOf(spec),
        argument: argument === undefined ? undefined : { placeholder: argument, sort },
        repeats: REPEATED.includes(long ?? ''),
      };
    });
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
