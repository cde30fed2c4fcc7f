import { type Case, text } from '../case.ts';
import { HEADERS, inet, table } from '../tables.ts';

const damaged = [
  '   0: 0100007F:0016 00000000:0000 0A FFFFFFFF:00000001 00:00000000 00000000 0 0 12345 1 0000000000000000',
  '   1: 0100007F:0016 00000000:0000 0A 0:0 0:0',
  'junk',
  '',
  '   0: 0100007F:0017 00000000:0000 0A 00000000:00000000 00:00000000 00000000 0 0 12345 1 0000000000000000',
];

export const cases: readonly Case[] = [
  {
    name: 'the first line is dropped even if it is a row; a last line without a newline counts',
    args: '-tan',
    files: {
      '/proc/net/tcp': [
        inet('0100007F:0001', '00000000:0000', '0A'),
        inet('0100007F:0002', '00000000:0000', '0A'),
      ].join('\n'),
    },
    stdout: text`
      Active Internet connections (servers and established)
      Proto Recv-Q Send-Q Local Address           Foreign Address         State······
      tcp        0      0 127.0.0.1:2             0.0.0.0:*               LISTEN·····
    `,
  },
  {
    name: 'a table with only a heading has no rows',
    args: '-tan',
    files: { '/proc/net/tcp': HEADERS.tcp },
    stdout: text`
      Active Internet connections (servers and established)
      Proto Recv-Q Send-Q Local Address           Foreign Address         State······
    `,
  },
  {
    name: 'a TCP line needs its fields up to the retransmits; queues are hex, the second one is Recv-Q',
    args: '-tan',
    files: { '/proc/net/tcp': table('tcp', ...damaged) },
    stdout: text`
      Active Internet connections (servers and established)
      Proto Recv-Q Send-Q Local Address           Foreign Address         State······
      tcp        1 4294967295 127.0.0.1:22            0.0.0.0:*               LISTEN·····
      tcp        0      0 127.0.0.1:23            0.0.0.0:*               LISTEN·····
    `,
    stderr: text`
      warning, got bogus tcp line.
      warning, got bogus tcp line.
      warning, got bogus tcp line.
    `,
  },
  {
    name: 'a UDP line needs no retransmits',
    args: '-uan',
    files: { '/proc/net/udp': table('udp', ...damaged) },
    stdout: text`
      Active Internet connections (servers and established)
      Proto Recv-Q Send-Q Local Address           Foreign Address         State······
      udp        1 4294967295 127.0.0.1:22            0.0.0.0:*               UNKNOWN····
      udp        0      0 127.0.0.1:22            0.0.0.0:*               UNKNOWN····
      udp        0      0 127.0.0.1:23            0.0.0.0:*               UNKNOWN····
    `,
    stderr: text`
      warning, got bogus udp line.
      warning, got bogus udp line.
    `,
  },
  {
    name: 'a UDP-Lite line is called a udp line',
    args: '-Uan',
    files: { '/proc/net/udplite': table('udp', 'junk') },
    stdout: text`
      Active Internet connections (servers and established)
      Proto Recv-Q Send-Q Local Address           Foreign Address         State······
    `,
    stderr: 'warning, got bogus udp line.\n',
  },
  {
    name: 'a raw line needs no retransmits',
    args: '-wan',
    files: { '/proc/net/raw': table('raw', ...damaged) },
    stdout: text`
      Active Internet connections (servers and established)
      Proto Recv-Q Send-Q Local Address           Foreign Address         State······
      raw        1 4294967295 127.0.0.1:22            0.0.0.0:*               10·········
      raw        0      0 127.0.0.1:22            0.0.0.0:*               10·········
      raw        0      0 127.0.0.1:23            0.0.0.0:*               10·········
    `,
    stderr: text`
      warning, got bogus raw line.
      warning, got bogus raw line.
    `,
  },
];
