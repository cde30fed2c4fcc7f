import { counters } from '../entry.ts';

/** The same counters in four tables: the names in snmp6 have their table in front. */
export const UDP = counters(
  ['Udp', 'UdpLite', 'Udp6', 'UdpLite6'],
  `
InDatagrams | udpInDatagrams = RFC 4113, udpInDatagrams; UDP_MIB_INDATAGRAMS
Datagrams that were delivered to a socket.

NoPorts | udpNoPorts = RFC 4113, udpNoPorts; UDP_MIB_NOPORTS
Datagrams for a port where no socket waits; the sender is told by ICMP. They come from scans, or from
clients of a service that was stopped.

InErrors | udpInErrors = RFC 4113, udpInErrors; UDP_MIB_INERRORS
Datagrams that could not be delivered for other reasons: wrong checksum, a full buffer, no memory. The
counters of these reasons are part of it; what remains was dropped by a filter or a policy.

OutDatagrams | udpOutDatagrams = RFC 4113, udpOutDatagrams; UDP_MIB_OUTDATAGRAMS
Datagrams that were sent.

RcvbufErrors = UDP_MIB_RCVBUFERRORS
Datagrams lost because the receive buffer of their socket was full: the program reads too slowly or in
bursts. A larger SO_RCVBUF (net.core.rmem_max) or more readers help; Recv-Q shows which socket it is.

SndbufErrors = UDP_MIB_SNDBUFERRORS
Datagrams that were not sent because there was no room for them in a queue on their way to the link.

InCsumErrors = RFC 768; UDP_MIB_CSUMERRORS
Datagrams with a wrong checksum: damaged on the way.

IgnoredMulti = UDP_MIB_IGNOREDMULTI
Multicast and broadcast datagrams that no socket of this host wanted. Nothing to worry about.

MemErrors = UDP_MIB_MEMERRORS
Datagrams lost because the memory of all udp sockets together had reached its limit (net.ipv4.udp_mem).
`,
);
