import type { Random } from '../differential/random.ts';

/** A random set of links: the commands that make it, in two parts, and those that remove it. */
export interface LinkSetup {
  /** Lines for `ip -batch`: the links and whether they are up. */
  readonly links: readonly string[];
  /** Flags to be written to /sys/class/net/NAME/flags, which has some that `ip` cannot set. */
  readonly flags: readonly (readonly [name: string, flags: number])[];
  /** Lines for `ip -batch` that add the addresses, once the links are in their states. */
  readonly addresses: readonly string[];
  readonly removal: readonly string[];
}

type Kind = 'veth' | 'bridge' | 'ifb' | 'vxlan' | 'tun' | 'tap';

interface RandomLink {
  readonly name: string;
  readonly kind: Kind;
  readonly up: boolean;
  /** Whether it will be RUNNING, so that Node lists its addresses. */
  readonly running: boolean;
}

/** Names that are hard to sort or to tell apart. */
const NAMES = [
  'eth0',
  'eth1',
  'eth2',
  'eth10',
  'eth01',
  'eth001',
  'wlan0',
  'br-lan',
  'a',
  'aa',
  'a1b',
  'a1b1',
  'a01',
  '7',
  '07',
  '0',
  'x.5',
  'x-5',
  'Z9',
  'en\u00e4',
  'abcdefghijklmn',
  'v4294967297',
  'v2147483648',
];

function names(random: Random, count: number): string[] {
  const letters = () =>
    Array.from({ length: random.between(1, 13) }, () => random.pick([...'abz019.-_'])).join('');
  const made = random.many(0, 2, () => `n${letters()}`);
  return [...new Set(random.shuffle([...NAMES, ...made]))].slice(0, count);
}

function hardwareAddress(random: Random): string {
  return ['02', ...(random.hex(10).toLowerCase().match(/../g) ?? [])].join(':');
}

/** Settings of any link, as arguments of `ip link set`. */
function settings(random: Random, { name, kind }: RandomLink): string[] {
  const choices = [
    `mtu ${random.pick([1280, 1400, 1500, 9000, random.between(1280, 9000)])}`,
    `txqueuelen ${random.pick([0, 1, 500, 1000, 100000])}`,
    ...(kind === 'tun' ? [] : [`address ${hardwareAddress(random)}`]),
    `promisc on`,
    `allmulticast on`,
    `multicast off`,
    `arp off`,
    `dynamic on`,
  ];
  return random.some(choices, 0.25).map((setting) => `link set dev ${name} ${setting}`);
}

/** DEBUG, NOTRAILERS, PORTSEL, AUTOMEDIA: only these are added. */
const ODD_FLAGS = [0x4, 0x20, 0x2000, 0x4000, 0x6000, 0x6024];

/**
 * Addresses in 10.N.0.0/16, with an N for each link, chosen so that it does not matter what no file tells: a broadcast
 * address is set where possible, an unusual one in a separate network; a link that is not running has at most one address,
 * without a label, and with a route.
 */
function ipv4(random: Random, { name, kind, up, running }: RandomLink, number: number): string[] {
  const one = (index: number): string => {
    const network = `10.${number}.${running && random.chance(0.4) ? 0 : index + 1}`;
    const local = `${network}.${10 + 16 * index}`;
    const label =
      running && name.length < 12 && random.chance(0.3)
        ? ` label ${name}:${random.pick([index, index + 10, 'x', `x${index}`])}`
        : '';
    if (random.chance(kind === 'tun' ? 0.7 : 0.1))
      return `${local} peer ${network}.${100 + index}/32${label}`;
    if (kind !== 'tun' && !network.endsWith('.0') && random.chance(0.2))
      return `${local}/24 brd ${network}.200${label}`;
    const prefix = random.pick(running ? [8, 16, 22, 24, 24, 25, 30, 31, 32] : [16, 20, 24, 24, 30, 31]);
    return `${local}/${prefix}${prefix > 30 ? '' : ' brd +'}${label}`;
  };
  const most = running ? 4 : up ? 1 : random.pick([0, 0, 1]);
  return random.many(0, most, one).map((address) => `addr add ${address} dev ${name}`);
}

const IPV6 = ['2001:db8::', '2001:db8:1:2::', 'fe80::', 'fec0::', 'fd00::', '::ffff:10.0.0.', '::10.0.0.'];

function ipv6(random: Random, { name }: RandomLink, number: number): string[] {
  const one = (index: number): string => {
    const last = number * 8 + index + 1;
    const prefix = random.pick([64, 128, 10, 48, 96, random.between(1, 128)]);
    return `-6 addr add ${random.pick(IPV6)}${last}/${prefix} dev ${name} nodad`;
  };
  return random.many(0, 3, one);
}

/** The lines that make a link, its peers and ports among them. */
function make(link: RandomLink, number: number): string[] {
  const { name, kind, up, running } = link;
  const peer = `peer${number}`;
  const state = up ? [`link set dev ${name} up`] : [];
  const pair = (first: string) => [
    `link add name ${first} type veth peer name ${peer}`,
    `link set dev ${peer} up`,
  ];
  switch (kind) {
    case 'veth':
      return [
        `link add name ${name} type veth peer name ${peer}`,
        ...(running ? [`link set dev ${peer} up`] : []),
        ...state,
      ];
    case 'bridge':
      return [
        `link add name ${name} type bridge`,
        ...(running ? [...pair(`port${number}`), `link set dev port${number} master ${name} up`] : []),
        ...state,
      ];
    case 'vxlan':
      return [
        `link add name ${name} type vxlan id ${number + 1} dstport ${4789 + number} local 127.0.0.1`,
        ...state,
      ];
    case 'ifb':
      return [`link add name ${name} type ifb`, ...state];
    default:
      return [`tuntap add dev ${name} mode ${kind}`, ...state];
  }
}

const KINDS: readonly Kind[] = ['veth', 'veth', 'veth', 'bridge', 'bridge', 'ifb', 'vxlan', 'tun', 'tap'];

function randomLink(random: Random, name: string): RandomLink {
  const kind = random.pick(KINDS);
  const up = random.chance(0.8);
  const carrier = {
    veth: random.chance(0.8),
    bridge: random.chance(0.8),
    ifb: true,
    vxlan: true,
    tun: false,
    tap: false,
  };
  return { name, kind, up, running: up && carrier[kind] };
}

/** @param unavailable kinds of link that this kernel does not have */
export function randomLinks(random: Random): LinkSetup {
  const links = names(random, random.between(1, 5)).map((name) => randomLink(random, name));
  const loopback: RandomLink = { name: 'lo', kind: 'tun', up: true, running: true };
  const loopbackUp = random.chance(0.9);
  return {
    links: [
      ...(loopbackUp ? ['link set dev lo up'] : []),
      ...links.flatMap((link, number) => {
        const [first = '', ...rest] = make(link, number);
        return [first, ...random.shuffle(settings(random, link)), ...rest];
      }),
    ],
    flags: links.filter(() => random.chance(0.15)).map(({ name }) => [name, random.pick(ODD_FLAGS)]),
    addresses: [
      ...links.flatMap((link, number) => [...ipv4(random, link, number), ...ipv6(random, link, number)]),
      ...(loopbackUp && random.chance(0.3) ? ipv4(random, loopback, 99) : []),
    ],
    removal: [
      ...links.flatMap(({ name }, number) => [`link del dev ${name}`, `link del dev peer${number}`]),
      'addr flush dev lo',
      'link set dev lo down',
    ],
  };
}
