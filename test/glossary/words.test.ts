import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Column } from '../../src/format/columns.ts';
import { groupColumns } from '../../src/format/interfaces/groups.ts';
import { hardwareType } from '../../src/format/interfaces/hardware-types.ts';
import { ipv6Scopes, writeInterfaceDetails } from '../../src/format/interfaces/interface-details.ts';
import { flagLetters, flagWords } from '../../src/format/interfaces/interface-flags.ts';
import { writeInterfaceHeading } from '../../src/format/interfaces/interfaces.ts';
import { APPLETALK_ROUTES } from '../../src/format/legacy/appletalk.ts';
import { AX25_ROUTES, AX25_SOCKETS } from '../../src/format/legacy/ax25.ts';
import { cachedRoutesHeading } from '../../src/format/legacy/cached-routes.ts';
import { IPX_ROUTES, IPX_STATES, ipxSockets } from '../../src/format/legacy/ipx.ts';
import { MASQUERADE_PROTOCOLS, masqueradeColumns } from '../../src/format/legacy/masquerade.ts';
import { NETROM_ROUTES, NETROM_SOCKETS } from '../../src/format/legacy/netrom.ts';
import {
  AX25_STATES,
  NETROM_STATES,
  radioStateWord,
  X25_STATES,
} from '../../src/format/legacy/radio-words.ts';
import { ROSE_ROUTES, ROSE_SOCKETS } from '../../src/format/legacy/rose.ts';
import { X25_ROUTES, X25_SOCKETS } from '../../src/format/legacy/x25.ts';
import { LineWriter } from '../../src/format/line-writer.ts';
import { memoryColumns } from '../../src/format/memory.ts';
import { numericNames } from '../../src/format/names.ts';
import { IPV6_ROUTES_HEADING } from '../../src/format/routes/ipv6-routes.ts';
import {
  NEIGHBOUR_FLAGS,
  neighbourStateWord,
  neighboursHeading,
} from '../../src/format/routes/neighbours.ts';
import { CACHE_FLAGS_BY_FORMAT, IPV4_FLAGS, IPV6_FLAGS } from '../../src/format/routes/route-flags.ts';
import { routesHeading } from '../../src/format/routes/routes.ts';
import { type InetProtocol, inetColumns } from '../../src/format/sockets/inet-sockets.ts';
import type { SocketStyle } from '../../src/format/sockets/socket-columns.ts';
import { unixColumns } from '../../src/format/sockets/unix-sockets.ts';
import {
  DATAGRAM_TIMERS,
  SOCKET_FLAGS,
  sctpStateWord,
  socketTypeWord,
  TCP_TIMERS,
  tcpStateWord,
  udpStateWord,
  unixStateWord,
} from '../../src/format/sockets/words.ts';
import { INET_TABLES, INET6_TABLES } from '../../src/format/statistics/statistics-labels.ts';
import { ENTRIES } from '../../src/glossary/glossary.ts';
import { define } from '../../src/glossary/lookup.ts';
import { Ipv4Address, Ipv6Address } from '../../src/proc/reading/address.ts';
import { parseSnmp } from '../../src/proc/statistics/snmp.ts';
import { ALIASES, FIELDS } from '../../src/records/fields.ts';
import { NUMERIC_STYLE } from '../format/sockets/numeric-style.ts';

/** Whether an entry of a topic has the word just as it stands. */
function has(topic: string, word: string): boolean {
  return ENTRIES.some((entry) => entry.topic === topic && entry.words.includes(word));
}

function written(write: (out: LineWriter) => void): string {
  let text = '';
  const out = new LineWriter((bytes) => {
    text += Buffer.from(bytes).toString('latin1');
  });
  write(out);
  out.flush();
  return text;
}

const numbers = (end: number): number[] => [...Array(end).keys()];
const bits = numbers(16).map((bit) => 1 << bit);

const STYLE: SocketStyle = { ...NUMERIC_STYLE, programs: true, selinux: true };
const PROTOCOLS: readonly InetProtocol[] = ['tcp', 'udp', 'udplite', 'raw'];

const headings = (columns: readonly Column<never>[]): string =>
  columns.map(({ heading }) => heading).join('  ');

/** Which words a topic has to have: all that the tables of the formatters hold. */
const WORDS: readonly [topic: string, words: readonly string[]][] = [
  ['tcp state', numbers(20).map(tcpStateWord)],
  ['udp state', numbers(16).map(udpStateWord)],
  ['unix state', numbers(8).flatMap((state) => [unixStateWord(state, false), unixStateWord(state, true)])],
  ['unix socket type', numbers(8).map(socketTypeWord)],
  ['unix socket flag', SOCKET_FLAGS.map(([, letters]) => letters.trim())],
  ['timer', [...TCP_TIMERS, ...DATAGRAM_TIMERS]],
  [
    'protocol',
    PROTOCOLS.flatMap((protocol) =>
      [false, true].map((version6) =>
        written((out) => inetColumns(protocol, version6, STYLE)[0]?.write(out, {} as never)),
      ),
    ),
  ],
  ['protocol', ['sctp', 'unix', '??', 'IPX', ...MASQUERADE_PROTOCOLS.values()]],
  ['IPv4 route flag', IPV4_FLAGS.map(([, letter]) => letter)],
  ['IPv6 route flag', IPV6_FLAGS.map(([, letter]) => letter)],
  [
    'flag of a cached IPv4 route',
    Object.values(CACHE_FLAGS_BY_FORMAT).flatMap((flags) => flags.map(([, letter]) => letter)),
  ],
  ['interface flag', [...bits.map(flagLetters), flagLetters(0)]],
  ['interface flag', bits.flatMap((bit) => /<(\w+)>/.exec(flagWords(bit))?.[1] ?? [])],
  ['IPv6 neighbour flag', NEIGHBOUR_FLAGS.map(([, letter]) => letter)],
  ['IPv6 neighbour state', [0, ...bits.slice(0, 8)].map(neighbourStateWord)],
  ['scope of an IPv6 address', numbers(256).flatMap(ipv6Scopes)],
  ['type of hardware in -ie', numbers(1000).map((type) => hardwareType(type).word)],
  [
    'state of ax25, x25, netrom and rose',
    [...AX25_STATES, ...X25_STATES, ...NETROM_STATES, radioStateWord([], 0), ...IPX_STATES.values(), 'UNK.'],
  ],
];

for (const [topic, words] of WORDS) {
  test(`every ${topic} has an entry`, () => {
    const shown = [...new Set(words)].filter((word) => word !== '');
    assert.ok(shown.length > 1, `${shown.length} words`);
    assert.deepEqual(
      shown.filter((word) => !has(topic, word)),
      [],
    );
  });
}

test('every state of sctp has an entry', () => {
  for (const state of numbers(16))
    assert.ok(define(sctpStateWord(state)).length > 0 || state === 0, `${state}`);
});

test('every title of hardware leads to its type', () => {
  for (const type of numbers(1000)) {
    const { word, title } = hardwareType(type);
    assert.ok(
      define(title).some(({ words }) => words.includes(word)),
      title,
    );
  }
});

const LEVELS = [1, 2, 3] as const;
const OLD_SOCKETS = 'column of ax25, x25, netrom, rose and ipx sockets';
const OLD_ROUTES = 'column of ax25, x25, netrom, rose, ipx and ddp routes';
const lastLine = ({ heading }: { readonly heading: readonly string[] }): string => heading.at(-1) ?? '';

/** Lines of headings, and where their columns are explained. */
const HEADINGS: readonly [topic: string, lines: readonly string[]][] = [
  ['column of sockets', PROTOCOLS.map((protocol) => headings(inetColumns(protocol, false, STYLE)))],
  ['column of unix sockets', [headings(unixColumns({ ...STYLE, selinux: false }))]],
  ['column of IPv4 routes', LEVELS.map(routesHeading)],
  ['column of IPv6 routes', [IPV6_ROUTES_HEADING]],
  [
    'column of cached routes',
    LEVELS.flatMap((level) => [
      cachedRoutesHeading(level, 'Linux 2.0'),
      cachedRoutesHeading(level, 'Linux 2.2'),
    ]),
  ],
  ['column of cached routes', [neighboursHeading(true)]],
  ['column of interfaces', [written(writeInterfaceHeading).trim()]],
  ['column of multicast groups', [headings(groupColumns(numericNames))]],
  ['column of -m', [headings(memoryColumns(true))]],
  ['column of masqueraded connections', [headings(masqueradeColumns(numericNames, true))]],
  [
    OLD_SOCKETS,
    [AX25_SOCKETS, X25_SOCKETS, NETROM_SOCKETS, ROSE_SOCKETS, ipxSockets(true, numericNames)].map(lastLine),
  ],
  [
    OLD_ROUTES,
    [AX25_ROUTES, X25_ROUTES, NETROM_ROUTES, ROSE_ROUTES, IPX_ROUTES, APPLETALK_ROUTES].map(lastLine),
  ],
];

/** The words of a heading that a topic lacks; a column may have a name of several words. */
function unexplained(topic: string, line: string): string[] {
  const names = ENTRIES.filter((entry) => entry.topic === topic)
    .flatMap(({ words }) => words)
    .sort((a, b) => b.length - a.length);
  let rest = ` ${line.replace(/\s+/g, ' ').trim()} `;
  for (const name of names) rest = rest.replaceAll(` ${name} `, '  ');
  return rest.split(' ').filter((word) => word !== '');
}

for (const [topic, lines] of HEADINGS) {
  for (const line of lines) {
    test(`every ${topic} has an entry: ${line.trim()}`, () => {
      assert.ok(line.trim() !== '');
      assert.deepEqual(unexplained(topic, line), []);
    });
  }
}

test('every text of the long form has an entry', () => {
  const address = new Ipv4Address(0x0a000001);
  const counts = 'Bytes Packets Errors Dropped Fifo Frame Compressed Multicast Collisions Carrier';
  const figures = Object.fromEntries(
    ['rx', 'tx'].flatMap((side) => counts.split(' ').map((count) => [`${side}${count}`, 1])),
  );
  const block = written((out) =>
    writeInterfaceDetails(out, {
      name: 'sl0',
      link: { flags: 0x7fff, unknownFlags: 0, mtu: 1, queueLength: 1, type: 257, hardwareAddress: [] },
      ipv4: [{ address, netmask: address, broadcast: address, destination: undefined }],
      ipv6: [{ address: new Ipv6Address(0, 0, 0, 1), prefixLength: 1, scope: 0x10, iface: 'sl0' }],
      figures: figures as never,
    }),
  );
  const texts = block
    .replace(/^sl0: flags=\S+/, 'flags')
    .replace('[NONE SET]', '')
    .replace(/\(.*?\)|<.*?>|\b[\d.]+\b|::1|0x\w+/g, '')
    .replace('unknownautoselect', 'autoselect')
    .split(/[\s:]+/)
    .filter((text) => text !== '');
  assert.ok(texts.length > 25, block);
  for (const text of [...texts, '[NONE SET]', 'RX packets', 'TX errors']) {
    // RX and TX stand before other words.
    if (text !== 'RX' && text !== 'TX') assert.ok(define(text).length > 0, text);
  }
});

/** The counter as nstat names it, with a letter for the numbers of ICMP messages. */
function nstatName(table: string, counter: string): string {
  return (counter.startsWith(table) ? counter : table + counter).replace(/(Type)\d+$/, '$1N');
}

const counterNames = new Set(ENTRIES.flatMap(({ words, names }) => [...words, ...names]));

test('every counter with a sentence has an entry, and its sentence leads to it', () => {
  const tables = [...INET_TABLES, ...INET6_TABLES];
  assert.ok(tables.length > 8);
  for (const [table, { labels }] of tables) {
    for (const [counter, { sentence }] of labels) {
      const name = nstatName(table, counter);
      assert.ok(counterNames.has(name), name);
      if (sentence === '') continue;
      for (const line of [
        sentence.replace('%u', '').trim(),
        `    ${sentence.replace('%u', '18446744073709551615')}`,
      ]) {
        assert.ok(
          define(line).some(({ words, names }) => [...words, ...names].includes(name)),
          line,
        );
      }
    }
  }
});

/** Names that net-tools carries and no kernel prints. */
const NET_TOOLS_NAMES =
  'TCPDSackUndo TCPRenoRecoveryFailed TCPLostRetransmits SockMallocOOM TCPLoss TWKilled';
/** Made up for the tests of what is unknown. */
const INVENTED = 'IcmpInFoo NewerCounter Ip6InNewCounter SctpNewCounter Mptcp6Counter'.split(' ');

test('every counter of the recorded hosts has an entry', () => {
  const fixtures = new URL('../../fixtures/', import.meta.url);
  const text = (file: string): string => {
    try {
      return readFileSync(new URL(file, fixtures), 'latin1');
    } catch {
      return '';
    }
  };
  const counted = NET_TOOLS_NAMES.split(' ').map((counter) => nstatName('TcpExt', counter));
  for (const host of readdirSync(fixtures)) {
    for (const file of ['snmp', 'netstat']) {
      const { records } = parseSnmp(Buffer.from(text(`${host}/proc/net/${file}`), 'latin1'));
      for (const { table, counters } of records) {
        counted.push(...counters.map(({ counter }) => nstatName(table, counter)));
      }
    }
    for (const file of ['snmp6', 'sctp/snmp']) {
      counted.push(
        ...text(`${host}/proc/net/${file}`)
          .split('\n')
          .map((line) => nstatName('', line.split(/\s/)[0] ?? '')),
      );
    }
  }
  const names = [...new Set(counted)].filter((name) => name !== '');
  assert.ok(names.length > 350, `${names.length} counters`);
  assert.deepEqual(names.filter((name) => !counterNames.has(name)).sort(), [...INVENTED].sort());
});

test('every field of the records has an entry', () => {
  const fields = Object.values(FIELDS).flatMap((list) => list.map(({ name }) => name));
  const aliases = Object.values(ALIASES).flatMap((names) => Object.keys(names));
  assert.ok(fields.length > 100);
  assert.deepEqual(
    [...new Set([...fields, ...aliases])].filter((name) => define(name).length === 0),
    [],
  );
});
