import { type Case, text } from '../case.ts';
import { inet, table } from '../tables.ts';

const tcp = {
  '/proc/net/tcp': table(
    'tcp',
    inet('0100007F:0016', '00000000:0000', '0A'),
    inet('0500000A:0050', '0600000A:0000', '01'),
    inet('0500000A:0051', '00000000:0007', '0A'),
  ),
};
const udp = table(
  'udp',
  inet('0500000A:0035', '0600000A:0000', '01'),
  inet('0500000A:0035', '00000000:0009', '07'),
  inet('00000000:0044', '00000000:0000', '05'),
);
const mapped = {
  '/proc/net/udp6': table(
    'udp6',
    inet('0000000000000000FFFF00000809090A:0035', '0000000000000000FFFF000000000000:0000', '07'),
  ),
};
const raw = {
  '/proc/net/raw': table(
    'raw',
    inet('0100000A:0001', '00000000:0000', '07'),
    inet('0100000A:00FF', '0200000A:0000', '01'),
  ),
  '/etc/protocols': 'ip 0 IP\nicmp 1 ICMP\ntcp 6 TCP\n',
};
const server = { '/proc/net/tcp': table('tcp', inet('0100007F:0016', '00000000:0000', '0A')) };

export const cases: readonly Case[] = [
  {
    name: 'a TCP row with a remote port is a connection, even in state LISTEN',
    args: '-tn',
    files: tcp,
    stdout: text`
      Active Internet connections (w/o servers)
      Proto Recv-Q Send-Q Local Address           Foreign Address         State······
      tcp        0      0 10.0.0.5:81             0.0.0.0:7               LISTEN·····
    `,
  },
  {
    name: 'a TCP row without a remote port is a server, even in state ESTABLISHED',
    args: '-tln',
    files: tcp,
    stdout: text`
      Active Internet connections (only servers)
      Proto Recv-Q Send-Q Local Address           Foreign Address         State······
      tcp        0      0 127.0.0.1:22            0.0.0.0:*               LISTEN·····
      tcp        0      0 10.0.0.5:80             10.0.0.6:*              ESTABLISHED
    `,
  },
  {
    name: '-a shows TCP rows of either kind in file order',
    args: '-tan',
    files: tcp,
    stdout: text`
      Active Internet connections (servers and established)
      Proto Recv-Q Send-Q Local Address           Foreign Address         State······
      tcp        0      0 127.0.0.1:22            0.0.0.0:*               LISTEN·····
      tcp        0      0 10.0.0.5:80             10.0.0.6:*              ESTABLISHED
      tcp        0      0 10.0.0.5:81             0.0.0.0:7               LISTEN·····
    `,
  },
  {
    name: 'a UDP row with a remote address is connected, whatever its remote port',
    args: '-un',
    files: { '/proc/net/udp': udp },
    stdout: text`
      Active Internet connections (w/o servers)
      Proto Recv-Q Send-Q Local Address           Foreign Address         State······
      udp        0      0 10.0.0.5:53             10.0.0.6:*              ESTABLISHED
    `,
  },
  {
    name: 'a UDP row without a remote address is a server; states have three texts',
    args: '-uln',
    files: { '/proc/net/udp': udp },
    stdout: text`
      Active Internet connections (only servers)
      Proto Recv-Q Send-Q Local Address           Foreign Address         State······
      udp        0      0 10.0.0.5:53             0.0.0.0:9··························
      udp        0      0 0.0.0.0:68              0.0.0.0:*               UNKNOWN····
    `,
  },
  {
    name: 'a UDP-Lite socket without a remote address is a server, too',
    args: '-Uln',
    files: { '/proc/net/udplite': udp },
    stdout: text`
      Active Internet connections (only servers)
      Proto Recv-Q Send-Q Local Address           Foreign Address         State······
      udpl       0      0 10.0.0.5:53             0.0.0.0:9··························
      udpl       0      0 0.0.0.0:68              0.0.0.0:*               UNKNOWN····
    `,
  },
  {
    name: 'a raw socket without a remote address is a server, too',
    args: '-wln',
    files: raw,
    stdout: text`
      Active Internet connections (only servers)
      Proto Recv-Q Send-Q Local Address           Foreign Address         State······
      raw        0      0 10.0.0.1:1              0.0.0.0:*               7··········
    `,
  },
  {
    name: 'the IPv4-mapped zero address is a peer, though it prints as 0.0.0.0',
    args: '-un6',
    files: mapped,
    stdout: text`
      Active Internet connections (w/o servers)
      Proto Recv-Q Send-Q Local Address           Foreign Address         State······
      udp6       0      0 10.9.9.8:53             0.0.0.0:*··························
    `,
  },
  {
    name: 'the IPv4-mapped zero address makes no server',
    args: '-uln6',
    files: mapped,
    stdout: text`
      Active Internet connections (only servers)
      Proto Recv-Q Send-Q Local Address           Foreign Address         State······
    `,
  },
  {
    name: 'a raw state is a decimal number, a raw port an IP protocol',
    args: '-wa',
    files: raw,
    stdout: text`
      Active Internet connections (servers and established)
      Proto Recv-Q Send-Q Local Address           Foreign Address         State······
      raw        0      0 10.0.0.1:icmp           0.0.0.0:*               7··········
      raw        0      0 10.0.0.1:255            10.0.0.2:*              1··········
    `,
  },
  {
    name: '-a wins over -l, in the heading too',
    args: '-tlan',
    files: server,
    stdout: text`
      Active Internet connections (servers and established)
      Proto Recv-Q Send-Q Local Address           Foreign Address         State······
      tcp        0      0 127.0.0.1:22            0.0.0.0:*               LISTEN·····
    `,
  },
];
