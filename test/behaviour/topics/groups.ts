import { type Case, text } from '../case.ts';
import { table } from '../tables.ts';

const files = {
  '/proc/net/igmp': table('igmp', '1\tlo        :     1      V3', '\t\t\t\t010000E0     1 0:00000000\t\t0'),
  '/proc/net/igmp6': '1    lo              ff020000000000000000000000000001     1 0000000C 0\n',
};
const BOTH = text`
  IPv6/IPv4 Group Memberships
  Interface       RefCnt Group
  --------------- ------ ---------------------
  lo              1      224.0.0.1
  lo              1      ff02::1
`;

const all: readonly Omit<Case, 'view'>[] = [
  { name: 'groups of both families', args: '-gn', files, stdout: BOTH },
  {
    name: 'with a family, sockets are listed as well',
    args: '-gn6',
    files,
    stdout: text`
      Active Internet connections (w/o servers)
      Proto Recv-Q Send-Q Local Address           Foreign Address         State······
      IPv6/IPv4 Group Memberships
      Interface       RefCnt Group
      --------------- ------ ---------------------
      lo              1      ff02::1
    `,
  },
  {
    name: 'with -4, sockets are listed as well',
    args: '-gn4',
    files,
    stdout: text`
      Active Internet connections (w/o servers)
      Proto Recv-Q Send-Q Local Address           Foreign Address         State······
      IPv6/IPv4 Group Memberships
      Interface       RefCnt Group
      --------------- ------ ---------------------
      lo              1      224.0.0.1
    `,
  },
  {
    name: 'every frame of -c shows the same',
    args: '-gnc',
    files,
    frames: 2,
    stdout: BOTH + BOTH,
    departs: { why: 'net-tools reads the IPv4 table as IPv6 from the second frame on' },
  },
];

export const cases: readonly Case[] = all.map((c) => ({ ...c, view: 'groups' }));
