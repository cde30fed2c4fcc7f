import { type Case, text } from '../case.ts';

const IPX_HEADING = 'Local_Address Remote_Address Tx_Queue Rx_Queue State Uid\n';
const ipx = {
  '/etc/passwd': 'bob:x:100:100:::\n',
  '/proc/net/ipx/socket': `${IPX_HEADING}${[
    '00001234:0102030405FF:4003 0000ABCD:060708090A0B:5104 0000000A 0000000B 01 100',
    '00001234:000000000000:4003 Not_Connected 00000000 00000000 07 000',
    '00000000:4003 0000ABCD:5104 00000000 00000000 02 -1',
  ].join('\n')}\n`,
};
const IPX_TITLE =
  'Active IPX sockets\nProto Recv-Q Send-Q Local Address              Foreign Address            State';

const AX25 = '0 ax0 G0ABC-1 G0XYZ-15,DIGI-1* 3 1 2 1 0 10 0 3 0 300 0 0 0 10 5 2 256';
const AX25_TITLE = text`
  Active AX.25 sockets
  Dest       Source     Device  State        Vr/Vs    Send-Q  Recv-Q
`;
const X25 = '1234567890 0987654321 x25a  012  3  1  2  4   5   6   7   8   9 100 200 12345';
const NETROM =
  'G0ABC-1   G0XYZ-15  G0DEF-3   nr0 01/02 03/04  1   1   2   1   0/120  0/05   0/180   0/000   0/03   4    15    16 12345';
const ROSE = 'G0ABC-1   2080654321 G0XYZ-15  rose0 012 00005  3  1  2';

const IPX_NETWORKS = [
  '00000000',
  'FFFFFFFF',
  'FFFFFFFE',
  '7FFFFFFF',
  '80000000',
  '00000001',
  '0000FFFF',
  '5CA1AB1E',
];
const IPX_NODES = ['000000000000', 'FFFFFFFFFFFF', 'FFFFFFFF0000', '0000FFFFFFFF', '020000000001'];
const IPX_ENDS = IPX_NETWORKS.flatMap((network) => IPX_NODES.map((node) => ({ network, node })));

/** Nothing for the networks of which all bits are equal; no node of which all are 0. */
function shownIpx({ network, node }: { network: string; node: string }): string {
  if (/^(0+|F+)$/.test(network)) return ':9E9E';
  return /^0+$/.test(node) ? `${network}:9E9E` : `${network}:${node}:9E9E`;
}

export const cases: readonly Case[] = [
  {
    name: 'IPX: a network of which all bits are set is shown as none, without its node',
    args: '--ipx',
    files: {
      '/proc/net/ipx/socket': `${IPX_HEADING}${IPX_ENDS.map(
        ({ network, node }, index) =>
          `${network}:${node}:9E9E ${IPX_ENDS.at(-1 - index)?.network}:${IPX_ENDS.at(-1 - index)?.node}:9E9E 0 0 7 0\n`,
      ).join('')}`,
    },
    stdout: `${[
      IPX_TITLE,
      ...IPX_ENDS.map(
        (local, index) =>
          `IPX        0      0 ${shownIpx(local).padEnd(26)} ${shownIpx(IPX_ENDS.at(-1 - index) ?? local).padEnd(26)}      `,
      ),
    ].join('\n')}\n`,
  },
  {
    name: 'IPX: the queues are under each other, ports are turned around',
    args: '--ipx',
    files: ipx,
    stdout: [
      IPX_TITLE,
      'IPX       10     11 00001234:0102030405FF:0340 0000ABCD:060708090A0B:0451 ESTAB',
      'IPX        0      0 00001234:0340              -                               ',
      'IPX        0      0 :0340                      0000ABCD:0451              UNK. ',
      '',
    ].join('\n'),
  },
  {
    name: 'IPX: a network beyond 32 bits is none only as far as it is shown',
    args: '--ipx',
    files: {
      '/proc/net/ipx/socket': `${IPX_HEADING}${[
        '1FFFFFFFF:0000000000AB:1122 FFFFFFFFFFFFFFFF:1122 0 0 7 0',
        '100000000:0000000000AB:1122 FFFFFFFF00000000:1122 0 0 7 0',
        '-FFFFFFFF:0000000000AB:1122 0FFFFFFFF:0000000000AB:1122 0 0 7 0',
      ].join('\n')}\n`,
    },
    stdout: [
      IPX_TITLE,
      'IPX        0      0 FFFFFFFF:0000000000AB:2211 FFFFFFFF:2211                   ',
      'IPX        0      0 0000000000AB:2211          :2211                           ',
      'IPX        0      0 00000001:0000000000AB:2211 :2211                           ',
      '',
    ].join('\n'),
  },
  {
    name: 'IPX: -e adds the user',
    args: '--ipx -e',
    files: ipx,
    stdout: [
      `${IPX_TITLE} User`,
      'IPX       10     11 00001234:0102030405FF:0340 0000ABCD:060708090A0B:0451 ESTAB bob       ',
      'IPX        0      0 00001234:0340              -                                0         ',
      'IPX        0      0 :0340                      0000ABCD:0451              UNK.  -1        ',
      '',
    ].join('\n'),
  },
  {
    name: 'IPX: an end without a port ends the run',
    args: '--ipx --ax25',
    files: {
      ...ipx,
      '/proc/net/ipx/socket': `${IPX_HEADING}1:2 3:4 A B 7 0\n1:2 3 A B 7 0\n1:2 3:4 A B 7 0\n`,
    },
    stdout: `${IPX_TITLE}\nIPX       10     11 00000001:0200              00000003:0400                   \n`,
    stderr: "netstat.c: Internal Error `ipx socket format error in destination port'.\n",
    status: 255,
  },
  {
    name: 'IPX: a line that ends too soon is left out with a warning',
    args: '--ipx',
    files: { ...ipx, '/proc/net/ipx/socket': `${IPX_HEADING}1:2 3:4 A B 7 0\n1:2 3:4 A\n` },
    stdout: `${IPX_TITLE}\nIPX       10     11 00000001:0200              00000003:0400                   \n`,
    stderr: 'netstat: /proc/net/ipx/socket: line 3: bogus line: 1:2 3:4 A\n',
    departs: { why: 'fields beyond the end of a line do not show what an earlier line had there' },
  },
  {
    name: 'AX.25: without queues they are 0; a problem is told among the rows',
    args: '--ax25 -aenp',
    files: {
      '/proc/net/ax25': `${AX25} 100 200 12345\n${AX25} * * *\n${AX25} 100 x\n${AX25.replace('* 3 ', '* 4 ')}\n`,
    },
    stdout: `${AX25_TITLE}${[
      'G0XYZ-15   G0ABC-1    ax0     ESTABLISHED  002/001  100     200   ',
      'G0XYZ-15   G0ABC-1    ax0     ESTABLISHED  002/001  0       0     ',
      'problem reading data from /proc/net/ax25',
      'G0XYZ-15   G0ABC-1    ax0     RECOVERY     002/001  0       0     ',
    ].join('\n')}\n`,
  },
  {
    name: 'AX.25: the table of Linux 2.0',
    args: '--ax25',
    files: {
      '/proc/net/ax25':
        'dest_addr src_addr  dev  st  vs  vr  va    t1     t2     t3      idle   n2  rtt wnd paclen Snd-Q Rcv-Q\n' +
        'G0XYZ-15  G0ABC-1   ax0  03   1   2  4 5/6  7/8  9/10  11/12 13/14 15 16 17 100 200\nG0XYZ-15  G0ABC-1   ax0  x\n',
    },
    stdout: `${AX25_TITLE}${[
      'G0XYZ-15   G0ABC-1    ax0     ESTABLISHED  002/001  100     200   ',
      'Problem reading data from /proc/net/ax25',
    ].join('\n')}\n`,
  },
  {
    name: 'X.25: without -a only those with a channel; the tenth digit of the source is lost',
    args: '--x25',
    files: { '/proc/net/x25': `dest_addr  src_addr   dev\n${X25}\n${X25.replace(' 012 ', ' 000 ')}\n` },
    stdout: [
      'Active X.25 sockets',
      'Dest         Source          Device  LCI  State        Vr/Vs  Send-Q  Recv-Q',
      '1234567890      098765432       x25a    12   ESTABLISHED  02/01  100     200   ',
      '',
    ].join('\n'),
  },
  {
    name: 'X.25: a channel with a letter in it',
    args: '--x25 -a',
    files: { '/proc/net/x25': `dest_addr  src_addr   dev\n${X25.replace(' 012 ', ' 0AF ')}\n` },
    stdout: [
      'Active X.25 sockets',
      'Dest         Source          Device  LCI  State        Vr/Vs  Send-Q  Recv-Q',
      '1234567890      098765432       x25a    AF   ESTABLISHED  02/01  100     200   ',
      '',
    ].join('\n'),
    departs: { why: 'net-tools shows what is left in its memory' },
  },
  {
    name: 'NET/ROM',
    args: '--netrom',
    files: { '/proc/net/nr': `user_addr dest_node src_node\n${NETROM}\n${NETROM.slice(0, 60)}\n` },
    stdout: text`
      Active NET/ROM sockets
      User       Dest       Source     Device  State        Vr/Vs    Send-Q  Recv-Q
      G0ABC-1    G0XYZ-15   G0DEF-3    nr0     CONN SENT    002/001  15      16····
      Problem reading data from /proc/net/nr
    `,
  },
  {
    name: 'ROSE: a source of ten digits leaves the destination empty, a callsign of nine bytes the other one',
    args: '--rose',
    files: {
      '/proc/net/rose': [
        'dest_addr  dest_call src_addr   src_call  dev   lci neigh st vs vr',
        `2080123456 ${ROSE}`,
        `2080123456 ${ROSE.replace('2080654321', '208')}`,
        `208 ${ROSE.replace('2080654321', '208').replace('G0XYZ-15 ', 'VE3XYZ-15')}`,
        `2080123456 ${ROSE.replace(' 012 ', ' 0AF ')}`,
        '',
      ].join('\n'),
    },
    stdout: text`
      Active ROSE sockets
      dest_addr   dest_call  src_addr    src_call  dev   lci neigh   state
                  G0ABC-1    2080654321  G0XYZ-15  rose0  12     5   ESTABLISHED
      2080123456  G0ABC-1    208         G0XYZ-15  rose0  12     5   ESTABLISHED
      208                    208         VE3XYZ-15 rose0  12     5   ESTABLISHED
      Problem reading data from /proc/net/rose
    `,
  },
  {
    name: 'a state beyond the last that has a name',
    args: '--ax25',
    files: { '/proc/net/ax25': `${AX25.replace('* 3 ', '* 5 ')}\n` },
    stdout: `${AX25_TITLE}G0XYZ-15   G0ABC-1    ax0     UNKNOWN      002/001  0       0     \n`,
    departs: { why: 'net-tools shows what lies behind its names in memory' },
  },
  {
    name: 'an absent family that was asked for ends the run',
    args: '--rose --ax25',
    files: { '/proc/net/rose': 'x\n' },
    stderr: "netstat: no support for `AF AX25' on this system.\n",
    status: 1,
  },
  {
    name: '-4 does not suppress messages about other families',
    args: '-4 --x25',
    files: {},
    stdout: text`
      Active Internet connections (w/o servers)
      Proto Recv-Q Send-Q Local Address           Foreign Address         State······
    `,
    stderr: "netstat: no support for `AF X25' on this system.\n",
    status: 1,
  },
];
