import { ALIASES, FIELDS, type Field, type FieldType } from '../records/fields.ts';
import { type Kind, PLURALS } from '../records/record.ts';
import { argument, type Item, type Line, list, paragraphs, prose, section, subsection } from './mdoc.ts';

const TYPES: Readonly<Record<FieldType, string>> = {
  word: 'a word of netstat or of the kernel; capitals do not matter',
  text: 'text that others chose; capitals matter',
  integer: 'a whole number of any size',
  number: 'a number, perhaps with a fraction',
  boolean: '`true`, `false` or `null`',
  address:
    'an address of IPv4 or IPv6, which compares by its value; a network such as `10.0.0.0/8` stands for all in it',
  port: 'a number up to 65535, or the name of a service',
  host: 'a name of a host; an expression may give another name or an address of it',
  user: 'the name of a user, or a uid',
};

const WITH: Readonly<Record<NonNullable<Field['with']>, string>> = {
  programs: 'with `-p`',
  selinux: 'with `-Z`',
  extend: 'with `-e`',
  explain: 'with `--explain`',
};

/** The section about the fields of records, kind by kind. */
export function fieldsSection(): Line[] {
  return section(
    'RECORD FIELDS',
    paragraphs(
      'A row has the same fields under the same names in all forms: JSON, where a dot leads into an object, CSV, `--columns`, `--where`, `--sort` and `--count-by`. A field that this kernel does not tell is left out. What a value can be:',
    ),
    list(
      Object.entries(TYPES).map(([type, text]) => ({ tag: `Em ${type}`, body: prose(`${text}.`) })),
      'integer',
      true,
    ),
    ...(Object.keys(FIELDS) as Kind[]).map((kind) =>
      subsection(
        `Fields of ${kind === 'memory' ? 'memory' : kind === 'masquerade' ? 'masqueraded connections' : PLURALS[kind]}`,
        list(FIELDS[kind].map(item), 'Ds', true),
        aliases(kind),
      ),
    ),
  );
}

function item({ name, type, summary, many, with: option }: Field): Item {
  const facts = [type, ...(many ? ['several'] : []), ...(option === undefined ? [] : [WITH[option]])];
  return { tag: `Cm ${argument(name)}`, body: prose(`${summary} (${facts.join(', ')}).`) };
}

function aliases(kind: Kind): Line[] {
  const names = Object.entries(ALIASES[kind] ?? {});
  if (names.length === 0) return [];
  const items = names.map(([name, fields = []]) => ({
    tag: `Cm ${argument(name)}`,
    body: prose(`any of ${fields.map((field) => `\`${field}\``).join(', ')}.`),
  }));
  return ['.Pp', ...prose('Names that stand for one or several of these:'), ...list(items, 'Ds', true)];
}
