import type { Pools, TableGenerator } from '../case.ts';
import type { Random } from '../random.ts';
import { decimal, gap, hex, joinLines, word } from '../values.ts';
import { callsign, column, radioDevice } from './old-routes.ts';

/** Command lines that show the sockets of a family. */
function shownBy(family: string): string[][] {
  return [[`--${family}`], ['-A', family], [`--${family}`, '-a'], [`--${family}`, '-e'], ['-v'], []];
}

/** A line that is cut, empty, or has a word that is no number. @param from keeps so many bytes at its start */
function spoilt(random: Random, line: string, from: number): string {
  const words = line.slice(from).split(/(?<= )(?=[^ ])/);
  const at = random.between(0, words.length - 1);
  return random.pick([
    () => line.slice(0, from) + words.slice(0, at).join(''),
    () => line.slice(0, from) + words.with(at, random.pick(['x ', '- ', '* ', '1x ', '/ '])).join(''),
  ])();
}

function state(random: Random, highest: number): string {
  return String(random.between(0, highest));
}

function small(random: Random): string {
  return random.chance(0.9)
    ? String(random.between(0, 127))
    : random.pick(['-1', '1000', '+5', '007', '4294967297']);
}

const ipx: TableGenerator = {
  name: 'ipx',
  shownBy: [...shownBy('ipx'), ['--ipx', '-en'], ['--ipx', '-e', '--numeric-users']],
  files(random: Random, pools: Pools) {
    const network = () =>
      random.chance(0.8)
        ? random.hex(8)
        : random.pick(['0', '00000000', 'FFFFFFFF', 'FFFFFFFE', 'zz', '', '-1', '0x7', '1x', 'f'.repeat(18)]);
    const node = () =>
      random.chance(0.8)
        ? random.hex(12)
        : random.pick(['0', '000000000000', 'FFFFFFFFFFFF', '1', 'zz', '', '0x1']);
    const port = () =>
      random.chance(0.9)
        ? random.hex(4)
        : random.pick(['0', '7', '12345', '-1', '0x2', '5x', 'f'.repeat(18)]);
    const end = () => [network(), ...(random.chance(0.7) ? [node()] : []), port()].join(':');
    const line = () => {
      const bad = random.chance(0.01) ? random.pick(['1234', 'not_Connected', '*']) : undefined;
      const columns = [
        random.chance(0.5) ? (bad ?? end()) : end(),
        random.chance(0.3) ? 'Not_Connected' : (bad ?? end()),
        hex(random, 8),
        hex(random, 8),
        random.chance(0.9) ? random.pick(['01', '07', '07', '02', '00']) : decimal(random),
        random.chance(0.1) ? decimal(random) : random.pick(pools.uids),
        random.pick(['', ' x']),
      ];
      return columns.reduce((text, next) => text + gap(random) + next);
    };
    return {
      '/proc/net/ipx/socket': joinLines(random, ['Local_Address Remote_Address', ...random.many(0, 6, line)]),
    };
  },
};

const ax25: TableGenerator = {
  name: 'ax25',
  shownBy: shownBy('ax25'),
  files(random) {
    const numbers = (count: number, make: () => string) => random.many(count, count, make);
    const path = () => callsign(random) + random.pick(['', ',DIGI-1', ',A-1*,B-2', '*']);
    const line = () => {
      const start = `00000000 ${radioDevice(random)} ${callsign(random)} ${path()} `;
      const counters = numbers(14, () => String(random.between(0, 999)));
      const queues = random.chance(0.3) ? ['*', '*', '*'] : [decimal(random), decimal(random), '12345'];
      const text = start + [state(random, 4), small(random), small(random), ...counters, ...queues].join(' ');
      return random.chance(0.05) ? spoilt(random, text, start.length) : text;
    };
    const oldLine = () => {
      const start = column(callsign(random), 10) + column(callsign(random), 10);
      const pairs = numbers(5, () => `${random.between(0, 99)}/${random.between(0, 99)}`);
      const text = `${start}${radioDevice(random)} ${state(random, 4)}  ${small(random)} ${small(random)} 1 ${pairs.join('  ')} 3 4 5 ${decimal(random)} ${decimal(random)}`;
      return random.chance(0.05) ? spoilt(random, text, start.length + 5) : text;
    };
    const isOld = random.chance(0.2);
    const lines = random.many(0, 6, isOld ? oldLine : line);
    return { '/proc/net/ax25': joinLines(random, isOld ? ['dest_addr src_addr dev st', ...lines] : lines) };
  },
};

/** A row of numbers separated by blanks. */
function row(values: readonly string[]): string {
  return values.join('  ');
}

const x25: TableGenerator = {
  name: 'x25',
  shownBy: [...shownBy('x25'), ['--x25', '-a', '-e']],
  files(random) {
    const address = () =>
      column(random.chance(0.9) ? random.pick(['1234567890', '098765432', '*', '1']) : word(random, 10), 11);
    const line = () => {
      const channel = random.chance(0.3) ? '000' : String(random.between(0, 999)).padStart(3, '0');
      const values = [channel, state(random, 4), small(random), small(random), '1', '2', '3', '4', '5', '6'];
      return `${address()}${address()}${radioDevice(random)} ${row([...values, decimal(random), decimal(random), '12345'])}`;
    };
    return { '/proc/net/x25': joinLines(random, ['dest_addr  src_addr   dev', ...random.many(0, 6, line)]) };
  },
};

const nr: TableGenerator = {
  name: 'nr',
  shownBy: shownBy('netrom'),
  files(random) {
    const line = () => {
      const start = random.many(3, 3, () => column(callsign(random), 10)).join('');
      const timers = random.many(5, 5, () => `${random.between(0, 99)}/${random.between(0, 999)}`);
      const circuits = `${random.hex(2)}/${random.hex(2)} ${random.hex(2)}/${random.hex(2)}`;
      const values = [circuits, state(random, 3), small(random), small(random), '1', ...timers, '4'];
      const text = `${start}${radioDevice(random)} ${row([...values, decimal(random), decimal(random), '12345'])}`;
      return random.chance(0.05) ? spoilt(random, text, start.length + 5) : text;
    };
    return {
      '/proc/net/nr': joinLines(random, ['user_addr dest_node src_node', ...random.many(0, 6, line)]),
    };
  },
};

const rose: TableGenerator = {
  name: 'rose',
  shownBy: shownBy('rose'),
  files(random) {
    const address = () => random.pick(['2080123456', '2080654321', '208', '*', '20801234567890']);
    const line = () => {
      const words = [
        address(),
        callsign(random, 12),
        address(),
        callsign(random, 12),
        random.pick(['rose0', 'rose12', 'r', 'averyverylongname']),
      ];
      const values = [small(random), small(random), state(random, 3), '1', '2'];
      const text = [...words, ...values].reduce((line, next) => line + gap(random) + next);
      return random.chance(0.05) ? spoilt(random, text, 0) : text;
    };
    return { '/proc/net/rose': joinLines(random, ['dest_addr  dest_call', ...random.many(0, 6, line)]) };
  },
};

export const oldSockets: readonly TableGenerator[] = [ipx, ax25, x25, nr, rose];
