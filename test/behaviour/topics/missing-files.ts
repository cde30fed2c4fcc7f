import { type Case, text } from '../case.ts';
import { inet, table } from '../tables.ts';

const tcp = { '/proc/net/tcp': table('tcp', inet('0100007F:0016', '00000000:0000', '0A')) };
const tcpAndUdp = { ...tcp, '/proc/net/udp': table('udp', inet('0100007F:0035', '00000000:0000', '07')) };

const ALL = text`
  Active Internet connections (servers and established)
  Proto Recv-Q Send-Q Local Address           Foreign Address         State······
  tcp        0      0 127.0.0.1:22            0.0.0.0:*               LISTEN·····
`;
const NOTHING = text`
  Active Internet connections (w/o servers)
  Proto Recv-Q Send-Q Local Address           Foreign Address         State······
`;
const NOTHING_AT_ALL = text`
  Active Internet connections (w/o servers)
  Proto Recv-Q Send-Q Local Address           Foreign Address         State······
  Active UNIX domain sockets (w/o servers)
  Proto RefCnt Flags       Type       State         I-Node   Path
`;
const NO_TCP = "netstat: no support for `AF INET (tcp)' on this system.\n";

export const cases: readonly Case[] = [
  {
    name: 'a protocol asked for by letter that is missing ends the run before the next one',
    args: '-tuS -an',
    files: tcpAndUdp,
    stdout: ALL,
    stderr: "netstat: no support for `AF INET (sctp)' on this system.\n",
    status: 1,
  },
  {
    name: 'the IPv6 table of a missing protocol is still listed',
    args: '-tu -an',
    files: {
      '/proc/net/tcp6': table(
        'tcp6',
        inet('00000000000000000000000000000000:0016', '00000000000000000000000000000000:0000', '0A'),
      ),
      '/proc/net/udp': tcpAndUdp['/proc/net/udp'],
    },
    stdout: text`
      Active Internet connections (servers and established)
      Proto Recv-Q Send-Q Local Address           Foreign Address         State······
      tcp6       0      0 :::22                   :::*                    LISTEN·····
    `,
    stderr: NO_TCP,
    status: 1,
  },
  {
    name: 'in the default view missing protocols are passed over',
    args: '-an',
    files: tcpAndUdp,
    stdout: text`
      Active Internet connections (servers and established)
      Proto Recv-Q Send-Q Local Address           Foreign Address         State······
      tcp        0      0 127.0.0.1:22            0.0.0.0:*               LISTEN·····
      udp        0      0 127.0.0.1:53            0.0.0.0:*··························
      Active UNIX domain sockets (servers and established)
      Proto RefCnt Flags       Type       State         I-Node   Path
    `,
  },
  { name: 'a family alone silences missing tables, even with -v', args: '-4v', files: {}, stdout: NOTHING },
  { name: '--inet silences as -4 does', args: '--inet -v', files: {}, stdout: NOTHING },
  { name: '-A silences as -4 does', args: '-A inet,inet6 -v', files: {}, stdout: NOTHING },
  { name: 'a missing IPv6 table is never reported', args: '-t6', files: {}, stdout: NOTHING },
  {
    name: 'a protocol letter beside the family makes the missing table an error',
    args: '-t4',
    files: {},
    stdout: NOTHING,
    stderr: NO_TCP,
    status: 1,
  },
  {
    name: 'a table that may not be read counts as missing',
    args: '-t',
    files: { '/proc/net/tcp': { error: 'EACCES' } },
    uid: 1000,
    stdout: NOTHING,
    stderr: NO_TCP,
    status: 1,
  },
  {
    name: 'a table of the radio families that may not be read is an error, asked for or not',
    args: '',
    files: { '/proc/net/ax25': { error: 'EACCES' } },
    uid: 1000,
    stdout: NOTHING_AT_ALL,
    stderr: '/proc/net/ax25: Permission denied\n',
    status: 255,
  },
];
