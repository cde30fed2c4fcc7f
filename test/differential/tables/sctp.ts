import type { Pools, TableGenerator } from '../case.ts';
import type { Random } from '../random.ts';
import { decimal, joinLines, stretch } from '../values.ts';

const ENDPOINTS = ' ENDPT     SOCK   STY SST HBKT LPORT   UID INODE LADDRS';
const ASSOCIATIONS =
  ' ASSOC     SOCK   STY SST ST HBKT ASSOC-ID TX_QUEUE RX_QUEUE UID INODE LPORT RPORT LADDRS <-> RADDRS HBINT INS OUTS MAXRT T1X T2X RTXC wmema wmemq sndbuf rcvbuf';

/** Columns of SCTP are separated only by blanks and tabs. */
function gap(random: Random): string {
  return random.chance(0.95) ? ' ' : random.pick(['  ', '\t', ' \t ', '      ']);
}

function bytesOf(word: string): number[] {
  return (word.match(/../g) ?? []).map((digits) => Number.parseInt(digits, 16)).reverse();
}

/** An address as the kernel prints it in these tables: dotted, or eight groups of four digits. */
function address(random: Random, pools: Pools): string {
  if (random.chance(0.7)) return bytesOf(random.pick(pools.ipv4)).join('.');
  const words = random.pick(pools.ipv6).match(/.{8}/g) ?? [];
  const digits = words.flatMap(bytesOf).map((byte) => byte.toString(16).padStart(2, '0'));
  const text = digits.join('').replace(/(....)(?=.)/g, '$1:');
  return random.chance(0.05) ? text.toUpperCase() : text;
}

/** Texts that inet_addr accepts beside four decimal parts, and some that it refuses. */
const ODD_ADDRESSES = [
  '10.0.0',
  '1',
  '010.0.0.1',
  '0x1.2.3.4',
  'zz',
  '1.2.3.4.5',
  '300.1.1.1',
  '1.2.3.4x',
  '0.0.0.5',
  '10.0x0.1',
  '4294967295',
  '4294967296',
  '1.',
  '08.0.0.1',
  '10.0.0.1\v',
  '**10.0.0.1',
];

function addresses(random: Random, pools: Pools, low: number, primary: string): string {
  const odd = random.chance(0.06);
  const list = random.many(low, random.chance(0.05) ? 40 : 4, (index) => {
    const text = odd && random.chance(0.3) ? random.pick(ODD_ADDRESSES) : address(random, pools);
    return index === 0 ? primary + text : text;
  });
  return list.join(gap(random));
}

function state(random: Random): string {
  return random.chance(0.9)
    ? String(random.between(0, 12))
    : random.pick(['10x', '-1', '99999999999', 'a', '255']);
}

function port(random: Random, pools: Pools): string {
  return random.chance(0.9)
    ? String(random.pick(pools.ports))
    : random.pick(['0', '65536', '-1', '70000', '22x', 'x']);
}

function endpoint(random: Random, pools: Pools): string {
  const columns = [
    random.hex(8),
    decimal(random),
    '2',
    state(random),
    decimal(random),
    port(random, pools),
    random.pick(pools.uids),
    random.pick(pools.inodes),
    addresses(random, pools, random.chance(0.05) ? 0 : 1, ''),
  ];
  return columns.reduce((line, column) => line + gap(random) + column, '');
}

function association(random: Random, pools: Pools): string {
  const columns = [
    random.hex(8),
    decimal(random),
    '2',
    state(random),
    '3',
    decimal(random),
    decimal(random),
    decimal(random),
    decimal(random),
    random.pick(pools.uids),
    random.pick(pools.inodes),
    port(random, pools),
    port(random, pools),
    addresses(random, pools, 1, random.pick(['*', '*', ''])),
    random.chance(0.97) ? '<->' : random.pick(['-', '<', '<->\t']),
    addresses(random, pools, random.chance(0.05) ? 0 : 1, random.pick(['*', '*', ''])),
  ];
  const line = columns.reduce((text, column) => text + gap(random) + column);
  return `${line} \t${random.pick(['    7500    10    10   10    0    0        0        1        0   212992   212992', '', '1.2.3.4'])}`;
}

/** A line that net-tools refuses: a column before the addresses is missing. */
function bogus(random: Random, line: string, required: number): string {
  return line
    .trim()
    .split(/[ \t]+/)
    .slice(0, random.between(0, required - 1))
    .join(' ');
}

function table(
  name: string,
  path: string,
  header: string,
  row: typeof endpoint,
  required: number,
  shownBy: TableGenerator['shownBy'],
): TableGenerator {
  return {
    name,
    shownBy,
    files(random, pools) {
      if (random.chance(0.02)) return { [path]: '' };
      const rows = random.many(0, 6, () => {
        const line = row(random, pools);
        if (random.chance(0.04)) return bogus(random, line, required);
        return random.chance(0.005) ? stretch(random, line) : line;
      });
      return { [path]: joinLines(random, [header, ...rows]) };
    },
  };
}

export const sctp: readonly TableGenerator[] = [
  table('sctp/eps', '/proc/net/sctp/eps', ENDPOINTS, endpoint, 8, [
    ['-Sl'],
    ['-S', '-a'],
    ['--sctp', '--listening'],
  ]),
  table('sctp/assocs', '/proc/net/sctp/assocs', ASSOCIATIONS, association, 13, [
    ['-S'],
    ['-Sa'],
    ['--sctp', '-4'],
  ]),
  table('sctp6/eps', '/proc/net/sctp6/eps', ENDPOINTS, endpoint, 8, [['-S6l'], ['-Sa']]),
  table('sctp6/assocs', '/proc/net/sctp6/assocs', ASSOCIATIONS, association, 13, [['-S6'], ['-S', '-a']]),
];
