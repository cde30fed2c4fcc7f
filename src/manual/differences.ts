import { argument, type Item, type Line, list, paragraphs, prose, subsection } from './mdoc.ts';

const MEANT = [
  'Control characters are shown as `?`, in names and in messages, whoever chose them (programs, hosts, services, interfaces, sockets, paths, arguments), so that nothing can drive a terminal or forge a row. This includes C1 controls, in UTF-8 and as single bytes, and in UTF-8 also what turns text round (U+202A to U+202E, U+2066 to U+2069, U+061C, U+200E, U+200F), what ends a line (U+2028, U+2029) and what cannot be seen: the characters that Unicode calls default-ignorable, and U+FFF9 to U+FFFB. Letters, marks and what scripts need stay as they are: the joiners U+200C and U+200D, the selectors of Mongolian, and a selector of a variant behind a character beyond ASCII. Widths and cuts count bytes, as in net-tools, and a character that is cut leaves no control.',
  'The texts of `-h` and `-V` are those of this program. Messages are always in English, because scripts read them.',
  'Names of hosts are looked up all at once, and for no longer than `--dns-timeout` allows. If several processes hold a socket, the one with the lowest number is shown.',
  'On the running host, `-l` reads the table of tcp only up to the first connection, because no listener comes after it. net-tools takes a connection from or to port 0 for a listener; here only `-a` shows it.',
  'Where there is no `/proc/net/ip_masquerade`, which Linux 2.2 was the last to have, `-M` shows the tracked connections whose ends are rewritten, if they may be read; the port in parentheses is the one that the other side sees. net-tools ends with an error.',
  'In a working folder that was deleted, the shell that runs the launcher says so on standard error; all else is as usual.',
];

/** Rare or damaged input: what net-tools makes of it, and what this program does. */
const RARE: readonly (readonly [input: string, netTools: string, here: string])[] = [
  ['A directory in place of a table', 'never ends', 'a message; the rest is shown'],
  ['A table that cannot be read to its end', 'drops the rest silently', 'what was read, and a message'],
  ['A tcp state above 0F', 'rubbish, or a crash', '`UNKNOWN`, as for states of other families'],
  ['A socket or route whose last columns are missing', 'values of an earlier line', '0'],
  ['An IPv6 address that is cut short', 'rubbish', 'the missing words are zero'],
  ['An SCTP association without addresses', 'a crash', 'a row without addresses'],
  [
    'A damaged line of routes or neighbours, or a counter without a number',
    'the line before, again',
    'a message that names the line, which is left out',
  ],
  ['Groups that are shown again each second', 'IPv4 groups read as IPv6', 'the same each time'],
  [
    'A group whose IPv6 address has fewer than 25 digits',
    'words of the line before',
    'a message that names the line',
  ],
  ['An interface with a name of 15 characters', 'zeros (a fault of the build of Debian)', 'its figures'],
  [
    'A heading of rt_cache that no kernel writes',
    'rubbish',
    'a message that names the missing column; status 1',
  ],
  ['A table rose_nodes without rose_neigh', 'a crash', 'a message; status 1'],
  ['An empty table atalk_route', 'a crash', 'no rows'],
  ['An empty SELinux context', 'a crash', 'an empty column'],
  ['A NET/ROM node whose neighbour is unknown', 'its row runs into the next', 'its row ends'],
  ['A host with neither table of NET/ROM', 'a wrong reason for the second', 'the right one'],
  ['An X.25 channel with letters in it', 'rubbish', 'the hexadecimal number'],
];

const INTERFACES = [
  'net-tools asks the kernel about interfaces by `ioctl(2)`. This program combines what files tell, which can differ:',
];

const INTERFACE_LIMITS = [
  'The usual broadcast address of an IPv4 network is shown even if none was set.',
  'Links that are down have no labels, and their IPv4 addresses no netmask.',
  'PROMISC and ALLMULTI are shown only if nothing in the kernel, such as a bridge or a packet socket, holds them as well.',
  'The far end of a point-to-point link is the nearest host route over it.',
  'There is no line about the device (interrupt and memory), which modern links do not have.',
  'Of a recorded host without `/sys/class/net`, or with a part of it, the flags are those that follow from files that are there, and an MTU that neither it nor IPv6 (`/proc/sys/net/ipv6/conf`) has is 0. Links that nothing shows to be up or down are shown; a message says what is missing, and in records it is null. The same holds in the network namespace of another mount namespace, where `/sys` shows the wrong network.',
];

const UNKNOWN = [
  'Tables are read while they change. A socket that moves meanwhile may be shown twice or not at all, as with every program that reads `/proc`.',
  'No table tells whether a socket on `::` serves IPv4. It is concluded from the other sockets and from `net.ipv6.bindv6only`; a program that set IPV6_V6ONLY itself and leaves IPv4 unused looks like one that serves both, and beside an IPv4 socket on the same port nothing is concluded.',
];

function bullets(texts: readonly string[]): Line[] {
  return ['.Bl -bullet -compact', ...texts.flatMap((text) => ['.It', ...prose(text)]), '.El'];
}

function rareItem([input, netTools, here]: (typeof RARE)[number]): Item {
  return [argument(input), `net-tools: ${netTools}. Here: ${here}.`];
}

const SCANNERS = [
  'Where this program takes the path of another netstat, tools that look for rootkits notice that. `rkhunter` warns of a script in the place of a command, which the launcher of the package is: set `SCRIPTWHITELIST` in `/etc/rkhunter.conf` to that path, and run `rkhunter --propupd`. `chkrootkit` calls a netstat infected if `grep` is among the strings of the file; the launcher is free of it, the single file with a runtime in it is not. The option `-e` of chkrootkit is for files that its search for hidden ones finds, so give the single file a path of its own and use it by an alias.',
];

const NAMESPACES = [
  'With `--all-netns` and `--netns` the tables of another network namespace are those of `/proc/PID/net` of a process in it. That the process is in it is compared before and after each file is opened, and if it has ended the next one is asked; so the number of a process that was given to another one lends no other tables. Not known are:',
];

const NAMESPACE_LIMITS = [
  'A namespace without a process, such as `ip netns add` makes it: it has a name, and no tables in `/proc`. `ip netns exec` starts a program in it, and then they are there.',
  'A namespace that is held only by an open file, or by a mount that process 1 does not see: it is not found. A process counts by its first thread.',
  'What `/proc` leaves out: processes of others where it is mounted with `hidepid`, and those of PID namespaces that are not below its own, as of the host from within a container.',
  'What has a kernel, or a network stack, of its own: virtual machines, Kata Containers, gVisor. Of these the process on the host is seen, and the sockets that it has there.',
  'Without the right to look at a process (that of its user, or root): the number of its namespace. There `netns.id`, the inode of `/proc/PID/net/dev`, stands for it, which tells namespaces from each other and is no number of lsns; names of mounts cannot be joined with it. Nor are its open files known, and so no owners.',
  'Settings below `/proc/sys/net`, which the kernel shows each process as they are in its own namespace: limits of `-m`, and whether a socket on `::` serves IPv4.',
  'Facts of interfaces that are only in `/sys`, where no process of the namespace has one that shows it (as after `unshare --net` or `nsenter --net` alone), or where it agrees with the tables of two namespaces; see `§Interfaces`.',
  'Names of containers, pods and images whose files may not be read; then ids stand for them.',
];

/** Where this program differs from net-tools, and what it cannot know. */
export function differences(): Line[] {
  return [
    ...subsection('Differences from net-tools', paragraphs(...MEANT)),
    ...subsection('Interfaces', paragraphs(...INTERFACES), bullets(INTERFACE_LIMITS)),
    ...subsection('Rare and damaged input', list(RARE.map(rareItem), 'Ds', true)),
    ...subsection('What files do not tell', paragraphs(...UNKNOWN)),
    ...subsection('Network namespaces', paragraphs(...NAMESPACES), bullets(NAMESPACE_LIMITS)),
    ...subsection('Tools that look for rootkits', paragraphs(...SCANNERS)),
  ];
}
