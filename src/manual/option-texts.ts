import { ALL_OPTIONS, canonicalName, type OptionName, type OptionSpec } from '../cli/options/option-table.ts';
import { KINDS } from '../records/record.ts';

const arrays = Object.values(KINDS)
  .map(({ plural }) => `\`${plural}\``)
  .join(', ');

/** What each option does, in sentences, by the name that getopt gives it. An option without an entry does not compile. */
const OPTION_TEXTS: Readonly<Record<OptionName, string>> = {
  '--interfaces':
    'Show the interfaces with their counters. `-a` adds those that are down, `-e` shows each as a block with its addresses.',
  '--route':
    'Show the routing table. Each `-e` gives other columns; `-C` shows the cache, `-F` the table itself, which is the default; `-A` chooses the family.',
  '--masquerade':
    'Show masqueraded connections, on kernels that have `/proc/net/ip_masquerade`. On later ones it is the tracked connections whose addresses or ports are rewritten (`/proc/net/nf_conntrack`), which only root may read; elsewhere this is an error with status 1.',
  '--statistics':
    'Show the counters of the protocols: all of them, or those of `-t`, `-u`, `-w` and `-S`. With `-6` they are those of IPv6. `-c` does not repeat it.',
  '--groups':
    'Show the multicast groups that each interface is a member of. With an option for sockets they are a part of that output.',
  '--tcp': 'Show sockets of tcp, over IPv4 and IPv6 unless a family is chosen.',
  '--sctp': 'Show endpoints and associations of SCTP.',
  '--udp': 'Show sockets of udp, over IPv4 and IPv6 unless a family is chosen.',
  '--udplite': 'Show sockets of UDP-Lite (RFC 3828).',
  '--raw': 'Show raw sockets. In place of a port they have the number of their protocol.',
  '--unix': 'Show sockets of the family unix, which connect programs of one host.',
  '--l2cap':
    'Ask for Bluetooth sockets of L2CAP. The answer is that of a net-tools built without Bluetooth: an error with status 1.',
  '--rfcomm': 'Ask for Bluetooth sockets of RFCOMM, which gives the same error as `-2`.',
  '--ax25': 'Show sockets, or with `-r` routes, of AX.25 (amateur radio), on kernels that have it.',
  '--x25': 'Show sockets, or with `-r` routes, of X.25, on kernels that have it.',
  '--ip': 'The same as `--inet`.',
  '--ipx': 'Show sockets, or with `-r` routes, of IPX (Novell), on kernels that have it.',
  '--appletalk': 'With `-r`, show the routes of AppleTalk. There is no list of its sockets.',
  '--netrom': 'Show sockets, or with `-r` routes, of NET/ROM (amateur radio), on kernels that have it.',
  '--inet': 'Show only IPv4: sockets of all Internet protocols unless some are named, routes, or counters.',
  '--inet6': 'Show only IPv6: sockets of all Internet protocols unless some are named, routes, or counters.',
  '--ddp': 'The same as `--appletalk`.',
  '--rose': 'Show sockets, or with `-r` routes, of ROSE (amateur radio), on kernels that have it.',
  '--bluetooth': 'The same as `-2` and `-f` together.',
  '--tcpip': 'Print the internal error that net-tools prints for it, and go on.',
  '--protocol':
    'Show only these families, whose names are separated by commas: `inet`, `inet6`, `unix`, `ipx`, `ax25`, `netrom`, `rose`, `ddp`, `x25`, `bluetooth`, `econet`, `ash`, and the other names `ip`, `ip6`, `tcpip` and `appletalk`. With `-r` their tables come in the order given.',
  '--listening': 'Show only sockets that listen, or of connectionless protocols those without a peer.',
  '--all':
    'Show sockets that listen as well as those that do not; `-l` then has no effect. With `-i`, show interfaces that are down as well.',
  '--timers':
    'Show the timer of each socket of the Internet, in the form `keepalive (12.34/0/0)`: the time left in seconds, retransmissions, probes.',
  '--continuous': 'Show everything again each second, until the program is stopped.',
  '--extend':
    'Show more. Sockets get the user and the inode; `-i` becomes a block for each interface; `-r` has other columns with one, two or three of them.',
  '--programs':
    'Show the process that holds each socket and the name of its program. Only root can see the processes of all users; a message says when some could not be seen.',
  '--verbose': 'Say which protocols this kernel does not have.',
  '--wide': 'Do not cut addresses to the width of their column.',
  '--numeric':
    'Show numbers instead of names of hosts, ports and users. Nothing is looked up, so it is also faster.',
  '--numeric-hosts': 'Show addresses instead of names of hosts.',
  '--numeric-ports': 'Show numbers instead of names of ports.',
  '--numeric-users': 'Show numbers instead of names of users.',
  '--symbolic':
    'Accepted as net-tools does, where it has the opposite effect: `-r` and addresses of SCTP become numeric.',
  '--cache': 'With `-r`, show the routing cache: with `-F` after the table, else in its place.',
  '--fib': 'With `-r`, show the routing table itself; it is shown unless `-C` is given.',
  '--context':
    'Show the SELinux context of the process that holds each socket, and the programs as `-p` does. Where SELinux is not enabled this is an error with status 1.',
  '--version': 'Print the version of this program and that of the netstat which it copies, and exit.',
  '--help': 'Print a summary of the options, and exit.',
  '-?': 'Print that summary on standard error, and exit with status 3.',
  '-d': 'Accepted, but has no effect.',
  '--json': `Write one JSON document: an object with \`version\`, \`host\` and \`time\`, an array for each kind of row (${arrays}), and \`problems\`. With \`-c\` each second gives a document on a line of its own.`,
  '--ndjson':
    'Write a JSON object for each row as it comes, one on a line, with its `kind`: `socket`, `route` and so on. Rows are not kept in memory unless `--sort` or `--explain` needs them all.',
  '--flat':
    'With `--ndjson`, write lines for tables of SQL: the fields in objects have dotted keys, a list of objects is a list for each of their fields, and each line has `host`, if that is known, and `time`. A NUL in a text is `\\x00`, and what is otherwise the `host` of a group is `addressHost`. See `§DATABASES`.',
  '--csv':
    'Write comma-separated values (RFC 4180) under a heading with the names of the fields. Several values of a field are joined by semicolons, and what cannot be shown is written as `\\xHH` for each byte.',
  '--table':
    'Write a table that is as wide as what is in it and cuts nothing, coloured by state where `--color` allows it.',
  '--map':
    'Draw the flows of `--flows`, which need not be given: programs in the boxes of their hosts, pods, containers and namespaces, and arrows from clients to services with port and number of connections. An arrow is as wide as there are connections; it is solid and green where the server is proven, dashed and orange where it is inferred, and a dotted grey line without a head where nothing tells. Peers are grouped by network where they are many. `dot` is the language of Graphviz, `mermaid` that of Mermaid; `svg` is a picture, and `html` a page with that picture and a table of the same flows, one file that needs no network and no script, with search where scripts run. The same flows are drawn the same, byte for byte, in whatever order `--sort` puts them.',
  '--map-limit':
    'Draw the so many heaviest arrows, in the place of 60. How many flows are not drawn stands beside them: `others (12)`. Mermaid itself draws no more than 500, unless its `maxEdges` says so.',
  '--ddl':
    'Write `CREATE TABLE` statements for the lines that the same options write with `--ndjson --flat`, also with `--changes`: a column for each field, with its comment, and above each table the command that loads it. No table of the kernel is read. See `§DATABASES`.',
  '--metrics':
    'Write metrics for Prometheus and what reads the same text: how many rows there are, and sums of their figures, in OpenMetrics or, with `=prometheus`, in the older format. A word after a blank is not its argument. See `§METRICS`.',
  '--metrics-limit':
    'With `--metrics`, write at most so many series of a metric, 500 unless given: the last one, whose labels are all `other`, has what is left over.',
  '--output':
    'Write to this file in the place of standard output, in any form: beside it, under another name, which takes its place once a frame is whole. With `--interval` or `-c` each frame replaces the one before. Where that fails the status is 1 and the file stays as it was. A file that there is must be a regular one, and no symbolic link; it keeps its permissions.',
  '--columns':
    'Show these fields and no others in `--csv` and `--table`, in this order: names of `§RECORD FIELDS` separated by commas, also `time` and `kind`.',
  '--color':
    'Colour tables and notes `always`, `never`, or where a terminal shows them (`auto`, which also asks the `§ENVIRONMENT`). Plain rows have no colours.',
  '--where':
    'Show only rows for which the expression holds: see `§EXPRESSIONS`. It applies to every view in every form; plain rows keep their layout.',
  '--sort':
    'Sort rows by these fields, separated by commas; a minus before a field puts the greatest first. Addresses and numbers are compared by value, all else as text. No row is shown before all are known.',
  '--count-by':
    'Instead of rows, show how many of them have each combination of values of these fields, the most frequent first. Addresses are equal by value: `::ffff:10.0.0.1` counts as 10.0.0.1.',
  '--assert':
    'Exit with 0 if there is a row for which `--where` holds, with 4 if there is none, and with 5 if something that was not seen could decide that: see `§ASSERTIONS`. The rows are shown as always.',
  '--absent':
    'Exit with 0 if there is no row for which `--where` holds, with 4 if there is one, and with 5 if that cannot be told.',
  '--assume-complete':
    'Take what was seen for all that there is: where a table, a line or a process could not be read, exit with 0 or 4 all the same, and not with 5.',
  '--quiet': 'Print no rows, only exit as `--assert` or `--absent` does; alone it means `--assert`.',
  '--wait':
    'Wait until what is asserted holds, for at most so many seconds. The tables are read again after 20 milliseconds, then at growing intervals of up to a second. Only the result of the last reading is printed; on a terminal a line shows what the run waits for.',
  '--explain':
    'Print notes under the rows: why a program is `-`, who shares a socket or has it for another, which container a port leads to (by the command line of docker-proxy and the like), who reaches the loopback, whether one on `::` serves IPv4, what was cut, what piles up, why a table is missing. JSON has them as `notes` of the row.',
  '--define':
    'Print what a word means that netstat prints: a state, flag, column, timer or counter. Upper and lower case, blanks and punctuation matter only where words differ in nothing else. Flags such as `BMRU` or `UGH` are explained letter by letter. If the word is unknown the nearest ones are named, and the status is 1.',
  '--all-netns':
    'Show each network namespace of the host: that of process 1 first, then the others by their numbers. Plain text has a line above the rows of each, such as `Namespace 4026532247 (blue; pod shop/cart-7f9c; 14 processes)`, in which a name is in quotes that could be mistaken for something else; in other forms each record has `netns`. A warning says which namespace it is about. The tables are those that `/proc` shows of a process in the namespace: no other right is needed, no program is started, and no container runtime is asked. What cannot be known is in CAVEATS, below `§Network namespaces`.',
  '--netns':
    'Show only these namespaces: a number, `host` (that of process 1), `pid:4711`, `name:blue` (a mount such as `/run/netns/blue`), `container:web` (a name, an id, or else a unique beginning of an id of 8 digits or more) or `pod:shop/cart-7f9c` (with or without its namespace, or a uid). It may be given several times. Where only one is meant there is no line above its rows. If none is found a line on standard error says what there is, and the status is 1.',
  '--list-netns':
    'List the network namespaces: number, names, type (`host`, `pod`, `container`, `named`, `other`), processes, sockets, listeners, pods, containers, and whether its tables can be read, and if not, why. Without another form it is a table.',
  '--interval':
    'Show everything again each so many seconds, 0.05 or more, as `-c` does each second; `-s` too. By a clock that is never set, each look begins a whole number of intervals after the first; one that takes longer makes the next ones be left out, which is said once.',
  '--count': 'End after so many looks.',
  '--rates':
    'With `-i` and `-s`, show in the place of each counter by how much it rose per second since the look before: with one decimal below 10, as a whole number above. With `--count-by` a column says how fast each count rises or falls. The first look shows nothing; then there is one each second, or each `--interval`. Records keep the values, with `rate` or `rates` beside them, or `reset` for what fell. What counts as a fall is in `§OVER TIME`.',
  '--changes':
    'Show only what is other than at the look before, a line for each change: sockets, or with `-r`, `-i`, `-g`, `--flows` or `--list-netns` routes, interfaces with their addresses, groups, flows, namespaces. Without `--interval` there is a look each second. `--where` and `--sort` go as ever: a row that comes to be such as is asked for counts as opened. What a line says, and what is a change, is in `§OVER TIME`.',
  '--initial': 'With `--changes`, show what is there at the first look as well.',
  '--since':
    'With `--changes`, compare with a recorded host, or with a document that `--json` wrote with the same options, in the place of a first look. Without `--interval` there is one look, and then the end. `--assert` exits with 0 if something changed and with 4 if nothing did, `--absent` the other way round; neither needs `--where` here. With `-s` or `-i`, without `--changes`, show by how much each counter grew since then: what is no counter stays as it is, and one that fell is 0. Where a recorded host was started since then, counters are those since its start, and a line on standard error says so.',
  '--syslog':
    'With `--changes`, send each change to a receiver as well: over `udp://HOST` (port 514 unless given), `tcp://HOST` (514) or `tls://HOST` (6514; its certificate must be for HOST). HOST is a name, or an address, that of IPv6 in brackets. What is sent, and what becomes of it where the receiver is lost, is in `§OVER TIME`.',
  '--syslog-ca':
    'With `--syslog tls://`, trust the authorities whose certificates are in this file (PEM), and no others; without it those that Node trusts.',
  '--syslog-sd-id':
    'With `--syslog`, name the structured data so: a name, `@` and a private enterprise number.',
  '--memory':
    'Show the memory of sockets and its limits: for each protocol the sockets in use, orphans, time-waits, pages and the limits at which the kernel sees pressure. A view of its own, like `-i` and `-r`.',
  '--record':
    'Record the host for `--root` to read: all files that any view reads, of the running host or of that of `--root`, into a new folder, into a new file that ends in `.tar`, `.tar.gz` or `.tgz`, or with `-` to standard output, as a tar archive. Nothing that is there is overwritten, and what is not complete does not stay: the status is then 1. `--all-netns` and `--netns` add the tables of network namespaces. What a recording holds, and what it does not, is in `§RECORDINGS`.',
  '--no-cmdline':
    'With `--record`, record of each command line only the name of the program, as `-p` shows it.',
  '--anonymize':
    'With `--record`, record other addresses and names than those of the host, the same ones in all files: `host1`, `user3`, `prog7`. Networks remain networks, and states, ports, counters and sizes are what they are. What stays, and what the new ones still tell, is in `§RECORDINGS`. Each recording has a key of its own, which is kept nowhere.',
  '--anonymize-key':
    'The same with the key in a file, so that several recordings, of one host or of many, have the same address and the same name for the same: then names end in letters that the key has drawn (`prog3xk0f9qa`). A file that is not there is made, with a new key; one that others may read is refused.',
  '--record-limit':
    'With `--record`, give up a recording that gets larger than this, before it is packed: a number of bytes, or with `K`, `M`, `G` or `T` behind it. One gibibyte unless given.',
  '--frames':
    'With `--record` and `--interval`, look so many times, and keep all looks in one recording. `--root` shows the first of them; with `--changes`, `--rates`, `--interval` or `-c` it plays them one after the other, without waiting, at the times at which they were recorded; with `--interval` those that are so far apart. Of several hosts only the first looks are shown. A recording of such a recording (`--root`) has all of its looks.',
  '--flows':
    'Show who talks to whom, by tcp, udp, UDP-Lite and SCTP: a row for each client, server and service, with the programs, containers and pods at both ends, which are looked for as with `-p`. `-t`, `-u`, `-U`, `-S`, `-4` and `-6` choose of which sockets flows are made; others (`-x`, `-w`) have no peers by address and port: beside these they are ignored, alone they are a mistake. How that is known, and how surely, is in `§FLOWS`. Without another form it is a table.',
  '--root':
    'Show the host that was recorded in this folder, which stands for its root folder, or in a tar archive; a copy of `/proc` or of `/proc/net` will do as well. What else is taken, and what is read where a part was not recorded, is in `§RECORDINGS`. Nothing is asked of the running system, and names come from the recorded files. Given several times, each of these hosts is shown, as with `--hosts`; `/` is the running one.',
  '--byte-order':
    'With `--root`, the host that was recorded prints addresses as machine words of this byte order, `big` (s390x, ppc64, most of mips) or `little`. Without it the recording says so, or else its tables: masks of routes, groups, and the addresses that the host has show it. What they do not show is taken for little-endian; where a table hints at the other one, a note says so.',
  '--hosts':
    'Show each host that is recorded in a folder or an archive in this folder, one after the other, each under a line such as `Host web-1`, and with the field `host` in its records. It may be given several times, and beside `--root`. Which entries are hosts, what they are called, and what becomes of one that cannot be read is in `§SEVERAL HOSTS`.',
  '--dns-timeout':
    'Wait at most so many seconds for the names of hosts, in the whole run; 2 unless given. What has no name by then is shown as a number.',
  '--completion':
    'Print a script that completes the words of this command in a shell, one of `bash`, `zsh` and `fish`; its first lines say where to keep it. The script does not start this program.',
};

/** An option with what the manual says of it. */
export interface DocumentedOption extends OptionSpec {
  readonly manual: string;
}

/** All options in their order. `--unix` is there twice. */
export const DOCUMENTED_OPTIONS: readonly DocumentedOption[] = ALL_OPTIONS.map((spec) => ({
  ...spec,
  manual: OPTION_TEXTS[canonicalName(spec) as OptionName],
}));
