import { text } from '../behaviour/case.ts';
import type { Held } from './holder.ts';

/*
 * The rows of the sockets that the holders open: the name that the holder gives the socket, then the row. Placeholders:
 * `RRRRRR` and `SSSSSS` for the queues that the holder reports, `INODE.....` and `PROGRAM.............` for the owner,
 * `FOLDER` for the folder of the holder, `#` for figures of a running timer.
 */

/** tcp and tcp6 as -anepo shows them: a row for each end, in every state that a socket can be kept in. */
const TCP = text`
  listener                | tcp        0      0 127.0.0.1:1001          0.0.0.0:*               LISTEN      0          INODE..... PROGRAM............. off (0.00/0/0)
  listener on any address | tcp        0      0 0.0.0.0:1002            0.0.0.0:*               LISTEN      0          INODE..... PROGRAM............. off (0.00/0/0)
  dual-stack listener     | tcp6       0      0 :::1003                 :::*                    LISTEN      0          INODE..... PROGRAM............. off (0.00/0/0)
  mapped client           | tcp        0      0 127.0.0.1:2003          127.0.0.1:1003          ESTABLISHED 0          INODE..... PROGRAM............. off (0.00/0/0)
  mapped server           | tcp6       0      0 127.0.0.1:1003          127.0.0.1:2003          ESTABLISHED 0          INODE..... PROGRAM............. off (0.00/0/0)
  listener6               | tcp6       0      0 ::1:1004                :::*                    LISTEN      0          INODE..... PROGRAM............. off (0.00/0/0)
  established client      | tcp        0      0 127.0.0.1:2010          127.0.0.1:1010          ESTABLISHED 0          INODE..... PROGRAM............. off (0.00/0/0)
  established server      | tcp        0      0 127.0.0.1:1010          127.0.0.1:2010          ESTABLISHED 0          INODE..... PROGRAM............. off (0.00/0/0)
  established6 client     | tcp6       0      0 ::1:2011                ::1:1011                ESTABLISHED 0          INODE..... PROGRAM............. off (0.00/0/0)
  established6 server     | tcp6       0      0 ::1:1011                ::1:2011                ESTABLISHED 0          INODE..... PROGRAM............. off (0.00/0/0)
  half-closed client      | tcp        0      0 127.0.0.1:2012          127.0.0.1:1012          FIN_WAIT2   0          INODE..... PROGRAM............. off (0.00/0/0)
  half-closed server      | tcp        1      0 127.0.0.1:1012          127.0.0.1:2012          CLOSE_WAIT  0          INODE..... PROGRAM............. off (0.00/0/0)
  closed client           | tcp        0      0 127.0.0.1:2013          127.0.0.1:1013          TIME_WAIT   0          0          -                    timewait (#/0/0)
  full listener           | tcp        3      0 127.0.0.1:1014          0.0.0.0:*               LISTEN      0          INODE..... PROGRAM............. off (0.00/0/0)
  waiting client 1        | tcp        0      0 127.0.0.1:2014          127.0.0.1:1014          ESTABLISHED 0          INODE..... PROGRAM............. off (0.00/0/0)
  waiting client 1        | tcp        0      0 127.0.0.1:1014          127.0.0.1:2014          ESTABLISHED 0          0          -                    off (0.00/0/0)
  waiting client 2        | tcp        0      0 127.0.0.1:3014          127.0.0.1:1014          ESTABLISHED 0          INODE..... PROGRAM............. off (0.00/0/0)
  waiting client 2        | tcp        0      0 127.0.0.1:1014          127.0.0.1:3014          ESTABLISHED 0          0          -                    off (0.00/0/0)
  waiting client 3        | tcp        0      0 127.0.0.1:4014          127.0.0.1:1014          ESTABLISHED 0          INODE..... PROGRAM............. off (0.00/0/0)
  waiting client 3        | tcp        0      0 127.0.0.1:1014          127.0.0.1:4014          ESTABLISHED 0          0          -                    off (0.00/0/0)
  unanswered client       | tcp        0      1 127.0.0.1:5014          127.0.0.1:1014          SYN_SENT    0          INODE..... PROGRAM............. on (#)
  patient listener        | tcp        0      0 127.0.0.1:1015          0.0.0.0:*               LISTEN      0          INODE..... PROGRAM............. off (0.00/0/0)
  silent client           | tcp        0      0 127.0.0.1:2015          127.0.0.1:1015          ESTABLISHED 0          INODE..... PROGRAM............. off (0.00/0/0)
  silent client           | tcp        0      0 127.0.0.1:1015          127.0.0.1:2015          SYN_RECV    0          0          -                    on (#)
  unread client           | tcp        0      0 127.0.0.1:2016          127.0.0.1:1016          ESTABLISHED 0          INODE..... PROGRAM............. off (0.00/0/0)
  unread server           | tcp        5      0 127.0.0.1:1016          127.0.0.1:2016          ESTABLISHED 0          INODE..... PROGRAM............. off (0.00/0/0)
  stuffed client          | tcp        0 SSSSSS 127.0.0.1:2017          127.0.0.1:1017          ESTABLISHED 0          INODE..... PROGRAM............. probe (#)
  stuffed server          | tcp   RRRRRR      0 127.0.0.1:1017          127.0.0.1:2017          ESTABLISHED 0          INODE..... PROGRAM............. off (0.00/0/0)
  closing late client     | tcp        0 SSSSSS 127.0.0.1:2018          127.0.0.1:1018          FIN_WAIT1   0          INODE..... PROGRAM............. probe (#)
  closing late server     | tcp   RRRRRR      0 127.0.0.1:1018          127.0.0.1:2018          ESTABLISHED 0          INODE..... PROGRAM............. off (0.00/0/0)
  closed second client    | tcp   RRRRRR      0 127.0.0.1:2019          127.0.0.1:1019          FIN_WAIT2   0          INODE..... PROGRAM............. off (0.00/0/0)
  closed second server    | tcp        1 SSSSSS 127.0.0.1:1019          127.0.0.1:2019          LAST_ACK    0          INODE..... PROGRAM............. probe (#)
  closing both client     | tcp        1 SSSSSS 127.0.0.1:2020          127.0.0.1:1020          CLOSING     0          INODE..... PROGRAM............. probe (#)
  closing both server     | tcp   RRRRRR      0 127.0.0.1:1020          127.0.0.1:2020          FIN_WAIT2   0          INODE..... PROGRAM............. off (0.00/0/0)
  kept alive client       | tcp        0      0 127.0.0.1:2021          127.0.0.1:1021          ESTABLISHED 0          INODE..... PROGRAM............. keepalive (#/0/0)
  kept alive server       | tcp        0      0 127.0.0.1:1021          127.0.0.1:2021          ESTABLISHED 0          INODE..... PROGRAM............. off (0.00/0/0)
  listener of a user      | tcp        0      0 127.0.0.1:1030          0.0.0.0:*               LISTEN      1234       INODE..... PROGRAM............. off (0.00/0/0)
  shared listener         | tcp        0      0 127.0.0.1:1031          0.0.0.0:*               LISTEN      0          INODE..... PROGRAM............. off (0.00/0/0)
  handed on listener      | tcp        0      0 127.0.0.1:1032          0.0.0.0:*               LISTEN      0          INODE..... PROGRAM............. off (0.00/0/0)
`;

/** udp, udplite and raw with their v6 twins, shown by the same options. */
const DATAGRAMS = text`
  udp on any address      | udp        0      0 0.0.0.0:3001            0.0.0.0:*                           0          INODE..... PROGRAM............. off (0.00/0/0)
  udp with data           | udp   RRRRRR      0 127.0.0.1:3002          0.0.0.0:*                           0          INODE..... PROGRAM............. off (0.00/0/0)
  udp connected           | udp        0      0 127.0.0.1:3003          127.0.0.1:3002          ESTABLISHED 0          INODE..... PROGRAM............. off (0.00/0/0)
  udp6 on any address     | udp6       0      0 :::3004                 :::*                                0          INODE..... PROGRAM............. off (0.00/0/0)
  udp6                    | udp6       0      0 ::1:3005                :::*                                0          INODE..... PROGRAM............. off (0.00/0/0)
  udp6 connected          | udp6       0      0 ::1:3006                ::1:3005                ESTABLISHED 0          INODE..... PROGRAM............. off (0.00/0/0)
  udp6 mapped             | udp6       0      0 127.0.0.1:3007          127.0.0.1:3002          ESTABLISHED 0          INODE..... PROGRAM............. off (0.00/0/0)
  udplite on any address  | udpl       0      0 0.0.0.0:3101            0.0.0.0:*                           0          INODE..... PROGRAM............. off (0.00/0/0)
  udplite with data       | udpl  RRRRRR      0 127.0.0.1:3102          0.0.0.0:*                           0          INODE..... PROGRAM............. off (0.00/0/0)
  udplite connected       | udpl       0      0 127.0.0.1:3103          127.0.0.1:3102          ESTABLISHED 0          INODE..... PROGRAM............. off (0.00/0/0)
  udplite6 on any address | udpl6      0      0 :::3104                 :::*                                0          INODE..... PROGRAM............. off (0.00/0/0)
  udplite6                | udpl6      0      0 ::1:3105                :::*                                0          INODE..... PROGRAM............. off (0.00/0/0)
  udplite6 connected      | udpl6      0      0 ::1:3106                ::1:3105                ESTABLISHED 0          INODE..... PROGRAM............. off (0.00/0/0)
  udplite6 mapped         | udpl6      0      0 127.0.0.1:3107          127.0.0.1:3102          ESTABLISHED 0          INODE..... PROGRAM............. off (0.00/0/0)
  raw icmp                | raw        0      0 0.0.0.0:1               0.0.0.0:*               7           0          INODE..... PROGRAM............. off (0.00/0/0)
  raw connected           | raw        0      0 127.0.0.2:253           127.0.0.3:*             1           0          INODE..... PROGRAM............. off (0.00/0/0)
  raw6 icmp               | raw6       0      0 :::58                   :::*                    7           0          INODE..... PROGRAM............. off (0.00/0/0)
  raw6 connected          | raw6       0      0 ::1:253                 ::1:*                   1           0          INODE..... PROGRAM............. off (0.00/0/0)
`;

/** unix as -xanp shows it. */
const UNIX = text`
  unix stream listener    | unix  2      [ ACC ]     STREAM     LISTENING     INODE... PROGRAM............. FOLDER/stream
  unix stream client      | unix  3      [ ]         STREAM     CONNECTED     INODE... PROGRAM.............·
  unix stream server      | unix  3      [ ]         STREAM     CONNECTED     INODE... PROGRAM............. FOLDER/stream
  unix waiting listener   | unix  2      [ ACC ]     STREAM     LISTENING     INODE... PROGRAM............. FOLDER/waiting
  unix waiting client     | unix  3      [ ]         STREAM     CONNECTED     INODE... PROGRAM.............·
  unix waiting client     | unix  3      [ ]         STREAM     CONNECTING    0        -                    FOLDER/waiting
  unix idle stream        | unix  2      [ ]         STREAM                   INODE... PROGRAM............. FOLDER/idle
  unix dgram              | unix  3      [ ]         DGRAM      CONNECTED     INODE... PROGRAM............. FOLDER/dgram
  unix dgram connected    | unix  2      [ ]         DGRAM      CONNECTED     INODE... PROGRAM.............·
  unix seqpacket listener | unix  2      [ ACC ]     SEQPACKET  LISTENING     INODE... PROGRAM............. @seqpacket
  unix abstract           | unix  2      [ ACC ]     STREAM     LISTENING     INODE... PROGRAM............. @abstract
  unix with zeros         | unix  2      [ ]         DGRAM                    INODE... PROGRAM............. @a@b@
  unix with a blank       | unix  2      [ ACC ]     STREAM     LISTENING     INODE... PROGRAM............. FOLDER/with
  unix with controls      | unix  2      [ ACC ]     STREAM     LISTENING     INODE... PROGRAM............. FOLDER/e?s?c?
  unix in UTF-8           | unix  2      [ ACC ]     STREAM     LISTENING     INODE... PROGRAM............. FOLDER/h\xc3\xa9
  unix with C1            | unix  2      [ ]         DGRAM                    INODE... PROGRAM............. @c1??d
  unix with a newline     | unix  2      [ ]         DGRAM                    INODE... PROGRAM............. @one
  unix with a newline     | unix  2      [ ACC ]     SEQPACKET  LISTENING     4294967295 -                    forged
  unix with a bad line    | unix  2      [ ]         DGRAM                    INODE... PROGRAM............. @two
  unix stream one         | unix  3      [ ]         STREAM     CONNECTED     INODE... PROGRAM.............·
  unix stream other       | unix  3      [ ]         STREAM     CONNECTED     INODE... PROGRAM.............·
  unix dgram one          | unix  3      [ ]         DGRAM      CONNECTED     INODE... PROGRAM.............·
  unix dgram other        | unix  3      [ ]         DGRAM      CONNECTED     INODE... PROGRAM.............·
  unix seqpacket one      | unix  3      [ ]         SEQPACKET  CONNECTED     INODE... PROGRAM.............·
  unix seqpacket other    | unix  3      [ ]         SEQPACKET  CONNECTED     INODE... PROGRAM.............·
`;

const ROWS = { tcp: TCP, datagrams: DATAGRAMS, unix: UNIX };

/** The rows that the sockets of a holder must make, sorted. */
export function expectedRows(kind: keyof typeof ROWS, { sockets, program }: Held, folder: string): string[] {
  const rows: string[] = [];
  for (const line of ROWS[kind].split('\n')) {
    const [name = '', row = ''] = line.split(/ *\| /);
    const socket = sockets[name];
    if (socket === undefined) continue;
    const { inode, pid, recvQ, sendQ } = socket;
    rows.push(
      row
        .replace('RRRRRR', String(recvQ).padStart(6))
        .replace('SSSSSS', String(sendQ).padStart(6))
        .replace(/INODE\.+/, ({ length }) => String(inode).padEnd(length))
        .replace(/PROGRAM\.+/, ({ length }) => `${pid}/${program}`.slice(0, length - 1).padEnd(length))
        .replace('FOLDER', folder),
    );
  }
  return rows.sort();
}

/** Rows of sockets without an owner. */
const NO_PROGRAM = / - {19}/;

/**
 * The rows of an output, sorted, without those that cannot be predicted: connections of the tests to their compiler,
 * and sockets whose rows differ between kernels, which use an address of their own.
 */
export function rowsOf(output: string, { sockets }: Held): string[] {
  const pids = [...new Set(Object.values(sockets).map(({ pid }) => pid))];
  return hideTimers(output)
    .split('\n')
    .filter((row) => /^(tcp|udp|raw|unix)/.test(row))
    .filter((row) => NO_PROGRAM.test(row) || pids.some((pid) => row.includes(` ${pid}/`)))
    .filter((row) => !row.includes('127.0.0.9:'))
    .sort();
}

/** Replaces the figures of running timers by `#`. */
export function hideTimers(output: string): string {
  return output
    .replaceAll(/(?<= (?:keepalive|timewait) \()[0-9.]+/g, '#')
    .replaceAll(/(?<= (?:on|probe) \()[0-9./]+/g, '#');
}
