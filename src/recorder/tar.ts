import { isUtf8 } from 'node:buffer';
import { ASCII, latin1Bytes } from '../text/latin1.ts';
import type { Entry } from './entry.ts';

/** Of a header, and of that which file contents are filled up to. */
const BLOCK = 512;

/** The end of an archive. */
export const TAR_END = new Uint8Array(2 * BLOCK);

const NAME_SIZE = 100;
const PREFIX_SIZE = 155;

/** By the kinds of entries; `x` is a header with what does not fit into the next one. */
const TYPES: Readonly<Record<Entry['kind'], { readonly flag: string; readonly mode: number }>> = {
  file: { flag: '0', mode: 0o644 },
  link: { flag: '2', mode: 0o777 },
  folder: { flag: '5', mode: 0o755 },
};

const NOTHING = new Uint8Array();

/**
 * An entry as it stands in an archive: the format `ustar` of POSIX, with an extended header (pax) before what does not fit. Everything
 * belongs to root.
 *
 * @param time in seconds since 1970
 */
export function tarEntry(entry: Entry, time: number): Uint8Array[] {
  const bytes = entry.kind === 'file' ? entry.bytes : NOTHING;
  const target = entry.kind === 'link' ? entry.target : '';
  const path = entry.path.slice(1) + (entry.kind === 'folder' ? '/' : '');
  const split = splitPath(path);
  const records: Record<string, string> = {};
  if (split === undefined) records.path = path;
  if (target.length > NAME_SIZE) records.linkpath = target;
  const { flag, mode } = TYPES[entry.kind];
  const [name, prefix] = split ?? [path.slice(-NAME_SIZE), ''];
  return [
    ...(Object.keys(records).length === 0 ? [] : extendedHeader(records, time)),
    header({ name, prefix, target, flag, mode, size: bytes.length, time }),
    ...padded(bytes),
  ];
}

function extendedHeader(records: Readonly<Record<string, string>>, time: number): Uint8Array[] {
  const isText = Object.values(records).every((text) => ASCII.test(text) || isUtf8(latin1Bytes(text)));
  const all = Object.entries({ ...(isText ? {} : { hdrcharset: 'BINARY' }), ...records });
  const bytes = latin1Bytes(all.map(([key, value]) => paxRecord(`${key}=${value}\n`)).join(''));
  const fields = { name: 'PaxHeaders/record', prefix: '', target: '', flag: 'x', mode: 0o644 };
  return [header({ ...fields, size: bytes.length, time }), ...padded(bytes)];
}

/** `27 path=…`: the length counts its own digits. */
function paxRecord(text: string): string {
  let length = text.length;
  while (`${length} ${text}`.length !== length) length = `${length} ${text}`.length;
  return `${length} ${text}`;
}

/** A path in the two fields for it; undefined for one that does not fit. */
function splitPath(path: string): readonly [name: string, prefix: string] | undefined {
  if (path.length <= NAME_SIZE) return [path, ''];
  const slash = path.indexOf('/', path.length - NAME_SIZE - 1);
  if (slash < 1 || slash > PREFIX_SIZE || slash === path.length - 1) return undefined;
  return [path.slice(slash + 1), path.slice(0, slash)];
}

interface Header {
  readonly name: string;
  readonly prefix: string;
  readonly target: string;
  readonly flag: string;
  readonly mode: number;
  readonly size: number;
  readonly time: number;
}

/** The sum of all bytes stands in the header too, and counts there as eight blanks. */
const CHECKSUM_AT = 148;

function header({ name, prefix, target, flag, mode, size, time }: Header): Uint8Array {
  const text = [
    field(name, NAME_SIZE),
    octal(mode, 8),
    octal(0, 8),
    octal(0, 8),
    octal(size, 12),
    octal(time, 12),
    ' '.repeat(8),
    flag,
    field(target, NAME_SIZE),
    field('ustar', 6),
    '00',
    field('root', 32),
    field('root', 32),
    octal(0, 8),
    octal(0, 8),
    field(prefix, PREFIX_SIZE),
  ].join('');
  const bytes = Buffer.alloc(BLOCK);
  bytes.write(text, 'latin1');
  let sum = 0;
  for (const byte of bytes) sum += byte;
  bytes.write(`${sum.toString(8).padStart(6, '0')}\0 `, CHECKSUM_AT, 'latin1');
  return bytes;
}

function field(text: string, size: number): string {
  return text.slice(0, size).padEnd(size, '\0');
}

function octal(value: number, size: number): string {
  return `${value.toString(8).padStart(size - 1, '0')}\0`;
}

function padded(bytes: Uint8Array): Uint8Array[] {
  const rest = bytes.length % BLOCK;
  return bytes.length === 0 ? [] : rest === 0 ? [bytes] : [bytes, new Uint8Array(BLOCK - rest)];
}
