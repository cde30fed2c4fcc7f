import { type Case, text } from '../case.ts';
import { table } from '../tables.ts';

const LATER = `${'Iface Destination Gateway Flags RefCnt Use Metric Source MTU Window IRTT'.replaceAll(' ', '\t')}\tTOS\tHHRef\tHHUptod\tSpecDst\n`;
const EARLIER = LATER.replace('TOS\tHHRef\tHHUptod\tSpecDst', 'HH\tARP');

const names = {
  '/etc/hosts': '10.0.0.1 gw.example.com\n10.0.0.9 averyveryverylonghostname.example.com\n10.0.0.2 me\n',
  '/etc/networks': 'default 0.0.0.0\nzeronet 0.5\n',
};
const later = {
  ...names,
  '/proc/net/rt_cache': `${LATER}eth0\t0900000A\t0100000A\t80000002\t7\t12\t3\t00000500\t1500\t65535\t300\t10\t5\t6\t0200000A\n`,
};
const earlier = {
  ...names,
  '/proc/net/rt_cache': `${EARLIER}verylong0\t0900000A\t00000000\t7\t7\t12\t3\t0200000A\t1500\t65535\t300\t10\t5\n`,
};

const FIB = text`
  Kernel IP routing table
  Destination     Gateway         Genmask         Flags   MSS Window  irtt Iface
`;
const SIZES = text`
  Kernel IP routing cache
  Source          Destination     Gateway         Flags   MSS Window  irtt Iface
`;

const ipv6 = {
  '/proc/net/ipv6_route':
    '20010db8000000000000000000000000 40 00000000000000000000000000000000 00 00000000000000000000000000000000 00000100 00000001 00000000 00000001     eth0\n' +
    '20010db8000000000000000000000002 80 00000000000000000000000000000000 00 fe800000000000000000000000000001 ffffffff 00000001 00000007 01000003     eth0\n',
};
const neighbour =
  'fe800000000000000000000000000001 02 80 01 02 00000000 000000c8 00002710 1770 0000 0084     eth0 020000000001\n';
const REACHABLE =
  'fe80::1/128                                 02:00:00:00:00:01 eth0     Rx    0   REACHABLE       ';
const NEIGHBOUR = 'Neighbour                                   HW Address        Iface    Flags Ref State';

export const cases: readonly Case[] = [
  {
    name: 'the cache shows sources in place of masks; names are not cut, and an address of network 0 is a network',
    args: '-rC',
    files: later,
    stdout: `${SIZES}zeronet         averyveryverylonghostname.example.com gw.example.com  Gl     1500 65535    300 eth0\n`,
  },
  {
    name: 'one -e shows the metrics in place of the sizes',
    args: '-rnCe',
    files: later,
    stdout: text`
      Kernel IP routing cache
      Source          Destination     Gateway         Flags Metric Ref    Use Iface
      0.5.0.0         10.0.0.9        10.0.0.1        Gl    3      7       12 eth0
    `,
  },
  {
    name: 'two -e show more of the cache than of the table',
    args: '-rnCee',
    files: later,
    stdout: text`
      Kernel IP routing cache
      Source          Destination     Gateway         Flags Metric Ref    Use Iface    MSS   Window irtt  TOS HHRef HHUptod     SpecDst
      0.5.0.0         10.0.0.9        10.0.0.1        Gl    3      7       12 eth0     1500  65535  300   10  5     6          10.0.0.2
    `,
  },
  {
    name: 'three -e show only the title',
    args: '-rCeee',
    files: later,
    stdout: 'Kernel IP routing cache\n',
  },
  {
    name: 'the cache of Linux 2.0 has other columns and other flags',
    args: '-rnCee',
    files: earlier,
    stdout: text`
      Kernel IP routing cache
      Source          Destination     Gateway         Flags Metric Ref    Use Iface    MSS   Window irtt  HH  Arp
      10.0.0.2        10.0.0.9        0.0.0.0         UHG   3      7       12 verylo   1500  65535  300   10  5
    `,
  },
  {
    name: 'with -F the table comes first',
    args: '-rnCF',
    files: { '/proc/net/route': table('route'), '/proc/net/rt_cache': LATER },
    stdout: FIB + SIZES,
  },
  {
    name: 'a table that fails keeps the cache from being shown',
    args: '-rnCF',
    files: { '/proc/net/rt_cache': LATER },
    stdout: 'INET (IPv4) not configured in this system.\n',
    stderr: '/proc/net/route: No such file or directory\n',
    status: 1,
  },
  {
    name: 'a missing column in the cache does not change the status',
    args: '-rnC',
    files: { '/proc/net/rt_cache': LATER.replace('Source\t', '') },
    stdout: SIZES,
    stderr: 'warning: /proc/net/rt_cache does not contain required field Source\n',
  },
  {
    name: 'a heading that no known kernel prints fails the run',
    args: '-rnC',
    files: { '/proc/net/rt_cache': LATER.replace('IRTT\t', '') },
    stdout: SIZES,
    stderr: 'warning: /proc/net/rt_cache does not contain required field IRTT\n',
    status: 1,
    departs: { why: 'net-tools tells an error of its own on stdout, then shows what is left in its memory' },
  },
  {
    name: 'an empty cache ends the run',
    args: '-rC -A inet,inet6',
    files: { '/proc/net/rt_cache': '' },
    stdout: 'Kernel IP routing cache\n',
    stderr: '/proc/net/rt_cache: No such file or directory\n',
    status: 255,
  },
  {
    name: 'both IPv6 tables',
    args: '-rn6CF',
    files: ipv6,
    stdout: text`
      Kernel IPv6 routing table
      Destination                    Next Hop                   Flag Met Ref  Use If
      2001:db8::/64                  ::                         U    256 1      0 eth0
      Kernel IPv6 routing cache
      Destination                    Next Hop                   Flag Met Ref  Use If
      2001:db8::2/128                fe80::1                    UGC  -1  1      7 eth0
    `,
  },
  {
    name: 'if the kernel has a table of neighbours, they are the cache',
    args: '-r6C',
    files: { ...ipv6, '/proc/net/ndisc': neighbour },
    stdout: `Kernel IPv6 Neighbour Cache\n${NEIGHBOUR}\n${REACHABLE}\n`,
  },
  {
    name: '-e adds times: a neighbour in use is not deleted, one in another state is reachable for no time',
    args: '-r6Ce',
    files: {
      ...ipv6,
      '/proc/net/ndisc':
        neighbour + neighbour.replace(' 02 00000000', ' 04 00000000').replace(' 0000 0084', ' 0003 0084'),
    },
    stdout: [
      'Kernel IPv6 Neighbour Cache',
      `${NEIGHBOUR}            Stale(sec) Delete(sec)`,
      `${REACHABLE} 98         58      `,
      `${REACHABLE.replace('0   REACHABLE', '3   STALE    ')} 0          * `,
      '',
    ].join('\n'),
  },
  {
    name: 'a damaged line about a neighbour is left out with a warning',
    args: '-r6C',
    files: { '/proc/net/ndisc': `${neighbour}fe80\n` },
    stdout: `Kernel IPv6 Neighbour Cache\n${NEIGHBOUR}\n${REACHABLE}\n`,
    stderr: 'netstat: /proc/net/ndisc: line 2: bogus line: fe80\n',
    departs: { why: 'the row of the line before is not shown twice' },
  },
];
