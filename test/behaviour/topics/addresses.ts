import { type Case, text } from '../case.ts';
import { inet, table } from '../tables.ts';

const long = {
  '/etc/hosts': '10.0.0.1 abcdefghijklmnopqrstuvwxyz.example.com\n10.0.0.2 a.b\n',
  '/etc/services': 'http 80/tcp\naveryveryverylongservicename 200/tcp\n',
  '/proc/net/tcp': table(
    'tcp',
    inet('0100000A:0050', '0100000A:C350', '01'),
    inet('0100000A:00C8', '0200000A:00C8', '01'),
    inet('B80D0120BBBBAAAADDDDCCCCFFFFEEEE:01BB', 'B80D0120000000000000000001000000:FFFF', '01'),
  ),
};
const ipv6 = {
  '/etc/hosts': '::1 localhost\n10.9.9.8 plain4\n::ffff:10.9.9.9 mapped\n',
  '/etc/services': 'http 80/tcp\n',
  '/proc/net/tcp6': table(
    'tcp6',
    inet('00000000000000000000000000000000:0050', '00000000000000000000000000000000:0000', '0A'),
    inet('00000000000000000000000001000000:0050', '00000000000000000000000001000000:0FA0', '01'),
    inet('0000000000000000FFFF00000809090A:0050', '0000000000000000FFFF00000909090A:0051', '01'),
    inet('000080FE000000000000000001000000:0050', '00000000000000000000000005000100:0001', '01'),
    inet('0000000000000000000000000302010A:0050', '00000000000000000000000005000000:0001', '01'),
  ),
};

export const cases: readonly Case[] = [
  {
    name: 'an endpoint of more than 22 characters: the port is cut to 18, then the address to what is left',
    args: '-t',
    files: long,
    stdout: text`
      Active Internet connections (w/o servers)
      Proto Recv-Q Send-Q Local Address           Foreign Address         State······
      tcp        0      0 abcdefghijklmnopqr:http abcdefghijklmnopq:50000 ESTABLISHED
      tcp        0      0 abcd:averyveryverylongs a.b:averyveryverylongs  ESTABLISHED
      tcp        0      0 2001:db8:aaaa:bbbb::443 2001:db8::1:65535       ESTABLISHED
    `,
  },
  {
    name: 'numeric endpoints are cut by the same rule',
    args: '-tn',
    files: long,
    stdout: text`
      Active Internet connections (w/o servers)
      Proto Recv-Q Send-Q Local Address           Foreign Address         State······
      tcp        0      0 10.0.0.1:80             10.0.0.1:50000          ESTABLISHED
      tcp        0      0 10.0.0.1:200            10.0.0.2:200            ESTABLISHED
      tcp        0      0 2001:db8:aaaa:bbbb::443 2001:db8::1:65535       ESTABLISHED
    `,
  },
  {
    name: '-W cuts nothing',
    args: '-tW',
    files: long,
    stdout: text`
      Active Internet connections (w/o servers)
      Proto Recv-Q Send-Q Local Address           Foreign Address         State······
      tcp        0      0 abcdefghijklmnopqrstuvwxyz.example.com:http abcdefghijklmnopqrstuvwxyz.example.com:50000 ESTABLISHED
      tcp        0      0 abcdefghijklmnopqrstuvwxyz.example.com:averyveryverylongservicename a.b:averyveryverylongservicename ESTABLISHED
      tcp        0      0 2001:db8:aaaa:bbbb:cccc:dddd:eeee:ffff:443 2001:db8::1:65535       ESTABLISHED
    `,
  },
  {
    name: 'with names, :: is in brackets; an IPv4-mapped address does not match an IPv4 line of the hosts file',
    args: '-ta6',
    files: ipv6,
    stdout: text`
      Active Internet connections (servers and established)
      Proto Recv-Q Send-Q Local Address           Foreign Address         State······
      tcp6       0      0 [::]:http               [::]:*                  LISTEN·····
      tcp6       0      0 localhost:http          localhost:4000          ESTABLISHED
      tcp6       0      0 10.9.9.8:http           mapped:81               ESTABLISHED
      tcp6       0      0 fe80::1:http            ::0.1.0.5:1             ESTABLISHED
      tcp6       0      0 ::10.1.2.3:http         ::5:1                   ESTABLISHED
    `,
  },
  {
    name: 'with numbers, mapped and compatible addresses are dotted as by inet_ntop of glibc',
    args: '-tan6',
    files: ipv6,
    stdout: text`
      Active Internet connections (servers and established)
      Proto Recv-Q Send-Q Local Address           Foreign Address         State······
      tcp6       0      0 :::80                   :::*                    LISTEN·····
      tcp6       0      0 ::1:80                  ::1:4000                ESTABLISHED
      tcp6       0      0 10.9.9.8:80             10.9.9.9:81             ESTABLISHED
      tcp6       0      0 fe80::1:80              ::0.1.0.5:1             ESTABLISHED
      tcp6       0      0 ::10.1.2.3:80           ::5:1                   ESTABLISHED
    `,
  },
];
