import type { Random } from '../../differential/random.ts';

/** Numbers that the files of a case and the questions of its tables share, so that they meet. */
export const NUMBERS = {
  ipv4: ['127.0.0.1', '10.0.0.1', '10.0.0.2', '10.1.0.0', '255.255.255.255', '192.168.1.0', '200.1.2.3'],
  networks: ['0.0.0.5', '0.1.0.0', '0.1.2.3', '0.0.0.8', '0.16.0.255', '0.0.7.0'],
  ipv6: [
    '::1',
    '::ffff:10.0.0.1',
    '::ffff:10.0.0.2',
    '::10.0.0.1',
    '2001:db8::1',
    'fe80::1',
    '2001:db8:1:2:3:4:5:6',
  ],
  ports: [1, 2, 6, 7, 8, 17, 22, 80, 255, 443, 8080, 65535],
  uids: [0, 1, 5, 8, 10, 1000, 65534, 0x7fff_ffff, 0x8000_0000, 0xffff_fffe, 0xffff_ffff],
} as const;

const BLANKS = [' ', ' ', '\t', '  ', ' \t', '\v', '\f', '\r', ' \r\t '];

function name(random: Random): string {
  const text = random.pick([
    'a',
    'bc',
    'web',
    'HOST',
    'x.example.com',
    'n-1',
    '-',
    '1',
    'a:b.c',
    'q.r:s',
    ':',
    'caf\xc3\xa9',
    '\xff',
    'a/b',
  ]);
  if (random.chance(0.02)) return text.repeat(random.between(30, 150));
  return random.chance(0.02)
    ? `${text}${random.pick(['#', '\0', '\x01', '\x85', '\xa0', '='])}${text}`
    : text;
}

function blank(random: Random): string {
  return random.pick(BLANKS);
}

/** A text with one byte of it doubled, dropped or replaced. */
function spoil(random: Random, text: string): string {
  const at = random.between(0, text.length);
  const byte = random.pick([
    '',
    ' ',
    '0',
    '.',
    ':',
    '#',
    '\0',
    '\t',
    'x',
    '-',
    '+',
    '/',
    '9',
    '\xa0',
    '%',
    ',',
  ]);
  return text.slice(0, at) + byte + text.slice(at + random.pick([0, 0, 1]));
}

/**
 * White space before a line that ends at a NUL or at the end of the file: glibc 2.36 moves such a line without its end,
 * and so reads its last bytes twice.
 */
const DOUBLED = /^[ \t\v\f\r]+(?=[^\n]*(?:\0|$(?![\s\S])))/gm;

/** Lines of a file, now and then odd in themselves or in how they end. */
function file(random: Random, lines: readonly string[]): string {
  const odd = lines.map((line) => {
    const text = random.chance(0.08) ? spoil(random, line) : line;
    return `${random.chance(0.05) ? blank(random) : ''}${text}${random.chance(0.1) ? random.pick(['#', ' # x', '\r', ' alias', '\0x', '  ']) : ''}`;
  });
  for (const extra of random.some(['', '#', ' # 10.0.0.1 x', '\0', '+', ':', ' ', '10.0.0.1'], 0.05))
    odd.push(extra);
  const text = random.shuffle(odd).join('\n') + (random.chance(0.8) ? '\n' : '');
  return text.replace(DOUBLED, '');
}

const groups = (random: Random): string =>
  random.pick([
    '2001:0db8:0:0:0:0:0:1',
    '2001:DB8::0:1',
    '::ffff:a00:1',
    '0:0:0:0:0:ffff:10.0.0.2',
    '::0001',
    '2001:db8::00001',
    'FE80::1',
    'fe80::1%lo',
    '::ffff:010.0.0.1',
    '1::2::3',
    ':1',
    '::',
    '::ffff:127.0.0.1',
    '2001:db8:1:2:3:4:5::',
    '0::1',
  ]);

function hosts(random: Random): string {
  const addresses: string[] = [...NUMBERS.ipv4, ...NUMBERS.ipv6, ...NUMBERS.networks].flatMap((text) =>
    random.some([text, text], 0.35),
  );
  addresses.push(...random.many(0, 2, () => groups(random)));
  addresses.push(
    ...random.some(['10.0.1', '010.0.0.1', '10.0.0.1.', '0x7f.0.0.1', '127.1', '0.0.0.0'], 0.08),
  );
  return file(
    random,
    addresses.map((text) => `${text}${random.chance(0.05) ? '' : `${blank(random)}${name(random)}`}`),
  );
}

function networks(random: Random): string {
  const numbers = random.some(
    [
      '0.0.0.5',
      '5',
      '0.1',
      '0.1.0',
      '0.1.2.3',
      '0.0.0.010',
      '0.0x10.0.0xff',
      '0.x10.0.0Xff',
      '0.16.0.377',
      '0.0.7',
      '0.0.0.08',
      '0.0.0.256',
      '0.1.2.3.4',
      '',
      '0.0.0.4294967301',
      '00.01.02.03',
      '0x',
      '0.0.07',
      '0.1.',
    ],
    0.4,
  );
  return file(
    random,
    numbers.map((number) => `${name(random)}${blank(random)}${number}`),
  );
}

function number(random: Random, value: number): string {
  if (random.chance(0.85)) return String(value);
  return random.pick([
    `0${value.toString(8)}`,
    `0${value}`,
    `0x${value.toString(16)}`,
    `0X${value.toString(16)}`,
    `+${value}`,
    `-${value}`,
    String(value + 65536),
    String(value + 2 ** 32),
    `${value}x`,
    String(2 ** 32 - value),
    String(2n ** 64n + BigInt(value)),
    `-${2n ** 64n - BigInt(value)}`,
    '',
  ]);
}

function services(random: Random): string {
  const ports = NUMBERS.ports.flatMap((port) => random.some([port, port, port], 0.5));
  return file(
    random,
    ports.map((port) => {
      const protocol = random.pick(['tcp', 'tcp', 'udp', 'raw', 'sctp', 'TCP', 'tcpx', '', 'udp/tcp', 'ddp']);
      return `${name(random)}${blank(random)}${number(random, port)}${random.pick(['/', '/', '/', '/', '//', ' /', ''])}${protocol}`;
    }),
  );
}

function protocols(random: Random): string {
  const numbers = NUMBERS.ports.flatMap((port) => random.some([port, port], 0.4));
  return file(
    random,
    numbers.map(
      (value) =>
        `${name(random)}${blank(random)}${number(random, value)}${random.pick(['', ' ALIAS', '\t', '/x'])}`,
    ),
  );
}

function passwd(random: Random): string {
  const uids = NUMBERS.uids.flatMap((uid) => random.some([uid, uid], 0.4));
  return file(
    random,
    uids.map((uid) => {
      const user = random.chance(0.1)
        ? random.pick(['', '+', '-', '+nis', '-nis', '+@group', 'a b', '#c'])
        : name(random);
      const id = random.chance(0.05) ? random.pick([` ${uid}`, `${uid} `, '\t5']) : number(random, uid);
      return `${user}:x:${id}:${random.pick(['0', '0', '100', 'x', '', '-1', '+1'])}${random.pick(['', ':', ':::', ':Name:/root:/bin/sh'])}`;
    }),
  );
}

const SOURCES = ['files', 'files', 'files', 'nope', 'db', 'nis', '#', 'systemd', 'FILES'];
const CRITERIA = [
  'NOTFOUND=return',
  'UNAVAIL=return',
  'TRYAGAIN=continue',
  '!UNAVAIL=return',
  '!notfound=Return',
  'UNAVAIL = continue',
  'SUCCESS=return',
];

function nsswitch(random: Random): string {
  const lines = random.some(
    ['hosts', 'networks', 'services', 'protocols', 'passwd', 'hosts', 'passwd', 'group', 'sudoers', 'Hosts'],
    0.5,
  );
  return file(
    random,
    lines.map((database) => {
      const sources = random.many(1, 4, () => {
        const criteria = random.chance(0.2)
          ? `${random.pick([' ', ''])}[${random.many(1, 2, () => random.pick(CRITERIA)).join(' ')}]`
          : '';
        return random.pick(SOURCES) + criteria;
      });
      return `${database}${random.pick([':', ': ', ':\t', ' ', ' : '])}${sources.join(random.pick([' ', '\t']))}`;
    }),
  );
}

/** The files of /etc that names come from, by path. */
export function randomDatabases(random: Random): Record<string, string> {
  const files: [string, string][] = [
    ['/etc/hosts', hosts(random)],
    ['/etc/networks', networks(random)],
    ['/etc/services', services(random)],
    ['/etc/protocols', protocols(random)],
    ['/etc/passwd', passwd(random)],
  ];
  const switches = random.chance(0.4)
    ? nsswitch(random)
    : 'hosts: files\nnetworks: files\nservices: files\nprotocols: files\npasswd: files\n';
  return { ...Object.fromEntries(random.some(files, 0.95)), '/etc/nsswitch.conf': switches };
}
