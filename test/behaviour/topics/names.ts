import { type Case, text } from '../case.ts';
import { inet, table } from '../tables.ts';

const services = {
  '/etc/hosts': '10.0.0.2 a.b\n',
  '/etc/services': 'first 100/tcp alias\nsecond 100/tcp\ndns-u 53/udp\n',
};
const passwd = 'root:x:0:0:root:/root:/bin/sh\nsystemd-timesync:x:100:102::/run/systemd:/usr/sbin/nologin\n';
const identities = table(
  'tcp',
  inet('0100007F:0016', '00000000:0000', '0A', { uid: '100' }),
  inet('0100007F:0016', '00000000:0000', '0A', { uid: '4294967294' }),
  inet('0100007F:0016', '00000000:0000', '0A', { uid: '55', inode: '18446744073709551615' }),
);

export const cases: readonly Case[] = [
  {
    name: 'a port has the name of its last service in the file, for each protocol',
    args: '-ta',
    files: {
      ...services,
      '/proc/net/tcp': table(
        'tcp',
        inet('0200000A:0064', '00000000:0000', '0A'),
        inet('0200000A:0035', '00000000:0000', '0A'),
      ),
    },
    stdout: text`
      Active Internet connections (servers and established)
      Proto Recv-Q Send-Q Local Address           Foreign Address         State······
      tcp        0      0 a.b:second              0.0.0.0:*               LISTEN·····
      tcp        0      0 a.b:53                  0.0.0.0:*               LISTEN·····
    `,
  },
  {
    name: 'UDP-Lite ports have the names of UDP',
    args: '-Ua',
    files: {
      ...services,
      '/proc/net/udplite': table('udp', inet('0200000A:0035', '00000000:0000', '07')),
    },
    stdout: text`
      Active Internet connections (servers and established)
      Proto Recv-Q Send-Q Local Address           Foreign Address         State······
      udpl       0      0 a.b:dns-u               0.0.0.0:*··························
    `,
  },
  {
    name: '0.0.0.0 has no name; the rest of 0/8 are networks; all others are hosts, named by the first line that has them',
    args: '-ta --numeric-ports',
    files: {
      '/etc/hosts': '0.0.0.0 any\n0.0.0.5 nohost\n10.0.0.3 first alias\n10.0.0.3 second\n',
      '/etc/networks': 'default 0.0.0.0\nzeronet 0.0.0.5\n',
      '/proc/net/tcp': table(
        'tcp',
        inet('00000000:0050', '00000000:0000', '0A'),
        inet('05000000:0050', '00000000:0000', '0A'),
        inet('0300000A:0050', '00000000:0000', '0A'),
      ),
    },
    stdout: text`
      Active Internet connections (servers and established)
      Proto Recv-Q Send-Q Local Address           Foreign Address         State······
      tcp        0      0 0.0.0.0:80              0.0.0.0:*               LISTEN·····
      tcp        0      0 zeronet:80              0.0.0.0:*               LISTEN·····
      tcp        0      0 first:80                0.0.0.0:*               LISTEN·····
    `,
  },
  {
    name: 'user and inode are never cut; a user id is signed, an inode is not',
    args: '-tae --numeric-hosts --numeric-ports',
    files: { '/etc/passwd': passwd, '/proc/net/tcp': identities },
    stdout: text`
      Active Internet connections (servers and established)
      Proto Recv-Q Send-Q Local Address           Foreign Address         State       User       Inode·····
      tcp        0      0 127.0.0.1:22            0.0.0.0:*               LISTEN      systemd-timesync 12345·····
      tcp        0      0 127.0.0.1:22            0.0.0.0:*               LISTEN      -2         12345·····
      tcp        0      0 127.0.0.1:22            0.0.0.0:*               LISTEN      55         18446744073709551615
    `,
  },
  {
    name: '--numeric-users leaves the number',
    args: '-tae --numeric-hosts --numeric-ports --numeric-users',
    files: {
      '/etc/passwd': passwd,
      '/proc/net/tcp': table('tcp', inet('0100007F:0016', '00000000:0000', '0A', { uid: '100' })),
    },
    stdout: text`
      Active Internet connections (servers and established)
      Proto Recv-Q Send-Q Local Address           Foreign Address         State       User       Inode·····
      tcp        0      0 127.0.0.1:22            0.0.0.0:*               LISTEN      100        12345·····
    `,
  },
];
