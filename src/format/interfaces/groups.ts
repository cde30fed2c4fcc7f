import type { GroupMembership } from '../../proc/interfaces/igmp.ts';
import type { Column } from '../columns.ts';
import { writeHost } from '../endpoints.ts';
import type { Names } from '../names.ts';

/** The columns of the multicast groups. */
export function groupColumns(names: Names): Column<GroupMembership>[] {
  return [
    { heading: 'Interface', width: 15, align: 'left', write: (out, { iface }) => out.name(iface) },
    { heading: 'RefCnt', width: 6, align: 'left', write: (out, { users }) => out.decimal(users) },
    {
      heading: 'Group',
      width: 0,
      align: 'left',
      write: (out, { address }) => writeHost(out, address, names),
    },
  ];
}

/** The line between the heading and the rows. */
export const GROUP_RULE = '--------------- ------ ---------------------';
