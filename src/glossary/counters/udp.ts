import { counters } from '../entry.ts';

/** The same counters in four tables: the names in snmp6 have their table in front. */
export const UDP = counters(
  ['Udp', 'UdpLite', 'Udp6', 'UdpLite6'],
  `
InDatagrams | udpInDatagrams
Datagrams that were delivered to a socket.
= RFC 4113, udpInDatagrams; UDP_MIB_INDATAGRAMS

NoPorts | udpNoPorts
Datagrams for a port where no socket waits; the sender is told by ICMP. Scans, or a service that is
stopped while its clients go on.
= RFC 4113, udpNoPorts; UDP_MIB_NOPORTS

InErrors | udpInErrors
Datagrams that could not be delivered for other reasons: wrong checksum, a full buffer, no memory. The
counters of these reasons are part of it; what remains was dropped by a filter or a policy.
= RFC 4113, udpInErrors; UDP_MIB_INERRORS

OutDatagrams | udpOutDatagrams
Datagrams that were sent.
= RFC 4113, udpOutDatagrams; UDP_MIB_OUTDATAGRAMS

RcvbufErrors
Datagrams lost because the receive buffer of their socket was full: the program reads too slowly or in
bursts. A larger SO_RCVBUF (net.core.rmem_max) or more readers help; Recv-Q shows which socket it is.
= UDP_MIB_RCVBUFERRORS

SndbufErrors
Datagrams that were not sent because there was no room for them on their way to the link.
= UDP_MIB_SNDBUFERRORS

InCsumErrors
Datagrams with a wrong checksum: damaged on the way.
= RFC 768; UDP_MIB_CSUMERRORS

IgnoredMulti
Multicast and broadcast datagrams that no socket of this host wanted. Nothing to worry about.
= UDP_MIB_IGNOREDMULTI

MemErrors
Datagrams lost because the memory of all udp sockets together had reached its limit (net.ipv4.udp_mem).
= UDP_MIB_MEMERRORS
`,
);
