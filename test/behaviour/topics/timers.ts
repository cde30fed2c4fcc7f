import { type Case, text } from '../case.ts';
import { inet, table } from '../tables.ts';

/** One row for each kind of timer, 0 to 5, at 123456 hundredths of a second. */
const rows = [0, 1, 2, 3, 4, 5].map((kind) =>
  inet('0100007F:0016', '00000000:0000', '0A', {
    timer: `0${kind}:0001E240`,
    retransmits: '00000003',
    timeout: '2',
  }),
);

export const cases: readonly Case[] = [
  {
    name: 'TCP timers in seconds with two decimals; without a timer the time is always 0.00',
    args: '-tano',
    files: { '/proc/net/tcp': table('tcp', ...rows) },
    stdout: text`
      Active Internet connections (servers and established)
      Proto Recv-Q Send-Q Local Address           Foreign Address         State       Timer
      tcp        0      0 127.0.0.1:22            0.0.0.0:*               LISTEN      off (0.00/3/2)
      tcp        0      0 127.0.0.1:22            0.0.0.0:*               LISTEN      on (1234.56/3/2)
      tcp        0      0 127.0.0.1:22            0.0.0.0:*               LISTEN      keepalive (1234.56/3/2)
      tcp        0      0 127.0.0.1:22            0.0.0.0:*               LISTEN      timewait (1234.56/3/2)
      tcp        0      0 127.0.0.1:22            0.0.0.0:*               LISTEN      probe (1234.56/3/2)
      tcp        0      0 127.0.0.1:22            0.0.0.0:*               LISTEN      unkn-5 (1234.56/3/2)
    `,
  },
  {
    name: 'UDP timers have words of their own and never a retransmit',
    args: '-uano',
    files: { '/proc/net/udp': table('udp', ...rows) },
    stdout: text`
      Active Internet connections (servers and established)
      Proto Recv-Q Send-Q Local Address           Foreign Address         State       Timer
      udp        0      0 127.0.0.1:22            0.0.0.0:*               UNKNOWN     off (0.00/0/2)
      udp        0      0 127.0.0.1:22            0.0.0.0:*               UNKNOWN     on1 (1234.56/0/2)
      udp        0      0 127.0.0.1:22            0.0.0.0:*               UNKNOWN     on2 (1234.56/0/2)
      udp        0      0 127.0.0.1:22            0.0.0.0:*               UNKNOWN     unkn-3 (1234.56/0/2)
      udp        0      0 127.0.0.1:22            0.0.0.0:*               UNKNOWN     unkn-4 (1234.56/0/2)
      udp        0      0 127.0.0.1:22            0.0.0.0:*               UNKNOWN     unkn-5 (1234.56/0/2)
    `,
  },
  {
    name: 'raw timers have the words of UDP, and retransmits',
    args: '-wano',
    files: { '/proc/net/raw': table('raw', ...rows) },
    stdout: text`
      Active Internet connections (servers and established)
      Proto Recv-Q Send-Q Local Address           Foreign Address         State       Timer
      raw        0      0 127.0.0.1:22            0.0.0.0:*               10          off (0.00/3/2)
      raw        0      0 127.0.0.1:22            0.0.0.0:*               10          on1 (1234.56/3/2)
      raw        0      0 127.0.0.1:22            0.0.0.0:*               10          on2 (1234.56/3/2)
      raw        0      0 127.0.0.1:22            0.0.0.0:*               10          unkn-3 (1234.56/3/2)
      raw        0      0 127.0.0.1:22            0.0.0.0:*               10          unkn-4 (1234.56/3/2)
      raw        0      0 127.0.0.1:22            0.0.0.0:*               10          unkn-5 (1234.56/3/2)
    `,
  },
];
