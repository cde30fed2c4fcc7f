import type { GroupMembership } from '../../proc/interfaces/igmp.ts';
import { type Column, leftColumn } from '../columns.ts';
import { writeHost } from '../endpoints.ts';
import type { Names } from '../names.ts';

/** The columns of the multicast groups. */
export function groupColumns(names: Names): Column<GroupMembership>[] {
  return [
    leftColumn('Interface', 15, (out, { iface }) => out.text(iface)),
    leftColumn('RefCnt', 6, (out, { users }) => out.decimal(users)),
    leftColumn('Group', 0, (out, { address }) => writeHost(out, address, names)),
  ];
}

/** The line between the heading and the rows. */
export const GROUP_RULE = '--------------- ------ ---------------------';
