import { GLOSSARY } from '../glossary/glossary.ts';
import { examples, type RunExample } from './examples.ts';
import { fieldsSection } from './fields-section.ts';
import { glossaryLists, isOfCounters } from './glossary-lists.ts';
import { argument, type Item, list, page, paragraphs, prose, section, subsection } from './mdoc.ts';
import { optionsSection } from './options-section.ts';

/** When what the pages say was last gone through, as mdoc writes dates. */
export const MANUAL_DATE = 'November 24, 2026';

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
.Fl -define Ns = Ns Ar WORD
.Nm netstat
.Fl -completion Ns = Ns Ar SHELL
.Nm netstat
.Fl h | V`;

const DESCRIPTION = [
  'netstat shows sockets, or what `-r` (routes), `-i` (interfaces), `-s` (counters), `-g` (multicast groups), `-M` (masqueraded connections) or `-m` (memory of sockets) asks for.',
  'It prints what the netstat of net-tools 2.10 prints, byte for byte, with the same messages and exit statuses, so that what reads its output does not notice. Options beyond those of net-tools give the same rows as JSON, CSV or tables, select, sort and count them, wait for them, and explain them.',
  'Everything is read from files below `/proc`, `/sys` and `/etc`, those of the running host or of one that was recorded (`--root`). It runs no other program than itself, which looks names up.',
];

const EXPRESSIONS = [
  '`--where` takes an expression of comparisons. Words of the language may be in capitals; blanks between its parts are free.',
];

const GRAMMAR = `expression = and { "or" and }
and        = not { "and" not }
not        = "not" not | "(" expression ")" | comparison
comparison = field operator value
           | field ( "~" | "!~" ) pattern
           | field [ "not" ] "in" value { "," value }
operator   = "=" | "!=" | "<" | "<=" | ">" | ">="`;

const COMPARISONS: readonly Item[] = [
  {
    tag: 'Cm =',
    body: prose('The field has this value. Where it can have several, such as `pid`, one of them is it.'),
  },
  {
    tag: 'Cm \\&!= , Cm \\&!\\(ti , Cm not in',
    body: prose(
      'The same comparison without `not` or `!` does not hold; so it holds for rows that lack the field.',
    ),
  },
  {
    tag: 'Cm \\&< , Cm \\&<= , Cm \\&> , Cm \\&>=',
    body: prose('For numbers, ports and addresses, by their value.'),
  },
  {
    tag: 'Cm \\(ti',
    body: prose(
      'A regular expression (of ECMAScript) matches somewhere in the value: `program ~ ^nginx`. It goes on to the next blank unless it is in quotes.',
    ),
  },
  {
    tag: 'Cm in',
    body: prose(
      'One of several values, which may be ranges (`8000-8100`) and networks (`10.0.0.0/8`, `2001:db8::/32`).',
    ),
  },
];

const EXPRESSIONS_END = [
  "A value with blanks or any of `( ) , = ! < > ~ & |` in it stands in quotes of either kind, where a quote is written twice: `program = 'it''s'`.",
  'A port may be the name of a service, a user a name, and a host a name that the row does not show: it is looked up, in the files and the DNS, and under `-c` again when its time to live is over.',
  'A mistake is answered with the expression, a sign below the place, and what was expected; the status is 3.',
];

const ENVIRONMENT: readonly (readonly [name: string, text: string])[] = [
  ['NETSTAT_ROOT', 'The folder of a recorded host, as `--root` gives it; the option goes before it.'],
  ['POSIXLY_CORRECT', 'If set, the first word that is no option ends the options.'],
  [
    'NO_COLOR',
    'If set and not empty, there are no colours. Of these variables the first that says something counts, and `--color` goes before all.',
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
    'the tables of the kernel, of the network namespace that netstat runs in: `tcp`, `tcp6`, `udp`, `udp6`, `udplite`, `udplite6`, `raw`, `raw6`, `sctp/`, `unix`, `route`, `rt_cache`, `ipv6_route`, `dev`, `if_inet6`, `fib_trie`, `igmp`, `igmp6`, `snmp`, `snmp6`, `netstat`, `sockstat`, `sockstat6`, `protocols`, and those of old families.',
  ],
  ['/proc/PID/', 'the descriptors and command lines of processes, for `-p`.'],
  ['/proc/sys/net/', 'limits of memory, for `-m`, and whether sockets on `::` serve IPv4.'],
  ['/sys/class/net/', 'facts about interfaces.'],
  [
    '/etc/',
    'names: `hosts`, `networks`, `services`, `protocols`, `passwd`, in the order of `nsswitch.conf`.',
  ],
];

const STATUSES: readonly (readonly [status: string, text: string])[] = [
  ['0', 'What was asked for was shown; or what was asserted holds.'],
  [
    '1',
    'Something that was asked for is not there: a protocol, a table, a family, a host to show, a word to define.',
  ],
  ['3', 'The command line is wrong, or a family has no routes.'],
  ['4', 'What was asserted (`--assert`, `--absent`, `--quiet`, `--wait`) does not hold.'],
  ['70', 'A mistake of this program. Please report it.'],
  ['255', 'A table is there and cannot be read, or makes no sense.'],
];

const DIFFERENCES = [
  'Control characters in names that others choose, those of programs, hosts, services, interfaces and sockets, are shown as `?`, so that no name drives a terminal or forges a row. The texts of `-h` and `-V` are of this program. Messages are always in English, for scripts read them.',
  'Names of hosts are looked up at the same time and for no longer than `--dns-timeout`. Of several processes that hold a socket, the one with the lowest number is shown.',
  'Where net-tools hangs, crashes or repeats an earlier line on a damaged table, this program says which line is damaged, and goes on.',
];

const CAVEATS = [
  'On the running host `-l` reads the table of tcp no further than to the first connection, behind which no listener stands. net-tools also takes a connection from port 0, or to it, for a listener; here `-a` alone shows it.',
  'net-tools asks the kernel about interfaces by `ioctl(2)`; this program puts together what files tell. So `-i` shows the usual broadcast address also where none was set, of links that are down no labels, and PROMISC and ALLMULTI only where nothing in the kernel holds them as well.',
  'Tables are read while they change. A socket that moves meanwhile may be shown twice or not at all, as with every program that reads `/proc`.',
  'Whether a socket on `::` serves IPv4 is not in any table. It is concluded from the other sockets and from `net.ipv6.bindv6only`; a program that set IPV6_V6ONLY itself and leaves IPv4 unused cannot be told from one that serves both.',
];

function entries(macro: string, texts: readonly (readonly [string, string])[]): string[] {
  return list(
    texts.map(([name, text]) => ({ tag: `${macro}${argument(name)}`, body: prose(text) })),
    'Ds',
  );
}

/** netstat-js(1): all that the command takes and prints. */
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
          'With `--assert` and its like, a socket of IPv6 that serves IPv4 as well counts as one of IPv4: where only `:::80` is there, `netstat -4tln --where local.port=80 --assert` holds, and so do `protocol = tcp` and `local.address = 0.0.0.0`. JSON tells of such a socket in `dualStack`.',
        ),
      ),
      ...fieldsSection(),
      ...section(
        'COLUMNS, STATES AND FLAGS',
        paragraphs('What the words mean that netstat prints, view by view. The counters of `-s` are in'),
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
        paragraphs('CSV is that of RFC 4180, JSON that of RFC 8259, and times are those of RFC 3339.'),
      ),
      ...section(
        'CAVEATS',
        subsection('Differences from net-tools', paragraphs(...DIFFERENCES)),
        subsection('What files do not tell', paragraphs(...CAVEATS)),
      ),
    ],
  );
}
