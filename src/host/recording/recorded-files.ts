import { pathTemplates } from './path-templates.ts';

/** The tables that views read, below /proc/net and below /proc/PID/net. */
export const TABLES: readonly string[] = [
  ...both('tcp', 'udp', 'udplite', 'raw', 'icmp'),
  'unix',
  'netlink',
  'packet',
  'sctp/eps',
  'sctp/assocs',
  'sctp/snmp',
  'sctp6/eps',
  'sctp6/assocs',
  'dev',
  'if_inet6',
  ...both('igmp', 'sockstat', 'snmp'),
  'netstat',
  'protocols',
  'route',
  'rt_cache',
  'fib_trie',
  'ipv6_route',
  'ndisc',
  'ip_mr_vif',
  'ip6_mr_vif',
  'ip_masquerade',
  'nf_conntrack',
  'ip_conntrack',
  'ax25',
  'ax25_route',
  'ipx/socket',
  'ipx/route',
  'ipx_route',
  'ipx',
  'nr',
  'nr_nodes',
  'nr_neigh',
  'rose',
  'rose_nodes',
  'rose_neigh',
  'x25',
  'x25/route',
  'x25_routes',
  'atalk_route',
];

/** What views read below /proc/sys. */
export const SETTINGS: readonly string[] = [
  'kernel/hostname',
  'kernel/random/boot_id',
  'net/core/somaxconn',
  'net/ipv4/ip_local_port_range',
  'net/ipv4/tcp_max_orphans',
  'net/ipv4/tcp_max_tw_buckets',
  'net/ipv4/tcp_mem',
  'net/ipv4/udp_mem',
  'net/ipv6/bindv6only',
  'net/sctp/sctp_mem',
];

/** Folders with one for each interface: of the one the names are read, of the other the MTU. */
export const IPV4_LINKS = '/proc/sys/net/ipv4/conf';
export const IPV6_LINKS = '/proc/sys/net/ipv6/conf';

/** What views read of a link in /sys/class/net. */
export const LINK_FILES: readonly string[] = [
  'address',
  'carrier',
  'dormant',
  'flags',
  'ifindex',
  'mtu',
  'operstate',
  'tx_queue_len',
  'type',
];

/** In the folder of a link that another one is made of: symbolic links `upper_NAME` and `master`; older kernels have only `brport`, for a bridge port. */
export const UPPER_LINK = /^(upper_.*|master|brport)$/s;

/** The files of names in /etc. */
export const NAME_FILES: readonly string[] = [
  'hostname',
  'hosts',
  'networks',
  'nsswitch.conf',
  'passwd',
  'protocols',
  'services',
];

/** Whether SELinux is on, and IPv6 off. */
export const KERNEL_FILES: readonly string[] = [
  '/sys/fs/selinux/enforce',
  '/sys/module/ipv6/parameters/disable',
];

/** Folders whose names tell of pods and containers. */
export const KUBELET_LOGS: readonly string[] = ['/var/log/pods', '/var/log/containers'];

/** The counter by which a sysfs is found to be that of a network namespace. */
const SYSFS_COUNTER = 'statistics/rx_bytes';

/** Folders in which sosreport and insights-client keep what commands printed, and the commands whose output tells of owners and of links. */
export const COMMAND_FOLDERS: readonly string[] = [
  '/sos_commands/networking',
  '/sos_commands/process',
  '/sos_commands/filesys',
  '/insights_commands',
];
const COMMANDS: readonly string[] = ['netstat', 'ss', 'lsof', 'ip_'];

/** See pathTemplates. */
const FILES: readonly string[] = [
  '/netstat-record.json',
  '/proc/net',
  '/proc/self',
  ...TABLES.flatMap((name) => [`/proc/net/${name}`, `/proc/PID/net/${name}`]),
  ...SETTINGS.map((path) => `/proc/sys/${path}`),
  `${IPV4_LINKS}/*`,
  `${IPV6_LINKS}/*/mtu`,
  '/proc/self/auxv',
  '/proc/self/status',
  ...['cmdline', 'comm', 'stat', 'cgroup', 'mountinfo', 'uid_map', 'attr/current'].map(
    (file) => `/proc/PID/${file}`,
  ),
  ...['net', 'pid', 'mnt'].map((kind) => `/proc/PID/ns/${kind}`),
  '/proc/PID',
  '/proc/PID/fd',
  '/proc/PID/fd/FD',
  '/proc/PID/task/TID/cmdline',
  '/proc/PID/task/TID/fd/FD',
  ...['/sys/class/net/*', '/sys/devices/**/net/*', '/proc/PID/root/sys/class/net/*'].flatMap((link) => [
    link,
    `${link}/${SYSFS_COUNTER}`,
    ...LINK_FILES.map((file) => `${link}/${file}`),
    ...['upper_*', 'master', 'brport'].map((file) => `${link}/${file}`),
  ]),
  ...NAME_FILES.map((name) => `/etc/${name}`),
  ...KERNEL_FILES,
  ...KUBELET_LOGS.map((folder) => `${folder}/*`),
  ...['/var/lib/docker', '/var/snap/docker/common/var-lib-docker', '/**/.local/share/docker'].map(
    (folder) => `${folder}/containers/*/config.v2.json`,
  ),
  ...['/run', '/run/k3s', '/var/snap/microk8s/common/run'].map(
    (folder) => `${folder}/containerd/io.containerd.runtime.v2.task/*/*/config.json`,
  ),
  ...[
    '/run/containers/storage',
    '/var/lib/containers/storage',
    '/run/user/*/containers',
    '/**/.local/share/containers/storage',
  ].flatMap((folder) => [
    `${folder}/*-containers/containers.json`,
    `${folder}/*-containers/volatile-containers.json`,
    `${folder}/overlay-containers/*/userdata/config.json`,
  ]),
  ...COMMANDS.map((name) => `/sos_commands/*/${name}*`),
  ...COMMANDS.map((name) => `/insights_commands/${name}*`),
  ...['netstat', 'ss', 'lsof'].flatMap((name) => [`/${name}`, `/${name}.txt`]),
];

/** The same table of IPv4 and of IPv6. */
function both(...names: readonly string[]): string[] {
  return names.flatMap((name) => [name, `${name}6`]);
}

/** Looks but the first are in folders of their own. */
const LOOK = /^look-[1-9]\d{0,8}$/;

const fitsTemplate = pathTemplates(FILES);

/**
 * Whether any view reads a file of this path: all that a recording has, and that is kept of an archive. Folders are not named but for
 * those whose name alone is read.
 */
export function isRecorded(path: string): boolean {
  const [before, ...names] = path.split('/');
  return before === '' && !names.some(isAstray) && areRecorded(names);
}

/** The same of the names in a path, of which none leads elsewhere. */
export function areRecorded(names: readonly string[]): boolean {
  return fitsTemplate(names) || (LOOK.test(names[0] ?? '') && fitsTemplate(names.slice(1)));
}

/** A step in a path that is none: it would lead elsewhere. */
function isAstray(name: string): boolean {
  return name === '' || name === '.' || name === '..';
}
