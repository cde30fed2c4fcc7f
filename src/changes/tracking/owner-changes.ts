import type { AnyRecord } from '../../records/record.ts';
import type { OwnerRecord, SocketRecord } from '../../records/socket.ts';

export function isOtherOwner(
  before: readonly OwnerRecord[] | undefined,
  now: readonly OwnerRecord[] | undefined,
): boolean {
  return areOthers(before, now, ({ pid }) => pid);
}

export function isOtherProgram(
  before: readonly OwnerRecord[] | undefined,
  now: readonly OwnerRecord[] | undefined,
): boolean {
  return areOthers(before, now, ({ program }) => program);
}

/** Whether owners are known before and now, and are others by what this gives of them. */
export function areOthers(
  before: readonly OwnerRecord[] | undefined,
  now: readonly OwnerRecord[] | undefined,
  by: (owner: OwnerRecord) => number | string,
): boolean {
  if (before === undefined || now === undefined || before.length === 0 || now.length === 0) return false;
  const text = (owners: readonly OwnerRecord[]): string => [...new Set(owners.map(by))].join('\0');
  return text(before) !== text(now);
}

/** A record whose socket no one is known to hold any more says who held it. */
export function withOwners(record: AnyRecord, owners: readonly OwnerRecord[] | undefined): AnyRecord {
  const { owners: now } = record as SocketRecord;
  if (now === undefined || now.length > 0 || owners === undefined || owners.length === 0) return record;
  return { ...record, owners: owners.map((owner) => ({ ...owner, former: true as const })) } as AnyRecord;
}
