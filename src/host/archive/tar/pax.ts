import { latin1 } from '../../../text/latin1.ts';

/** What a pax header says of a member, or of all that follow. Latin1. */
export interface Pax {
  readonly path?: string;
  readonly linkpath?: string;
  readonly size?: number;
  /** Whether its content has holes: GNU says so in one of three ways. */
  readonly isSparse?: true;
}

/** Digits of the length of a record: no header is as long as more could say. */
const MOST_DIGITS = 9;

const SPARSE = 'GNU.sparse.';

/**
 * Parses `LENGTH KEYWORD=VALUE\n`, again and again: undefined for what is not so. Of two records of one keyword the last one counts.
 */
export function parsePax(bytes: Uint8Array): Pax | undefined {
  const text = latin1(bytes);
  let pax: Pax = {};
  for (let start = 0; start < text.length; ) {
    const space = text.slice(start, start + MOST_DIGITS + 1).indexOf(' ');
    const digits = text.slice(start, start + Math.max(space, 0));
    const end = /^\d+$/.test(digits) ? start + Number(digits) : start;
    const record = text.slice(start + space + 1, end);
    const equals = record.indexOf('=');
    if (end > text.length || equals < 1 || !record.endsWith('\n')) return undefined;
    const said = meaningOf(record.slice(0, equals), record.slice(equals + 1, -1));
    if (said === undefined) return undefined;
    pax = { ...pax, ...said };
    start = end;
  }
  return pax;
}

/** What a record says; undefined for what makes no sense. */
function meaningOf(keyword: string, value: string): Pax | undefined {
  if (keyword === 'path') return { path: value };
  if (keyword === 'linkpath') return { linkpath: value };
  if (keyword === `${SPARSE}name`) return { path: value, isSparse: true };
  if (keyword.startsWith(SPARSE)) return { isSparse: true };
  if (keyword !== 'size') return {};
  const size = /^\d+$/.test(value) ? Number(value) : Number.NaN;
  return Number.isSafeInteger(size) ? { size } : undefined;
}
