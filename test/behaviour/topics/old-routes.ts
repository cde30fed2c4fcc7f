import { type Case, text } from '../case.ts';

const NEIGHBOURS = text`
  addr  callsign  dev  qual lock count failed digipeaters
  00001 G0ABC-1   ax0   192    0     3    0
  00002 G0XYZ-15  ax1   192    0     3    0
  00002 N0CALL    ax2   192    0     3    0
`;
const netrom = {
  '/proc/net/nr_nodes': text`
    callsign  mnemonic w n qual obs neigh qual obs neigh qual obs neigh
    G0AAA-5   NODE1    1 2  192   6 00001  100   5 00002
    G0BBB-6   NODE2    2 2  192   6 00001    7   5 00002
  `,
  '/proc/net/nr_neigh': NEIGHBOURS,
};
const rose = {
  '/proc/net/rose_nodes': text`
    address    mask n neigh neigh neigh
    2080123456 0010 2 00001 00002
    2080654321 0010 1 00009
    2080000000 0010 0
  `,
  '/proc/net/rose_neigh': NEIGHBOURS,
};

export const cases: readonly Case[] = [
  {
    name: 'AX.25 routes have fixed columns; a use that is not a number is 0',
    args: '-r --ax25 -C',
    files: {
      '/proc/net/ax25_route':
        'callsign  dev  mode digipeaters\nG0ABC-1   ax0   * DIGI-1\nG0XYZ-15  bpq0 -7\n',
    },
    stdout: [
      'Kernel AX.25 routing table',
      'Destination  Iface    Use',
      'G0ABC-1      ax0        0',
      'G0XYZ-15     bpq0      -7',
      '',
    ].join('\n'),
  },
  {
    name: 'an AX.25 line that is too short is left out with a warning',
    args: '-r --ax25',
    files: { '/proc/net/ax25_route': 'callsign  dev  mode digipeaters\nG0ABC-1   ax0   *\nG0XYZ-15\n' },
    stdout: 'Kernel AX.25 routing table\nDestination  Iface    Use\nG0ABC-1      ax0        0\n',
    stderr: 'netstat: /proc/net/ax25_route: line 3: bogus line: G0XYZ-15\n',
    departs: { why: 'columns beyond the end of a line do not show what an earlier line had there' },
  },
  {
    name: 'no AX.25',
    args: '-r --ax25',
    files: {},
    stdout: 'AX.25 not configured in this system.\n',
    stderr: '/proc/net/ax25_route: No such file or directory\n',
    status: 1,
  },
  {
    name: 'a NET/ROM node shows its route in use and the first neighbour with that number',
    args: '-r --netrom',
    files: netrom,
    stdout: text`
      Kernel NET/ROM routing table
      Destination  Mnemonic  Quality  Neighbour  Iface
      G0AAA-5      NODE1     192      G0ABC-1    ax0·
      G0BBB-6      NODE2       7      G0XYZ-15   ax1·
    `,
  },
  {
    name: 'a node whose neighbour is not known',
    args: '-r --netrom',
    files: { ...netrom, '/proc/net/nr_neigh': 'addr  callsign  dev\n00002 G0XYZ-15  ax1   192\n' },
    stdout: text`
      Kernel NET/ROM routing table
      Destination  Mnemonic  Quality  Neighbour  Iface
      G0AAA-5      NODE1  ···
      G0BBB-6      NODE2       7      G0XYZ-15   ax1·
    `,
    departs: { why: 'its row ends where it ends, and not in the row of the next node' },
  },
  {
    name: 'both tables of NET/ROM are needed',
    args: '-r --netrom',
    files: { '/proc/net/nr_nodes': netrom['/proc/net/nr_nodes'] },
    stdout: 'NET/ROM not configured in this system.\n',
    stderr: '/proc/net/nr_neigh: No such file or directory\n',
    status: 1,
  },
  {
    name: 'no NET/ROM',
    args: '-r --netrom',
    files: {},
    stdout: 'NET/ROM not configured in this system.\n',
    stderr: '/proc/net/nr_nodes: No such file or directory\n/proc/net/nr_neigh: No such file or directory\n',
    status: 1,
    departs: { why: 'the second error is the true one: net-tools tells of some other' },
  },
  {
    name: 'a ROSE node shows all neighbours with its number, or else the number',
    args: '-r --rose',
    files: rose,
    stdout: [
      'Kernel ROSE routing table',
      'Destination  neigh1 callsign  device  neigh2 callsign  device  neigh3 callsign  device',
      '2080123456   00001  G0ABC-1      ax0  00002  G0XYZ-15     ax1  N0CALL       ax2  ',
      '2080654321   00009  ',
      '2080000000   ',
      '',
    ].join('\n'),
  },
  {
    name: 'no ROSE',
    args: '-r --rose',
    files: {},
    stderr: '/proc/net/rose_nodes: No such file or directory\nROSE not configured in this system.\n',
    status: 1,
  },
  {
    name: 'ROSE without its neighbours',
    args: '-r --rose',
    files: { '/proc/net/rose_nodes': rose['/proc/net/rose_nodes'] },
    stderr: '/proc/net/rose_neigh: No such file or directory\nROSE not configured in this system.\n',
    status: 1,
    departs: { why: 'net-tools crashes' },
  },
  {
    name: 'all columns of IPX are read as hexadecimal',
    args: '-r --ipx',
    files: {
      '/proc/net/ipx_route': text`
        Network    Router_Net   Router_Node
        00001234   0000ABCD     020000000001
        0000ABCD   Directly     Connected
        00000000   1            12
        5
      `,
    },
    stdout: [
      'Kernel IPX routing table',
      'Destination               Router Net                Router Node',
      `${'00001234'.padEnd(26)}${'0000ABCD'.padEnd(26)}020000000001             `,
      `${'0000ABCD'.padEnd(26)}${'0000000D'.padEnd(26)}C00000000000             `,
      `${''.padEnd(26)}${'00000001'.padEnd(26)}120000000000             `,
      '',
    ].join('\n'),
  },
  {
    name: 'an IPX network of which all bits are set is shown as none, its node is not',
    args: '-r --ipx',
    files: {
      '/proc/net/ipx/route': text`
        Network    Router_Net   Router_Node
        FFFFFFFF   00001234     FFFFFFFFFFFF
        00001234   FFFFFFFF     020000000001
        FFFFFFFF   ffffffff     000000000000
        FFFFFFFE   7FFFFFFF     FFFFFFFFFFFE
        FFFFFFFF   Directly     Connected
      `,
    },
    stdout: [
      'Kernel IPX routing table',
      'Destination               Router Net                Router Node',
      `${''.padEnd(26)}${'00001234'.padEnd(26)}FFFFFFFFFFFF             `,
      `${'00001234'.padEnd(26)}${''.padEnd(26)}020000000001             `,
      `${''.padEnd(26)}${''.padEnd(26)}                         `,
      `${'FFFFFFFE'.padEnd(26)}${'7FFFFFFF'.padEnd(26)}FFFFFFFFFFFE             `,
      `${''.padEnd(26)}${'0000000D'.padEnd(26)}C00000000000             `,
      '',
    ].join('\n'),
  },
  {
    name: 'no IPX',
    args: '-r --ipx',
    files: {},
    stdout: 'IPX routing not in file /proc/net/ipx/route or /proc/net/ipx_route found.\n',
    stderr: 'No such file or directory\n',
    status: 1,
  },
  {
    name: 'AppleTalk routes are read word by word, across lines; a reject erases no letters',
    args: '-r --ddp',
    files: {
      '/proc/net/atalk_route':
        'Target Router\nFlags Dev\n0001:00 0001:02 515\neth0 0002:00 0 4 lt0 left over\n',
    },
    stdout: text`
      Destination     Gateway         Device          Flags
      0001:00         0001:02         eth0            UG!
      0002:00         0               lt0             H
    `,
  },
  {
    name: 'an empty table of AppleTalk',
    args: '-r --appletalk',
    files: { '/proc/net/atalk_route': '' },
    stdout: 'Destination     Gateway         Device          Flags\n',
    departs: { why: 'net-tools crashes' },
  },
  {
    name: 'no AppleTalk',
    args: '-r --appletalk',
    files: {},
    stderr:
      'Error opening /proc/net/atalk_route: No such file or directory\nDDP (AppleTalk) not configured on this system.\n',
    status: 1,
  },
  {
    name: 'an X.25 address shows its significant digits, at most fifteen',
    args: '-r --x25',
    files: {
      '/proc/net/x25/route': text`
        Address          Digits  Device
        12345            5       x25a
        123456789012345  15      x25abcdefghi
        12345            3       x25b
        12345            16      x25c
        *                0       x25d
      `,
    },
    stdout: [
      'Kernel X.25 routing table',
      'Destination          Iface',
      '12345/5              x25a ',
      '123456789012345/15   x25abcdefg',
      '123/3                x25b ',
      '12345          /15   x25c ',
      '*                    x25d ',
      '',
    ].join('\n'),
  },
  {
    name: 'families are shown one after the other until one fails',
    args: '-rn -A x25,ax25,inet6,rose',
    files: { '/proc/net/x25_routes': '', '/proc/net/ax25_route': '' },
    stdout: text`
      Kernel X.25 routing table
      Destination          Iface
      Kernel AX.25 routing table
      Destination  Iface    Use
      INET6 (IPv6) not configured in this system.
    `,
    stderr: '/proc/net/ipv6_route: No such file or directory\n',
    status: 1,
  },
  {
    name: 'Bluetooth is not compiled in',
    args: '-r --bluetooth',
    files: {},
    stderr: "Address family `bluetooth' not supported.\n",
    status: 3,
  },
  {
    name: 'Econet has no routes; the message has another name for it',
    args: '-r -A econet',
    files: {},
    stderr: "No routing for address family `ec'.\n",
    status: 3,
  },
];
