import type { Pools, TableGenerator } from '../case.ts';
import type { Random } from '../random.ts';
import { gap, hex, joinLines, stretch, word } from '../values.ts';

const HEADER = 'Num       RefCount Protocol Flags    Type St Inode Path';
const HEADERS = [
  'Num RefCount Protocol Flags Type St Path',
  '',
  'Inode',
  `${'h'.repeat(8186)}Inode`,
  `${'h'.repeat(8189)}Inode`,
  'num inode',
  'a\0Inode',
  'xInodex',
];

const FLAGS = [0n, 0n, 0n, 0x10000n, 0x10000n, 0x20000n, 0x40000n, 0x70000n, 0x8000n, 0x100000000n];
const PREFIXES = ['/run/', '/', '@', '@/tmp/.X11-unix/', '/var/run/a/b/', '', '@@'];

function path(random: Random): string {
  const text = random.pick(PREFIXES) + word(random, 30);
  if (random.chance(0.03))
    return text + random.pick([' with blank', '\tx', '\r', '\0tail', '\vx', 'x'.repeat(9000)]);
  if (random.chance(0.03))
    return text + random.pick(['\xc2\x9b', '\xc2\x85x', '\x9b31m', '\xe2\x82\xac', '\xa0y']);
  return text;
}

function row(random: Random, pools: Pools): string {
  const small = (last: number) => (random.chance(0.96) ? BigInt(random.between(0, last)) : undefined);
  const columns = [
    `${random.chance(0.01) ? random.pick(['(nil)', '0x12ab', '-1', 'ffffffffffffffffff']) : random.hex(16)}:`,
    hex(random, 8, small(9)),
    hex(random, 8, random.chance(0.97) ? 0n : undefined),
    hex(random, 8, random.chance(0.97) ? random.pick(FLAGS) : undefined),
    hex(random, 4, random.chance(0.9) ? random.pick([1n, 1n, 2n, 5n]) : small(7)),
    hex(random, 2, random.chance(0.8) ? random.pick([1n, 1n, 3n, 3n]) : small(6)),
    random.pick(pools.inodes).padStart(5),
  ];
  const line = columns.reduce((text, column) => text + gap(random) + column);
  return random.chance(0.6) ? `${line}${gap(random)}${path(random)}` : line;
}

/** A line that net-tools refuses: a column up to the state is missing. */
function bogus(random: Random, line: string): string {
  const words = line.trim().split(/\s+/);
  const at = random.between(0, 5);
  return random.pick([
    () => words.slice(0, at).join(' '),
    () => words.map((column, i) => (i === at ? random.pick(['zz', '-', ':']) : column)).join(' '),
    () => random.pick(['', ' ', 'junk', '0:', ':', '\0']),
    () => line.replace(':', ' :'),
  ])();
}

export const unix: TableGenerator = {
  name: 'unix',
  shownBy: [['-x'], ['--unix'], ['-A', 'unix'], []],
  files(random, pools) {
    if (random.chance(0.02)) return { '/proc/net/unix': '' };
    const rows = random.many(0, random.chance(0.1) ? 60 : 8, () => {
      const line = row(random, pools);
      if (random.chance(0.04)) return bogus(random, line);
      return random.chance(0.005) ? stretch(random, line) : line;
    });
    const header = random.chance(0.93) ? HEADER : random.pick(HEADERS);
    return { '/proc/net/unix': joinLines(random, [header, ...rows]) };
  },
};
