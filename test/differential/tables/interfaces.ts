import type { Tree } from '../../oracle/case-tree.ts';
import type { TableGenerator } from '../case.ts';
import type { Random } from '../random.ts';
import { decimal, gap, joinLines } from '../values.ts';

/** Names of links that are hard to sort. */
export const LINKS = [
  'eth0',
  'eth2',
  'eth10',
  'eth01',
  'a',
  'a1b1',
  'x-5',
  '7',
  '010',
  'Z',
  'v4294967297',
  'abcdefghijklmn',
];

const FIRST_LINE = 'Inter-|   Receive                                                |  Transmit';
const SECOND_LINES = [
  ' face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed',
  ' face |bytes    packets errs drop fifo frame|bytes    packets errs drop fifo colls carrier',
  ' face |packets errs drop fifo frame|packets errs drop fifo colls carrier',
];
const STRANGE_SECOND_LINES = [
  '',
  'xcompressedx',
  'Bytes Compressed',
  'compressed bytes',
  `${'h'.repeat(505)}bytes`,
  `${'h'.repeat(508)}bytes`,
  'a\0bytes',
];

/** A link, an alias, or rarely neither; at most 14 bytes, because net-tools has no figures for longer names. */
function name(random: Random): string {
  if (random.chance(0.02)) return random.pick(['', 'gone', 'eth', 'e\x1bth', 'eth0\xe4', ':1', '|']);
  const link = random.pick(LINKS);
  const alias = `${link}:${random.pick([0, 1, 2, 10, '01', '', 4294967296])}`;
  return random.chance(0.15) && alias.length < 15 ? alias : link;
}

const JUNK = ['x', '-', '0x10', '1:2', ':', '.', '\0', '5x'];

function row(random: Random): string {
  const columns = random.many(16, 16, () => decimal(random));
  if (random.chance(0.15)) columns.length = random.between(0, 15);
  if (random.chance(0.05)) columns[random.between(0, 15)] = random.pick(JUNK);
  if (random.chance(0.03)) columns.push(random.pick(['1', 'x', '|']));
  const before = random.pick(['', ' ', '  ', '    ', '\t', '\v']);
  const end = random.chance(0.95) ? ':' : random.pick([' ', ' :', '::', '', ':x:', ':1', ':1 2:']);
  const blank = random.chance(0.9) ? ' ' : random.pick(['', '\t', '     ']);
  const line =
    before + name(random) + end + blank + columns.filter((column) => column !== undefined).join(gap(random));
  if (random.chance(0.01)) return line.padEnd(random.between(505, 515), random.pick([' ', 'x', '1']));
  return random.chance(0.01) ? line.replace(' ', ' '.repeat(random.between(400, 600))) : line;
}

/** The text of /proc/net/dev: all layouts, missing columns, too large numbers, all accepted forms of names. */
export function randomDev(random: Random): string {
  const second = random.chance(0.9) ? random.pick(SECOND_LINES) : random.pick(STRANGE_SECOND_LINES);
  const rows = random.many(0, 8, () => row(random));
  if (random.chance(0.03)) rows.push(random.pick(['', ' ', 'eth0', 'eth2:', '\0']));
  const lines = [FIRST_LINE, second, ...rows];
  return joinLines(random, random.chance(0.97) ? lines : lines.slice(random.between(0, 2)));
}

const SCOPES = ['00', '10', '20', '40', '80', '30', '50', '90', 'a0', 'c0', 'f0', '01', '05', '0', '2', 'F0'];

/** The text of /proc/net/if_inet6, without damaged lines, for which net-tools repeats earlier values. */
export function randomIfInet6(random: Random): string {
  const line = () => {
    const address = random.chance(0.3)
      ? random.pick([
          `${'0'.repeat(31)}1`,
          `${'0'.repeat(20)}ffff0a000001`,
          `${'0'.repeat(24)}0a000001`,
          '0'.repeat(32),
        ])
      : random.hex(32).replace(/./g, (digit) => (random.chance(0.6) ? '0' : digit));
    const words = [
      address,
      random.hex(random.between(1, 5)),
      random.hex(random.between(1, 2)),
      random.pick(SCOPES),
      random.hex(2),
    ];
    return [...words, random.pick([...LINKS, 'lo', 'gone'])].join(random.pick([' ', '  ', '     ']));
  };
  return random
    .many(0, 6, line)
    .map((text) => `${text}\n`)
    .join('');
}

function sysFiles(random: Random, link: string): Tree {
  const folder = `/sys/class/net/${link}`;
  return {
    [`${folder}/flags`]: `0x${random.between(0, 0x1ffff).toString(16)}\n`,
    [`${folder}/operstate`]: `${random.pick(['up', 'down', 'unknown', 'dormant'])}\n`,
    [`${folder}/mtu`]: `${random.between(0, 70000)}\n`,
    [`${folder}/tx_queue_len`]: `${random.between(0, 5000)}\n`,
    [`${folder}/type`]: `${random.pick([1, 1, 3, 772, 65534, 257, 768, 783, 781])}\n`,
    [`${folder}/address`]: `${(random.hex(2 * random.between(0, 20)).match(/../g) ?? []).join(':')}\n`,
    [`${folder}/ifindex`]: `${random.between(1, 300)}\n`,
  };
}

/** Leafs of fib_trie for some of the addresses that the routes may have. */
function fibTrie(random: Random): string {
  const leaf = () =>
    `     |-- 10.${random.between(0, 3)}.0.${random.between(0, 255)}\n` +
    `        /${random.pick([8, 24, 32, 32, 32])} ${random.pick(['host LOCAL', 'link BROADCAST', 'link UNICAST'])}\n`;
  return `Main:\n  +-- 0.0.0.0/0 3 0 5\n${random.many(0, 3, leaf).join('')}Local:\n${random.many(0, 6, leaf).join('')}`;
}

/**
 * The tables about interfaces. net-tools asks the kernel instead, so they can only be compared on real links.
 */
export const interfaces: TableGenerator = {
  name: 'dev',
  shownBy: [['-i'], ['-ia'], ['-ie'], ['-iae']],
  files: (random) => ({
    '/proc/net/dev': randomDev(random),
    '/proc/net/if_inet6': randomIfInet6(random),
    '/proc/net/fib_trie': fibTrie(random),
    '/proc/net/packet': `sk RefCnt Type Proto Iface R Rmem User Inode\n0 3 3 0003 ${random.between(1, 300)} 1 0 0 9\n`,
    ...(random.chance(0.7) ? Object.assign({}, ...LINKS.map((link) => sysFiles(random, link))) : {}),
  }),
};
