import { anonymizeFibTrie } from './fib-trie.ts';
import { eachLine, type Maps, otherTable } from './tables.ts';

type Other = (text: string, maps: Maps) => string;

/** Tables that have figures alone, and names that are the same on each host. */
const COUNTERS: ReadonlySet<string> = new Set([
  'snmp',
  'snmp6',
  'netstat',
  'sockstat',
  'sockstat6',
  'protocols',
  'sctp/snmp',
]);

/** Tables of a form of their own. */
const FORMS: Readonly<Record<string, Other>> = {
  dev: otherDev,
  igmp: otherIgmp,
  unix: otherUnix,
  fib_trie: anonymizeFibTrie,
  nf_conntrack: otherConntrack,
  ip_conntrack: otherConntrack,
};

/** What takes the place of a line that is not as the kernel writes it. */
const UNKNOWN = '-';

/**
 * A table of /proc/net with other addresses and names. undefined for one of which it is not known where it has them: those of AX.25, NET/ROM,
 * ROSE, X.25, IPX and AppleTalk among them, and what no view reads.
 */
export function anonymizeTable(name: string, text: string, maps: Maps): string | undefined {
  if (COUNTERS.has(name)) return text;
  return Object.hasOwn(FORMS, name) ? FORMS[name]?.(text, maps) : otherTable(name, text, maps);
}

const DEV_HEADING = /^(?:Inter-\|| face \|)/;
/** Before Linux 2.2 there are aliases, `eth0:1:`. */
const DEV_ROW = /^( *)([^ :]+(?::\d{1,5}(?=:))?):([0-9 ]*)$/;

function otherDev(text: string, { names }: Maps): string {
  return eachLine(text, (line) => {
    if (DEV_HEADING.test(line)) return line;
    const [, , name, figures = ''] = DEV_ROW.exec(line) ?? [];
    return name === undefined ? UNKNOWN : `${names.link(name).padStart(6)}:${figures}`;
  });
}

const IGMP_HEADING = /^(?:Idx\t)?Device /;
const IGMP_LINK = /^(\d{1,10}\t)?([^ \t:]+) *:( *\d{1,10} +V\d)$/;
const IGMP_GROUP = /^(\t+)([0-9A-F]{8})( +\d{1,10} \d:[0-9A-F]{8}\t+\d{1,10})$/i;

function otherIgmp(text: string, { addresses, names }: Maps): string {
  return eachLine(text, (line) => {
    if (IGMP_HEADING.test(line)) return line;
    const [, index = '', name, end = ''] = IGMP_LINK.exec(line) ?? [];
    if (name !== undefined) return `${index}${names.link(name).padEnd(10)}:${end}`;
    const [, tabs = '', group, rest = ''] = IGMP_GROUP.exec(line) ?? [];
    return group === undefined ? UNKNOWN : tabs + addresses.machine(group) + rest;
  });
}

const UNIX_HEADING = /^Num +RefCount /;
/** Linux 2.0 heads no column with the inode, and has one. */
const UNIX_ROW = /^((?:[0-9a-f]{8}|[0-9a-f]{16}|\(____ptrval____\)):(?: +[0-9A-F]{1,20}){6})(?: (.*))?$/is;

function otherUnix(text: string, { names }: Maps): string {
  return eachLine(text, (line) => {
    if (UNIX_HEADING.test(line)) return line;
    const [, figures, path] = UNIX_ROW.exec(line) ?? [];
    if (figures === undefined) return UNKNOWN;
    return path === undefined ? figures : `${figures} ${names.path(path)}`;
  });
}

const TRACKED_ADDRESS = /^(src=|dst=)(.*)$/s;
/** Words of the kernel and figures. A label of a security module is neither. */
const TRACKED_WORD =
  /^(?:[a-z0-9]{1,12}|-?\d{1,20}|[A-Z][A-Z0-9_]{1,15}|\[[A-Z_]{1,20}\]|[a-z-]{2,12}=[0-9a-fx]{1,20})$/;

function otherConntrack(text: string, { addresses }: Maps): string {
  return eachLine(text, (line) =>
    line
      .split(' ')
      .map((word) => {
        const [, key, address = ''] = TRACKED_ADDRESS.exec(word) ?? [];
        if (key !== undefined) return key + (addresses.text(address) ?? UNKNOWN);
        return word === '' || TRACKED_WORD.test(word) ? word : UNKNOWN;
      })
      .join(' '),
  );
}
