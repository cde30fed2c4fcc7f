import { type ChangeRecord, kindOf } from '../records/change.ts';
import type { AnyRecord, Kind } from '../records/record.ts';
import type { OwnerRecord } from '../records/socket.ts';

/**
 * Gives a change to what takes records: with `change`, `seconds` and `previous` beside the fields of its row. One that is about a table
 * has no row.
 */
export function flatChange(change: ChangeRecord, take: (kind: Kind, record: AnyRecord) => void): void {
  const kind = kindOf(change);
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

/** `state=ESTABLISHED`, or several such; of owners as -p shows them. */
function previousText(previous: Readonly<Record<string, unknown>>): string {
  return Object.entries(previous)
    .map(([name, value]) => `${name}=${[value].flat().map(valueText).join(',')}`)
    .join(' ');
}

function valueText(value: unknown): string {
  if (value === null) return '';
  if (typeof value !== 'object') return String(value);
  const { pid, program } = value as OwnerRecord;
  return `${pid}/${program}`;
}
