import { HARDWARE_TYPES } from '../format/interfaces/hardware-types.ts';
import { INTERFACE_LETTERS } from '../format/interfaces/interface-flags.ts';
import { NEIGHBOUR_FLAGS } from '../format/routes/neighbours.ts';
import {
  CACHE_FLAGS_BY_FORMAT,
  type FlagLetters,
  IPV4_FLAGS,
  IPV6_FLAGS,
} from '../format/routes/route-flags.ts';
import { SOCKET_FLAGS } from '../format/sockets/words.ts';
import { IFF } from '../proc/interfaces/link.ts';
import { flagVocabulary, type Vocabulary, vocabulary, type Word } from './vocabulary.ts';

/** A word that is also a constant of the kernel, without the beginning that all of a kind have. */
const constant =
  (prefix: string) =>
  (word: string, ...names: string[]): Word => [word, prefix + word, ...names];
const tcp = constant('TCP_');
const unix = constant('SS_');
const neighbour = constant('NUD_');
/** The constants of a family: of addresses, and of protocols. */
const family = (name: string): string[] => [`AF_${name}`, `PF_${name}`];

/** The states 0 to 4 of the radio families and X.25. */
const radio = (state: number): string[] =>
  ['AX25', 'X25', 'NR', 'ROSE'].map((family) => `${family}_STATE_${state}`);

/** What ss, BSD and Solaris say of a socket that is not connected: netstat has a word for it only in tcp and sctp. */
const UNCONNECTED = [
  'UNCONN',
  'UNCONNECTED',
  'SS_UNCONNECTED',
  'BOUND',
  'BOUND_INACTIVE',
  'TCP_BOUND_INACTIVE',
  'UNBOUND',
];
const ESTABLISHED = ['TCP_ESTABLISHED', 'SCTP_SS_ESTABLISHED'];
const CLOSED = ['CLOSED', 'SCTP_SS_CLOSED', ...UNCONNECTED];

/** netstat's words for the states of sockets, of raw sockets the number; other names are those of ss, lsof, the kernel, RFCs. */
export const SOCKET_STATES: Vocabulary = vocabulary(
  [
    tcp('LISTEN', 'LISTENING', 'SCTP_SS_LISTENING'),
    ['ESTABLISHED', 'ESTAB', ...ESTABLISHED, ...radio(3)],
    tcp('SYN_SENT', 'SCTP_SS_ESTABLISHING'),
    tcp('SYN_RECV', 'SYN_RCVD', 'SYN_RECEIVED', 'NEW_SYN_RECV', 'TCP_NEW_SYN_RECV'),
    tcp('FIN_WAIT1'),
    tcp('FIN_WAIT2'),
    tcp('TIME_WAIT'),
    tcp('CLOSE', ...CLOSED),
    tcp('CLOSE_WAIT', 'SCTP_SS_CLOSING'),
    tcp('LAST_ACK'),
    tcp('CLOSING'),
    unix('LISTENING', '__SO_ACCEPTCON', ...radio(0)),
    unix('CONNECTED'),
    unix('CONNECTING'),
    unix('DISCONNECTING'),
    unix('FREE'),
    ['RECOVERY', ...radio(4)],
    ['SABM SENT', ...radio(1)],
    ['SABM_SENT', ...radio(1)],
    ['CONN SENT', ...radio(1)],
    ['DISC SENT', ...radio(2)],
    ['DISC_SENT', ...radio(2)],
    ['ESTAB', 'ESTABLISHED', ...ESTABLISHED],
    ['UNK.', 'UNK'],
    ['UNKNOWN'],
    ['1', 'ESTABLISHED', 'ESTAB', ...ESTABLISHED],
    ['7', 'CLOSE', 'TCP_CLOSE', ...CLOSED],
    ['', ...UNCONNECTED],
  ],
  /^(-?\d+|unknown\(-?\d+\))$/,
);

/** The same where only unix sockets are asked for: what ss calls their states are then names of netstat's words. */
export const UNIX_STATES: Vocabulary = vocabulary([
  unix('LISTENING', '__SO_ACCEPTCON', 'LISTEN'),
  unix('CONNECTED', 'ESTAB', 'ESTABLISHED'),
  unix('CONNECTING', 'SYN_SENT'),
  unix('DISCONNECTING', 'CLOSING'),
  unix('FREE'),
  ['UNKNOWN'],
  ['', ...UNCONNECTED, 'CLOSE', 'CLOSED'],
]);

export const NEIGHBOUR_STATES: Vocabulary = vocabulary(
  [
    neighbour('NONE'),
    neighbour('INCOMPLETE'),
    neighbour('REACHABLE'),
    neighbour('STALE'),
    neighbour('DELAY'),
    neighbour('PROBE'),
    neighbour('FAILED'),
    neighbour('NOARP'),
    neighbour('PERM', 'PERMANENT', 'NUD_PERMANENT'),
  ],
  /^unknown\([0-9a-f]+\)$/,
);

/** Of masqueraded connections. */
export const MASQUERADE_WORDS: Vocabulary = vocabulary([
  ['tcp', 'IPPROTO_TCP'],
  ['udp', 'IPPROTO_UDP'],
  ['icmp', 'IPPROTO_ICMP'],
  ['gre', 'IPPROTO_GRE'],
  ['esp', 'IPPROTO_ESP'],
  ['ip', 'IPPROTO_IP'],
]);

export const SOCKET_PROTOCOLS: Vocabulary = vocabulary([
  ['tcp', 'tcp4', 'IPPROTO_TCP'],
  ['tcp6'],
  ['udp', 'udp4', 'IPPROTO_UDP'],
  ['udp6'],
  ['udplite', 'udplite4', 'udpl', 'IPPROTO_UDPLITE'],
  ['udplite6', 'udpl6'],
  ['raw', 'raw4', 'IPPROTO_RAW', 'SOCK_RAW'],
  ['raw6'],
  ['sctp', 'IPPROTO_SCTP'],
  ['unix', ...family('UNIX'), ...family('LOCAL'), 'local'],
  ['ipx', ...family('IPX')],
  ['ax25', 'AX.25', ...family('AX25')],
  ['x25', 'X.25', ...family('X25')],
  ['netrom', 'NET/ROM', 'nr', ...family('NETROM')],
  ['rose', ...family('ROSE')],
]);

const INTERNET: readonly Word[] = [
  ['inet', ...family('INET'), 'inet4', 'ipv4', 'ip4'],
  ['inet6', ...family('INET6'), 'ipv6', 'ip6'],
];

/** Of addresses and groups. */
export const INTERNET_FAMILIES: Vocabulary = vocabulary(INTERNET);

export const ROUTE_FAMILIES: Vocabulary = vocabulary([
  ...INTERNET,
  ['ax25', 'AX.25', ...family('AX25')],
  ['x25', 'X.25', ...family('X25')],
  ['ipx', ...family('IPX')],
  ['ddp', 'AppleTalk', 'atalk', ...family('APPLETALK')],
  ['netrom', 'NET/ROM', 'nr', ...family('NETROM')],
  ['rose', ...family('ROSE')],
]);

export const TIMER_KINDS: Vocabulary = vocabulary(
  [
    ['off', 'none'],
    [
      'on',
      'retransmit',
      'retransmission',
      'retransmission timer',
      'rto',
      'ICSK_TIME_RETRANS',
      'ICSK_TIME_REO_TIMEOUT',
      'ICSK_TIME_LOSS_PROBE',
    ],
    ['keepalive', 'keepalive timer', 'SO_KEEPALIVE'],
    ['timewait', 'TIME-WAIT timer', 'tw_timer'],
    ['probe', 'zero window probe', 'zero window probe timer', 'persist', 'persist timer', 'ICSK_TIME_PROBE0'],
    ['on1'],
    ['on2'],
  ],
  /^unkn-\d+$/,
);

const socketType = constant('SOCK_');

/** Of unix sockets; u_str and the like are words of ss. */
export const UNIX_TYPES: Vocabulary = vocabulary([
  socketType('STREAM', 'u_str'),
  socketType('DGRAM', 'DATAGRAM', 'u_dgr'),
  socketType('SEQPACKET', 'u_seq'),
  socketType('RAW'),
  socketType('RDM'),
  ['UNKNOWN'],
]);

/** Of containers; the other names are those of their commands, and of parts in the names of cgroups. */
export const CONTAINER_RUNTIMES: Vocabulary = vocabulary([
  ['docker', 'moby', 'dockerd'],
  ['containerd', 'cri-containerd', 'nerdctl'],
  ['cri-o', 'crio'],
  ['podman', 'libpod'],
  ['lxc', 'lxd', 'incus'],
  ['systemd-nspawn', 'nspawn'],
  ['libvirt-lxc'],
]);

/** Programs whose output names owners. */
export const OWNER_SOURCES: Vocabulary = vocabulary([['netstat'], ['ss'], ['lsof']]);

/** Of IPv6 addresses, each of which can have several. */
export const ADDRESS_SCOPES: Vocabulary = vocabulary(
  [['global'], ['link', 'link-local'], ['site', 'site-local'], ['host', 'loopback'], ['compat']],
  /^(compat|global|link|site|host)(,(compat|global|link|site|host))*$/,
);

export const HARDWARE: Vocabulary = vocabulary(HARDWARE_TYPES.map(({ title, word }) => [title, word]));

export const INTERFACE_FLAG_NAMES: Vocabulary = vocabulary(
  Object.keys(IFF).map((flag) => constant('IFF_')(flag)),
);

export const INTERFACE_FLAGS: Vocabulary = flagVocabulary(INTERFACE_LETTERS);

const letters = (flags: FlagLetters): string[] => flags.map(([, letters]) => letters);

/** Of the tables and caches of IPv4 and IPv6, and of neighbours. */
export const ROUTE_FLAGS: Vocabulary = flagVocabulary(
  [IPV4_FLAGS, IPV6_FLAGS, ...Object.values(CACHE_FLAGS_BY_FORMAT), NEIGHBOUR_FLAGS].flatMap(letters),
);

export const UNIX_FLAGS: Vocabulary = flagVocabulary(letters(SOCKET_FLAGS).map((word) => word.trim()));

/** Of which type a network namespace is. */
export const NAMESPACE_TYPES: Vocabulary = vocabulary([
  ['host'],
  ['pod'],
  ['container'],
  ['named'],
  ['other'],
]);

/** The protocols of flows. */
export const FLOW_PROTOCOLS: Vocabulary = vocabulary([['tcp'], ['udp'], ['udplite'], ['sctp']]);

/** How sure it is who of both ends of a flow is the server. */
export const FLOW_CERTAINTIES: Vocabulary = vocabulary([['proven'], ['inferred'], ['unknown']]);
