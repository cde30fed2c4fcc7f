import type { Pools, TableGenerator } from '../case.ts';
import type { Random } from '../random.ts';
import { decimal, gap, hex, hexOf, joinLines, stretch } from '../values.ts';

const HEADERS = [
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode',
  '  sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode',
  '   sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops             ',
  '',
  'h'.repeat(9000),
  '0: 0100007F:0016 00000000:0000 0A 00000000:00000000 00:00000000 00000000 0 0 1 1',
];

/** Which state numbers net-tools has words for. */
type States = readonly number[];
const TCP_STATES: States = [0, 1, 1, 1, 2, 3, 4, 5, 6, 6, 7, 8, 9, 10, 10, 10, 11];
const UDP_STATES: States = [1, 7, 7, 7, 0, 2, 10, 255];
const RAW_STATES: States = [7, 7, 1, 0, 10, 255, 0xffffffff];

function port(random: Random, pools: Pools): string {
  if (random.chance(0.35)) return '0000';
  if (random.chance(0.02)) return hex(random, 4);
  return hex(random, 4, BigInt(random.pick(pools.ports)));
}

function address(random: Random, pools: Pools, wide: boolean): string {
  const text = random.pick(wide ? pools.ipv6 : pools.ipv4);
  if (random.chance(0.02)) return text.toLowerCase();
  if (random.chance(0.01))
    return wide ? text + random.hex(random.between(1, 32)) : text.replace(/^0+(?=.)/, '');
  return text;
}

function row(random: Random, pools: Pools, states: States, wide: boolean, index: number): string {
  const family = random.chance(0.01) ? !wide : wide;
  const nowhere = random.chance(0.4);
  const remote = nowhere ? '0'.repeat(family ? 32 : 8) : address(random, pools, family);
  const columns = [
    `${String(index).padStart(4)}:`,
    `${address(random, pools, family)}:${port(random, pools)}`,
    `${remote}:${nowhere && random.chance(0.8) ? '0000' : port(random, pools)}`,
    hexOf(random, 2, BigInt(random.pick(states))),
    `${hex(random, 8)}:${hex(random, 8)}`,
    `${hex(random, 2, random.chance(0.9) ? BigInt(random.between(0, 5)) : undefined)}:${hex(random, 8)}`,
    hex(random, 8),
    random.chance(0.1) ? decimal(random) : random.pick(pools.uids),
    decimal(random, 0.03),
    random.pick(pools.inodes),
    `2 ${random.hex(16).toLowerCase()} 0`,
  ];
  return columns.reduce((line, column) => line + gap(random) + column);
}

/** A line that net-tools refuses: a column up to the retransmits is missing. */
function bogus(random: Random, line: string, wanted: number): string {
  const words = line.trim().split(/\s+/);
  const at = random.between(0, Math.min(wanted, words.length) - 1);
  return random.pick([
    () => words.slice(0, at).join(' '),
    () => words.map((word, i) => (i === at ? random.pick(['zz', '-', ':', '*', '%x']) : word)).join(' '),
    () => '',
    () => random.pick(['junk', ' ', '\t', ':', '0:', '\0', 'sl local_address', '\xff\xfe']),
    () => line.replace(/:/, ' :'),
    () => `x${line.trim()}`,
    () => line.slice(0, random.between(0, 30)),
    () => line.replace(':', `:${'0'.repeat(70)}`),
    () => line.replace(' ', '\0'),
  ])();
}

function table(
  name: string,
  path: string,
  states: States,
  wide: boolean,
  wanted: number,
  shownBy: TableGenerator['shownBy'],
): TableGenerator {
  return {
    name,
    shownBy,
    files(random, pools) {
      if (random.chance(0.02)) return { [path]: '' };
      const rows = random.many(0, random.chance(0.1) ? 60 : 8, (index) => {
        const line = row(random, pools, states, wide, index);
        if (random.chance(0.04)) return bogus(random, line, wanted);
        return random.chance(0.005) ? stretch(random, line) : line;
      });
      const header = random.chance(0.95) ? (HEADERS[wide ? 1 : 0] as string) : random.pick(HEADERS);
      return { [path]: joinLines(random, [header, ...rows]) };
    },
  };
}

/** tcp lines need the columns up to the retransmits, others those up to the time: a line cut before these words is refused. */
const TCP_WORDS = 7;
const DATAGRAM_WORDS = 6;

export const inetSockets: readonly TableGenerator[] = [
  table('tcp', '/proc/net/tcp', TCP_STATES, false, TCP_WORDS, [['-t'], ['--tcp'], ['-t4'], ['--inet']]),
  table('tcp6', '/proc/net/tcp6', TCP_STATES, true, TCP_WORDS, [['-t'], ['-6'], ['-t', '--inet6']]),
  table('udp', '/proc/net/udp', UDP_STATES, false, DATAGRAM_WORDS, [['-u'], ['--udp', '-4'], ['-A', 'inet']]),
  table('udp6', '/proc/net/udp6', UDP_STATES, true, DATAGRAM_WORDS, [['-u'], ['-u6'], ['-A', 'inet6']]),
  table('udplite', '/proc/net/udplite', UDP_STATES, false, DATAGRAM_WORDS, [['-U'], ['--udplite']]),
  table('udplite6', '/proc/net/udplite6', UDP_STATES, true, DATAGRAM_WORDS, [['-U'], ['-U6']]),
  table('raw', '/proc/net/raw', RAW_STATES, false, DATAGRAM_WORDS, [['-w'], ['--raw', '--ip']]),
  table('raw6', '/proc/net/raw6', RAW_STATES, true, DATAGRAM_WORDS, [['-w'], ['-w6']]),
];
