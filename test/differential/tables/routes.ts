import type { Pools, TableGenerator } from '../case.ts';
import type { Random } from '../random.ts';
import { decimal, gap, hex, joinLines, magnitude, stretch, word } from '../values.ts';

/** -e has four levels; one more starts over. */
const LEVELS = [[], [], ['-e'], ['-ee'], ['-eee'], ['-e', '-eee'], ['-e', '-eeee']];
const TABLES = [
  ['-r'],
  ['-r'],
  ['--route'],
  ['-rF'],
  ['-r', '-4'],
  ['-rN'],
  ['-r', '--numeric-hosts'],
  ['-r', '-4', '-6'],
];
const CACHES = [['-rC'], ['-r', '--cache'], ['-rCF'], ['-rCN'], ['-r4C']];

function atLevels(commands: readonly (readonly string[])[]): string[][] {
  return commands.flatMap((command) => LEVELS.map((level) => [...command, ...level]));
}

/** The name of an interface, no longer than the kernel allows. */
function iface(random: Random): string {
  return random.chance(0.8)
    ? random.pick(['eth0', 'lo', 'wlp3s0', 'tun0', 'br-lan.12'])
    : word(random, 15).slice(0, 15);
}

/** Networks that /etc/networks may name. */
const NETWORKS = ['0000010A', '0001A8C0', '0000007F', '00000005', '00000600', '00000000', '05000000'];
const MASKS = ['00000000', '000000FF', '0000FFFF', '00FFFFFF', 'FFFFFFFF', '00000080', '0FF0F0FF'];
const FLAGS = [
  1, 1, 3, 3, 5, 7, 0, 0x201, 0x200, 0x205, 0x11, 0x2_0003, 0x3f_f1ff, 0xffff_ffff, 0x8000_0001, 0x441,
];

/** A machine word; what follows its eight digits is not read. */
function address(random: Random, pools: Pools): string {
  const text = random.pick(random.chance(0.5) ? NETWORKS : pools.ipv4);
  if (random.chance(0.02)) return text.toLowerCase();
  return random.chance(0.01) ? text + random.pick(['0', 'zz', 'FF00FF00', 'x'.repeat(100)]) : text;
}

function flags(random: Random): string {
  return hex(random, 4, random.chance(0.9) ? BigInt(random.pick(FLAGS)) : undefined);
}

/** A column of the table: its heading and a value. */
type Column = readonly [name: string, value: (random: Random, pools: Pools) => string];

const ROUTE: readonly Column[] = [
  ['Iface', iface],
  ['Destination', address],
  ['Gateway', address],
  ['Flags', flags],
  ['RefCnt', (random) => decimal(random)],
  ['Use', (random) => decimal(random)],
  ['Metric', (random) => decimal(random)],
  ['Mask', (random) => random.pick(MASKS)],
  ['MTU', (random) => decimal(random)],
  ['Window', (random) => decimal(random)],
  ['IRTT', (random) => decimal(random)],
];

const CACHED: readonly Column[] = ROUTE.map((column) =>
  column[0] === 'Mask' ? ['Source', address] : column,
);
const LATER: readonly Column[] = [
  ...CACHED,
  ['TOS', (random) => decimal(random)],
  ['HHRef', (random) => decimal(random)],
  ['HHUptod', (random) => decimal(random)],
  ['SpecDst', address],
];
const EARLIER: readonly Column[] = [
  ...CACHED,
  ['HH', (random) => decimal(random)],
  ['ARP', (random) => decimal(random)],
];

/** Columns that net-tools does not ask for, between those that it does. */
function withOthers(random: Random, columns: readonly Column[]): Column[] {
  const other: Column = [random.pick(['Extra', 'Prot', 'iface', 'Mask2', 'x']), (random) => word(random, 6)];
  return columns.toSpliced(random.between(0, columns.length), 0, ...random.many(1, 3, () => other));
}

function heading(random: Random, columns: readonly Column[]): string {
  const separator = random.chance(0.9) ? '\t' : random.pick([' ', '|', ' | ', '\t\t', '    ']);
  return columns.map(([name]) => name).join(separator) + ' '.repeat(random.pick([0, 0, 30, 600]));
}

/**
 * A row that is silently skipped: it has too few columns, or one that cannot be read.
 *
 * @param number a column that has a number
 */
function short(random: Random, row: string, wanted: number, number: number): string {
  const words = row.trim().split(/\s+/);
  return random.pick([
    () => words.slice(0, random.between(0, wanted - 1)).join(' '),
    () => words.with(number, random.pick(['x', '-', '*', ':', '0x1'])).join(' '),
    () => '',
    () => random.pick([' ', '\t', 'junk', '\0', '1 2 3', '\xff\xfe', `\0${row}`]),
  ])();
}

/** @param wanted columns that a row must have */
function rows(random: Random, pools: Pools, columns: readonly Column[], wanted: number): string[] {
  const number = columns.findIndex(([name]) => name === 'RefCnt');
  return random.many(0, random.chance(0.1) ? 60 : 8, () => {
    const row = columns
      .map(([, value]) => value(random, pools))
      .reduce((line, next) => line + gap(random) + next);
    if (random.chance(0.04)) return short(random, row, wanted, number);
    return random.chance(0.01) ? stretch(random, row) : row;
  });
}

const route: TableGenerator = {
  name: 'route',
  shownBy: atLevels(TABLES),
  files(random, pools) {
    const path = '/proc/net/route';
    if (random.chance(0.02)) return { [path]: '' };
    const columns = random.chance(0.1) ? withOthers(random, ROUTE) : ROUTE;
    // Without one of its columns the table has no rows, but net-tools has then set the values of those before it.
    const missing = random.chance(0.05) ? random.pick(ROUTE) : undefined;
    const spoilt = columns.filter((column) => column !== missing);
    const first = random.chance(0.02) ? 'x '.repeat(random.between(90, 140)) : '';
    const lines = rows(random, pools, columns, 10);
    return { [path]: joinLines(random, [first + heading(random, spoilt), ...(first === '' ? lines : [])]) };
  },
};

const rtCache: TableGenerator = {
  name: 'rt_cache',
  shownBy: atLevels(CACHES),
  files(random, pools) {
    const known = random.pick([LATER, LATER, EARLIER]);
    const columns = random.chance(0.1) ? withOthers(random, known) : known;
    // The last columns distinguish the formats: without one of them net-tools prints uninitialised memory.
    const at = random.between(0, 9);
    const missing = random.chance(0.05) && columns === known;
    const first = heading(random, missing ? columns.toSpliced(at, 1) : columns);
    return { '/proc/net/rt_cache': joinLines(random, [first, ...rows(random, pools, columns, 12)]) };
  },
};

/** An address in network order. */
function address6(random: Random, pools: Pools): string {
  const text = random.pick(pools.ipv6).toLowerCase();
  return random.chance(0.02) ? text.toUpperCase() : text;
}

/** A number of at most eight characters, sign included. */
function hex8(random: Random): string {
  if (random.chance(0.02)) return random.pick(['-1', '+7', '0x1f', '-7fffff', '0', '00', 'FF']);
  return (magnitude(random) & 0xffff_ffffn).toString(16).padStart(8, '0');
}

function prefix(random: Random): string {
  return random.chance(0.02)
    ? random.pick(['0', '4', '-1', '+2', 'FF', '0x'])
    : random.pick(['00', '80', '40', '0a', '7f']);
}

const FLAGS6 = [
  1, 3, 5, 7, 0x45_0003, 0x8020_0001, 0x20_0200, 0x100_0001, 0x100_0003, 0x300_0000, 0x6_0021, 0xfeff_ffff,
];

function flags6(random: Random): string {
  return random.chance(0.9) ? random.pick(FLAGS6).toString(16).padStart(8, '0') : hex8(random);
}

/** Rows short enough for net-tools to read at once: the rest of a longer line would be a damaged line. */
function rows6(random: Random, row: () => readonly string[]): string {
  const lines = random.many(0, random.chance(0.1) ? 60 : 8, () =>
    row().reduce((line, next) => line + (random.chance(0.95) ? ' ' : gap(random)) + next),
  );
  return joinLines(random, lines);
}

const ipv6Route: TableGenerator = {
  name: 'ipv6_route',
  shownBy: [
    ['-r6'],
    ['-r', '--inet6'],
    ['-r6C'],
    ['-r6CF'],
    ['-r', '-A', 'inet6,inet'],
    ['-r6N'],
    ['-r6e'],
    ['-r6eee'],
  ],
  files: (random, pools) => ({
    '/proc/net/ipv6_route': rows6(random, () => [
      address6(random, pools),
      prefix(random),
      random.chance(0.98) ? address6(random, pools) : 'z'.repeat(32),
      prefix(random),
      address6(random, pools),
      hex8(random),
      hex8(random),
      hex8(random),
      flags6(random),
      iface(random) + (random.chance(0.05) ? random.pick([' x', 'xxxxxxxxxxxxxxxxxx', '\0x']) : ''),
    ]),
  }),
};

const ndisc: TableGenerator = {
  name: 'ndisc',
  shownBy: [['-r6C'], ['-r6CF'], ['-r6Ce'], ['-r6Cee'], ['-r6Ceee'], ['-r6CN'], ['-r6Ceeeee']],
  files(random, pools) {
    const digits = (count: number) =>
      random.chance(0.3) ? '0'.repeat(count) : random.hex(count).toLowerCase();
    const state = () =>
      random.chance(0.8)
        ? random.pick(['00', '01', '02', '02', '04', '08', '10', '20', '40', '80'])
        : digits(2);
    const row = () => [
      address6(random, pools),
      digits(2),
      random.chance(0.9) ? '80' : prefix(random),
      digits(2),
      state(),
      digits(8),
      digits(8),
      digits(8),
      digits(4),
      digits(4),
      digits(4),
      iface(random),
      random.hex(12).toLowerCase() + random.pick(['', '', '', '00', ' x']),
    ];
    return random.chance(0.5) ? {} : { '/proc/net/ndisc': rows6(random, row) };
  },
};

export const routes: readonly TableGenerator[] = [route, rtCache, ipv6Route, ndisc];
