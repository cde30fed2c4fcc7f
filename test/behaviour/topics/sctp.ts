import { type Case, text } from '../case.ts';
import { table } from '../tables.ts';

const multihomed = {
  '/proc/net/sctp/eps': table(
    'eps',
    '0 0 2   10  12   22       1000 45679 10.0.0.1 192.168.1.1 2001:0db8:0000:0000:0000:0000:0000:0001 ',
  ),
  '/proc/net/sctp/assocs': table(
    'assocs',
    '0 0 2   1   3  0       2        5        6       0 50002 22  40001  *10.0.0.1 192.168.1.1 <-> *10.0.0.2 192.168.1.2 172.16.0.1 \t    7500    10',
  ),
};
const named = { ...multihomed, '/etc/hosts': '10.0.0.1 averyveryverylonghostname.example.com\n' };

const NUMERIC = text`
  Active Internet connections (servers and established)
  Proto Recv-Q Send-Q Local Address           Foreign Address         State······
  sctp                10.0.0.1:22                                     LISTEN·····
                      192.168.1.1:22·············································
                      2001:db8::1:22·············································
  sctp       6      5 10.0.0.1:22             10.0.0.2:40001          ESTABLISHED
                      192.168.1.1             192.168.1.2························
                                              172.16.0.1·························
`;

export const cases: readonly Case[] = [
  {
    name: 'each further address has its own line; the extra columns follow the last one',
    args: '-Sane',
    files: multihomed,
    stdout: text`
      Active Internet connections (servers and established)
      Proto Recv-Q Send-Q Local Address           Foreign Address         State       User       Inode·····
      sctp                10.0.0.1:22                                     LISTEN·····
                          192.168.1.1:22·············································
                          2001:db8::1:22                                              1000       45679·····
      sctp       6      5 10.0.0.1:22             10.0.0.2:40001          ESTABLISHED
                          192.168.1.1             192.168.1.2························
                                                  172.16.0.1                          0          50002·····
    `,
  },
  {
    name: 'names are not cut, ports stay numbers',
    args: '-Sa',
    files: { ...named, '/etc/services': 'ssh 22/tcp\nssh 22/sctp\n' },
    stdout: text`
      Active Internet connections (servers and established)
      Proto Recv-Q Send-Q Local Address           Foreign Address         State······
      sctp                averyveryverylonghostname.example.com:22        LISTEN·····
                          192.168.1.1:22·············································
                          2001:db8::1:22·············································
      sctp       6      5 averyveryverylonghostname.example.com:22 10.0.0.2:40001          ESTABLISHED
                          192.168.1.1             192.168.1.2························
                                                  172.16.0.1·························
    `,
  },
  ...['-n', '--numeric-hosts', '--numeric-ports', '--numeric-users', '-N'].map((option) => ({
    name: `addresses are numbers with ${option}`,
    args: `-Sa ${option}`,
    files: named,
    stdout: NUMERIC,
  })),
  {
    name: '-l lists only endpoints',
    args: '-Sln',
    files: multihomed,
    stdout: text`
      Active Internet connections (only servers)
      Proto Recv-Q Send-Q Local Address           Foreign Address         State······
      sctp                10.0.0.1:22                                     LISTEN·····
                          192.168.1.1:22·············································
                          2001:db8::1:22·············································
    `,
  },
];
