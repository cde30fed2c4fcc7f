/** What is said of routes, interfaces, counters, groups, masqueraded connections and socket memory. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { IFF } from '../../src/proc/interfaces/link.ts';
import { describeInterface } from '../../src/records/describe/interface.ts';
import type { GroupRecord } from '../../src/records/group.ts';
import type { InterfaceRecord } from '../../src/records/interface.ts';
import type { MasqueradeRecord } from '../../src/records/masquerade.ts';
import type { MemoryRecord } from '../../src/records/memory.ts';
import type { Note } from '../../src/records/note.ts';
import type { AnyRecord, Kind } from '../../src/records/record.ts';
import type { RouteRecord } from '../../src/records/route.ts';
import type { StatisticRecord } from '../../src/records/statistic.ts';
import { type HostFacts, notesOf } from './background.ts';

type Expected = readonly (readonly [code: string, text: string])[];
type Case<R> = readonly [name: string, record: R, expected: Expected, facts?: HostFacts];

const asNotes = (expected: Expected): Note[] => expected.map(([code, text]) => ({ code, text }));

function check<R extends AnyRecord>(kind: Kind, cases: readonly Case<R>[]): void {
  for (const [name, record, expected, facts] of cases) {
    test(name, () => assert.deepEqual(notesOf(kind, [record], facts), [asNotes(expected)]));
  }
}

const inet = (given: Partial<RouteRecord> = {}): RouteRecord => ({
  family: 'inet',
  cached: false,
  destination: '192.0.2.0',
  genmask: '255.255.255.0',
  gateway: '0.0.0.0',
  flags: 'U',
  metric: 0,
  iface: 'eth0',
  ...given,
});

const inet6 = (given: Partial<RouteRecord> = {}): RouteRecord => ({
  family: 'inet6',
  cached: false,
  destination: '2001:db8::',
  prefixLength: 64,
  gateway: '::',
  flags: 'U',
  metric: 256,
  iface: 'eth0',
  ...given,
});

describe('routes', () => {
  check<RouteRecord>('route', [
    ['to the link itself', inet(), []],
    [
      'over a router',
      inet({ flags: 'UG', gateway: '192.0.2.1' }),
      [
        [
          'gateway',
          'Packets go to the router 192.0.2.1, the first or only one, which must itself be reached over eth0.',
        ],
      ],
    ],
    [
      'over a router with a name',
      inet6({ flags: 'UG', gateway: 'fe80::1', gatewayHost: 'gw.example.org' }),
      [['gateway', 'Packets go to the router gw.example.org, which must itself be reached over eth0.']],
    ],
    [
      'over a router whose address is of IPv6',
      inet({ flags: 'UG', gateway: '0.0.0.0' }),
      [
        [
          'ipv6-gateway',
          'Packets go to a router with an IPv6 address, the first or only one, which this table cannot show: ip route does.',
        ],
      ],
    ],
    ['over a router that is nowhere', inet6({ flags: 'UG', gateway: '::' }), []],
    [
      'without an interface',
      inet({ iface: '*' }),
      [
        [
          'blackhole-route',
          'It leads nowhere: packets to there are dropped without a word (a route of the type blackhole), or left to other tables (throw). This table does not tell which: ip route does.',
        ],
      ],
    ],
    ['of the cache, without an interface', inet({ cached: true, iface: '*' }), []],
    [
      'for a source prefix',
      inet6({ source: '2001:db8:a::', sourcePrefixLength: 48 }),
      [
        [
          'source-route',
          'The source decides: it is only for packets from 2001:db8:a::/48. Of routes to the same destination the one with the longest prefix that the source fits counts, before any metric.',
        ],
      ],
    ],
    ['of the cache, for a source', inet({ cached: true, source: '192.0.2.1' }), []],
    [
      'by default to this host',
      inet({ destination: '0.0.0.0', genmask: '0.0.0.0', iface: 'lo' }),
      [
        [
          'local-default-route',
          'It leads no further than this host, which takes in all that no narrower route takes, or drops it (a next hop that is a blackhole).',
        ],
      ],
    ],
    ['to this host', inet({ iface: 'lo' }), []],
    [
      'that refuses',
      inet({ flags: '!', iface: '*' }),
      [
        [
          'reject-route',
          'It refuses: packets to there are dropped and their sender is told (a route of the type unreachable or prohibit).',
        ],
      ],
    ],
    [
      'of IPv6 that refuses',
      inet6({ flags: '!n', iface: 'lo' }),
      [
        [
          'reject-route',
          'It refuses: packets to there are dropped (a route of the type unreachable, prohibit or blackhole), or left to other tables (throw).',
        ],
      ],
    ],
    [
      'that ends the table of IPv6',
      inet6({ destination: '::', prefixLength: 0, metric: 4294967295, flags: '!n', iface: 'lo' }),
      [
        [
          'last-resort',
          'It comes last, as the entry with which the kernel ends its tables: where no other route leads, packets are refused.',
        ],
      ],
    ],
    [
      'of IPv6 that refuses all, with a metric of its own',
      inet6({ destination: '::', prefixLength: 0, metric: 1024, flags: '!n', iface: 'lo' }),
      [
        [
          'reject-route',
          'It refuses: packets to there are dropped (a route of the type unreachable, prohibit or blackhole), or left to other tables (throw).',
        ],
      ],
    ],
    [
      'that a redirect made and another changed',
      inet({ flags: 'UHDM' }),
      [
        ['redirect-route', 'An ICMP redirect of a router made this route.'],
        ['redirect-route', 'An ICMP redirect of a router changed this route.'],
      ],
    ],
    [
      'of IPv6 from an advertisement, changed since',
      inet6({ flags: 'UDAm' }),
      [
        ['advertised-route', 'A router advertisement made this default route.'],
        ['redirect-route', 'A redirect of a router changed this route.'],
      ],
    ],
    ['of the cache, with the same letters', inet({ cached: true, flags: 'UGDM' }), []],
    [
      'over a link without carrier',
      inet(),
      [
        [
          'route-no-carrier',
          'Nothing gets out over eth0 now: it is up but not running, as without a carrier.',
        ],
      ],
      { links: { eth0: { up: true, running: false } } },
    ],
    [
      'over a link that is down',
      inet({ iface: 'na\\xefve' }),
      [['route-link-down', 'Nothing gets out over na\\xefve: it is down.']],
      { links: { 'na\xefve': { up: false, running: false } } },
    ],
    [
      'to an address of this host, whose link is without carrier',
      inet6({ prefixLength: 128, flags: 'Un' }),
      [],
      { links: { eth0: { up: true, running: false } } },
    ],
    ['over a link that is up', inet(), [], { links: { eth0: { up: true, running: true } } }],
    [
      'over a link of which it is not known',
      inet(),
      [],
      { links: { eth0: { up: true, running: undefined } } },
    ],
    ['of another family', { family: 'x25', cached: false, destination: '123', iface: 'x25' }, []],
  ]);
});

describe('default routes', () => {
  const byDefault = (metric: number, iface: string): RouteRecord =>
    inet({ destination: '0.0.0.0', genmask: '0.0.0.0', metric, iface });
  const byDefault6 = (metric: number, iface: string): RouteRecord =>
    inet6({ destination: '::', prefixLength: 0, metric, iface });
  const refusing = inet6({
    destination: '::',
    prefixLength: 0,
    metric: 4294967295,
    flags: '!n',
    iface: 'lo',
  });

  const defaultNotes = (rows: readonly RouteRecord[]): (string | undefined)[] =>
    notesOf('route', rows).map((notes) => notes.find(({ code }) => code.startsWith('default-'))?.text);

  test('nothing is said of a single one', () => {
    assert.deepEqual(defaultNotes([byDefault(0, 'eth0'), byDefault6(1024, 'eth0'), refusing]), [
      undefined,
      undefined,
      undefined,
    ]);
  });
  const OTHER_TABLES = 'Rules can lead to other tables, which are not shown here (ip rule).';
  const MIXED_TABLES = 'They can be of different tables, which are not told apart here (ip -6 rule).';
  test('the lowest metric counts', () => {
    assert.deepEqual(defaultNotes([byDefault(600, 'wlan0'), byDefault(100, 'eth0'), inet()]), [
      'As a rule it is not used: its metric, 600, is higher than that of the default route over eth0 (100). What is bound to its interface goes by it all the same.',
      `Of 2 default routes this one comes first: its metric, 100, is the lowest. ${OTHER_TABLES}`,
      undefined,
    ]);
    assert.deepEqual(defaultNotes([byDefault6(2048, 'wlan0'), byDefault6(1024, 'eth0')]), [
      'As a rule it is not used: its metric, 2048, is higher than that of the default route over eth0 (1024). What is bound to its interface goes by it all the same, and all does where the other router does not answer, or where the two are of different tables, which are not told apart here (ip -6 rule).',
      `Of 2 default routes this one comes first: its metric, 1024, is the lowest. ${MIXED_TABLES}`,
    ]);
  });
  test('metrics can be equal', () => {
    const equal = `Of 2 default routes 2 have the lowest metric, 0, as this one has: the kernel takes the first whose gateway answers, or they are for different types of service. ${OTHER_TABLES}`;
    assert.deepEqual(defaultNotes([byDefault(0, 'eth0'), byDefault(0, 'eth1')]), [equal, equal]);
    const equal6 = `Of 3 default routes 2 have the lowest metric, 1024, as this one has: the kernel goes by the preference of the routers and by which of them answer, or spreads packets over them (multipath). ${MIXED_TABLES}`;
    assert.deepEqual(
      defaultNotes([byDefault6(1024, 'eth0'), byDefault6(1024, 'eth1'), byDefault6(2048, 'eth2')]).slice(
        0,
        2,
      ),
      [equal6, equal6],
    );
  });
  test('one that leads nowhere comes before those of higher metrics, and is none that is used', () => {
    const behind = (metric: number, rest: string): string =>
      `As a rule it is not used: its metric, ${metric}, is higher than that of a route that leads nowhere (5). ${rest}`;
    for (const end of [{ iface: '*' }, { iface: '*', flags: '!' }, { iface: 'lo' }]) {
      const rows = [{ ...byDefault(5, '*'), ...end }, byDefault(20, 'eth3'), byDefault(30, 'eth4')];
      assert.deepEqual(defaultNotes(rows), [undefined, behind(20, OTHER_TABLES), behind(30, OTHER_TABLES)]);
    }
    assert.deepEqual(defaultNotes([{ ...refusing, metric: 5 }, byDefault6(1024, 'eth3')]), [
      undefined,
      behind(1024, MIXED_TABLES),
    ]);
  });
  test('one that leads nowhere is no rival of those with lower metrics, and of those with the same nothing is known', () => {
    assert.deepEqual(defaultNotes([byDefault(20, 'eth3'), byDefault(500, '*')]), [undefined, undefined]);
    assert.deepEqual(defaultNotes([byDefault(20, 'eth3'), byDefault(20, '*'), byDefault(20, 'eth4')]), [
      undefined,
      undefined,
      undefined,
    ]);
  });
  test('the source decides before metrics do', () => {
    const from = (source: string, metric: number, iface: string): RouteRecord => ({
      ...byDefault6(metric, iface),
      source,
      sourcePrefixLength: 64,
    });
    const rows = [
      from('2001:db8:a::', 1024, 'eth3'),
      from('2001:db8:b::', 2048, 'eth4'),
      byDefault6(4096, 'eth5'),
    ];
    assert.deepEqual(defaultNotes(rows), [undefined, undefined, undefined]);
    assert.deepEqual(
      notesOf('route', rows).map((notes) => notes.map(({ code }) => code)),
      [['source-route'], ['source-route'], ['source-route']],
    );
    assert.deepEqual(notesOf('route', rows)[2], [
      {
        code: 'source-route',
        text: 'The source decides: it is for packets whose source fits none of the default routes with a source prefix.',
      },
    ]);
    assert.deepEqual(defaultNotes([from('2001:db8:a::', 1, 'eth3'), from('2001:db8:a::', 2, 'eth4')]), [
      `Of 2 default routes this one comes first: its metric, 1, is the lowest. ${MIXED_TABLES}`,
      'As a rule it is not used: its metric, 2, is higher than that of the default route over eth3 (1). What is bound to its interface goes by it all the same, and all does where the other router does not answer, or where the two are of different tables, which are not told apart here (ip -6 rule).',
    ]);
  });
});

const RX = { bytes: 9, packets: 9, errs: 0, drop: 0, fifo: 0, frame: 0, compressed: 0, multicast: 0 };
const TX = { bytes: 9, packets: 9, errs: 0, drop: 0, fifo: 0, colls: 0, carrier: 0, compressed: 0 };
const iface = (flags: number, rx = {}, tx = {}): InterfaceRecord => ({
  ...describeInterface({ name: 'eth0', mtu: 1500, flags, unknownFlags: 0, figures: undefined }),
  rx: { ...RX, ...rx },
  tx: { ...TX, ...tx },
});
const label = (flags: number): InterfaceRecord =>
  describeInterface({ name: 'eth0:1', mtu: 1500, flags, unknownFlags: 0, figures: undefined });
const USUAL = IFF.UP | IFF.BROADCAST | IFF.RUNNING | IFF.MULTICAST;
const PROMISCUOUS: Expected[number] = [
  'promiscuous',
  'It is promiscuous (P): someone asked for the frames of other stations as well, as for a capture.',
];
const POINT_TO_POINT: Expected[number] = [
  'point-to-point',
  'It is point-to-point (P), as tunnels and dialled links are. The same letter stands for promiscuous, and -ie tells which.',
];

describe('interfaces', () => {
  check<InterfaceRecord>('interface', [
    ['all is well', iface(USUAL), []],
    ['lo', iface(IFF.UP | IFF.LOOPBACK | IFF.RUNNING), []],
    ['a label', label(USUAL), []],
    ['flags that are not known', iface(0), []],
    [
      'no carrier',
      iface(USUAL & ~IFF.RUNNING),
      [
        [
          'no-carrier',
          'It is up (U) but not running (R), as where the cable is out, the other end is off, there is no radio link, a login is awaited (802.1X), or a bridge has no port that runs.',
        ],
      ],
      { links: { eth0: { up: true, running: false } } },
    ],
    [
      'a carrier of which it is not known',
      iface(USUAL & ~IFF.RUNNING),
      [],
      { links: { eth0: { up: true, running: undefined } } },
    ],
    [
      'a label of one that is down',
      label(IFF.BROADCAST | IFF.MULTICAST),
      [
        [
          'interface-down',
          'It is down: nothing is sent or received until it is switched on (ip link set up).',
        ],
      ],
      { links: { eth0: { up: false, running: false } } },
    ],
    ['promiscuous', iface(USUAL | IFF.PROMISC), [PROMISCUOUS]],
    [
      'venet0 of OpenVZ',
      iface(IFF.UP | IFF.BROADCAST | IFF.POINTOPOINT | IFF.RUNNING | IFF.NOARP),
      [POINT_TO_POINT],
    ],
    [
      'point-to-point',
      iface(IFF.UP | IFF.RUNNING | IFF.NOARP | IFF.MULTICAST | IFF.POINTOPOINT),
      [POINT_TO_POINT],
    ],
    ['both', iface(IFF.UP | IFF.RUNNING | IFF.PROMISC | IFF.POINTOPOINT), [PROMISCUOUS, POINT_TO_POINT]],
    [
      'all multicast, below a bond',
      iface(USUAL | IFF.ALLMULTI | IFF.SLAVE),
      [
        ['all-multicast', 'It takes in all multicast (A), as a multicast router asks for.'],
        ['bond-port', 'It works under another interface (s), most often a bond, which has the addresses.'],
      ],
    ],
    [
      'trouble in',
      iface(USUAL, { errs: 1, drop: 2n, fifo: 3 }),
      [
        [
          'rx-errors',
          'RX-ERR: what came in was damaged or not valid: on a wire for a bad cable, connector or transceiver, or a duplex that does not match, on a tunnel for a wrong key, checksum or order.',
        ],
        [
          'rx-dropped',
          'RX-DRP: whole frames were dropped, as for lack of memory, because no one here knows their protocol or VLAN, or on the idle port of a bond. A few are normal.',
        ],
        [
          'rx-overrun',
          'RX-OVR: frames came in faster than they were taken from the card, as where its ring is too small (ethtool -g), or the processor too busy.',
        ],
      ],
    ],
    [
      'trouble out',
      iface(USUAL, {}, { errs: 1, drop: 2, fifo: 3, colls: 4 }),
      [
        [
          'tx-errors',
          'TX-ERR: what was to be sent could not be: on a wire for a lost carrier or a fault of the card or the driver, on a tunnel for lack of a way to its other end.',
        ],
        [
          'tx-dropped',
          'TX-DRP: frames were dropped before they were sent, as where the queue was full or the link not ready.',
        ],
        [
          'tx-overrun',
          'TX-OVR: the card ran out of data while it sent, as where the bus or the memory is too slow for it.',
        ],
        [
          'collisions',
          'It counts collisions (-ie shows them): on a wire only half duplex has them, and where the other end has full duplex, the two do not match. A tunnel counts packets here whose way led back into it.',
        ],
      ],
    ],
  ]);
});

describe('counters', () => {
  check<StatisticRecord>('statistic', [
    [
      'one that should be 0',
      { table: 'TcpExt', counter: 'TCPBacklogDrop', value: 3 },
      [['counter', 'Segments dropped because too many waited for a socket that its program was just using.']],
    ],
    [
      'one of snmp6, of any size',
      { table: 'Udp6', counter: 'Udp6MemErrors', value: 18446744073709551615n },
      [
        [
          'counter',
          'Datagrams lost because the memory of all udp sockets together had reached its limit (net.ipv4.udp_mem).',
        ],
      ],
    ],
    ['the same at 0', { table: 'TcpExt', counter: 'TCPBacklogDrop', value: 0 }, []],
    ['one that counts what is normal', { table: 'Tcp', counter: 'ActiveOpens', value: 3 }, []],
    ['a table like a property of every object', { table: 'constructor', counter: 'name', value: 3 }, []],
  ]);

  test('all that should be 0 are in the glossary', () => {
    const troubles: readonly (readonly [table: string, counters: string])[] = [
      ['Ip', 'InDiscards OutDiscards OutNoRoutes ReasmFails FragFails'],
      ['Ip6', 'Ip6OutDiscards Ip6ReasmFails Ip6FragFails'],
      ['Tcp', 'InErrs InCsumErrors'],
      [
        'TcpExt',
        'ListenOverflows ListenDrops TCPReqQFullDoCookies TCPReqQFullDrop TCPBacklogDrop PruneCalled RcvPruned OfoPruned TCPOFODrop TCPRcvQDrop TCPAbortOnMemory TCPAbortOnTimeout TCPMemoryPressures TCPTimeWaitOverflow PFMemallocDrop IPReversePathFilter',
      ],
      ['Udp', 'RcvbufErrors SndbufErrors MemErrors InCsumErrors'],
      ['UdpLite', 'RcvbufErrors SndbufErrors MemErrors InCsumErrors'],
      ['Udp6', 'Udp6RcvbufErrors Udp6SndbufErrors Udp6MemErrors Udp6InCsumErrors'],
      ['UdpLite6', 'UdpLite6RcvbufErrors UdpLite6SndbufErrors UdpLite6MemErrors UdpLite6InCsumErrors'],
    ];
    for (const [table, counters] of troubles) {
      for (const counter of counters.split(' ')) {
        const [notes] = notesOf('statistic', [{ table, counter, value: 1 }]);
        assert.equal(notes?.[0]?.code, 'counter', `${table} ${counter}`);
      }
    }
  });

  const segments = (sent: number, again: number): StatisticRecord[] => [
    { table: 'Tcp', counter: 'OutSegs', value: sent },
    { table: 'Tcp', counter: 'RetransSegs', value: again },
  ];

  test('many repetitions', () => {
    assert.deepEqual(notesOf('statistic', segments(9800, 200)), [
      [],
      [
        {
          code: 'retransmissions',
          text: '2.0 of 100 segments sent were repetitions: packets are lost or late on the way, or other ends are gone. Well under 1 is usual.',
        },
      ],
    ]);
  });
  test('few repetitions, or few segments', () => {
    assert.deepEqual(notesOf('statistic', segments(100_000, 200)), [[], []]);
    assert.deepEqual(notesOf('statistic', segments(90, 10)), [[], []]);
  });
});

const group = (address: string): GroupRecord => ({ family: 'inet', iface: 'eth0', refCount: 1, address });

describe('groups', () => {
  check<GroupRecord>('group', [
    [
      'of IPv4',
      group('224.0.0.251'),
      [['known-group', 'The group of mDNS, as avahi and systemd-resolved speak it.']],
    ],
    ['of IPv6', group('ff02::1:2'), [['known-group', 'The group of servers and relays of DHCPv6.']]],
    [
      'of solicited nodes',
      group('ff02::1:ff00:1'),
      [
        [
          'known-group',
          'The group of solicited nodes: as a rule the interface joined it by itself for an IPv6 address of its own that ends in the same 24 bits, so that neighbours find it.',
        ],
      ],
    ],
    ['of someone', group('239.1.2.3'), []],
    ['like a property of every object', group('constructor'), []],
  ]);
});

describe('masqueraded connections', () => {
  check<MasqueradeRecord>('masquerade', [
    [
      'any',
      {
        protocol: 'tcp',
        source: {},
        destination: {},
        masqueradePort: 61001,
        expires: 9,
        initSeq: 0,
        delta: 0,
      },
      [
        [
          'masqueraded',
          'The other side sees the address of this host and the port in parentheses. After the time under expire without a packet the entry is dropped.',
        ],
      ],
    ],
  ]);
});

describe('memory', () => {
  const limits = { low: 50, pressure: 75, high: 100 };
  check<MemoryRecord>('memory', [
    [
      'all is well',
      {
        protocol: 'TCP',
        pressure: false,
        memory: { pages: 74 },
        limits,
        orphans: 7,
        orphanLimit: 10,
        timeWaits: 0,
        timeWaitLimit: 0,
      },
      [],
    ],
    ['nothing is known', { protocol: 'RAW', pressure: null }, []],
    [
      'all is near its limit',
      {
        protocol: 'TCP',
        pressure: true,
        memory: { pages: 75n },
        limits,
        orphans: 8,
        orphanLimit: 10,
        timeWaits: 90,
        timeWaitLimit: 100,
      },
      [
        [
          'memory-pressure',
          'It is short of memory (pressure): buffers of its sockets no longer grow, and data can be dropped.',
        ],
        [
          'memory-limit',
          'Its sockets hold more than three quarters of the pages that they may hold together (High): beyond it sending waits and what comes in is dropped.',
        ],
        [
          'orphan-limit',
          'Connections without a process are near net.ipv4.tcp_max_orphans: beyond it they are reset (TCPAbortOnMemory).',
        ],
        [
          'time-wait-limit',
          'Connections in TIME_WAIT are near net.ipv4.tcp_max_tw_buckets: beyond it they are forgotten at once (TCPTimeWaitOverflow).',
        ],
      ],
    ],
  ]);
});
