import type { ChangeRecord } from '../records/change.ts';
import { type AnyRecord, KINDS, type Kind } from '../records/record.ts';

/**
 * Gives a change to what takes records: with `change`, `seconds` and `previous` beside the fields of its row. One that is about a table
 * has no row.
 */
export function flatChange(change: ChangeRecord, take: (kind: Kind, record: AnyRecord) => void): void {
  const kind = (Object.keys(KINDS) as Kind[]).find((name) => change[name] !== undefined);
  if (kind === undefined) return;
  const { seconds, previous } = change;
  const flat = {
    ...change[kind],
    change: change.change,
    ...(seconds === undefined ? {} : { seconds }),
    ...(previous === undefined ? {} : { previous: previousText(previous) }),
  };
  take(kind, flat as AnyRecord);
}

/** `state=ESTABLISHED`, or several such. */
function previousText(previous: Readonly<Record<string, unknown>>): string {
  return Object.entries(previous)
    .map(([name, value]) => `${name}=${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
    .join(' ');
}
