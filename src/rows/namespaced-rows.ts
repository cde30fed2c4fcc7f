import type { NetnsRecord } from '../records/netns.ts';
import type { AnyRecord } from '../records/record.ts';
import type { Rows } from '../views/rows.ts';

/** The same rows, whose records say of which network namespace they are. */
export function namespacedRows<R>(rows: Rows<R>, netns: NetnsRecord): Rows<R> {
  const { describe, describeLazily, reader } = rows;
  const values: Readonly<Record<string, NetnsRecord['inode' | 'id' | 'host']>> = {
    'netns.inode': netns.inode,
    'netns.id': netns.id,
    'netns.host': netns.host,
  };
  return {
    ...rows,
    describe: (row) => ({ netns, ...describe(row) }),
    // The record is of this row alone: a copy would make all of its fields.
    ...(describeLazily && {
      describeLazily: (row) =>
        Object.defineProperty(describeLazily(row), 'netns', { value: netns }) as AnyRecord,
    }),
    ...(reader && {
      reader: (field) => (field.name in values ? () => values[field.name] : reader(field)),
    }),
  };
}
