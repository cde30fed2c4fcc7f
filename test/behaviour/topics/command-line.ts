import { type Case, text } from '../case.ts';
import { table } from '../tables.ts';

/** A wrong command line: a line that says why, if there is one, then the help; status 3. */
function refused(args: string, name: string, stderr = ''): Case {
  return { name, args, files: {}, stderr, status: 3, helpOn: 'stderr' };
}

/** Several families, or one without counters: net-tools complains on standard output. */
function noStatistics(args: string, name: string, families: string): Case {
  return {
    name,
    args,
    files: {},
    stdout: `netstat: No statistics support for specified address family: ${families}\n`,
    status: 1,
    view: 'statistics',
  };
}

export const cases: readonly Case[] = [
  { name: 'help that was asked for', args: '-h', files: {}, helpOn: 'stdout' },
  refused('-?', '-? is help as for an error'),
  refused('-y', 'an unknown letter', "netstat: invalid option -- 'y'\n"),
  refused('-tany', 'an unknown letter within a cluster', "netstat: invalid option -- 'y'\n"),
  refused(
    '--un',
    'the family and the option of one name are two candidates',
    "netstat: option '--un' is ambiguous; possibilities: '--unix' '--unix'\n",
  ),
  refused(
    '--in',
    'a family and another option are ambiguous',
    "netstat: option '--in' is ambiguous; possibilities: '--inet' '--interfaces'\n",
  ),
  refused('--ip6', 'there is no --ip6', "netstat: unrecognized option '--ip6'\n"),
  {
    name: 'an abbreviation of several families is not ambiguous: --ine is --inet',
    args: '--ine -a',
    files: {},
    stdout: text`
      Active Internet connections (servers and established)
      Proto Recv-Q Send-Q Local Address           Foreign Address         State······
    `,
  },
  {
    name: '--tcpip is an option that never worked',
    args: '--tcpip -r',
    files: { '/proc/net/route': table('route') },
    stdout: text`
      Kernel IP routing table
      Destination     Gateway         Genmask         Flags   MSS Window  irtt Iface
    `,
    stderr: "netstat.c: Internal Error `longopts 1 range'.\n",
    view: 'routes',
  },
  {
    name: '--tcpip prints an error and has no other effect',
    args: '--tcpip -x',
    files: { '/proc/net/unix': table('unix') },
    stdout: text`
      Active UNIX domain sockets (w/o servers)
      Proto RefCnt Flags       Type       State         I-Node   Path
    `,
    stderr: "netstat.c: Internal Error `longopts 1 range'.\n",
  },
  ...['-rr', '-ii', '-ss', '-MM', '-ri', '-is', '-sM', '-Mr', '-g -ri'].map((args) =>
    refused(args, 'two views at once, or one twice, without a word of explanation'),
  ),
  {
    name: '-g is ignored beside -r',
    args: '-gr',
    files: { '/proc/net/route': table('route'), '/proc/net/igmp': table('igmp') },
    stdout: text`
      Kernel IP routing table
      Destination     Gateway         Genmask         Flags   MSS Window  irtt Iface
    `,
    view: 'routes',
  },
  noStatistics('-s -4 -6', 'counters of two families', 'inet,inet6'),
  noStatistics('-s -A ip,tcpip', 'one family twice is two', 'inet,inet'),
  noStatistics('-sx', 'UNIX sockets have no counters', 'unix'),
  {
    name: 'the error about missing Bluetooth comes after all other output',
    args: '-tn2',
    files: { '/proc/net/tcp': table('tcp') },
    stdout: text`
      Active Internet connections (w/o servers)
      Proto Recv-Q Send-Q Local Address           Foreign Address         State······
    `,
    stderr: text`
      netstat: feature \`AF BLUETOOTH' not supported.
      Please recompile \`net-tools' with newer kernel source or full configuration.
    `,
    status: 1,
    view: 'bluetooth',
  },
  {
    name: '-Z without SELinux ends the run while options are read',
    args: '-Zh',
    files: {},
    stderr: 'SELinux is not enabled on this machine.\n',
    status: 1,
    view: 'context',
  },
];
