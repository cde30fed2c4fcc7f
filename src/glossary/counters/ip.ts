import { counters } from '../entry.ts';

export const IP = counters(
  ['Ip'],
  `
Forwarding | ipForwarding = RFC 4293, ipForwarding
Not a counter: 1 if this host forwards packets as a router, 2 if not. net.ipv4.ip_forward sets it.

DefaultTTL | ipDefaultTTL = RFC 4293, ipDefaultTTL
Not a counter: the time to live of the packets that this host sends, 64 unless net.ipv4.ip_default_ttl
says otherwise. netstat does not show it.

InReceives | ipInReceives = RFC 4293, ipSystemStatsInReceives; IPSTATS_MIB_INPKTS
All IPv4 packets that arrived, damaged ones among them.

InHdrErrors | ipInHdrErrors = RFC 4293, ipSystemStatsInHdrErrors; IPSTATS_MIB_INHDRERRORS
Packets dropped for their header: wrong version, length or checksum, an option that makes no sense, or a
time to live that ran out on a router. On a router some come from traceroute.

InAddrErrors | ipInAddrErrors = RFC 4293, ipSystemStatsInAddrErrors; IPSTATS_MIB_INADDRERRORS
Packets with a destination that this host does not deliver to, on a host that does not forward.

ForwDatagrams | ipForwDatagrams = RFC 4293, ipSystemStatsOutForwDatagrams; IPSTATS_MIB_OUTFORWDATAGRAMS
Packets that this host passed on as a router.

InUnknownProtos | ipInUnknownProtos = RFC 4293, ipSystemStatsInUnknownProtos; IPSTATS_MIB_INUNKNOWNPROTOS
Packets for this host of a protocol that nothing here takes; the sender is told so by ICMP. A scan, or a
kernel module that is missing.

InDiscards | ipInDiscards = RFC 4293, ipSystemStatsInDiscards; IPSTATS_MIB_INDISCARDS
Packets without fault that were dropped on arrival, as a rule for lack of memory.

InDelivers | ipInDelivers = RFC 4293, ipSystemStatsInDelivers; IPSTATS_MIB_INDELIVERS
Packets that were handed to a protocol of this host, such as tcp, udp or icmp.

OutRequests | ipOutRequests = RFC 4293, ipSystemStatsOutRequests; IPSTATS_MIB_OUTREQUESTS
Packets that protocols of this host wanted to send; forwarded ones do not count.

OutDiscards | ipOutDiscards = RFC 4293, ipSystemStatsOutDiscards; IPSTATS_MIB_OUTDISCARDS
Packets of this host that could not be sent: no memory, a full queue, or a firewall that refuses.

OutNoRoutes | ipOutNoRoutes = RFC 4293, ipSystemStatsOutNoRoutes; IPSTATS_MIB_OUTNOROUTES
Packets of this host for which there was no route. Look at the default route and at programs that try
networks which cannot be reached.

ReasmTimeout | ipReasmTimeout = RFC 791, section 3.2; IPSTATS_MIB_REASMTIMEOUT
Packets given up because a fragment was missing when the time was over (net.ipv4.ipfrag_time, 30 seconds).
Fragments are being lost on the way.

ReasmReqds | ipReasmReqds = RFC 4293, ipSystemStatsReasmReqds; IPSTATS_MIB_REASMREQDS
Fragments that arrived and had to be put together.

ReasmOKs | ipReasmOKs = RFC 4293, ipSystemStatsReasmOKs; IPSTATS_MIB_REASMOKS
Packets that were put together from their fragments.

ReasmFails | ipReasmFails = RFC 4293, ipSystemStatsReasmFails; IPSTATS_MIB_REASMFAILS
Reassembly that failed: a fragment missing, overlapping or too long, too many fragments waiting
(net.ipv4.ipfrag_high_thresh), or no memory.

FragOKs | ipFragOKs = RFC 4293, ipSystemStatsOutFragOKs; IPSTATS_MIB_FRAGOKS
Packets that were cut into fragments successfully. Fragments cost both ends work: check whether the MTU
or the size of the datagrams can be changed.

FragFails | ipFragFails = RFC 4293, ipSystemStatsOutFragFails; IPSTATS_MIB_FRAGFAILS; RFC 1191
Packets that were too large and could not be cut, mostly because their sender forbids it (DF). The sender
is told by ICMP; this is how the MTU of a path is found out, so a few are normal.

FragCreates | ipFragCreates = RFC 4293, ipSystemStatsOutFragCreates; IPSTATS_MIB_FRAGCREATES
Fragments that were made.

OutTransmits = RFC 4293, ipSystemStatsOutTransmits; IPSTATS_MIB_OUTPKTS
Packets of IPv4 that were handed to a link, those of this host, forwarded ones and fragments. Only
recent kernels have it.
`,
);

export const IP_EXT = counters(
  ['IpExt'],
  `
InNoRoutes = RFC 4293, ipSystemStatsInNoRoutes; IPSTATS_MIB_INNOROUTES
Packets that arrived for a destination without a route.

InTruncatedPkts = RFC 4293, ipSystemStatsInTruncatedPkts; IPSTATS_MIB_INTRUNCATEDPKTS
Packets shorter than their header says.

InMcastPkts = RFC 4293, ipSystemStatsInMcastPkts; IPSTATS_MIB_INMCASTPKTS
Multicast packets received.

OutMcastPkts = RFC 4293, ipSystemStatsOutMcastPkts; IPSTATS_MIB_OUTMCASTPKTS
Multicast packets sent.

InBcastPkts = RFC 4293, ipSystemStatsInBcastPkts; IPSTATS_MIB_INBCASTPKTS
Broadcast packets received. Many of them load every host of the network.

OutBcastPkts = RFC 4293, ipSystemStatsOutBcastPkts; IPSTATS_MIB_OUTBCASTPKTS
Broadcast packets sent.

InOctets = RFC 4293, ipSystemStatsInOctets; IPSTATS_MIB_INOCTETS
Bytes received in IPv4 packets, with their IPv4 headers.

OutOctets = RFC 4293, ipSystemStatsOutOctets; IPSTATS_MIB_OUTOCTETS
Bytes sent in IPv4 packets, forwarded ones among them.

InMcastOctets = RFC 4293, ipSystemStatsInMcastOctets; IPSTATS_MIB_INMCASTOCTETS
Bytes of the multicast packets received.

OutMcastOctets = RFC 4293, ipSystemStatsOutMcastOctets; IPSTATS_MIB_OUTMCASTOCTETS
Bytes of the multicast packets sent.

InBcastOctets = IPSTATS_MIB_INBCASTOCTETS
Bytes of the broadcast packets received.

OutBcastOctets = IPSTATS_MIB_OUTBCASTOCTETS
Bytes of the broadcast packets sent.

InCsumErrors = IPSTATS_MIB_CSUMERRORS
Packets whose IPv4 header has a wrong checksum. They were damaged on the way: a bad card, cable or memory
of a router.

InNoECTPkts = RFC 3168, section 5; IPSTATS_MIB_NOECTPKTS
Packets received whose sender does not take part in ECN, the marking of congestion. The usual case. Parts
of large packets that a card merged count one by one.

InECT1Pkts = RFC 3168, section 5; RFC 9331; IPSTATS_MIB_ECT1PKTS
Packets received with the mark ECT(1), which senders of low latency services (L4S) use.

InECT0Pkts = RFC 3168, section 5; IPSTATS_MIB_ECT0PKTS
Packets received with the mark ECT(0): their sender can do ECN.

InCEPkts = RFC 3168, section 5; IPSTATS_MIB_CEPKTS
Packets received that a router on the way marked as having met congestion, in place of dropping them.

ReasmOverlaps = RFC 5722; IPSTATS_MIB_REASM_OVERLAPS
Fragments that overlap others of their packet, which is then dropped. No honest sender makes them.
`,
);
