import type { Change, ChangeRecord } from '../records/change.ts';

/** The record of a change. */
export function recordOf(
  { change, kind, record, host, age, initial, previous }: Change,
  time: Date,
): ChangeRecord {
  return {
    change,
    time: time.toISOString(),
    ...(host === undefined ? {} : { host }),
    ...(age === undefined ? {} : { seconds: Math.round(age) / 1000 }),
    ...(initial ? { initial } : {}),
    ...(previous === undefined ? {} : { previous }),
    [kind]: record,
  };
}
