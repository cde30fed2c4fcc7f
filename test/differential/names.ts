import type { Tree } from '../oracle/case-tree.ts';
import type { Pools } from './case.ts';
import type { Random } from './random.ts';
import { joinLines as join, word } from './values.ts';

/** The last line of a file without a final newline must not begin with a blank: glibc would repeat the end of the line. */
function joinLines(random: Random, lines: readonly string[]): string {
  return join(random, lines).replace(/(?<=^|\n)[ \t]+([^\n]*)$/, '$1');
}

/** A machine word in hex as the dotted address it stands for. */
export function dotted(word4: string): string {
  return (word4.match(/../g) ?? [])
    .map((digits) => Number.parseInt(digits, 16))
    .reverse()
    .join('.');
}

/** Four machine words in hex as eight groups. */
export function colons(words: string): string {
  const bytes = (words.match(/.{8}/g) ?? []).flatMap((word) => (word.match(/../g) ?? []).reverse());
  return bytes.join('').replace(/(....)(?=.)/g, '$1:');
}

function blank(random: Random): string {
  return random.pick([' ', '\t', '  ', ' \t ']);
}

function comment(random: Random): string {
  return random.chance(0.1) ? random.pick(['# x', '#', ' # 10.0.0.1 y', ' alias', ' a1 a2 # c']) : '';
}

function hosts(random: Random, pools: Pools): string {
  const addresses = [
    ...random.some(pools.ipv4, 0.4).map(dotted),
    ...random
      .some(pools.ipv6, 0.4)
      .map((words) => (random.chance(0.1) ? colons(words) : colons(words).toLowerCase())),
    ...random.some(pools.ipv4, 0.05).map((word4) => `::ffff:${dotted(word4)}`),
    ...random.some(['127.0.0.1', '::1', '0.0.0.0', '::', '255.255.255.255', '::ffff:127.0.0.1'], 0.2),
    ...random.some(
      ['10.0.7', '010.0.0.6', 'fe80::1%eth0', 'zz', '1.2.3.4.5', '0x7f.0.0.1', '2001:db8::g'],
      0.05,
    ),
  ];
  const lines = random.shuffle(addresses).map((address) => {
    const name = random.chance(0.03) ? word(random, 4).repeat(random.between(20, 60)) : word(random, 20);
    if (random.chance(0.02)) return address;
    return `${random.chance(0.03) ? ' ' : ''}${address}${blank(random)}${name}${random.chance(0.05) ? '.example.com' : ''}${comment(random)}`;
  });
  return joinLines(random, lines);
}

function services(random: Random, pools: Pools): string {
  const lines = random.some([...pools.ports, ...pools.ports], 0.35).map((port) => {
    const protocol = random.pick(['tcp', 'tcp', 'tcp', 'udp', 'udp', 'raw', 'sctp', 'dccp', 'TCP', 'tcpx']);
    const number = random.chance(0.03)
      ? random.pick([
          `0x${port.toString(16)}`,
          `0${port.toString(8)}`,
          `+${port}`,
          String(port + 65536),
          ` ${port}`,
          `${port} `,
          `-${port}`,
          `${port}x`,
        ])
      : String(port);
    return `${word(random, 12)}${blank(random)}${number}/${protocol}${comment(random)}`;
  });
  return joinLines(random, lines);
}

function protocols(random: Random, pools: Pools): string {
  const numbers = [1, 2, 6, 17, 58, 255, ...random.some(pools.ports, 0.2)];
  const lines = random.some(numbers, 0.6).map((number) => {
    const text = random.chance(0.03)
      ? random.pick([`0${number}`, `0x${number}`, `${number}x`, `-${number}`, `+${number}`])
      : String(number);
    return `${word(random, 8)}${blank(random)}${text}${blank(random)}${word(random, 8)}${comment(random)}`;
  });
  return joinLines(random, lines);
}

function passwd(random: Random, pools: Pools): string {
  const lines = random.some([...pools.uids, ...pools.uids], 0.4).map((uid) => {
    const name = random.chance(0.03)
      ? random.pick(['', '+', '-x', '#y', ' z', 'a b', '+a'])
      : word(random, 10);
    const number = random.chance(0.03)
      ? random.pick([`0${uid}`, `+${uid}`, ` ${uid}`, `${uid} `, `0x${uid}`, `${uid}x`, ''])
      : uid;
    return `${name}:x:${number}:${random.pick(['0', '1000', '1000', 'x'])}${random.pick([':Full Name:/root:/bin/sh', ':::', '', ':'])}`;
  });
  return joinLines(random, lines);
}

function networks(random: Random): string {
  const numbers = [
    '0.0.0.5',
    '0.6',
    '0.0.7.0',
    '127',
    '10.1',
    '0x0.0.0.9',
    '0.0.0.012',
    '5',
    '0.0.0.300',
    '0.0.0.0',
    '0.1.2.3',
    '192.168.1',
  ];
  return joinLines(
    random,
    random
      .some([...numbers, ...numbers], 0.4)
      .map((number) => `${word(random, 12)}${blank(random)}${number}${comment(random)}`),
  );
}

const SWITCH = `${['passwd', 'hosts', 'networks', 'services', 'protocols'].map((name) => `${name}: files`).join('\n')}\n`;

/** The files of /etc that names come from. */
export function namesFiles(random: Random, pools: Pools): Tree {
  const files: [string, () => string][] = [
    ['/etc/hosts', () => hosts(random, pools)],
    ['/etc/services', () => services(random, pools)],
    ['/etc/protocols', () => protocols(random, pools)],
    ['/etc/passwd', () => passwd(random, pools)],
    ['/etc/networks', () => networks(random)],
  ];
  const tree: Record<string, string> = { '/etc/nsswitch.conf': SWITCH };
  for (const [path, make] of random.some(files, 0.9)) tree[path] = make();
  return tree;
}
