/** The holders of sockets that netstat, ss and lsof name, line by line. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { lsofTextReader } from '../../../../src/proc/processes/texts/lsof-text.ts';
import { netstatTextReader } from '../../../../src/proc/processes/texts/netstat-text.ts';
import { ssTextReader } from '../../../../src/proc/processes/texts/ss-text.ts';
import type { ToldHolder } from '../../../../src/proc/processes/texts/told-holder.ts';
import type { Reader } from '../../../../src/proc/reading/parsed.ts';
import { latin1Bytes } from '../../../../src/text/latin1.ts';

/** A holder as a test writes it: inode, pid, program, and the descriptor where it is told. */
type Told = readonly [inode: number | bigint, pid: number, program: string, fd?: number];

const NOBODY: readonly Told[] = [];
const BOGUS = 'BOGUS_LINE';

function check(reader: () => Reader<ToldHolder>, text: string, expected: readonly Told[] | string): void {
  const { records, problems } = reader()(latin1Bytes(`${text}\n`));
  const told = records.map(({ inode, pid, program, fd }) =>
    fd === undefined ? [inode, pid, program] : [inode, pid, program, fd],
  );
  const codes = problems.map(({ code }) => code);
  assert.deepEqual([told, codes], typeof expected === 'string' ? [[], [expected]] : [expected, []]);
}

const INET =
  'Proto Recv-Q Send-Q Local Address           Foreign Address         State       User       Inode      PID/Program name     Timer';
const UNIX = 'Proto RefCnt Flags       Type       State         I-Node   PID/Program name     Path';

const NETSTAT: readonly (readonly [name: string, text: string, expected: readonly Told[] | string])[] = [
  [
    'a listener',
    `${INET}\ntcp        0      0 127.0.0.1:8080          0.0.0.0:*               LISTEN      1000       7094275    13/python3           off (0.00/0/0)`,
    [[7094275, 13, 'python3']],
  ],
  [
    'a row without a state',
    `${INET}\nudp6       0      0 :::5353                 :::*                                0          7094278    14/avahi daemon      off (0.00/0/0)`,
    [[7094278, 14, 'avahi daemon']],
  ],
  [
    'the state of raw sockets, and a name that is cut',
    `${INET}\nraw        0      0 0.0.0.0:1               0.0.0.0:*               7           root       7094279    58/nginx: master pr  keepalive (7.12/0/0)`,
    [[7094279, 58, 'nginx: master pr']],
  ],
  [
    'a row of net-tools 1.60, without timers',
    'Proto Recv-Q Send-Q Local Address               Foreign Address             State       User       Inode      PID/Program name   \ntcp        0      0 0.0.0.0:22                  0.0.0.0:*                   LISTEN      0          8541       1204/sshd           ',
    [[8541, 1204, 'sshd']],
  ],
  [
    'a row in another language',
    `${INET}\ntcp        0      0 10.0.0.1:22             10.0.0.2:50000          VERBUNDEN   0          8541       12/sshd: alice [pri  ein (0.20/0/0)`,
    [[8541, 12, 'sshd: alice [pri']],
  ],
  [
    'a name that ends like a timer',
    `${INET}\ntcp        0      0 10.0.0.1:22             10.0.0.2:50000          LISTEN      0          8541       12/x on (1.00/0/0)   off (0.00/0/0)`,
    [[8541, 12, 'x on (1.00/0/0)']],
  ],
  [
    'no program',
    `${INET}\ntcp        0      0 0.0.0.0:22   0.0.0.0:*   LISTEN      0          8541       -      off (0.00/0/0)`,
    NOBODY,
  ],
  [
    'no inode',
    `${INET}\ntcp        0      0 10.0.0.1:22   10.0.0.2:7   TIME_WAIT      0          0       12/x      off (0.00/0/0)`,
    BOGUS,
  ],
  [
    'an inode of 64 bits',
    `${INET}\ntcp 0 0 10.0.0.1:22 10.0.0.2:7 LISTEN 0 18446744073709551615 12/x off (0.00/0/0)`,
    [[18446744073709551615n, 12, 'x']],
  ],
  [
    'a pid of too many digits',
    `${INET}\ntcp 0 0 10.0.0.1:22 10.0.0.2:7 LISTEN 0 77 12345678901/x off (0.00/0/0)`,
    BOGUS,
  ],
  [
    'rows without -e',
    'Proto Recv-Q Send-Q Local Address Foreign Address State PID/Program name\ntcp 0 0 10.0.0.1:22 10.0.0.2:7 LISTEN 12/x',
    NOBODY,
  ],
  ['rows without a heading', 'tcp 0 0 10.0.0.1:22 10.0.0.2:7 LISTEN 0 77 12/x', NOBODY],
  [
    'rows without programs',
    'Proto Recv-Q Send-Q Local Address Foreign Address State User Inode\ntcp 0 0 10.0.0.1:22 10.0.0.2:7 LISTEN 0 77 12/x',
    NOBODY,
  ],
  [
    'a unix socket, and a path with blanks',
    `${UNIX}\nunix  2      [ ACC ]     STREAM     LISTENING     7094280  13/python3 -m http   @hello 99 1/init`,
    [[7094280, 13, 'python3 -m http']],
  ],
  [
    'a unix socket without a state',
    `${UNIX}\nunix  2      [ ]         DGRAM                    7094281  13/python3           `,
    [[7094281, 13, 'python3']],
  ],
  [
    'a path that looks like the program of another socket',
    `${UNIX}\nunix  2      [ ]         DGRAM                    7094281  -                    55 1/init`,
    NOBODY,
  ],
  [
    'the last column of programs',
    'Proto RefCnt Flags       Type       State         I-Node   PID/Program name\nunix  2      [ ]         DGRAM      CONNECTED     7094281  13/python3',
    [[7094281, 13, 'python3']],
  ],
];

const SS_HEADING = 'Netid State  Recv-Q Send-Q Local Address:Port     Peer Address:PortProcess';

const SS: readonly (readonly [name: string, text: string, expected: readonly Told[] | string])[] = [
  [
    'a listener that two processes hold',
    `${SS_HEADING}\ntcp   LISTEN 0      5          127.0.0.1:8080          0.0.0.0:*     users:(("nginx",pid=14,fd=6),("nginx",pid=13,fd=3)) uid:33 ino:7094275 sk:1124 cgroup:/x <->\n\t skmem:(r0,rb131072) bbr cwnd:10`,
    [
      [7094275, 14, 'nginx', 6],
      [7094275, 13, 'nginx', 3],
    ],
  ],
  [
    'a timer before the holders',
    'tcp   ESTAB  0  0   10.0.0.1:22   10.0.0.2:7    timer:(keepalive,119min,0) users:(("sshd",pid=14,fd=6)) ino:31 sk:1 <->',
    [[31, 14, 'sshd', 6]],
  ],
  [
    'holders of iproute2 3',
    'tcp    LISTEN     0      128    *:22     *:*      users:(("sshd",1204,3)) ino:8541 sk:ffff880',
    [[8541, 1204, 'sshd', 3]],
  ],
  [
    'threads and contexts',
    'tcp LISTEN 0 1 *:22 *:* users:(("a b",pid=12,tid=13,fd=3),("c",pid=14,proc_ctx=system_u:system_r:sshd_t:s0-s0:c0.c1023,fd=4)) ino:8541 sk:1',
    [
      [8541, 12, 'a b', 3],
      [8541, 14, 'c', 4],
    ],
  ],
  ['no inode, as without -e', 'tcp LISTEN 0 128 *:22 *:* users:(("sshd",pid=1,fd=3))', NOBODY],
  ['no holders', 'tcp LISTEN 0 128 *:22 *:* ino:648 sk:112b cgroup:/ <->', NOBODY],
  [
    'a unix socket, with a blank in its path',
    'u_str LISTEN 0      1       @hello world 7094280             * 0     users:(("python3",pid=13,fd=8)) skmem:(r0) <-> peers:',
    [[7094280, 13, 'python3', 8]],
  ],
  [
    'a path with another end in it',
    'u_str LISTEN 0      1       x 42 * 0 7094280             * 0     users:(("python3",pid=13,fd=8)) <->',
    [[7094280, 13, 'python3', 8]],
  ],
  [
    'a path with a holder in it',
    'u_str LISTEN 0 1 x 42 * 0 users:(("init",pid=1,fd=3)) 7094280 * 0 users:(("evil",pid=13,fd=8)) <->',
    BOGUS,
  ],
  [
    'a path with a holder in it, whose own is not told',
    'u_str LISTEN 0 1 x 42 * 0 users:(("init",pid=1,fd=3)) 7094280 * 0',
    BOGUS,
  ],
  [
    'a path with another socket in it',
    'u_str ESTAB 0 0 /run/a 7 /tmp/x 5 b 8 users:(("a",pid=13,fd=8))',
    BOGUS,
  ],
  [
    'a name that ends the list',
    'tcp LISTEN 0 1 *:22 *:* users:(("",pid=1,fd=3)) ",pid=9,fd=4)) ino:77 sk:1',
    BOGUS,
  ],
  [
    'a name with a holder in it',
    'tcp LISTEN 0 1 *:22 *:* users:(("a",pid=1,fd=3",pid=9,fd=4)) ino:77 sk:1',
    BOGUS,
  ],
  ['a list that is cut', 'tcp LISTEN 0 1 *:22 *:* users:(("a",pid=1,fd=3),("b",pi', BOGUS],
  [
    'a row in a path with newlines',
    [
      'u_str LISTEN 0 1 x',
      'u_str LISTEN 0 1 @a 42 * 0 users:(("init",pid=1,fd=3)) <->',
      'y 7094280 * 0 users:(("evil",pid=13,fd=8)) <->',
      'u_str LISTEN 0 1 @a 43 * 0 users:(("good",pid=2,fd=3)) <->',
    ].join('\n'),
    [[43, 2, 'good', 3]],
  ],
];

const LSOF_HEADING = 'COMMAND PID     USER   FD   TYPE             DEVICE SIZE/OFF    NODE NAME';

const LSOF: readonly (readonly [name: string, text: string, expected: readonly Told[] | string])[] = [
  [
    'sockets of each type among other files',
    [
      "lsof: WARNING: can't stat() proc file system /proc",
      '      Output information may be incomplete.',
      LSOF_HEADING,
      'python3  13        0  mem    REG              254,0   315944   29751 /lib/_socket.so',
      'python3  13        0    3u  IPv4            7094275      0t0     TCP 127.0.0.1:http-alt (LISTEN)',
      'python3  13        0    6uW IPv6            7094278      0t0     UDP *:mdns ',
      'python3  13        0    8u  unix 0x0000000017c194f5      0t0 7094280 @hello type=STREAM (LISTEN)',
      'python3  13        0   11u  sock                0,9      0t0 7094282 protocol: UDP',
      'python3  13        0   12u  a_inode            0,14        0    1057 [eventpoll]',
    ].join('\n'),
    [
      [7094275, 13, 'python3', 3],
      [7094278, 13, 'python3', 6],
      [7094280, 13, 'python3', 8],
      [7094282, 13, 'python3', 11],
    ],
  ],
  [
    'threads, and commands with blanks, escaped or not',
    [
      'COMMAND      PID   TID TASKCMD          USER   FD      TYPE             DEVICE SIZE/OFF       NODE NAME',
      'a b 1 c      204                           0    3u     IPv4              24680      0t0        TCP *:22 (LISTEN)',
      'Web\\x20C     204   205 x 9u IPv4           0    4u     IPv6              24681      0t0        UDP *:22',
    ].join('\n'),
    [
      [24680, 204, 'a b 1 c', 3],
      [24681, 204, 'Web C', 4],
    ],
  ],
  [
    'no heading',
    'python3  13        0    3u  IPv4            7094275      0t0     TCP 127.0.0.1:http-alt (LISTEN)',
    NOBODY,
  ],
  [
    'a type that every object has',
    `${LSOF_HEADING}\npython3  13        0    3u  toString        7094275      0t0     TCP x`,
    NOBODY,
  ],
  [
    'a socket whose inode is not told',
    `${LSOF_HEADING}\npython3  13        0    3u  IPv4                0t0      0t0     TCP x`,
    NOBODY,
  ],
  [
    'a row out of its columns',
    `${LSOF_HEADING}\npython3x13        0     3u  IPv4            7094275      0t0     TCP x`,
    BOGUS,
  ],
];

describe('netstat', () => {
  for (const [name, text, expected] of NETSTAT) test(name, () => check(netstatTextReader, text, expected));
});
describe('ss', () => {
  for (const [name, text, expected] of SS) test(name, () => check(ssTextReader, text, expected));
});
describe('lsof', () => {
  for (const [name, text, expected] of LSOF) test(name, () => check(lsofTextReader, text, expected));
});
