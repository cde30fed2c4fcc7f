import { ASCII } from '../text/latin1.ts';
import { replaceUnsafe } from '../text/unsafe.ts';
import { escapeOf } from '../text/utf8.ts';

/** What a syslog message tells. */
export interface Message {
  readonly time: Date;
  /** The host that it is about. */
  readonly host?: string;
  readonly pid: number;
  /** What kind of message it is: `opened`, `closed`, … */
  readonly id: string;
  /** Names and values, which become structured data. */
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** The same for people. */
  readonly text: string;
}

/** What a message is sent with. */
export interface Labels {
  /** Names the structured data: `netstat@32473`. */
  readonly sdId: string;
  /** Which message of this run it is, from 1 on: tells receivers what is missing, and what comes twice. */
  readonly sequence: number;
}

/** Facility daemon (3), severity notice (5). */
const PRIORITY = 3 * 8 + 5;

/** The longest name in structured data. */
const NAME_LENGTH = 32;

const SD_ID = /^[!#-<>?A-\\^-~]+@\d+(\.\d+)*$/;
/** What a name in structured data must not have. */
const NOT_IN_NAMES = /[^!#-<>-\\^-~]/g;

/** Marks the text of a message as UTF-8. */
const BOM = '\ufeff';

/** What structured data is named unless another name is given: 32473 is the number for examples (RFC 5612). */
export const DEFAULT_SD_ID = 'netstat@32473';

/** Whether structured data may have this name: one of its own with an enterprise number, for names without one are the IETF's. */
export function isSdId(text: string): boolean {
  return text.length <= NAME_LENGTH && SD_ID.test(text);
}

/**
 * A message as RFC 5424 has it. Control characters are allowed there, but receivers take the end of a line for that of a message:
 * of each unsafe character `\xHH` is sent for its bytes, as in --csv.
 */
export function formatMessage(message: Message, { sdId, sequence }: Labels): Buffer {
  const { time, host, pid, id, fields, text } = message;
  const header = [
    `<${PRIORITY}>1`,
    timestamp(time),
    headerField(host, 255),
    'netstat',
    pid,
    headerField(id, 32),
  ];
  const data = `${element(sdId, fields)}${element('meta', [['sequenceId', String(sequence)]])}`;
  const shown = replaceUnsafe(text, escapeOf);
  return Buffer.from(`${header.join(' ')} ${data} ${ASCII.test(shown) ? '' : BOM}${shown}`);
}

/** A time of four-digit years, or that there is none. */
function timestamp(time: Date): string {
  const text = Number.isNaN(time.getTime()) ? '' : time.toISOString();
  return /^\d{4}-/.test(text) ? text : '-';
}

/** A field of the header: printable ASCII without blanks, or `-` for none. */
function headerField(text: string | undefined, length: number): string {
  return text?.replace(/[^!-~]/g, '?').slice(0, length) || '-';
}

function element(id: string, fields: Message['fields']): string {
  const name = uniqueNames();
  return `[${id}${fields.map(([field, value]) => ` ${name(field)}="${escaped(value)}"`).join('')}]`;
}

function escaped(value: string): string {
  return replaceUnsafe(value, escapeOf).replace(/["\\\]]/g, '\\$&');
}

/** Makes names that fit, each another one: receivers keep one value of a name, and do not mind its case. */
function uniqueNames(): (field: string) => string {
  const taken = new Set<string>();
  return (field) => {
    const name = field.replace(NOT_IN_NAMES, '_').slice(0, NAME_LENGTH) || '_';
    let unique = name;
    for (let number = 2; taken.has(unique.toLowerCase()); number++) {
      const suffix = `_${number}`;
      unique = name.slice(0, NAME_LENGTH - suffix.length) + suffix;
    }
    taken.add(unique.toLowerCase());
    return unique;
  };
}
