import type { Options, SocketSection } from '../../src/views/options.ts';

/** What a run leaves. */
interface Output {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number;
}

/** The parts of the socket run in their order, with the name of each absent table; sctp has two when all are asked for. */
const SECTIONS: readonly [section: SocketSection, name: string][] = [
  ['tcp', 'AF INET (tcp)'],
  ['sctp', 'AF INET (sctp)'],
  ['udp', 'AF INET (udp)'],
  ['udplite', 'AF INET (udplite)'],
  ['raw', 'AF INET (raw)'],
  ['groups', 'AF INET (igmp)'],
  ['unix', 'AF UNIX'],
  ['ipx', 'AF IPX'],
  ['ax25', 'AF AX25'],
  ['x25', 'AF X25'],
  ['netrom', 'AF NETROM'],
  ['rose', 'AF ROSE'],
];
const INTERNET: readonly SocketSection[] = ['tcp', 'sctp', 'udp', 'udplite', 'raw'];
const GROUPS_HEADING = `IPv6/IPv4 Group Memberships
Interface       RefCnt Group
--------------- ------ ---------------------
`;
const BLUETOOTH = `netstat: feature \`AF BLUETOOTH' not supported.
Please recompile \`net-tools' with newer kernel source or full configuration.
`;

/** The first complaint about the routes of a family; it ends the run. */
const ROUTES: Readonly<Record<string, string>> = {
  inet: '/proc/net/route: No such file or directory\n',
  inet6: '/proc/net/ipv6_route: No such file or directory\n',
  ax25: '/proc/net/ax25_route: No such file or directory\n',
  x25: '',
  ipx: 'No such file or directory\n',
  ddp: 'Error opening /proc/net/atalk_route: No such file or directory\n',
  netrom: '/proc/net/nr_nodes: No such file or directory\n',
  rose: '/proc/net/rose_nodes: No such file or directory\n',
  unix: "No routing for address family `unix'.\n",
  bluetooth: "Address family `bluetooth' not supported.\n",
  ash: "No routing for address family `ash'.\n",
  ec: "No routing for address family `ec'.\n",
};

/**
 * What net-tools' netstat prints on a host without a single table: enough to tell which view was chosen, which
 * sections are on, and which are implied by a family. Of routes and interfaces it is the beginning of each stream.
 */
export function onEmptyHost(options: Options): Output {
  switch (options.view) {
    case 'masquerade':
      return { stdout: '', stderr: "netstat: no support for `ip_masquerade' on this system.\n", status: 1 };
    case 'statistics':
      return statistics(options.families);
    case 'routes':
      return routes(options);
    case 'interfaces':
      return {
        stdout: 'Kernel Interface table\n',
        stderr: 'Warning: cannot open /proc/net/dev (No such file or directory). Limited output.\n',
        status: 0,
      };
    case 'sockets':
      return sockets(options);
    default:
      throw new RangeError(`net-tools has no view ${options.view}`);
  }
}

function statistics(families: readonly string[]): Output {
  const list = families.join(',');
  const file = { '': 'snmp', inet: 'snmp', inet6: 'snmp6' }[list];
  return file === undefined
    ? {
        stdout: `netstat: No statistics support for specified address family: ${list}\n`,
        stderr: '',
        status: 1,
      }
    : { stdout: '', stderr: `cannot open /proc/net/${file}: No such file or directory\n`, status: 0 };
}

function routes({ families, cache, fib }: Options): Output {
  const family = families[0] ?? 'inet';
  const stderr = ROUTES[family] ?? '';
  const cacheOnly = family === 'inet' && cache && !fib;
  const status = ['unix', 'bluetooth', 'ash', 'ec'].includes(family) ? 3 : 1;
  return { stdout: '', stderr: cacheOnly ? stderr.replace('route', 'rt_cache') : stderr, status };
}

function sockets(options: Options): Output {
  const { sections, inet, impliedByFamily, verbose, all } = options;
  const explicit = sections.size > 0;
  let stdout = '';
  let stderr = '';
  if (!explicit || INTERNET.some((section) => sections.has(section))) stdout += internetHeading(options);
  for (const [section, name] of SECTIONS) {
    if (!(sections.has(section) || (!explicit && section !== 'groups'))) continue;
    if (section === 'unix') stdout += unixHeading(options);
    if (section === 'groups') stdout += GROUPS_HEADING;
    const internet = section === 'groups' || INTERNET.includes(section);
    if ((internet && !inet) || (impliedByFamily && (internet || section === 'unix'))) continue;
    const message = `netstat: no support for \`${name}' on this system.\n`;
    if (explicit) return { stdout, stderr: stderr + message, status: 1 };
    if (verbose) stderr += section === 'sctp' && all ? message + message : message;
  }
  const bluetooth = sections.has('l2cap') || sections.has('rfcomm');
  return { stdout, stderr: stderr + (bluetooth ? BLUETOOTH : ''), status: bluetooth ? 1 : 0 };
}

function scope({ all, listening }: Options): string {
  return all ? '(servers and established)' : listening ? '(only servers)' : '(w/o servers)';
}

function internetHeading(options: Options): string {
  return (
    `Active Internet connections ${scope(options)}\n` +
    'Proto Recv-Q Send-Q Local Address           Foreign Address         State      ' +
    `${options.extend > 0 ? ' User       Inode     ' : ''}${options.programs ? ' PID/Program name    ' : ''}` +
    `${options.timers ? ' Timer' : ''}\n`
  );
}

function unixHeading(options: Options): string {
  const programs = options.programs ? ' PID/Program name    ' : '';
  return `Active UNIX domain sockets ${scope(options)}\nProto RefCnt Flags       Type       State         I-Node  ${programs} Path\n`;
}
