import { type Case, text } from '../case.ts';
import { HEADERS, table } from '../tables.ts';

/** Columns: interface, destination, gateway, flags, refcount, use, metric, mask, MTU, window, IRTT. */
const ROWS = [
  'eth0\t00000000\t0100000A\t0003\t7\t12345\t100\t00000000\t1500\t65535\t100',
  'eth0\t0000010A\t00000000\t0001\t0\t0\t0\t0000FFFF\t0\t0\t0',
  'eth0\t0505A8C0\t0900000A\t0007\t0\t0\t0\tFFFFFFFF\t0\t0\t0',
  'eth0\t0505A8C0\t00000000\t0001\t0\t0\t0\tFFFFFFFF\t0\t0\t0',
  'eth0\t00000000\t0100000A\t0003\t0\t0\t0\t00000080\t0\t0\t0',
  'eth0\t0000A8C0\t00000000\t0201\t0\t9\t20\t0000FFFF\t0\t0\t0',
  'eth0\t0000A8C0\t00000000\t0200\t0\t0\t0\t0000FFFF\t0\t0\t0',
  'verylongname0\t0505A8C0\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0',
] as const;
const names = {
  '/etc/hosts':
    '10.0.0.1 gw.example.com\n10.0.0.9 averyveryverylonghostname.example.com\n192.168.5.5 hosty\n',
  '/etc/networks': 'mynet 10.1\n',
};
const files = { ...names, '/proc/net/route': table('route', ...ROWS) };
const oneRoute = { ...names, '/proc/net/route': table('route', ROWS[0]) };
const NUMERIC_ONE = text`
  Kernel IP routing table
  Destination     Gateway         Genmask         Flags   MSS Window  irtt Iface
  0.0.0.0         10.0.0.1        0.0.0.0         UG     1500 65535    100 eth0
`;
const METRICS = text`
  Kernel IP routing table
  Destination     Gateway         Genmask         Flags Metric Ref    Use Iface
  0.0.0.0         10.0.0.1        0.0.0.0         UG    100    7    12345 eth0
  10.1.0.0        0.0.0.0         255.255.0.0     U     0      0        0 eth0
  192.168.5.5     10.0.0.9        255.255.255.255 UGH   0      0        0 eth0
  192.168.5.5     0.0.0.0         255.255.255.255 U     0      0        0 eth0
  0.0.0.0         10.0.0.1        128.0.0.0       UG    0      0        0 eth0
  192.168.0.0     -               255.255.0.0     !     20     -        9 -
  192.168.5.5     0.0.0.0         255.255.255.0   U     0      0        0 verylongname0
`;

const ipv6 = {
  '/proc/net/ipv6_route': [
    '00000000000000000000000000000000 00 00000000000000000000000000000000 00 fe800000000000000000000000000001 00000100 00000001 00000000 00450003     eth0\n',
    '00000000000000000000000000000001 80 00000000000000000000000000000000 00 00000000000000000000000000000000 00000000 00000001 00000000 80200001       lo\n',
    '00000000000000000000000000000000 00 00000000000000000000000000000000 00 00000000000000000000000000000000 ffffffff 00000001 00000000 00200200       lo\n',
    'fe800000000000000000000000000000 40 00000000000000000000000000000000 00 00000000000000000000000000000000 00000100 00000001 00000000 01000001     eth0\n',
    '20010db8111122223333444455556666 80 00000000000000000000000000000000 00 20010db8aaaabbbbccccddddeeeeffff 00000400 00000001 00000000 00000007     eth0\n',
  ].join(''),
};

const all: readonly Omit<Case, 'view'>[] = [
  {
    name: 'default, networks and hosts by name, cut to 15 characters; no gateway for a reject; no routes that are down',
    args: '-r',
    files,
    stdout: text`
      Kernel IP routing table
      Destination     Gateway         Genmask         Flags   MSS Window  irtt Iface
      default         gw.example.com  0.0.0.0         UG     1500 65535    100 eth0
      mynet           0.0.0.0         255.255.0.0     U         0 0          0 eth0
      hosty           averyveryverylo 255.255.255.255 UGH       0 0          0 eth0
      192.168.5.5     0.0.0.0         255.255.255.255 U         0 0          0 eth0
      0.0.0.0         gw.example.com  128.0.0.0       UG        0 0          0 eth0
      192.168.0.0     -               255.255.0.0     !         - -          - -
      hosty           0.0.0.0         255.255.255.0   U         0 0          0 verylongname0
    `,
  },
  { name: 'one -e shows the metrics in place of the sizes', args: '-rne', files, stdout: METRICS },
  {
    name: 'two -e show both, the interface cut to 6',
    args: '-rnee',
    files,
    stdout: text`
      Kernel IP routing table
      Destination     Gateway         Genmask         Flags Metric Ref    Use Iface    MSS   Window irtt
      0.0.0.0         10.0.0.1        0.0.0.0         UG    100    7    12345 eth0     1500  65535  100
      10.1.0.0        0.0.0.0         255.255.0.0     U     0      0        0 eth0     0     0      0
      192.168.5.5     10.0.0.9        255.255.255.255 UGH   0      0        0 eth0     0     0      0
      192.168.5.5     0.0.0.0         255.255.255.255 U     0      0        0 eth0     0     0      0
      0.0.0.0         10.0.0.1        128.0.0.0       UG    0      0        0 eth0     0     0      0
      192.168.0.0     -               255.255.0.0     !     20     -        9 -        -     -      -
      192.168.5.5     0.0.0.0         255.255.255.0   U     0      0        0 verylo   0     0      0
    `,
  },
  { name: 'three -e show only the title', args: '-rneee', files, stdout: 'Kernel IP routing table\n' },
  { name: 'four -e are one', args: '-rneeee', files, stdout: METRICS },
  { name: 'five -e are none', args: '-rneeeee', files: oneRoute, stdout: NUMERIC_ONE },
  { name: '-N makes routes numeric', args: '-rN', files: oneRoute, stdout: NUMERIC_ONE },
  {
    name: '--numeric-ports does not make routes numeric',
    args: '-r --numeric-ports',
    files: oneRoute,
    stdout: text`
      Kernel IP routing table
      Destination     Gateway         Genmask         Flags   MSS Window  irtt Iface
      default         gw.example.com  0.0.0.0         UG     1500 65535    100 eth0
    `,
  },
  {
    name: 'flag letters have one order, whatever the order of their bits',
    args: '-rn',
    files: {
      '/proc/net/route': table('route', 'eth0\t01020304\t00000000\t3FF1FF\t0\t0\t0\tFFFFFFFF\t0\t0\t0'),
    },
    stdout: text`
      Kernel IP routing table
      Destination     Gateway         Genmask         Flags   MSS Window  irtt Iface
      4.3.2.1         0.0.0.0         255.255.255.255 UGHRDMdacouwi     0 0          0 eth0
    `,
  },
  {
    name: 'the mark of a reject erases the letters before it',
    args: '-rn',
    files: {
      '/proc/net/route': table('route', 'eth0\t01020304\t00000000\t0207\t0\t0\t0\tFFFFFFFF\t0\t0\t0'),
    },
    stdout: text`
      Kernel IP routing table
      Destination     Gateway         Genmask         Flags   MSS Window  irtt Iface
      4.3.2.1         -               255.255.255.255 !H        - -          - -
    `,
  },
  {
    name: 'columns are found by name; unknown ones are ignored',
    args: '-rn',
    files: {
      '/proc/net/route':
        'Iface Extra Destination Gateway Flags RefCnt Use Metric Mask MTU Window IRTT\neth0 9 0100000A 00000000 0001 0 0 0 00000000 0 0 0\n',
    },
    stdout: text`
      Kernel IP routing table
      Destination     Gateway         Genmask         Flags   MSS Window  irtt Iface
      10.0.0.1        0.0.0.0         0.0.0.0         U         0 0          0 eth0
    `,
  },
  {
    name: 'a missing column ends the run after the headings',
    args: '-rn',
    files: {
      '/proc/net/route':
        'Iface Destination Gateway Flags RefCnt Use Metric Mask MTU Window\neth0 0100000A 00000000 0001 0 0 0 00000000 0 0\n',
    },
    stdout: text`
      Kernel IP routing table
      Destination     Gateway         Genmask         Flags   MSS Window  irtt Iface
    `,
    stderr: 'warning: /proc/net/route does not contain required field IRTT\n',
    status: 1,
  },
  {
    name: 'an empty table has no columns: no message, but a status',
    args: '-rn',
    files: { '/proc/net/route': '' },
    stdout: text`
      Kernel IP routing table
      Destination     Gateway         Genmask         Flags   MSS Window  irtt Iface
    `,
    status: 1,
  },
  {
    name: 'IPv6 has no default; a metric is signed; nothing is cut',
    args: '-r6',
    files: ipv6,
    stdout: text`
      Kernel IPv6 routing table
      Destination                    Next Hop                   Flag Met Ref  Use If
      [::]/0                         fe80::1                    UGDAe 256 1      0 eth0
      ::1/128                        [::]                       Un   0   1      0 lo
      [::]/0                         [::]                       !n   -1  1      0 lo
      2001:db8:1111:2222:3333:4444:5555:6666/128 2001:db8:aaaa:bbbb:cccc:dddd:eeee:ffff UGH  1024 1      0 eth0
    `,
  },
  {
    name: '-e changes nothing in the IPv6 table',
    args: '-rn6e',
    files: ipv6,
    stdout: text`
      Kernel IPv6 routing table
      Destination                    Next Hop                   Flag Met Ref  Use If
      ::/0                           fe80::1                    UGDAe 256 1      0 eth0
      ::1/128                        ::                         Un   0   1      0 lo
      ::/0                           ::                         !n   -1  1      0 lo
      2001:db8:1111:2222:3333:4444:5555:6666/128 2001:db8:aaaa:bbbb:cccc:dddd:eeee:ffff UGH  1024 1      0 eth0
    `,
  },
  {
    name: 'the IPv6 cache consists of the rows with the cache flag',
    args: '-rnC6',
    files: ipv6,
    stdout: text`
      Kernel IPv6 routing cache
      Destination                    Next Hop                   Flag Met Ref  Use If
      fe80::/64                      ::                         UC   256 1      0 eth0
    `,
  },
  {
    name: 'a damaged IPv6 line is left out with a warning',
    args: '-rn6',
    files: {
      '/proc/net/ipv6_route':
        '20010db8000000000000000000000000 40 00000000000000000000000000000000 00 00000000000000000000000000000000 00000100 00000001 00000000 00000001     eth0\nzzz\n',
    },
    stdout: text`
      Kernel IPv6 routing table
      Destination                    Next Hop                   Flag Met Ref  Use If
      2001:db8::/64                  ::                         U    256 1      0 eth0
    `,
    stderr: 'netstat: /proc/net/ipv6_route: line 2: bogus line: zzz\n',
    departs: {
      why: 'the row of the line before is not shown twice',
      original: {
        stdout: text`
          Kernel IPv6 routing table
          Destination                    Next Hop                   Flag Met Ref  Use If
          2001:db8::/64                  ::                         U    256 1      0 eth0
          2001:db8::/64                  ::                         U    256 1      0 eth0
        `,
        stderr: '',
      },
    },
  },
  {
    name: 'after a family that fails, no other is shown',
    args: '-rn -A x25,inet',
    files: { '/proc/net/route': HEADERS.route },
    stdout: 'X.25 not configured in this system.\n',
    status: 1,
  },
  {
    name: 'a family without routes is a usage error',
    args: '-r -A unix',
    files: {},
    stderr: "No routing for address family `unix'.\n",
    status: 3,
  },
];

export const cases: readonly Case[] = all.map((c) => ({ ...c, view: 'routes' }));
