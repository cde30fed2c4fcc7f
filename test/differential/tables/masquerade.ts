import type { Pools, TableGenerator } from '../case.ts';
import type { Random } from '../random.ts';
import { decimal, gap, hex, hexOf, joinLines, word } from '../values.ts';

const HEADER = 'Prc FromIP   FPrt ToIP     TPrt Masq Init-seq  Delta PDelta Expires (free=40957,40960,40960)';
const HEADERS = [HEADER.replace('PDelta ', ''), 'PDelta', '', 'pdelta', 'xPDeltax', '\0PDelta'];
const PROTOCOLS = ['TCP', 'TCP', 'UDP', 'UDP', 'ICMP', 'IP', 'GRE', 'ESP'];

/** Swaps the byte order: the machine words of the pools are little-endian. */
function networkOrder(hexWord: string): string {
  return hexWord.replace(/(..)(..)(..)(..)/, '$4$3$2$1');
}

function entry(random: Random, pools: Pools, hasPreviousDelta: boolean): string {
  const protocol = random.chance(0.99) ? random.pick(PROTOCOLS) : random.pick(['tcp', 'AH', word(random)]);
  const address = () => (random.chance(0.97) ? networkOrder(random.pick(pools.ipv4)) : hex(random, 8));
  const port = () => hexOf(random, 4, BigInt(random.pick(pools.ports)));
  const delta = () => (random.chance(0.7) ? '0' : decimal(random)).padStart(6);
  const columns = [
    protocol,
    `${address()}:${port()}`,
    `${address()}:${port()}`,
    random.chance(0.97) ? port() : hex(random, 4),
    hex(random, 8),
    delta(),
    ...(hasPreviousDelta ? [delta()] : []),
    random.chance(0.8) ? String(random.between(0, 9_000_000)) : decimal(random),
  ];
  return columns.join(random.chance(0.97) ? ' ' : gap(random));
}

/** A line that is no longer a record, or not of the kind that the heading announces. */
function bogus(random: Random, line: string): string {
  const words = line.split(' ');
  const at = random.between(0, words.length);
  return random.pick([
    () => words.slice(0, at).join(' '),
    () => words.toSpliced(at, 1).join(' '),
    () => words.toSpliced(at, 1, random.pick(['zz', '-', ':', '\0', '1.5'])).join(' '),
    () => `${line} ${random.pick(['1', 'x', '\0', line])}`,
    () => words.join('\n'),
    () => line.replace(':', ' :'),
  ])();
}

/** The table of masqueraded connections. */
export const masquerade: TableGenerator = {
  name: 'ip_masquerade',
  shownBy: [['-M'], ['-M', '-e'], ['--masquerade'], ['-M', '-n']],
  files(random, pools) {
    if (random.chance(0.02)) return { '/proc/net/ip_masquerade': random.pick(['', '\n', 'x']) };
    const header = random.chance(0.8) ? HEADER : random.pick(HEADERS);
    const lines = random.many(0, 8, () => {
      const line = entry(random, pools, header.split('\0')[0]?.includes('PDelta') ?? false);
      if (random.chance(0.02)) return bogus(random, line);
      return random.chance(0.02) ? random.pick(['', ' ']) : line;
    });
    return { '/proc/net/ip_masquerade': joinLines(random, [header, ...lines]) };
  },
};
