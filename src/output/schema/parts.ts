/** A JSON Schema of draft 2020-12, or a part of one. */
export type Schema = Readonly<Record<string, unknown>>;

/** An object that has no other members than these. */
export interface Closed extends Schema {
  readonly description: string;
  readonly properties: Readonly<Record<string, Schema>>;
  readonly required: readonly string[];
}

/** An object with these members. */
export function closed(
  description: string,
  properties: Closed['properties'],
  required: readonly string[],
): Closed {
  return { description, type: 'object', properties, required, additionalProperties: false };
}

/** Any text. */
export const text = (description: string): Schema => ({ description, type: 'string' });

/** A list of such values. */
export const listOf = (description: string, items: Schema): Schema => ({ description, type: 'array', items });

/** Of what is about one of several hosts. */
export const WHICH_HOST = text('where several hosts are shown, which one it is about');

/** When something was. */
export const TIME: Schema = {
  description: 'when the tables were read, RFC 3339',
  type: 'string',
  pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)$',
};

/** What a problem says of itself, but for the namespace. */
export const PROBLEM = closed(
  'what kept a table, or a part of it, from being shown',
  {
    message: text('the words that stderr has as well'),
    file: text('path of the table on the host'),
    line: { description: 'number of the line in it, from 1', type: 'integer', minimum: 1 },
    code: text('what is wrong, in a word'),
    text: text('the beginning of that line'),
    host: WHICH_HOST,
  },
  ['message'],
);

/** What a change says of itself, but for the namespace, for what was before and for its row. */
export const CHANGE = closed(
  'a change between two looks',
  {
    change: {
      description: 'what happened',
      type: 'string',
      enum: ['opened', 'closed', 'changed', 'owner', 'gap'],
    },
    time: TIME,
    seconds: { description: 'for how long the row had been seen', type: 'number', minimum: 0 },
    initial: { description: 'it was there at the first look', const: true },
    file: text('gap: the table that could not be read'),
    reason: text('gap: why it could not'),
    host: WHICH_HOST,
  },
  ['change', 'time'],
);

/** The members of a coverage. */
export const COVERAGE = closed(
  'how many connections of tcp were opened in all namespaces that are shown, and how many of them were seen',
  {
    host: WHICH_HOST,
    time: TIME,
    seconds: { description: 'for how long', type: 'number', minimum: 0 },
    opened: { description: 'by how much ActiveOpens and PassiveOpens rose', type: 'integer', minimum: 0 },
    seen: { description: 'how many rows of connections appeared', type: 'integer', minimum: 0 },
  },
  ['time', 'seconds', 'opened', 'seen'],
);

/** The facts of a frame. */
export const FRAME = closed(
  'what is said of all that was read at a time',
  {
    version: text('version of netstat-js'),
    host: text('name of the host, if it is known'),
    hosts: {
      description: 'how many hosts were asked for, where records say which they are of',
      type: 'integer',
      minimum: 1,
    },
    time: TIME,
  },
  ['version', 'time'],
);
