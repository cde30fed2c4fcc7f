import {
  INET_TABLES,
  INET6_TABLES,
  type KnownTables,
} from '../../../src/format/statistics/statistics-labels.ts';
import type { TableGenerator } from '../case.ts';
import type { Random } from '../random.ts';
import { decimal, gap, joinLines, word } from '../values.ts';

const SELECTED = [[], [], ['-t'], ['-u'], ['-w'], ['-S'], ['-U'], ['-t', '-w'], ['--raw', '--udp']];
const SHOWN_BY = SELECTED.map((options) => ['-s', ...options]);
const SHOWN_BY_6 = SELECTED.map((options) => ['-s', '-6', ...options]);

/** Counters of Linux 6 for which net-tools has no sentence, and names similar to those for which it has one. */
const NAMELESS = [
  'InType3',
  'OutType0',
  'InCsumErrors',
  'IgnoredMulti',
  'MemErrors',
  'OutTransmits',
  'Forwarding',
  'TWKilled',
  'TCPLoss',
  'TCPTimeouts',
  'TCPSackRecovery',
  'TCPSackFailures',
  'TCPRenoRecoveryFail',
  'TCPDSACKOldSent',
  'TCPPrequeueDropped',
  'MPCapableSYNRX',
  'InOctets',
  'inreceives',
  'InReceives2',
  '__proto__',
  'constructor',
  'TCPHPHits:',
];
const UNKNOWN = [
  'IcmpMsg',
  'UdpLite',
  'IpExt',
  'MPTcpExt',
  'TcpX',
  'Tcp6',
  'tcp',
  'toString',
  ' Tcp',
  'Tcp ',
  '',
];

function value(random: Random): string {
  return random.chance(0.4) ? '0' : decimal(random);
}

function counters(random: Random, known: KnownTables, table: string): string[] {
  const labelled = [
    ...(known.get(random.chance(0.97) ? table : random.pick([...known.keys()]))?.labels.keys() ?? []),
  ];
  const chosen = random.chance(0.15) ? labelled : random.some(labelled, random.pick([0.05, 0.2, 0.6]));
  const others = random.many(0, 3, () => (random.chance(0.8) ? random.pick(NAMELESS) : word(random, 20)));
  const names = [...chosen, ...others];
  return random.chance(0.5) ? random.shuffle(names) : names;
}

/** Too few values, too many, or some that are no numbers. */
function spoilt(random: Random, values: readonly string[]): string[] {
  const at = random.between(0, values.length);
  return random.pick([
    () => values.slice(0, at),
    () => [...values, '7', 'x'],
    () =>
      values.toSpliced(at, 1, random.pick(['x', '-', '--1', '+', '0x10', '2.5', '1-2', '3+4', '5:6', '\0'])),
  ])();
}

function pair(random: Random): string[] {
  const table = random.pick(random.chance(0.75) ? [...INET_TABLES.keys()] : UNKNOWN);
  const names = counters(random, INET_TABLES, table);
  const values = names.map(() => value(random));
  const separator = () => (random.chance(0.99) ? ' ' : random.pick(['  ', '\t', ' \t']));
  const line = (title: string, words: readonly string[], between: () => string) =>
    words.reduce((text, next) => text + between() + next, `${title}:`);
  const lines = [
    line(table, names, separator),
    line(random.chance(0.97) ? table : 'Other', random.chance(0.92) ? values : spoilt(random, values), () =>
      gap(random),
    ),
  ];
  if (random.chance(0.01))
    lines.splice(random.between(0, 1), 1, random.pick(['no colon', ' ', '\0', '\0Tcp: x', 'Ip\0: x']));
  if (random.chance(0.02)) lines.splice(random.between(0, 1), 0, '');
  if (random.chance(0.01)) lines.pop();
  return lines;
}

function pairs(name: string): TableGenerator {
  return {
    name,
    shownBy: [...SHOWN_BY, ...SHOWN_BY_6],
    files: (random) => ({
      [`/proc/net/${name}`]: joinLines(random, random.many(0, 8, () => pair(random)).flat()),
    }),
  };
}

/** A name and a value, rarely followed by more. */
function line(random: Random, name: string, between: string): string {
  const start = random.chance(0.02) ? random.pick([' ', '\t']) : '';
  return (
    start +
    name.padEnd(random.chance(0.9) ? 32 : 0) +
    between +
    value(random) +
    (random.chance(0.03) ? random.pick([' 5', 'x', ' x', '\0', '\r', ' ']) : '')
  );
}

const snmp6: TableGenerator = {
  name: 'snmp6',
  shownBy: SHOWN_BY_6,
  files(random) {
    const lines = random.many(1, 6, () => {
      const table = random.pick(
        random.chance(0.8) ? [...INET6_TABLES.keys()] : ['UdpLite6', 'Tcp', 'Sctp', 'Foo', '6', 'Ip66'],
      );
      const names = counters(random, INET6_TABLES, table);
      if (random.chance(0.3)) names.push(...random.many(1, 4, () => table + word(random, 10)));
      return names.map((name) => line(random, name, random.chance(0.99) ? '\t' : gap(random)));
    });
    const all = lines.flat();
    return { '/proc/net/snmp6': joinLines(random, all) };
  },
};

const sctpSnmp: TableGenerator = {
  name: 'sctp/snmp',
  shownBy: SHOWN_BY,
  files(random) {
    const lines = counters(random, INET_TABLES, 'Sctp').map((name) => {
      if (random.chance(0.05))
        return random.pick([
          '',
          ' ',
          name,
          `${name} `,
          `${name}\t \t`,
          `${name} x`,
          `${name} -`,
          ' 5',
          '\v5',
        ]);
      return line(random, name, random.pick(['\t', '\t', ' ', '\t\t']));
    });
    return { '/proc/net/sctp/snmp': `${joinLines(random, lines).replace(/\n?$/, '\n')}` };
  },
};

/** The tables of counters. */
export const counterTables: readonly TableGenerator[] = [pairs('snmp'), pairs('netstat'), snmp6, sctpSnmp];
