import { type Address, Endpoint } from './reading/address.ts';
import { parseAddress } from './reading/address-text.ts';
import { lineReader } from './reading/lines.ts';
import type { Reader } from './reading/parsed.ts';

/** One direction of a tracked connection. Protocols without ports have 0 for them. */
export interface ConntrackTuple {
  readonly source: Endpoint;
  readonly destination: Endpoint;
}

/** A connection that the kernel tracks. */
export interface ConntrackEntry {
  /** The name of the protocol, `tcp`, or `unknown`. Latin1. */
  readonly protocol: string;
  /** Its number in the header of IP. */
  readonly number: number;
  /** Seconds until the entry is dropped; absent for one that hardware or a flow table took over. */
  readonly timeout?: number;
  /** Of tcp, sctp and dccp: the state as conntrack has it, `ESTABLISHED`, `SYN_SENT2`. */
  readonly state?: string;
  /** As who opened it sends. */
  readonly original: ConntrackTuple;
  /** As answers are expected, so with the ends that the other side has. */
  readonly reply: ConntrackTuple;
  /** `UNREPLIED`, `ASSURED`, `OFFLOAD`, `HW_OFFLOAD`, in the order of the line. */
  readonly flags: readonly string[];
}

/** The family comes first since Linux 2.6.20; /proc/net/ip_conntrack, which is of IPv4 alone, has none. */
const BEGIN =
  /^(?:(?:ipv4 +2|ipv6 +10|unknown +\d+) +)?([a-z0-9]+) +(\d{1,3})(?: +(-?\d{1,10}))?(?: +([A-Z][A-Z0-9_]*))? +(?=src=|\[)/;
const VALUE = /(?:^| )(src|dst|sport|dport)=([0-9a-f.:]{1,45})(?= |$)/g;
const FLAG = /\[([A-Z_]{1,20})\]/g;

/**
 * Makes the reader of /proc/net/nf_conntrack, printed by ct_seq_show, and of /proc/net/ip_conntrack, which it was until Linux 4.9:
 *
 *     ipv4     2 tcp      6 431999 ESTABLISHED src=10.0.0.1 dst=10.0.0.2 sport=40000 dport=8080 src=172.17.0.2 dst=10.0.0.1 sport=80 dport=40000 [ASSURED] mark=0 zone=0 use=2
 *
 * Addresses of IPv6 are whole, of ICMP there are `type=`, `code=` and `id=` in the place of ports. Counts, zones and labels are passed over.
 */
export function conntrackReader(): Reader<ConntrackEntry> {
  return lineReader({}, (scanner) => {
    const text = scanner.rest();
    if (text === '') return undefined;
    const [, protocol, number, timeout, state] = BEGIN.exec(text) ?? [];
    const tuples = tuplesOf(text);
    if (protocol === undefined || tuples === undefined) return 'BOGUS_LINE';
    const [original, reply] = tuples;
    return {
      protocol,
      number: Number(number),
      ...(timeout === undefined ? {} : { timeout: Number(timeout) }),
      ...(state === undefined ? {} : { state }),
      original,
      reply,
      flags: Array.from(text.matchAll(FLAG), ([, flag = '']) => flag),
    };
  });
}

/** Both directions: each begins with its addresses, its ports follow. */
function tuplesOf(text: string): [ConntrackTuple, ConntrackTuple] | undefined {
  const tuples: { src?: Address; dst?: Address; sport: number; dport: number }[] = [];
  for (const [, key = '', value = ''] of text.matchAll(VALUE)) {
    if (key === 'src') tuples.push({ sport: 0, dport: 0 });
    const tuple = tuples.at(-1);
    if (tuple === undefined) return undefined;
    if (key === 'sport' || key === 'dport') {
      if (!/^\d{1,5}$/.test(value)) return undefined;
      tuple[key] = Number(value);
      continue;
    }
    const address = parseAddress(value);
    if (address === undefined) return undefined;
    tuple[key as 'src' | 'dst'] = address;
  }
  const whole = tuples.flatMap(({ src, dst, sport, dport }) =>
    src === undefined || dst === undefined
      ? []
      : [{ source: new Endpoint(src, sport), destination: new Endpoint(dst, dport) }],
  );
  const [original, reply] = whole;
  return tuples.length === 2 && original !== undefined && reply !== undefined ? [original, reply] : undefined;
}
