import type { TableGenerator } from './case.ts';
import type { Random } from './random.ts';

/** Options that change how sockets are shown, each in its spellings. */
const DETAILS: readonly (readonly string[])[] = [
  ['-a', '--all'],
  ['-l', '--listening'],
  ['-n', '--numeric'],
  ['-e', '--extend'],
  ['-o', '--timers'],
  ['-p', '--programs', '--program'],
  ['-v', '--verbose'],
  ['-W', '--wide'],
  ['-N', '--symbolic'],
  ['--numeric-hosts'],
  ['--numeric-ports'],
  ['--numeric-users'],
  ['-d'],
];

/** Options that choose tables. */
const CHOICES = [
  '-t',
  '-u',
  '-U',
  '-S',
  '-w',
  '-x',
  '-4',
  '-6',
  '--tcp',
  '--udp',
  '--udplite',
  '--sctp',
  '--raw',
  '--unix',
  '--ip',
  '--inet',
  '--inet6',
  '--ipx',
  '--ax25',
  '--x25',
  '--netrom',
  '--rose',
  '--ddp',
  '--appletalk',
  '-2',
  '-f',
  '--bluetooth',
  '--l2cap',
  '--rfcomm',
  '--tcpip',
];

const FAMILIES = [
  'inet',
  'inet6',
  'ip',
  'ip6',
  'unix',
  'ipx',
  'ax25',
  'x25',
  'netrom',
  'rose',
  'ddp',
  'appletalk',
  'ash',
  'econet',
  'tcpip',
  'bluetooth',
  'foo',
  '',
  'INET',
  'inet ',
];

const LONG_NAMES = [
  'ax25',
  'x25',
  'ip',
  'ipx',
  'appletalk',
  'netrom',
  'inet',
  'inet6',
  'ddp',
  'rose',
  'unix',
  'bluetooth',
  'tcpip',
  'version',
  'interfaces',
  'help',
  'route',
  'masquerade',
  'protocol',
  'tcp',
  'sctp',
  'udp',
  'udplite',
  'raw',
  'l2cap',
  'rfcomm',
  'listening',
  'all',
  'timers',
  'continuous',
  'extend',
  'programs',
  'verbose',
  'statistics',
  'wide',
  'numeric',
  'numeric-hosts',
  'numeric-ports',
  'numeric-users',
  'symbolic',
  'cache',
  'fib',
  'groups',
  'context',
];

const NONSENSE = [
  '-y',
  '-k',
  '-0',
  '-1',
  '-?',
  '-h',
  '--help',
  '-V',
  '--version',
  '--bogus',
  '--ip6',
  '--',
  '-',
  '',
  'eth0',
  'tcp',
  '-A',
  '--protocol',
  '--tcp=x',
  '--numeric=',
  '-Z',
  '--context',
  '-\x1b',
  '--\x07x',
  '--b\u00f6gus',
  '-Af\u00f6o',
  '---',
  '-tz',
  '-rr',
  '-rs',
  '-isM',
  '-C',
  '-F',
  '--fib',
  '--cache',
];

/** -A in one of its spellings, with a list of families. */
function families(random: Random): string[] {
  const list = random
    .many(1, 3, () => random.pick(random.chance(0.8) ? FAMILIES.slice(0, 2) : FAMILIES))
    .join(',');
  if (random.chance(0.01)) return ['-A', `${'inet,'.repeat(random.between(40, 60))}inet6`];
  return random.pick([
    ['-A', list],
    [`-A${list}`],
    ['--protocol', list],
    [`--protocol=${list}`],
    [`--pro=${list}`],
  ]);
}

/** A truncated long name: still its option, another one, or ambiguous. */
function abbreviated(random: Random): string {
  const name = random.pick(LONG_NAMES.filter((long) => long !== 'continuous'));
  const text = `--${name.slice(0, random.between(1, name.length))}`;
  return random.chance(0.05) ? `${text}=${random.pick(FAMILIES)}` : text;
}

/** Joins neighbouring short options: `-t -a -n` to `-tan`. */
function cluster(random: Random, words: readonly string[]): string[] {
  const result: string[] = [];
  for (const word of words) {
    const last = result.at(-1);
    const both = last !== undefined && /^-[a-zA-Z0-9]+$/.test(last) && /^-[a-zA-Z0-9]+$/.test(word);
    if (both && !last.includes('A') && random.chance(0.7)) result[result.length - 1] = last + word.slice(1);
    else result.push(word);
  }
  return result;
}

/** A command line, mostly one that shows what the focus tables hold. */
export function randomArgv(random: Random, focus: readonly TableGenerator[]): string[] {
  const words: string[][] = focus.map((table) => [...random.pick(table.shownBy)]);
  if (random.chance(0.6)) words.push(['-a']);
  if (random.chance(0.4)) words.push(['-n']);
  for (const spellings of random.some(DETAILS, random.pick([0.05, 0.2, 0.4])))
    words.push([random.pick(spellings)]);
  if (random.chance(0.1)) words.push(['-e']);
  if (random.chance(0.15)) words.push(['-p']);
  if (random.chance(0.1)) words.push([random.pick(CHOICES)]);
  if (random.chance(0.05)) words.push(families(random));
  if (random.chance(0.05)) words.push([abbreviated(random)]);
  if (random.chance(0.03)) words.push([random.pick(NONSENSE)]);
  if (random.chance(0.02)) words.push([random.pick(['-c', '--continuous', '--cont'])]);
  return cluster(random, random.shuffle(words).flat());
}
