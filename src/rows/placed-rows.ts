import { ADDRESS_HOST } from '../records/fields.ts';
import type { GroupRecord } from '../records/group.ts';
import type { NetnsRecord } from '../records/netns.ts';
import type { Origin } from '../records/origin.ts';
import type { AnyRecord } from '../records/record.ts';
import type { Rows } from '../views/rows.ts';

/** The same rows, whose records say of which host and network namespace they are. */
export function placedRows<R>(rows: Rows<R>, { host, netns }: Origin): Rows<R> {
  if (host === undefined && netns === undefined) return rows;
  const { kind, describe, describeLazily, reader } = rows;
  const origin = { ...(host === undefined ? {} : { host }), ...(netns === undefined ? {} : { netns }) };
  const properties = Object.fromEntries(Object.entries(origin).map(([name, value]) => [name, { value }]));
  const known = host !== undefined && kind === 'group' ? (row: R) => renamed(describe(row)) : describe;
  const values: Readonly<Record<string, string | number | boolean | undefined>> = {
    ...(host === undefined ? {} : { host }),
    ...(netns === undefined
      ? {}
      : { 'netns.inode': netns.inode, 'netns.id': netns.id, 'netns.host': netns.host, ...singleName(netns) }),
  };
  return {
    ...rows,
    // The record is of this row alone. To copy it takes longer than all else that is done for a row of --ndjson.
    describe: (row) => Object.assign(known(row), origin),
    // A copy would make all of its fields.
    ...(describeLazily && {
      describeLazily: (row) => Object.defineProperties(describeLazily(row), properties),
    }),
    ...(reader && {
      reader: (field) => (field.name in values ? () => values[field.name] : reader(field)),
    }),
  };
}

/** Several names take the record: a parsed row gives one value. */
function singleName({ names = [] }: NetnsRecord): { 'netns.names'?: string | undefined } {
  return names.length > 1 ? {} : { 'netns.names': names[0] };
}

/** The name of a group is no name of the host that the row is of. */
function renamed(record: AnyRecord): AnyRecord {
  const { host, ...others } = record as GroupRecord;
  return host === undefined ? others : { ...others, [ADDRESS_HOST]: host };
}
