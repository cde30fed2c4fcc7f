import { writeHeading } from '../format/columns.ts';
import { GROUP_RULE, groupColumns } from '../format/interfaces/groups.ts';
import { type GroupMembership, hasIgmpHeading, igmpReader } from '../proc/interfaces/igmp.ts';
import { igmp6Reader } from '../proc/interfaces/igmp6.ts';
import { describeGroup } from '../records/describe/others.ts';
import { beginBlock } from './block.ts';
import type { Context } from './context.ts';
import { fieldRows } from './rows.ts';
import { showTables, type TableRows } from './tables.ts';

/** Shows the multicast groups that the interfaces have joined; the heading is shown even without a table. */
export async function groups(context: Context): Promise<number> {
  beginBlock(context, 'IPv6/IPv4 Group Memberships');
  writeHeading(context.out, groupColumns(context.names));
  context.out.line(GROUP_RULE);
  return showTables(context, 'AF INET (igmp)', '/proc/net/igmp', '/proc/net/igmp6', () => rows(context));
}

/** The format of a table follows from its heading, not from its name. */
function rows({ root, names }: Context): TableRows<GroupMembership> {
  const readers = { igmp: igmpReader(root.facts), igmp6: igmp6Reader() };
  let format: keyof typeof readers | undefined;
  return {
    read(batch) {
      format ??= hasIgmpHeading(batch) ? 'igmp' : 'igmp6';
      return readers[format](batch);
    },
    complaint: ({ line }) => `warning, got bogus ${format} line ${line}.`,
    wanted: () => true,
    addresses: ({ address }) => [address],
    ...fieldRows('group', groupColumns(names), (membership) => describeGroup(membership, names)),
  };
}
