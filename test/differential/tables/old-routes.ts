import type { Tree } from '../../oracle/case-tree.ts';
import type { TableGenerator } from '../case.ts';
import type { Random } from '../random.ts';
import { decimal, gap, joinLines, magnitude, word } from '../values.ts';

const DETAILS = [[], [], [], ['-n'], ['-e'], ['-C'], ['-CF']];

/** Command lines that show the routes of a family. */
function shownBy(family: string, option = `--${family}`): string[][] {
  return DETAILS.flatMap((details) => [
    ['-r', option, ...details],
    ['-r', '-A', family, ...details],
  ]);
}

/** A callsign, or anything else of at most so many bytes. */
export function callsign(random: Random, longest = 9): string {
  const text = random.chance(0.8)
    ? random.pick(['G0ABC-1', 'G0XYZ-15', '*', 'N0CALL', 'VE3XYZ', 'QST'])
    : word(random, longest);
  return text.slice(0, longest);
}

/** The text of a column: filled up with blanks, one of them always there. */
export function column(text: string, places: number): string {
  return text.slice(0, places - 1).padEnd(places);
}

export function radioDevice(random: Random): string {
  return random.chance(0.9) ? random.pick(['ax0', 'nr0', 'ax12', 'bpq0']) : word(random, 4).slice(0, 4);
}

/** Headings that net-tools reads at once: it would take the rest of a longer one for a row, and in these tables print rows without end. */
const SHORT = ['address    mask n neigh neigh neigh', ''];

const HEADINGS = [
  'callsign  dev  mode digipeaters',
  '',
  'x'.repeat(300),
  'Network    Router_Net   Router_Node',
];

function headed(random: Random, lines: readonly string[], headings = HEADINGS): string {
  return joinLines(random, [random.pick(headings), ...lines]);
}

const ax25Route: TableGenerator = {
  name: 'ax25_route',
  shownBy: shownBy('ax25'),
  files(random) {
    const line = () => {
      const mode = random.chance(0.5) ? random.pick(['*', 'v DIGI-1', 'd', '', ' ']) : decimal(random);
      return column(callsign(random), 10) + column(radioDevice(random), 5) + mode;
    };
    return { '/proc/net/ax25_route': headed(random, random.many(0, 6, line)) };
  },
};

/** Neighbours with these numbers, one of them perhaps twice. */
function neighbours(random: Random, numbers: readonly number[]): string {
  const line = (number: number) =>
    `${String(number).padStart(5, '0')} ${column(callsign(random), 10)}${column(radioDevice(random), 6)}192    0     3    0`;
  const twice = random.some(numbers, 0.1);
  return headed(random, [...numbers, ...twice].map(line), SHORT);
}

const netrom: TableGenerator = {
  name: 'nr_nodes',
  shownBy: shownBy('netrom'),
  files(random): Tree {
    const numbers = random.many(1, 5, (index) => index * 7 + 1);
    const line = () => {
      const count = random.between(1, 3);
      const triples = random.many(count, count, () => {
        const quality = String(random.between(0, 255)).padStart(3);
        return `  ${quality}   ${random.between(0, 9)} ${String(random.pick(numbers)).padStart(5, '0')}`;
      });
      return `${column(callsign(random), 10)}${column(word(random, 6), 8)} ${random.between(1, count)} ${count}${triples.join('')}`;
    };
    return {
      '/proc/net/nr_nodes': headed(random, random.many(0, 6, line), SHORT),
      '/proc/net/nr_neigh': neighbours(random, numbers),
    };
  },
};

const rose: TableGenerator = {
  name: 'rose_nodes',
  shownBy: shownBy('rose'),
  files(random): Tree {
    const numbers = random.many(1, 5, (index) => index * 7 + 1);
    const line = () => {
      const count = random.between(0, 3);
      const known = random.many(count, count, () => random.pick(random.chance(0.9) ? numbers : [99999]));
      const list = known.map((number) => ` ${String(number).padStart(5, '0')}`).join('');
      return `${column(random.chance(0.9) ? '2080123456' : word(random, 10), 11)}0010 ${count}${list}`;
    };
    return {
      '/proc/net/rose_nodes': headed(random, random.many(0, 6, line), SHORT),
      '/proc/net/rose_neigh': neighbours(random, numbers),
    };
  },
};

/** Words in columns that net-tools reads as hexadecimal numbers, valid or not. */
function hexWord(random: Random, digits: number): string {
  if (random.chance(0.1))
    return random.pick(['Directly', 'Connected', '0', 'zz', '-1', '0x12', '1x', '+A', 'f'.repeat(20)]);
  if (random.chance(0.3)) return random.pick(['0', 'F']).repeat(digits);
  return random.hex(random.chance(0.9) ? digits : random.between(1, 14));
}

const ipxRoute: TableGenerator = {
  name: 'ipx_route',
  shownBy: shownBy('ipx'),
  files(random) {
    const line = () => {
      const words = [hexWord(random, 8), hexWord(random, 8), hexWord(random, 12), 'x'];
      return words
        .slice(0, random.chance(0.9) ? 4 : random.between(0, 3))
        .reduce((text, next) => text + gap(random) + next, '');
    };
    const table = headed(random, random.many(0, 6, line));
    const paths = random.chance(0.7) ? ['/proc/net/ipx/route'] : ['/proc/net/ipx_route'];
    return Object.fromEntries(paths.map((path) => [path, table]));
  },
};

const atalkRoute: TableGenerator = {
  name: 'atalk_route',
  shownBy: [...shownBy('ddp'), ...shownBy('appletalk')],
  files(random) {
    const line = () => {
      const name = () => (random.chance(0.8) ? `${random.hex(4)}:${random.hex(2)}` : word(random, 20));
      const flags = random.chance(0.9) ? magnitude(random).toString() : random.pick(['x', '-1', '3x', '0x3']);
      const words = [name(), name(), flags, random.pick(['eth0', 'lt0', 'averyveryverylongname'])];
      if (random.chance(0.03)) words.splice(random.between(0, 3), 1);
      return words.join(random.pick([' ', '  ', '\t', '\v']));
    };
    const heading = random.pick(['Target        Router  Flags Dev', 'a\nb\nc d', 'x y z']);
    return { '/proc/net/atalk_route': joinLines(random, [heading, ...random.many(0, 6, line)]) };
  },
};

const x25Route: TableGenerator = {
  name: 'x25_route',
  shownBy: shownBy('x25'),
  files(random) {
    const line = () => {
      const digits = random.chance(0.2) ? 0 : random.between(1, 15);
      const address = random.chance(0.9)
        ? '123456789012345'.slice(0, digits || 1)
        : word(random, 15).slice(0, 15);
      const number = random.chance(0.9) ? String(digits) : random.pick(['16', '-1', '255', 'x', '15x']);
      return `${address.padEnd(15)}  ${number.padEnd(8)}${random.chance(0.9) ? random.pick(['x25a', 'hdlc0', 'lapb12']) : word(random, 14)}`;
    };
    // x25/route is the other name: but where /proc/net/x25 is a folder there is no table of sockets.
    return { '/proc/net/x25_routes': headed(random, random.many(0, 6, line)) };
  },
};

export const oldRoutes: readonly TableGenerator[] = [ax25Route, netrom, rose, ipxRoute, atalkRoute, x25Route];
