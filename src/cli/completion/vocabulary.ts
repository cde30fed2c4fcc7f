import { GLOSSARY } from '../../glossary/glossary.ts';
import { ALIASES, FIELDS } from '../../records/fields.ts';
import type { Kind } from '../../records/record.ts';
import { kindsOf } from '../../views/kinds.ts';
import { FAMILY_NAMES } from '../options/families.ts';
import type { OptionSpec } from '../options/option-table.ts';
import type { Completion, DocumentedOption } from '../options/option-texts.ts';

/** A word that a shell may offer, and what it is. */
export interface Word {
  readonly text: string;
  readonly summary: string;
}

/** What can stand as the argument of an option: something of this sort, or one of these words. */
export type Offer = Exclude<Completion, 'words' | 'choices'> | readonly Word[];

/** An option as shells complete it. */
export interface CompletedOption {
  readonly short: string | undefined;
  readonly long: string | undefined;
  readonly summary: string;
  /** The placeholder of the argument, and what can stand there. */
  readonly argument: { readonly placeholder: string; readonly offer: Offer } | undefined;
  /** Whether it may be given more than once. */
  readonly repeats: boolean;
}

/** What the scripts know of the options. */
export interface Vocabulary {
  /** All options, each once. */
  readonly options: readonly CompletedOption[];
  /** The options that ask for a kind of rows; without one of them it is sockets. */
  readonly kindOptions: readonly KindOption[];
  /** Letters that take an argument, which may stand right behind them. */
  readonly argumentLetters: string;
}

/** An option that asks for a kind of rows. */
export interface KindOption {
  readonly kind: Kind;
  readonly short: string | undefined;
  readonly long: string | undefined;
}

/** What there is to know of these options. */
export function vocabularyOf(options: readonly DocumentedOption[]): Vocabulary {
  return {
    options: options.filter(isLastOfItsName).map(completed),
    kindOptions: options.flatMap(({ short, long, effect = {} }) => {
      if ('view' in effect)
        return kindsOf({ view: effect.view, sections: new Set() }).map((kind) => ({ kind, short, long }));
      return 'section' in effect && effect.section === 'groups' ? [{ kind: 'group', short, long }] : [];
    }),
    argumentLetters: options
      .flatMap(({ short, argument }) => (argument === undefined ? [] : (short ?? [])))
      .join(''),
  };
}

/** Words of the glossary, each once, with the topics that it has a meaning in. */
export const DEFINED: readonly Word[] = glossaryWords();

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

function alone(text: string): Word {
  return { text, summary: '' };
}

/** `--unix` stands twice in the table, with its letter in the second place. */
function isLastOfItsName({ long }: OptionSpec, i: number, all: readonly OptionSpec[]): boolean {
  return long === undefined || all.findLastIndex((other) => other.long === long) === i;
}

function completed(option: DocumentedOption): CompletedOption {
  const { short, long, argument, repeats = false } = option;
  const summary = summaryOf(option);
  if (argument === undefined) return { short, long, summary, argument, repeats };
  const { placeholder } = argument;
  return { short, long, summary, argument: { placeholder, offer: offerOf(option) }, repeats };
}

function offerOf({ completes = 'number', argument }: DocumentedOption): Offer {
  if (completes === 'words') return DEFINED;
  return completes === 'choices' ? (argument?.choices ?? []).map(alone) : completes;
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
