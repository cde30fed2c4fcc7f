import { UsageError } from '../../errors.ts';
import type { Field, FieldType } from '../../records/field.ts';
import { FIELDS } from '../../records/fields.ts';
import { type AnyRecord, KINDS, type Kind } from '../../records/record.ts';

/** What a document of --json says of an earlier look. */
export interface Earlier {
  readonly kind: Kind;
  readonly records: readonly AnyRecord[];
}

/**
 * Understands a document of --json. Throws UsageError for what is none, for one of another version, whose fields may be others, and for one
 * that has no records of these kinds.
 *
 * @param name what messages call it
 * @param version of this program
 */
export function parseEarlier(text: string, name: string, kinds: readonly Kind[], version: string): Earlier[] {
  const document = parsed(text);
  if (document === undefined)
    throw new UsageError(`--since ${name}: neither a recorded host nor a document of --json`);
  if (seriesOf(document.version) !== seriesOf(version))
    throw new UsageError(
      `--since ${name}: written by version ${String(document.version)}, whose fields may be others than those of ${version}`,
    );
  if (document.hosts !== undefined)
    throw new UsageError(`--since ${name}: it has rows of several hosts, of which none is compared`);
  return kinds.map((kind) => {
    const { plural } = KINDS[kind];
    const records = document[plural];
    if (!Array.isArray(records)) throw new UsageError(`--since ${name}: it has no ${plural}`);
    const wrong = records.findIndex((record) => !isOfKind(record, kind));
    if (wrong >= 0) throw new UsageError(`--since ${name}: ${plural}: number ${wrong + 1} is none`);
    return { kind, records };
  });
}

type Members = Readonly<Record<string, unknown>>;

function parsed(text: string): (Members & { readonly version: unknown }) | undefined {
  try {
    const document: unknown = JSON.parse(text);
    return isRecord(document) && typeof document.version === 'string'
      ? (document as Members & { readonly version: string })
      : undefined;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `0.1` of 0.1.7: within a series fields stay as they are. */
function seriesOf(version: unknown): string {
  return String(version).split('.').slice(0, 2).join('.');
}

/** Whether all that is read of a record is of the right sort: others may have written the document. */
function isOfKind(record: unknown, kind: Kind): record is AnyRecord {
  if (!isRecord(record)) return false;
  const isThere = Object.keys(KINDS[kind].required).every(
    (name) => name.includes('.') || record[name] !== undefined,
  );
  return isThere && FIELDS[kind].every((field) => isFieldRight(record, field, kind));
}

function isFieldRight(record: Members, { name, type, many }: Field, kind: Kind): boolean {
  const [key = '', ...path] = name.split('.');
  const value = record[key];
  if (value === undefined) return true;
  const isRight: IsRight = (one) => TYPES[type](one) || (one === null && name in KINDS[kind].nullable);
  if (path.length === 0) return many ? isListOf(value, isRight) : isRight(value);
  const isList = FIELDS[kind].every((field) => !field.name.startsWith(`${key}.`) || field.many);
  const inner = (object: unknown): boolean => isRecord(object) && isInnerRight(object, path, isRight);
  return isList ? isListOf(value, inner) : inner(value);
}

function isInnerRight(object: Members, [key = '', ...path]: readonly string[], isRight: IsRight): boolean {
  const value = object[key];
  if (value === undefined) return true;
  if (path.length > 0) return isRecord(value) && isInnerRight(value, path, isRight);
  return isRight(value) || isListOf(value, isRight);
}

function isListOf(value: unknown, isElement: IsRight): boolean {
  return Array.isArray(value) && value.every(isElement);
}

type IsRight = (value: unknown) => boolean;

const isText: IsRight = (value) => typeof value === 'string';
const isNumber: IsRight = (value) => typeof value === 'number';

const TYPES: Readonly<Record<FieldType, IsRight>> = {
  word: isText,
  text: isText,
  address: isText,
  host: isText,
  user: isText,
  id: isText,
  integer: isNumber,
  number: isNumber,
  port: isNumber,
  boolean: (value) => typeof value === 'boolean',
};
