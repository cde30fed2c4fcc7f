import { GLOSSARY } from '../glossary/glossary.ts';
import { databasesSection } from './databases-section.ts';
import { differences } from './differences.ts';
import { examples, type RunExample } from './examples.ts';
import { fieldsSection } from './fields-section.ts';
import { glossaryLists, isOfCounters } from './glossary-lists.ts';
import { argument, type Item, list, page, paragraphs, prose, section } from './mdoc.ts';
import { metricsSection } from './metrics-section.ts';
import { optionsSection } from './options-section.ts';

/** When the texts of the pages were last reviewed, as mdoc writes dates. */
export const MANUAL_DATE = 'November 27, 2026';

const SYNOPSIS = `.Nm netstat
.Op Fl tuUSwx46alneopWvc
.Op Fl A Ar LIST
.Op Ar EXTENSION ...
.Nm netstat
.Fl r
.Op Fl 46nevcCF
.Op Fl A Ar LIST
.Nm netstat
.Fl i
.Op Fl anevc
.Nm netstat
.Fl s
.Op Fl tuUSw46
.Nm netstat
.Fl g | M | m
.Op Fl nec
.Nm netstat
.Fl -all-netns | -netns Ns = Ns Ar SELECTOR ...
.Op Ar OPTION ...
.Nm netstat
.Fl -list-netns
.Op Ar EXTENSION ...
.Nm netstat
.Fl -flows
.Op Fl tuUS46n
.Op Ar EXTENSION ...
.Nm netstat
.Fl -hosts Ns = Ns Ar DIR
.Op Ar OPTION ...
.Nm netstat
.Fl -define Ns = Ns Ar WORD
.Nm netstat
.Fl -completion Ns = Ns Ar SHELL
.Nm netstat
.Fl h | V`;

const DESCRIPTION = [
  'netstat shows sockets, or what `-r` (routes), `-i` (interfaces), `-s` (counters), `-g` (multicast groups), `-M` (masqueraded connections), `-m` (memory of sockets), `--flows` (who talks to whom) or `--list-netns` (network namespaces) asks for: of the network namespace that it runs in, or of others (`--all-netns`, `--netns`).',
  'It prints what the netstat of net-tools 2.10 prints, byte for byte, with the same messages and exit statuses, so that scripts which read its output need no change. Options beyond those of net-tools give the same rows as JSON, CSV or tables, select, sort and count them, wait for them, and explain them.',
  'Everything is read from files below `/proc`, `/sys` and `/etc`, of the running host, of a recorded one (`--root`) or of several (`--hosts`). The only program it starts is itself, to look names up.',
];

const EXPRESSIONS = [
  '`--where` takes an expression made of comparisons. Its keywords may be in capitals, and blanks between its parts are optional where the parts remain distinct.',
];

const HOSTS = [
  'With `--hosts` each folder in the given one is a host that `--root` could show, and so is each archive (`.tar`, `.tar.gz`, `.tgz`, `.tar.xz`, `.txz`, `.tar.zst`, `.tzst`). Links are followed. Other files and names that begin with a dot are passed over; of folders that are no recorded hosts the number is told. The hosts come in the order of their names, the numbers in them by their value: `web-2` before `web-10`.',
  'A host is called what it calls itself: as its recorder says, or as `/proc/sys/kernel/hostname` or `/etc/hostname` of it do; in an archive `/proc/sys/kernel/hostname` comes first, for no more of it has to be read. Without such a name, and where several have the same, it is called as its folder or archive is, and where that is not enough by its path.',
  'Plain text has a line above the rows of each host, and `--sort` orders those of each. In other forms each record, count and problem that is of a host has `host`, also in `--where`, `--sort`, `--count-by` and `--columns`; `--sort` orders the rows of all. A document of `--json` has the number of hosts that were asked for as `hosts`. The names of users, services and hosts in an expression are those of the host that is asked. Lines on standard error begin with `host` and its name.',
  'Each host is opened when the one before it was shown, and then let go. One that cannot be read, that lacks a namespace that is asked for, or that does not know a user or service in the expression is told, passed over and among the `problems` of JSON: the status is 1 then, and with `--assert` and `--absent` 5 where it could change the answer. With `-c` and the like each look shows all hosts, and goes on if one of them fails. On a terminal a line shows how many hosts were read where that takes longer than a second. `--since` compares one host.',
];

const FLOWS = [
  'A flow is made of the connections of tcp, udp, UDP-Lite and SCTP that a client has to a service of a server. Both sides have an address, and the host, the network namespace, the program, the container, the pod and the systemd unit as far as they are seen; of a peer that nobody looked at there is only the address, which on the loopback says where it is. A row says the port of the server, how many connections there are, in which states, and how many bytes wait to be read and sent at the ends that are seen. A connection that both ends show counts once.',
  '`certainty` says how it is known who the server is. `proven`: a socket waits at one of both ports and none at the other, in the namespace of that end, on its address or on any, as far as it serves IPv4 where that is used; or the connection is being opened (SYN_SENT is a client, SYN_RECV a server). `inferred`: one port is of those that the kernel gives to sockets which ask for none (`net.ipv4.ip_local_port_range`), the other is not. Else it is `unknown`: then both sides are in no order, and there is no port. Which number is smaller never decides.',
  'With `--all-netns`, and with several hosts, two rows are one connection where they mirror each other and each side reaches the other by its address: one that no other namespace has, of all hosts, or at least of their own. Addresses that mean something else everywhere, those of the loopback and of a link, join nothing beyond their namespace. Associations of SCTP are one where any of their addresses mirror each other. Recordings that were made more than a minute apart are not joined. Of udp, where a socket that waits has no peer, and of a connection of tcp whose other end is gone, the other side is who waits there; not where rewriting (NAT) could lead elsewhere and cannot be seen.',
  'What cannot be known: sockets of udp that send without being connected show no peer; connections that came and went between looks; a client or a server behind a gateway that nobody looked at is that gateway.',
  'In `--where`, the parts of an expression that an outer `and` joins are taken apart: those about fields of flows (`client.program`, `port`, `connections`) select flows, those about other fields (`local.port`, `state`, `user`) select the sockets that flows are made of. `--sort`, `--count-by` and `--columns` are about the fields of flows. Of several hosts the names of users, services and hosts in an expression are for sockets those of their own host, for flows those of the host of the server, or of the client where nobody looked at the server. With `--changes` a flow changes when its connections or their states do; flows of each host are then compared by themselves. Where a table cannot be read, all flows of its protocol stay as they were.',
];

const GRAMMAR = `expression = and { "or" and }
and        = not { "and" not }
not        = "not" not | "(" expression ")" | comparison
comparison = field operator value
           | field ( "~" | "!~" ) pattern
           | field [ "not" ] "in" value { "," value }
operator   = "=" | "!=" | "<" | "<=" | ">" | ">="`;

const COMPARISONS: readonly Item[] = [
  ['Cm =', 'The field has this value. If it can have several, such as `pid`, one of them is enough.'],
  [
    'Cm \\&!= , Cm \\&!\\(ti , Cm not in',
    'The opposite of the comparison without `not` or `!`. It holds for rows that lack the field.',
  ],
  ['Cm \\&< , Cm \\&<= , Cm \\&> , Cm \\&>=', 'Compare numbers, ports and addresses by value.'],
  [
    'Cm \\(ti',
    'A regular expression matches somewhere in the value: `program ~ ^nginx`. It is one of ECMAScript, but without back-references and look-around, so that it takes time in proportion to the length of the value, whatever it is. Unless it is in quotes it ends at the next blank.',
  ],
  [
    'Cm in',
    'The field has one of several values, which may be ranges (`8000-8100`) and networks (`10.0.0.0/8`, `2001:db8::/32`).',
  ],
];

const EXPRESSIONS_END = [
  "A value that contains blanks or any of `( ) , = ! < > ~ & |` must be in single or double quotes. Within them a quote of that kind is written twice: `program = 'it''s'`.",
  'Where only some words can be, other words are mistakes: a state, a protocol, a family, a type, a timer. They may be written as ss, lsof, the kernel or an RFC has them, in any case, with `-`, `_` or neither: `ESTAB`, `time-wait`, `SYN_RCVD`, `FIN-WAIT-2`, `CLOSED`, `UNCONN`, `SOCK_STREAM`. `LISTENING` is LISTEN as well; with `-x` alone, LISTEN is LISTENING. Letters of flags may stand in any order. A pattern (`~`) can be anything.',
  'A port may be given as the name of a service, a user by name, and a host by a name that the row does not show: it is looked up in the files and the DNS, and with `-c` again when its time to live is over.',
  'Limits: an expression has up to 131,072 characters, and 100 parentheses or `not` inside each other; a list of fields (`--sort`, `--count-by`, `--columns`) has up to 4,096. A regular expression has up to 1,000, up to 2,000 once its repetitions are written out (`a{3}` as `aaa`), none of which is counted beyond 1,000, and 100 groups inside each other.',
  'For a mistake, the expression is printed with a mark below the place, and what was expected; the status is 3.',
];

const ENVIRONMENT: readonly (readonly [name: string, text: string])[] = [
  [
    'NETSTAT_ROOT',
    'The folder of a recorded host, as for `--root`; the option takes precedence. On a terminal a line on standard error says that it is set. Where `sudo` keeps it (it does not unless told to), whoever calls `sudo` decides which host root is shown.',
  ],
  ['POSIXLY_CORRECT', 'If set, options end at the first word that is not one.'],
  [
    'NO_COLOR',
    'If set and not empty, there are no colours. The variables from here on are asked in this order, and the first that applies decides; `--color` takes precedence over all.',
  ],
  [
    'FORCE_COLOR',
    'If set and not empty, there are colours, unless it is `0` or `false`: then there are none.',
  ],
  ['CLICOLOR_FORCE', 'If set, and neither empty nor `0`, there are colours.'],
  ['CLICOLOR', 'If it is `0`, there are no colours.'],
  ['TERM', 'If it is `dumb`, empty or not set, there are no colours.'],
];

const FILES: readonly (readonly [file: string, text: string])[] = [
  [
    '/proc/net/',
    'the tables of the kernel, for the network namespace that netstat runs in: `tcp`, `tcp6`, `udp`, `udp6`, `udplite`, `udplite6`, `raw`, `raw6`, `sctp/`, `unix`, `route`, `rt_cache`, `ipv6_route`, `dev`, `if_inet6`, `fib_trie`, `igmp`, `igmp6`, `snmp`, `snmp6`, `netstat`, `sockstat`, `sockstat6`, `protocols`, and those of the old families.',
  ],
  [
    '/proc/PID/',
    'the descriptors and command lines of processes, for `-p`, and what tells which unit, container and pod they are of: `cgroup` and `mountinfo`.',
  ],
  [
    '/proc/PID/net/, /proc/PID/ns/net',
    'for `--all-netns`, `--netns` and `--list-netns`: the tables of the namespace that a process is in, and its number.',
  ],
  [
    '/proc/1/mountinfo',
    'for these options: the namespaces that are mounted, as in `/run/netns` and `/run/docker/netns`, with their names. Where it may not be read, it is `/proc/self/mountinfo`.',
  ],
  [
    '/proc/PID/root/sys/class/net/',
    'facts about the interfaces of another network namespace, where the process has a `/sys` of its own.',
  ],
  [
    '/proc/sys/net/',
    'limits of memory, for `-m`, and the setting that decides whether sockets on `::` serve IPv4.',
  ],
  ['/sys/class/net/', 'facts about interfaces.'],
  [
    '/etc/',
    'names, from `hosts`, `networks`, `services`, `protocols` and `passwd`, in the order that `nsswitch.conf` gives.',
  ],
];

const STATUSES: readonly (readonly [status: string, text: string])[] = [
  ['0', 'What was asked for was shown, or what was asserted holds.'],
  [
    '1',
    'Something that was asked for does not exist: a protocol, a table, a family, a network namespace, a recorded host, a word to define; or a recording, or the file of `--output`, could not be made.',
  ],
  ['3', 'The command line is wrong, or a family has no routes.'],
  ['4', 'What was asserted (`--assert`, `--absent`, `--quiet`, `--wait`) does not hold.'],
  [
    '5',
    'What was asserted cannot be told, because something could not be read; standard error says what. `--assume-complete` accepts that.',
  ],
  ['70', 'A bug in this program. Please report it.'],
  ['255', 'A table exists but cannot be read, or makes no sense.'],
];

function entries(macro: string, texts: readonly (readonly [string, string])[]): string[] {
  return list(texts.map(([name, text]) => [`${macro}${argument(name)}`, text]));
}

/** Of recorded hosts in archives. */
const ARCHIVES: readonly string[] = [
  'A recorded host may be in a tar archive, as GNU tar, bsdtar, sosreport and insights-client make them: plain or compressed by gzip, xz or zstd, which its content tells and not its name; with `proc/` at its top or in the one folder there, or with what else `--root` takes. It is read from its beginning to its end and never unpacked to disk. What no view reads is passed over; the rest is kept in memory, 256 MB at most: an archive of which views read more is refused.',
  'Links are followed inside of the archive, and nothing outside of it is read; other than in a folder, a link leads nowhere if no view reads what it leads to by the name that this has there, such as `saved/tables/tcp`. Names that begin with `/` are taken as if they did not; of several members of one name the last one counts. Members are left out whose names have `..` in them, are longer than 4096 bytes, or cannot be understood, and so are sparse files and hard links to what is not in the archive: a line on standard error counts them. What is no regular file cannot be read, as in a folder. An archive that is cut, or damaged from some place on, is shown up to there; of a member that is cut, its whole lines. No more than 16 GB are unpacked, xz may ask for 256 MB of memory, and zstd for 128 MB. The checks of all three are made: where one fails, a line says that what is shown may be wrong. Where something may be missing, that is a problem in JSON, and `--assert` and `--absent` cannot tell (status 5).',
];

const RECORDINGS = [
  'A recording that `--record` makes is a tree, or an archive of one, in which the files of the host have their paths: the tables in `proc/net`, settings below `proc/sys`, of each process its command line, name, parent, cgroups and namespaces and, of its open files, the sockets; facts about interfaces in `sys/class/net`; and the files of names in `etc`. What the system tells other than by files, when it was, who recorded it, and what could not be read, is in `netstat-record.json`. `--root` shows of it what the host showed then, with the notes and the statuses.',
  'Less is recorded where less is read: of `passwd` the names and numbers of users, of the files of container engines names and images, of mounts those that tell of containers and namespaces, of `/proc/PID/stat` the name and the parent. Command lines are recorded as they are, and so are names, addresses and counters: only its user can read a recording, and whoever gets it sees what is in it. `--no-cmdline` leaves out arguments.',
  'With `--anonymize` addresses are permuted by AES (Crypto-PAn): two addresses that have their first bits in common are given such as have as many, and no two are given the same, so that networks, routes and addresses still fit together. As they are stay loopback, `0.0.0.0` and `::`, broadcast and multicast addresses; in their ranges stay private (10, 172.16, 192.168, 100.64, fc00::/7), link-local, 6to4, Teredo and NAT64 addresses, and what is public stays public: so the first bits of an address that is near such a range can be known, as those of 11.0.0.1. In the last octet of an IPv4 address 0 and 255 stay, and all networks have zeros behind their masks. An IPv4 address in one of IPv6, the hardware address in an interface identifier, and the group of solicited nodes are given the same as alone. Whoever knows which traffic a host had can find single addresses again by ports, counters and times.',
  'Names of hosts, networks, users, interfaces, programs, units, containers, images, pods and folders are replaced, and with them ids of containers and pods, hardware addresses, the boot id, and contexts of SELinux; arguments of command lines are left out. There stay `lo` and `localhost`, folders that are on each host (`/run/systemd`), services that Debian lists, numbers of users and of VLANs, the version of the kernel and the time. What it is not known to be free of names is left out, and `withheld` in `netstat-record.json` lists it: tables of AX.25, NET/ROM, ROSE, X.25, IPX and AppleTalk.',
  'Tables are read first, then processes; where sockets have no owner, their tables are read once more. A file that takes longer than thirty seconds, or is no regular one, counts as one that cannot be read.',
];

/** What others recorded by other means. */
const STRANGERS = [
  'A folder with a single recorded host in it, as an unpacked sosreport is one, stands for that. Where `proc/net` leads nowhere, as the link in a copy does, the tables are those of `proc/self`, of process 1, or of the only process that has some. Tables that were changed on their way are read, and a line on standard error says so: CR and LF, a byte order mark, a suffix `.txt`, what a terminal showed before and after.',
  'What was not recorded of links is taken from the output of `ip link` or `ip address`. Where no open files of processes were recorded, owners are those that the output of `netstat -ep`, `ss -pe` or `lsof` names, as sosreport and insights-client keep it (`sos_commands`, `insights_commands`), joined by the inodes of sockets: a line on standard error names these files, and the field `owners.source` the program.',
];

const CHANGES = [
  'A line of `--changes` has the local time, a sign (`+` opened, `-` closed, `~` changed, `=` there at the first look, `!` a table that could not be read), the row, its state before and now, with `-p` who holds the socket, and of what closed for how long it had been seen: `after over 5.0 s` if it was there at the first look. JSON has records of the kind `change`, with the row under the name of its kind, and in `previous` the fields that were other; `--csv` and `--table` have `change`, `seconds` and `previous` as columns.',
  'A socket is the same as long as its inode is. A connection that has none any more (TIME_WAIT, FIN_WAIT2), or none yet, is known by its addresses and ports, so that its way from ESTABLISHED to TIME_WAIT is one change; who held it last stays known, marked by `(last)`, in records by `former`. The same addresses with another inode are a new socket; but a listener that was closed and opened again between two looks has only another `owner`. What a reading of the tables misses is looked for once more before it counts as closed. Where a table cannot be read, its rows stay as they were, and a `gap` says so.',
  'Connections that come and go between two looks are not seen. Each ten intervals, and at the end, a line on standard error says how many connections the kernel counted as opened (ActiveOpens and PassiveOpens of Tcp) and how many of them were seen; `--ndjson` has it as a record of the kind `coverage`. It is told only where all connections of tcp are shown.',
  'Times between looks are those of a clock that is never set. `--interval` begins look n at n intervals after the first; `-c` waits a second after each.',
];

const SYSLOG = [
  '`--syslog` sends each change as a message of RFC 5424: in a datagram (RFC 5426), or over a connection, each after its length (RFC 6587), with TLS as RFC 5425 has it. The facility is daemon, the severity notice, and MSGID says what it is: `opened`, `closed`, `changed`, `owner`, `gap` or `coverage`. Structured data has the fields, with unsafe characters written as in `--csv`; those of lists are joined by `;`. `sequenceId` of `meta` is 1 for the first message of a run, and one more for each that follows: a receiver sees which are missing.',
  'The name of the receiver is looked up again when its time to live has ended. When the receiver is lost, and when it has been there again for a second, a line on standard error says so. Messages wait meanwhile, 10,000 at most; for more the oldest are dropped, and it is said how many. What a receiver did with a message it does not tell: over a connection that is lost, what was sent in the ten seconds before is sent again, and comes twice, with the same `sequenceId`, if it had arrived. Over `udp://` what gets lost on the way is not known. When the run ends, what still waits is given two seconds.',
];

const RATES = [
  '`--rates` divides by the time between two readings of the very table, by a clock that is never set. Records have three decimals. What is no counter has no rate: an MTU, the connections that are established, and all of `-m`, whose columns stay as they are, while records say how fast its figures rise and fall. A count that is gone is shown once more, with 0. With `--count N`, `--assert` and `--absent` end the run at the first of so many looks of which what they say does not hold.',
  'A counter that fell is 0, and in records has `reset` and no rate. So are all counters of an interface that was deleted and made again, which its number in `/proc/net/igmp` or `/sys/class/net` tells, and all of the host after another boot. What was not there at the look before is 0 as well, without `reset`. Where the kernel has words of 32 bits (the pointers in `/proc/net/netlink`), a counter below 2^32 that fell by more than 2^31 has begun again at 0 and goes on, unless another one of the same interface or table fell by less: then all of them were reset.',
];

/** netstat-js(1): everything that the command accepts and prints. */
export function netstatPage(run: RunExample): string {
  return page(
    {
      name: 'netstat-js',
      number: 1,
      date: MANUAL_DATE,
      summary: 'show sockets, routes, interfaces and counters of the network',
    },
    [
      ...section('SYNOPSIS', SYNOPSIS.split('\n')),
      ...section('DESCRIPTION', paragraphs(...DESCRIPTION)),
      ...optionsSection(),
      ...section(
        'EXPRESSIONS',
        paragraphs(...EXPRESSIONS),
        [
          '.Bd -literal -offset indent',
          ...GRAMMAR.split('\n').map((line) => line.replaceAll('~', '\\(ti')),
          '.Ed',
          '.Pp',
        ],
        prose('A field is one of `§RECORD FIELDS`. The comparisons:'),
        list(COMPARISONS),
        ['.Pp'],
        paragraphs(...EXPRESSIONS_END),
      ),
      ...section(
        'ASSERTIONS',
        paragraphs(
          'For `--assert`, `--absent`, `--quiet` and `--wait`, an IPv6 socket that also serves IPv4 counts as an IPv4 socket too: with only `:::80` there, `netstat -4tln --where local.port=80 --assert` holds, and so do `protocol = tcp` and `local.address = 0.0.0.0`. In JSON such a socket has `dualStack` set to `true`.',
          'The status is 5 where the answer could be another one if all had been seen: a table is there but cannot be read, or not to its end, none of the tables that were asked for is there, a line gave no row, or, for expressions about `owners`, no holder of a socket is known while some processes may not be looked at (without root, those of other users) or the command line of one is longer than what is kept, or, where it is asked for, its cgroups or the files that name its container or pod may not be read. Standard error has a line for each of these. What cannot change the answer does not count: a row that was found, another protocol, a socket whose holder is known. `--wait` goes on waiting.',
          'Whatever could keep a row from being seen is in `problems` of JSON too, also where plain text says nothing of it.',
        ),
      ),
      ...section('SEVERAL HOSTS', paragraphs(...HOSTS)),
      ...section('FLOWS', paragraphs(...FLOWS)),
      ...section('OVER TIME', paragraphs(...CHANGES, ...RATES, ...SYSLOG)),
      ...section('RECORDINGS', paragraphs(...RECORDINGS, ...ARCHIVES, ...STRANGERS)),
      ...metricsSection(),
      ...databasesSection(),
      ...fieldsSection(),
      ...section(
        'COLUMNS, STATES AND FLAGS',
        paragraphs('The meaning of the words that netstat prints, view by view. The counters of `-s` are in'),
        ['.Xr netstat-js-counters 7 .'],
        glossaryLists(GLOSSARY.filter((topic) => !isOfCounters(topic))),
      ),
      ...section('ENVIRONMENT', entries('Ev ', ENVIRONMENT)),
      ...section('FILES', entries('Pa ', FILES)),
      ...section('EXIT STATUS', entries('', STATUSES)),
      ...section('EXAMPLES', examples(run)),
      ...section('SEE ALSO', [
        '.Xr proc 5 ,',
        '.Xr netstat-js-counters 7 ,',
        '.Xr ip 8 ,',
        '.Xr netstat 8 ,',
        '.Xr ss 8',
      ]),
      ...section(
        'STANDARDS',
        paragraphs(
          'CSV follows RFC 4180, JSON follows RFC 8259, metrics follow OpenMetrics 1.0, times follow RFC 3339, and messages of syslog RFC 5424.',
        ),
      ),
      ...section('CAVEATS', differences()),
    ],
  );
}
