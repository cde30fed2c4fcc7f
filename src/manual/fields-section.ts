import { type Field, type FieldType, HOST } from '../records/field.ts';
import { ADDRESS_HOST, ALIASES, FIELDS, OF_HOSTS } from '../records/fields.ts';
import { KINDS, type Kind } from '../records/record.ts';
import { argument, type Item, type Line, list, paragraphs, prose, section, subsection } from './mdoc.ts';

const TYPES: Readonly<Record<FieldType, string>> = {
  word: 'a word of netstat or of the kernel; upper and lower case are the same',
  text: 'text that others chose; upper and lower case differ',
  integer: 'a whole number of any size',
  number: 'a number that can have a fraction',
  boolean: '`true`, `false` or `null`',
  address:
    'an address of IPv4 or IPv6, compared by value; a network such as `10.0.0.0/8` stands for all its addresses',
  port: 'a number up to 65535, or the name of a service',
  host: 'the name of a host; an expression may give another name of it, or an address',
  user: 'the name of a user, or a uid',
  id: 'hexadecimal digits, of which an expression may give the first 8 or more',
};

const WITH: Readonly<Record<NonNullable<Field['with']>, string>> = {
  programs: 'with `-p`',
  selinux: 'with `-Z`',
  extend: 'with `-e`',
  explain: 'with `--explain`',
  netns: 'with `--all-netns` or `--netns`',
  hosts: 'with `--hosts`, or `--root` several times',
  rates: 'with `--rates`',
};

/** The section about the fields of records, kind by kind. */
export function fieldsSection(): Line[] {
  return section(
    'RECORD FIELDS',
    paragraphs(
      'A field has the same name everywhere: in JSON, where a dot leads into an object, in CSV, `--columns`, `--where`, `--sort` and `--count-by`. A field that this kernel does not provide is left out. Integers keep all their digits, beyond 2^53 too.',
      'Names are bytes to the kernel. What of them is UTF-8 is shown as text; any other byte is written as `\\xHH`, and so is the backslash of a name that looks like that already. Control characters, and what else is not shown (see CAVEATS), are escaped as JSON does it, in CSV as `\\xHH` for each byte, and are `?` in tables.',
      'Types of values:',
    ),
    list(
      Object.entries(TYPES).map(([type, text]) => [`Em ${type}`, `${text}.`]),
      'integer',
      true,
    ),
    ...(Object.keys(KINDS) as Kind[]).map((kind) =>
      subsection(`Fields of ${KINDS[kind].title}`, list(FIELDS[kind].map(item), 'Ds', true), aliases(kind)),
    ),
    subsection(
      'Fields of several hosts',
      paragraphs(
        'With `--hosts`, or `--root` several times, records of all kinds have one more field. Names of addresses are then called by their own names alone, such as `local.host`, and that of a group otherwise:',
      ),
      list(
        [HOST, ...OF_HOSTS.fields.group.filter(({ name }) => name === ADDRESS_HOST)].map(item),
        'Ds',
        true,
      ),
    ),
  );
}

function item({ name, type, summary, many, with: option }: Field): Item {
  const facts = [type, ...(many ? ['several'] : []), ...(option === undefined ? [] : [WITH[option]])];
  return [`Cm ${argument(name)}`, `${summary} (${facts.join(', ')}).`];
}

function aliases(kind: Kind): Line[] {
  const names = Object.entries(ALIASES[kind]);
  if (names.length === 0) return [];
  const items = names.map(
    ([name, fields = []]): Item => [
      `Cm ${argument(name)}`,
      `any of ${fields.map((field) => `\`${field}\``).join(', ')}.`,
    ],
  );
  return ['.Pp', ...prose('Other names, each for one or several of these:'), ...list(items, 'Ds', true)];
}
