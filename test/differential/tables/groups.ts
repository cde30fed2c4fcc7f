import type { Pools, TableGenerator } from '../case.ts';
import type { Random } from '../random.ts';
import { decimal, gap, joinLines, word } from '../values.ts';

const SHOWN_BY = [['-g'], ['--groups'], ['-g', '-n'], ['-g', '-4'], ['-g', '-6'], ['-g', '-x'], ['-g', '-t']];
const HEADER = 'Idx\tDevice    : Count Querier\tGroup    Users Timer\tReporter';
const HEADERS = [
  'Device    : Count Querier\tGroup    Users Timer\tReporter',
  'xDevicex',
  'IdxDevice',
  'Idx\tDevice\0x',
  ' Idx Device',
  `Idx${'x'.repeat(8182)}Device`,
];
const NO_HEADERS = ['', 'device', 'Idx', `Idx${'x'.repeat(8183)}Device`, 'Idx\0Device'];
const NAMES = [
  'lo',
  'eth0',
  'wlp2s0',
  'eth0.100',
  'br-0a1b2c3d4e5f',
  'veth12345678901',
  'eth0:1',
  'a:b:c',
  'docker0',
];

function name(random: Random): string {
  return random.chance(0.9) ? random.pick(NAMES) : word(random, 15).slice(0, 15);
}

function users(random: Random): string {
  return (
    (random.chance(0.9) ? String(random.between(0, 12)) : decimal(random, 0.5)) +
    random.pick(['', ' 0:00000000\t\t0', ' 0000000C 0'])
  );
}

function interfaceLine(random: Random, hasIndex: boolean): string {
  const index = hasIndex
    ? `${random.chance(0.97) ? random.between(1, 40) : decimal(random)}${random.chance(0.97) ? '\t' : gap(random)}`
    : '';
  return `${index}${name(random).padEnd(10)}: ${String(random.between(0, 9)).padStart(5)}      V3       `;
}

function groupLine(random: Random, { ipv4 }: Pools): string {
  const address = random.chance(0.6) ? random.pick(ipv4) : `${random.hex(6)}E${random.between(0, 9)}`;
  const digits = random.chance(0.95)
    ? address
    : random.pick([address.toLowerCase(), address.slice(4), `${address}0`, `00${address}`]);
  return `${random.chance(0.97) ? '\t\t\t\t' : random.pick(['\t', '\t ', '\t\v'])}${digits}${random.chance(0.97) ? '     ' : gap(random)}${users(random)}`;
}

/** Four machine words of an x86 in network order. */
function networkOrder(hex: string): string {
  return hex.replace(/(..)(..)(..)(..)/g, '$4$3$2$1');
}

function line6(random: Random, { ipv6 }: Pools): string {
  const address = networkOrder(random.pick(ipv6)).toLowerCase();
  const digits = random.chance(0.95)
    ? address
    : random.pick([
        address.toUpperCase(),
        `${address}0`,
        address.slice(1),
        address + address,
        `${address}${address}5`,
      ]);
  const between = () => (random.chance(0.97) ? ' ' : gap(random));
  return [
    random.chance(0.97) ? random.between(1, 40) : decimal(random),
    name(random).padEnd(15),
    digits,
    users(random),
  ].join(between());
}

/** A line that is refused, or has wrong content. */
function bogus(random: Random, line: string, kept: number): string {
  const words = line.split(/ +/);
  return random.pick([
    () => '',
    () => ' ',
    () => '\0',
    () => 'x',
    () => '7',
    () => '7\t',
    () => words.slice(0, random.between(0, kept)).join(' '),
    () =>
      line.replace(/(?<=\s)[0-9a-fA-F]{8}/, (digits) => random.pick(['zz', '-1', '0x123456', ':']) + digits),
    () => line.replace(/(\S+)$/, 'x$1'),
    () => line.replace(/([0-9a-fA-F]{8}) +/, '$1'),
  ])();
}

function lines(random: Random, one: () => string, kept: number): string[] {
  return random.many(0, 12, () => {
    const line = one();
    if (random.chance(0.03)) return bogus(random, line, kept);
    return random.chance(0.004) ? line + ' '.repeat(random.between(7900, 9000)) : line;
  });
}

const igmp: TableGenerator = {
  name: 'igmp',
  shownBy: SHOWN_BY,
  files(random, pools) {
    if (random.chance(0.01)) return { '/proc/net/igmp': '' };
    if (random.chance(0.03)) {
      const rows = lines(random, () => line6(random, pools), 3);
      return { '/proc/net/igmp': joinLines(random, [random.pick(NO_HEADERS), ...rows]) };
    }
    const header = random.chance(0.9) ? HEADER : random.pick(HEADERS);
    const hasIndex = header.startsWith('Idx');
    const rows = random.many(0, 5, () => [
      interfaceLine(random, hasIndex),
      ...lines(random, () => groupLine(random, pools), 1).filter((line) => hasIndex || line.startsWith('\t')),
    ]);
    return { '/proc/net/igmp': joinLines(random, [header, ...rows.flat()]) };
  },
};

const igmp6: TableGenerator = {
  name: 'igmp6',
  shownBy: SHOWN_BY,
  files: (random, pools) => ({
    '/proc/net/igmp6': joinLines(
      random,
      lines(random, () => line6(random, pools), 3),
    ),
  }),
};

/** The tables of multicast groups. */
export const groupTables: readonly TableGenerator[] = [igmp, igmp6];
