import type { AddressWords } from './address-words.ts';
import type { Names } from './names.ts';

/** What other words there are for those of a host. */
export interface Maps {
  readonly addresses: AddressWords;
  readonly names: Names;
}

interface Row {
  readonly words: readonly string[];
  readonly maps: Maps;
}

/** What is put in place of a word of a row. */
type Column = (word: string, row: Row) => string;

interface Table {
  /** The first words of lines that name the columns. */
  readonly headings: readonly string[];
  /** The columns of rows; what comes behind them is numbers. */
  readonly columns: (heading: readonly string[], row: readonly string[]) => readonly Column[];
}

/** What takes the place of a word that is not what the kernel writes there: it could be anything. */
const UNKNOWN = '-';

const FIGURE = /^(?:[-+]?[0-9a-fx]{1,20}:?|[0-9a-f]{1,16}:[0-9a-f]{1,16}|V[123]|<->|\(____ptrval____\))$/i;
const ENDPOINT = /^([^:]*)(:[0-9a-f]{1,16})$/i;
const PROTOCOL = /^[A-Z]{2,5}$/;

const figure: Column = (word) => (FIGURE.test(word) ? word : UNKNOWN);
const link: Column = (word, { maps }) => maps.names.link(word);
const machine: Column = (word, { maps }) => maps.addresses.machine(word) ?? UNKNOWN;
const inet6: Column = (word, { maps }) => maps.addresses.inet6(word) ?? UNKNOWN;
const protocol: Column = (word) => (PROTOCOL.test(word) ? word : UNKNOWN);
const hardware: Column = (word, { maps }) => maps.addresses.hardware(word) ?? UNKNOWN;
const network =
  (mask: number): Column =>
  (word, { words, maps }) =>
    maps.addresses.machineNetwork(word, words[mask] ?? '') ?? UNKNOWN;
const network6 =
  (length: number): Column =>
  (word, { words, maps }) =>
    maps.addresses.inet6Network(word, words[length] ?? '') ?? UNKNOWN;

function endpoint(order: 'machine' | 'inet'): Column {
  return (word, { maps }) => {
    const [, address = '', port = ''] = ENDPOINT.exec(word) ?? [];
    const other = maps.addresses[order](address);
    return other === undefined ? UNKNOWN : other + port;
  };
}

/** `*192.0.2.10`, as SCTP has them in a list whose first ones are figures. */
const listed: Column = (word, row) => {
  const [, mark = '', address = ''] = /^(\*?)(.*)$/s.exec(word) ?? [];
  const other = row.maps.addresses.text(address);
  return other === undefined ? figure(word, row) : mark + other;
};

const SOCKETS: Table = {
  headings: ['sl'],
  columns: () => [figure, endpoint('machine'), endpoint('machine')],
};
const SCTP: Table = { headings: ['ENDPT', 'ASSOC'], columns: (_heading, row) => row.map(() => listed) };
const FIGURES: Table = { headings: ['sk'], columns: () => [] };

/** What the columns of tables with other places for them are called. */
const ROUTE_COLUMNS: Readonly<Record<string, Column>> = {
  Iface: link,
  Gateway: machine,
  Source: machine,
  SpecDst: machine,
};

const ROUTES: Table = {
  headings: ['Iface'],
  columns(heading) {
    const mask = heading.indexOf('Mask');
    const destination = mask < 0 ? machine : network(mask);
    return heading.map((name) => (name === 'Destination' ? destination : (ROUTE_COLUMNS[name] ?? figure)));
  },
};

function fixed(headings: readonly string[], ...columns: readonly Column[]): Table {
  return { headings, columns: () => columns };
}

const VIFS = fixed(['Interface'], figure, link, ...Array<Column>(5).fill(figure), machine, machine);

/** The tables of /proc/net whose rows are words. */
const TABLES: Readonly<Record<string, Table>> = {
  ...Object.fromEntries(
    ['tcp', 'udp', 'udplite', 'raw', 'icmp'].flatMap((name) => [
      [name, SOCKETS],
      [`${name}6`, SOCKETS],
    ]),
  ),
  route: ROUTES,
  rt_cache: ROUTES,
  ipv6_route: fixed(
    [],
    network6(1),
    figure,
    network6(3),
    figure,
    inet6,
    ...Array<Column>(4).fill(figure),
    link,
  ),
  ndisc: fixed([], inet6, ...Array<Column>(10).fill(figure), link, hardware),
  if_inet6: fixed([], inet6, ...Array<Column>(4).fill(figure), link),
  igmp6: fixed([], figure, link, inet6),
  ip_mr_vif: VIFS,
  ip6_mr_vif: VIFS,
  ip_masquerade: fixed(['Prc'], protocol, endpoint('inet'), endpoint('inet')),
  'sctp/eps': SCTP,
  'sctp/assocs': SCTP,
  'sctp6/eps': SCTP,
  'sctp6/assocs': SCTP,
  netlink: FIGURES,
  packet: FIGURES,
};

/** A table of /proc/net with other words, undefined for one that is not known. Latin1. */
export function otherTable(name: string, text: string, maps: Maps): string | undefined {
  const table = Object.hasOwn(TABLES, name) ? TABLES[name] : undefined;
  if (table === undefined) return undefined;
  // The first one names the columns; of others, which the kernel does not write, that word alone is read.
  let heading: readonly string[] = [];
  return eachLine(text, (line) => {
    // The words are those with an even index: before, between and behind them are blanks.
    const parts = ` ${line}`.split(/([^ \t]+)/);
    const words = parts.filter((_part, at) => at % 2 === 1);
    if (table.headings.includes(words[0] ?? '')) {
      if (heading.length > 0) return words[0] as string;
      heading = words;
      return line;
    }
    const columns = table.columns(heading, words);
    const row = { words, maps };
    return parts
      .map((part, at) => (at % 2 === 0 ? part : (columns[(at - 1) / 2] ?? figure)(part, row)))
      .join('')
      .slice(1);
  });
}

/** A text with another line in place of each; whether the last one has an end stays. */
export function eachLine(text: string, other: (line: string) => string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? line : other(line)))
    .join('\n');
}
