import type { Random } from '../differential/random.ts';
import type { Tree } from '../oracle/case-tree.ts';
import { type HostileEntry, type HostileTree, type NodeKind, OUTSIDE } from './case.ts';
import { hostileText, longText, UNITS, withoutNuls } from './texts.ts';
import { workloads } from './workloads.ts';

/** Files and folders that some form reads, besides those that the tree has already. */
export const PLACES = [
  '/proc',
  '/etc',
  '/sys',
  '/sys/class/net',
  '/sys/class/net/eth0',
  '/sys/class/net/eth0/flags',
  '/sys/class/net/lo/ifindex',
  '/sys/module/ipv6/parameters/disable',
  '/sys/fs/selinux',
  '/proc/net',
  '/proc/net/nf_conntrack',
  '/netstat-record.json',
  ...[
    'tcp tcp6 udp udp6 udplite udplite6 raw raw6 icmp icmp6 unix packet sctp/assocs sctp/eps sctp/snmp sctp6/assocs snmp snmp6 netstat',
    'route ipv6_route rt_cache fib_trie igmp igmp6 dev if_inet6 protocols sockstat sockstat6 ndisc arp ip_masquerade ip_mr_vif',
    'ax25 ax25_route x25 x25/route nr nr_nodes nr_neigh ipx/route ipx/socket atalk_route rose rose_nodes rose_neigh',
  ]
    .join(' ')
    .split(' ')
    .map((name) => `/proc/net/${name}`),
  ...'1 5 31 007 0 -1 +5 1e5 99999999999999999999999 4294967297 self thread-self x5 5x'
    .split(' ')
    .flatMap((pid) =>
      [
        ...['', '/cmdline', '/fd', '/fd/3', '/task', '/task/33/fd', '/status', '/stat', '/attr/current'],
        ...[
          '/ns/net',
          '/ns/pid',
          '/cgroup',
          '/mountinfo',
          '/net',
          '/net/tcp',
          '/net/dev',
          '/net/unix',
          '/root',
        ],
        ...['/root/sys/class/net', '/root/sys/class/net/lo/flags'],
      ].map((name) => `/proc/${pid}${name}`),
    ),
  '/proc/sys/kernel/random/boot_id',
  ...['/var/log/pods', '/var/log/containers', '/var/lib/docker/containers', '/run/containerd'],
  ...['/sos_commands/networking', '/insights_commands', '/ss.txt', '/look-2'],
  '/var/lib/containers/storage/overlay-containers/containers.json',
  '/run/netns',
  ...'kernel/hostname net/ipv4/tcp_mem net/ipv4/udp_mem net/ipv4/tcp_max_orphans net/ipv6/bindv6only net/ipv6/conf/eth0/mtu'
    .split(' ')
    .map((name) => `/proc/sys/${name}`),
  ...'hosts services passwd networks protocols nsswitch.conf hostname'
    .split(' ')
    .map((name) => `/etc/${name}`),
];

const NODES: readonly NodeKind[] = [
  'fifo',
  'fifo',
  'socket',
  'zero',
  'full',
  'random',
  'tty',
  'null',
  'block',
];

const SIZES = [1 << 20, (1 << 24) + 1, 1 << 26, 2 ** 32 + 1, 2 ** 40];

/** Puts an entry in place of what is there, folders too, but not below what is no folder. */
function put(tree: Map<string, HostileEntry>, path: string, entry: HostileEntry): void {
  for (let end = path.indexOf('/', 1); end > 0; end = path.indexOf('/', end + 1)) {
    const above = tree.get(path.slice(0, end));
    if (above !== undefined && !('folder' in Object(above))) return;
  }
  for (const other of [...tree.keys()]) if (other.startsWith(`${path}/`)) tree.delete(other);
  tree.set(path, entry);
}

/** A name that one folder can hold. */
function fileName(random: Random): string {
  const name = withoutNuls(hostileText(random)).replaceAll('/', '|').slice(0, 200);
  return name === '' || name === '.' || name === '..' ? 'x' : name;
}

/** A link to the same file, or folder, outside of the tree. */
function escaping(random: Random, path: string): string {
  const depth = path.split('/').length - 1;
  return random.pick([
    `${OUTSIDE}${path}`,
    `${'../'.repeat(depth + 1)}outside${path}`,
    `${'../'.repeat(30)}.${OUTSIDE}${path}`,
  ]);
}

/** Where a link leads that was made to lead astray. */
function target(random: Random, path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return random.pick([
    () => name,
    () => `./${name}`,
    () => path,
    () => escaping(random, path),
    () => escaping(random, path),
    () => escaping(random, path),
    () => `${OUTSIDE}/proc`,
    () => '/proc/self/environ',
    () => '/proc/self/root/proc/self/environ',
    () => '../self/environ',
    () => '/etc/passwd',
    () => '/',
    () => '..',
    () => '/proc/self/fd/0',
    () => '/dev/zero',
    () => '/dev/stdin',
    () => random.pick(PLACES),
    () => `${'a/'.repeat(random.between(1, 2000))}b`,
    () => 'x'.repeat(random.between(1, 4000)),
    () => `socket:[${withoutNuls(hostileText(random))}]`,
    () => `socket:[${'9'.repeat(random.between(1, 3000))}]`,
    () => withoutNuls(hostileText(random)).slice(0, 4000) || 'x',
  ])();
}

/** What is not the file that belongs there. */
function special(random: Random, path: string): HostileEntry {
  return random.pick<() => HostileEntry>([
    () => ({ node: random.pick(NODES) }),
    () => ({ node: random.pick(NODES) }),
    () => ({ link: target(random, path) }),
    () => ({ link: target(random, path) }),
    () => ({ sparse: random.pick(SIZES) }),
    () => ({ folder: true }),
    () => ({ error: 'EACCES' }),
    () => '',
    () => longText(random, random.pick([1 << 12, 1 << 16, 1 << 21])),
  ])();
}

/** The same text with hostile names in place of some of its words. */
function withHostileWords(random: Random, text: string): string {
  const share = random.pick([0.01, 0.1, 0.5]);
  const keep = random.chance(0.8);
  return text.replace(/[A-Za-z_@/][\w./@-]{2,}/g, (word, at: number) => {
    // Without its heading a table is only one more damaged one.
    if ((keep && at < 300 && /^[A-Z]|[a-z]{4}/.test(word)) || !random.chance(share)) return word;
    return random.chance(0.02) ? longText(random, random.pick([100, 9000, 1 << 17])) : hostileText(random);
  });
}

function commandLine(random: Random): string {
  const name = hostileText(random);
  return random.pick([
    () => `/usr/bin/${name}\0-x\0${name}\0`,
    () => `${name}\0`,
    () => name,
    () => `\0${name}`,
    () => `${'\0'.repeat(random.pick([1, 4096, 1 << 17, 1 << 19]))}x`,
    () => longText(random, random.pick([100, 1 << 15, 1 << 17, 1 << 21])),
    () => `/${longText(random, 9000)}\0${longText(random, 9000)}`,
    () => `${random.pick(UNITS).repeat(random.pick([511, 512, 32_767, 32_768, 32_769]))}\0x`,
  ])();
}

/** Many entries where most hosts have few. */
function crowd(random: Random, tree: Map<string, HostileEntry>): void {
  const many = random.between(1000, 3000);
  random.pick([
    () => {
      for (let fd = 0; fd < many; fd++) put(tree, `/proc/5/fd/${fd}`, { link: `socket:[${fd}]` });
    },
    () => {
      for (let pid = 100; pid < many; pid++)
        put(tree, `/proc/${pid}`, { link: random.pick(['5', '31', 'self']) });
    },
    () => {
      for (let index = 0; index < many; index++)
        put(tree, `/sys/class/net/${index}${fileName(random)}`, { link: '../../x' });
    },
    () => {
      for (let thread = 0; thread < many; thread++) put(tree, `/proc/5/task/${thread}`, { folder: true });
    },
  ])();
}

/** A host like this one, with names, files and links that were made to do harm. */
export function hostileTree(random: Random, host: Tree): HostileTree {
  const tree = new Map<string, HostileEntry>(Object.entries(host));
  if (random.chance(0.8)) {
    for (const [path, entry] of tree) {
      if (typeof entry !== 'string' || !random.chance(0.5)) continue;
      tree.set(path, path.endsWith('/cmdline') ? commandLine(random) : withHostileWords(random, entry));
    }
  }
  if (random.chance(0.4)) for (const [path, entry] of workloads(random, tree)) put(tree, path, entry);
  for (let times = random.pick([0, 0, 1, 2, 5, 20]); times > 0; times--) {
    const path = random.pick(random.chance(0.5) ? PLACES : [...tree.keys(), '/proc/net/tcp']);
    put(tree, path, special(random, path));
  }
  if (random.chance(0.2)) {
    const folder = random.pick([
      '/proc',
      '/proc/net',
      '/proc/5/fd',
      '/proc/5',
      '/sys/class/net',
      '/etc',
      '/proc/5/task',
    ]);
    const path = `${folder}/${fileName(random)}`;
    put(tree, path, random.chance(0.5) ? special(random, path) : hostileText(random));
    if (random.chance(0.5)) put(tree, random.pick(PLACES), { link: path });
  }
  if (random.chance(0.2)) {
    const tables = [...tree.keys()].filter((path) => /^\/(proc\/net|etc)\//.test(path));
    const folders = ['/proc', '/proc/net', '/etc', '/sys', '/sys/class/net', '/proc/5', '/proc/5/fd'];
    for (const path of random.chance(0.5) ? tables : [random.pick(folders)])
      put(tree, path, { link: escaping(random, path) });
  }
  if (random.chance(0.02)) crowd(random, tree);
  return Object.fromEntries(tree);
}
