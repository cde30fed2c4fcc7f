/** When a counter gets a line: always, unless it is zero, or never. */
type Shown = 'always' | 'nonzero' | 'never';

/** The two lists of ICMP messages by their type. */
export type Histogram = 'input' | 'output';

/** How net-tools shows a counter that it knows. */
export interface CounterLabel {
  /** Its line, with `%u` for the number. */
  readonly sentence: string;
  readonly shown: Shown;
  /** The list that it belongs to. */
  readonly histogram?: Histogram;
}

type Labels = Readonly<Record<string, CounterLabel>>;

const label =
  (shown: Shown) =>
  (sentence: string): CounterLabel => ({ sentence, shown });
const always = label('always');
const nonzero = label('nonzero');
const silent = label('never')('');
const input = (sentence: string): CounterLabel => ({ ...nonzero(sentence), histogram: 'input' });
const output = (sentence: string): CounterLabel => ({ ...nonzero(sentence), histogram: 'output' });

/** What the tables of IP and IPv6 have in common. */
const COMMON_IP: Labels = {
  FragCreates: nonzero('%u fragments created'),
  FragFails: nonzero('%u outgoing packets failed fragmentation'),
  FragOKs: nonzero('%u outgoing packets fragmented ok'),
  InAddrErrors: nonzero('%u with invalid addresses'),
  InDelivers: always('%u incoming packets delivered'),
  InDiscards: always('%u incoming packets discarded'),
  InHdrErrors: nonzero('%u with invalid headers'),
  InReceives: always('%u total packets received'),
  InUnknownProtos: nonzero('%u with unknown protocol'),
  OutDiscards: nonzero('%u outgoing packets dropped'),
  OutNoRoutes: nonzero('%u dropped because of missing route'),
  OutRequests: always('%u requests sent out'),
  ReasmFails: nonzero('%u packet reassemblies failed'),
  ReasmOKs: nonzero('%u packets reassembled ok'),
  ReasmReqds: nonzero('%u reassemblies required'),
  ReasmTimeout: nonzero('%u fragments dropped after timeout'),
};

const IP: Labels = {
  ...COMMON_IP,
  DefaultTTL: silent,
  ForwDatagrams: always('%u forwarded'),
};

const IP6: Labels = {
  ...COMMON_IP,
  InMcastPkts: nonzero('%u incoming multicast packets'),
  InNoRoutes: nonzero('%u incoming packets with no route'),
  InTooBigErrors: nonzero('%u with packets too big'),
  InTruncatedPkts: nonzero('%u with truncated packets'),
  OutForwDatagrams: always('%u forwarded'),
  OutMcastPkts: nonzero('%u outgoing multicast packets'),
};

/** What the tables of ICMP and ICMPv6 have in common. */
const COMMON_ICMP: Labels = {
  InDestUnreachs: input('destination unreachable: %u'),
  InEchos: input('echo requests: %u'),
  InErrors: always('%u input ICMP message failed'),
  InMsgs: always('%u ICMP messages received'),
  InRedirects: input('redirects: %u'),
  OutDestUnreachs: output('destination unreachable: %u'),
  OutEchos: output('echo requests: %u'),
  OutMsgs: always('%u ICMP messages sent'),
};

const ICMP: Labels = {
  ...COMMON_ICMP,
  InAddrMaskReps: input('address mask replies: %u'),
  InAddrMasks: input('address mask request: %u'),
  InEchoReps: input('echo replies: %u'),
  InParmProbs: input('wrong parameters: %u'),
  InSrcQuenchs: input('source quenches: %u'),
  InTimeExcds: input('timeout in transit: %u'),
  InTimestampReps: input('timestamp reply: %u'),
  InTimestamps: input('timestamp request: %u'),
  OutAddrMaskReps: output('address mask replies: %u'),
  OutAddrMasks: output('address mask requests: %u'),
  OutEchoReps: output('echo replies: %u'),
  OutErrors: always('%u ICMP messages failed'),
  OutParmProbs: output('wrong parameters: %u'),
  OutRedirects: output('redirect: %u'),
  OutSrcQuenchs: output('source quench: %u'),
  OutTimeExcds: output('time exceeded: %u'),
  OutTimestampReps: output('timestamp replies: %u'),
  OutTimestamps: output('timestamp requests: %u'),
};

const ICMP6: Labels = {
  ...COMMON_ICMP,
  InEchoReplies: input('echo replies: %u'),
  InGroupMembQueries: input('group member queries: %u'),
  InGroupMembReductions: input('group member reductions: %u'),
  InGroupMembResponses: input('group member responses: %u'),
  InNeighborAdvertisements: input('neighbour advertisement: %u'),
  InNeighborSolicits: input('neighbour solicits: %u'),
  InParmProblems: input('parameter problem: %u'),
  InPktTooBigs: input('packets too big: %u'),
  InRouterAdvertisements: input('router advertisement: %u'),
  InRouterSolicits: input('router solicits: %u'),
  InTimeExcds: input('received ICMPv6 time exceeded: %u'),
  OutEchoReplies: output('echo replies: %u'),
  OutGroupMembQueries: output('group member queries: %u'),
  OutGroupMembReductions: output('group member reductions: %u'),
  OutGroupMembResponses: output('group member responses: %u'),
  OutNeighborAdvertisements: output('neighbor advertisements: %u'),
  OutNeighborSolicits: output('neighbor solicits: %u'),
  OutParmProblems: output('parameter problem: %u'),
  OutPktTooBigs: output('packets too big: %u'),
  OutRedirects: output('redirects: %u'),
  OutRouterSolicits: output('router solicits: %u'),
  OutTimeExcds: output('sent ICMPv6 time exceeded: %u'),
};

const TCP: Labels = {
  ActiveOpens: always('%u active connection openings'),
  AttemptFails: always('%u failed connection attempts'),
  CurrEstab: always('%u connections established'),
  EstabResets: always('%u connection resets received'),
  InErrs: always('%u bad segments received'),
  InSegs: always('%u segments received'),
  MaxConn: silent,
  OutRsts: always('%u resets sent'),
  OutSegs: always('%u segments sent out'),
  PassiveOpens: always('%u passive connection openings'),
  RetransSegs: always('%u segments retransmitted'),
  RtoAlgorithm: silent,
  RtoMax: silent,
  RtoMin: silent,
};

const UDP6: Labels = {
  InDatagrams: always('%u packets received'),
  InErrors: always('%u packet receive errors'),
  NoPorts: always('%u packets to unknown port received'),
  OutDatagrams: always('%u packets sent'),
};

const UDP: Labels = {
  ...UDP6,
  RcvbufErrors: always('%u receive buffer errors'),
  SndbufErrors: always('%u send buffer errors'),
};

const TCP_EXT: Labels = {
  DelayedACKLocked: nonzero('%u delayed acks further delayed because of locked socket'),
  DelayedACKLost: nonzero('Quick ack mode was activated %u times'),
  DelayedACKs: nonzero('%u delayed acks sent'),
  EmbryonicRsts: nonzero('%u resets received for embryonic SYN_RECV sockets'),
  ListenDrops: nonzero('%u SYNs to LISTEN sockets dropped'),
  ListenOverflows: nonzero('%u times the listen queue of a socket overflowed'),
  LockDroppedIcmps: nonzero('%u ICMP packets dropped because socket was locked'),
  OfoPruned: nonzero('%u packets dropped from out-of-order queue because of socket buffer overrun'),
  OutOfWindowIcmps: nonzero('%u ICMP packets dropped because they were out-of-window'),
  PAWSActive: nonzero('%u active connections rejected because of time stamp'),
  PAWSEstab: nonzero('%u packets rejected in established connections because of timestamp'),
  PAWSPassive: nonzero('%u passive connections rejected because of time stamp'),
  PruneCalled: nonzero('%u packets pruned from receive queue because of socket buffer overrun'),
  RcvPruned: nonzero('%u packets pruned from receive queue'),
  SockMallocOOM: nonzero('Ran %u times out of system memory during packet sending'),
  SyncookiesFailed: nonzero('%u invalid SYN cookies received'),
  SyncookiesRecv: nonzero('%u SYN cookies received'),
  SyncookiesSent: nonzero('%u SYN cookies sent'),
  TCPAbortFailed: nonzero('%u times unable to send RST due to no memory'),
  TCPAbortOnClose: nonzero('%u connections reset due to early user close'),
  TCPAbortOnData: nonzero('%u connections reset due to unexpected data'),
  TCPAbortOnLinger: nonzero('%u connections aborted after user close in linger timeout'),
  TCPAbortOnMemory: nonzero('%u connections aborted due to memory pressure'),
  TCPAbortOnSyn: nonzero('%u connections reset due to unexpected SYN'),
  TCPAbortOnTimeout: nonzero('%u connections aborted due to timeout'),
  TCPDirectCopyFromBacklog: nonzero('%u bytes directly in process context from backlog'),
  TCPFACKReorder: nonzero('Detected reordering %u times using FACK'),
  TCPFastRetrans: nonzero('%u fast retransmits'),
  TCPForwardRetrans: nonzero('%u forward retransmits'),
  TCPFullUndo: nonzero('%u congestion windows fully recovered without slow start'),
  TCPHPAcks: nonzero('%u predicted acknowledgments'),
  TCPHPHits: always('%u packet headers predicted'),
  TCPHPHitsToUser: nonzero('%u packet headers predicted and directly queued to user'),
  TCPLossFailures: nonzero('%u timeouts in loss state'),
  TCPLossUndo: nonzero('%u congestion windows recovered without slow start after partial ack'),
  TCPLostRetransmits: nonzero('%u retransmits lost'),
  TCPMemoryPressures: nonzero('TCP ran low on memory %u times'),
  TCPPartialUndo: nonzero('%u congestion windows partially recovered using Hoe heuristic'),
  TCPPrequeued: nonzero('%u packets directly queued to recvmsg prequeue'),
  TCPPureAcks: nonzero('%u acknowledgments not containing data payload received'),
  TCPRcvCollapsed: nonzero('%u packets collapsed in receive queue due to low socket buffer'),
  TCPRenoFailures: nonzero('%u timeouts after reno fast retransmit'),
  TCPRenoRecovery: nonzero('%u times recovered from packet loss due to fast retransmit'),
  TCPRenoReorder: nonzero('Detected reordering %u times using reno fast retransmit'),
  TCPSACKReorder: nonzero('Detected reordering %u times using SACK'),
  TCPSchedulerFailed: nonzero('%u times receiver scheduled too late for direct processing'),
  TCPSlowStartRetrans: nonzero('%u retransmits in slow start'),
  TCPTSReorder: nonzero('Detected reordering %u times using time stamp'),
  TW: nonzero('%u TCP sockets finished time wait in fast timer'),
  TWRecycled: nonzero('%u time wait sockets recycled by time stamp'),
};

const SCTP: Labels = {
  Aborteds: always('%u Number of Aborteds '),
  ActiveEstabs: always('%u Active Associations'),
  ChecksumErrors: always('%u Number of Packets with invalid Checksum'),
  CurrEstab: always('%u Current Associations'),
  FragUsrMsgs: always('%u Number of messages fragmented'),
  InCtrlChunks: always('%u Number of control chunks received'),
  InOrderChunks: always('%u Number of ordered chunks received'),
  InSCTPPacks: always('%u Number of SCTP packets received'),
  InUnorderChunks: always('%u Number of Unordered chunks received'),
  OutCtrlChunks: always('%u Number of control chunks sent'),
  OutOfBlues: always('%u Number of Out of Blue packets'),
  OutOrderChunks: always('%u Number of ordered chunks sent'),
  OutSCTPPacks: always('%u Number of SCTP packets sent'),
  OutUnorderChunks: always('%u Number of Unordered chunks sent'),
  PassiveEstabs: always('%u Passive Associations'),
  ReasmUsrMsgs: always('%u Number of messages reassembled '),
  Shutdowns: always('%u Number of Graceful Terminations'),
};

/** Protocols that -w, -t, -u and -S select. */
export type CountedProtocol = 'raw' | 'tcp' | 'udp' | 'sctp';

/** A table of counters that net-tools knows. */
interface KnownTable {
  /** Whose option selects it. */
  readonly protocol: CountedProtocol;
  /** The sentences of its counters; the others go by their names. */
  readonly labels: ReadonlyMap<string, CounterLabel>;
}

/** Known tables by the names that the kernel gives them. */
export type KnownTables = ReadonlyMap<string, KnownTable>;

/** @param prefix stands before the name of each counter */
function known(protocol: CountedProtocol, labels: Labels, prefix = ''): KnownTable {
  const named = Object.entries(labels).map(([counter, label]) => [`${prefix}${counter}`, label] as const);
  return { protocol, labels: new Map(named) };
}

/**
 * The tables of snmp, netstat and sctp/snmp. The sentences are net-tools 2.10's, blanks at their ends and slips of
 * grammar included: programs search for them.
 */
export const INET_TABLES: KnownTables = new Map([
  ['Ip', known('raw', IP)],
  ['Icmp', known('raw', ICMP)],
  ['Tcp', known('tcp', TCP)],
  ['TcpExt', known('tcp', TCP_EXT)],
  ['Udp', known('udp', UDP)],
  ['Sctp', known('sctp', SCTP, 'Sctp')],
]);

/** The tables of snmp6, where the names of the counters begin with the name of their table. */
export const INET6_TABLES: KnownTables = new Map([
  ['Ip6', known('raw', IP6, 'Ip6')],
  ['Icmp6', known('raw', ICMP6, 'Icmp6')],
  ['Tcp6', known('tcp', {})],
  ['Udp6', known('udp', UDP6, 'Udp6')],
]);
