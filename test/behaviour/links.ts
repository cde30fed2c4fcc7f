import type { HostFiles, Link } from './case.ts';

const UP = 0x1;
const IFF = { UP, BROADCAST: 0x2, LOOPBACK: 0x8, MULTICAST: 0x1000, DYNAMIC: 0x8000 };
const ORDINARY = IFF.UP | IFF.BROADCAST | IFF.MULTICAST;

/** The loopback link that every network has, switched on. */
export const loopback: Link = {
  name: 'lo',
  flags: IFF.UP | IFF.LOOPBACK,
  state: 'unknown',
  mtu: 65536,
  type: 772,
  address: '00:00:00:00:00:00',
  inet: [],
};

/** What a recorded host holds of its links: /sys/class/net/NAME/*. */
export function sysFiles(links: readonly Link[]): HostFiles {
  return Object.fromEntries(links.flatMap(entries));
}

function entries({ name, flags = ORDINARY, state = 'up', ...rest }: Link): [path: string, text: string][] {
  const { mtu = 1500, queue = 1000, type = 1, address = '02:00:00:00:00:01' } = rest;
  const values = {
    flags: `0x${flags.toString(16)}`,
    operstate: state,
    mtu,
    tx_queue_len: queue,
    type,
    address,
  };
  return Object.entries(values)
    .filter(([, value]) => value !== null)
    .map(([file, value]) => [`/sys/class/net/${name}/${file}`, `${value}\n`]);
}

/**
 * Shell commands that make the links. Each is one end of a veth pair whose other end is up, so it is RUNNING soon
 * after it is up; the commands wait for that.
 */
export function makeLinks(links: readonly Link[]): string {
  return links
    .flatMap((link, at) => (link.name === 'lo' ? loopbackCommands(link) : commands(link, at)))
    .join(' && ');
}

function commands(link: Link, at: number): string[] {
  const { name, flags = ORDINARY, mtu = 1500, queue = 1000, address = '02:00:00:00:00:01' } = link;
  return [
    `ip link add name ${name} mtu ${mtu} txqueuelen ${queue} address ${address} type veth peer name peer${at}`,
    ...(flags & IFF.DYNAMIC ? [`ip link set ${name} dynamic on`] : []),
    ...(flags & IFF.UP
      ? [
          `ip link set peer${at} up`,
          `ip link set ${name} up`,
          `timeout 5 sh -c 'until ip -o link show ${name} | grep -q "state UP"; do sleep 0.01; done'`,
        ]
      : []),
    ...addresses(link),
  ];
}

function loopbackCommands(link: Link): string[] {
  return ['ip link set lo up', ...addresses(link)];
}

function addresses({ name, inet = [] }: Link): string[] {
  return inet.map((address) => `ip addr add ${address} dev ${name}`);
}
