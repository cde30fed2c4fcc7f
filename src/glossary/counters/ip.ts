import { counters } from '../entry.ts';

export const IP = counters(
  ['Ip'],
  `
Forwarding | ipForwarding
Not a counter: 1 if this host forwards packets as a router, 2 if not. net.ipv4.ip_forward sets it.
= RFC 4293, ipForwarding

DefaultTTL | ipDefaultTTL
Not a counter: the time to live of the packets that this host sends, 64 unless net.ipv4.ip_default_ttl
says otherwise. netstat does not show it.
= RFC 4293, ipDefaultTTL

InReceives | ipInReceives
All IPv4 packets that arrived, damaged ones among them.
= RFC 4293, ipSystemStatsInReceives; IPSTATS_MIB_INPKTS

InHdrErrors | ipInHdrErrors
Packets dropped for their header: wrong version, length or checksum, an option that makes no sense, or a
time to live that ran out on a router. On a router some come from traceroute.
= RFC 4293, ipSystemStatsInHdrErrors; IPSTATS_MIB_INHDRERRORS

InAddrErrors | ipInAddrErrors
Packets with a destination that this host does not deliver to, on a host that does not forward.
= RFC 4293, ipSystemStatsInAddrErrors; IPSTATS_MIB_INADDRERRORS

ForwDatagrams | ipForwDatagrams
Packets that this host passed on as a router.
= RFC 4293, ipSystemStatsOutForwDatagrams; IPSTATS_MIB_OUTFORWDATAGRAMS

InUnknownProtos | ipInUnknownProtos
Packets for this host of a protocol that nothing here takes; the sender is told so by ICMP. A scan, or a
kernel module that is missing.
= RFC 4293, ipSystemStatsInUnknownProtos; IPSTATS_MIB_INUNKNOWNPROTOS

InDiscards | ipInDiscards
Packets without fault that were dropped on arrival, as a rule for lack of memory.
= RFC 4293, ipSystemStatsInDiscards; IPSTATS_MIB_INDISCARDS

InDelivers | ipInDelivers
Packets that were handed to a protocol of this host, such as tcp, udp or icmp.
= RFC 4293, ipSystemStatsInDelivers; IPSTATS_MIB_INDELIVERS

OutRequests | ipOutRequests
Packets that protocols of this host wanted to send; forwarded ones do not count.
= RFC 4293, ipSystemStatsOutRequests; IPSTATS_MIB_OUTREQUESTS

OutDiscards | ipOutDiscards
Packets of this host that could not be sent: no memory, a full queue, or a firewall that refuses.
= RFC 4293, ipSystemStatsOutDiscards; IPSTATS_MIB_OUTDISCARDS

OutNoRoutes | ipOutNoRoutes
Packets of this host for which there was no route. Look at the default route and at programs that try
networks which cannot be reached.
= RFC 4293, ipSystemStatsOutNoRoutes; IPSTATS_MIB_OUTNOROUTES

ReasmTimeout | ipReasmTimeout
Packets given up because a fragment was missing when the time was over (net.ipv4.ipfrag_time, 30 seconds).
Fragments are being lost on the way.
= RFC 791, section 3.2; IPSTATS_MIB_REASMTIMEOUT

ReasmReqds | ipReasmReqds
Fragments that arrived and had to be put together.
= RFC 4293, ipSystemStatsReasmReqds; IPSTATS_MIB_REASMREQDS

ReasmOKs | ipReasmOKs
Packets that were put together from their fragments.
= RFC 4293, ipSystemStatsReasmOKs; IPSTATS_MIB_REASMOKS

ReasmFails | ipReasmFails
Reassembly that failed: a fragment missing, overlapping or too long, too many fragments waiting
(net.ipv4.ipfrag_high_thresh), or no memory.
= RFC 4293, ipSystemStatsReasmFails; IPSTATS_MIB_REASMFAILS

FragOKs | ipFragOKs
Packets that were cut into fragments with success. Fragments cost both ends work: check whether the MTU or
the size of the datagrams can be changed.
= RFC 4293, ipSystemStatsOutFragOKs; IPSTATS_MIB_FRAGOKS

FragFails | ipFragFails
Packets that were too large and could not be cut, mostly because their sender forbids it (DF). The sender
is told by ICMP; this is how the MTU of a path is found out, so a few are normal.
= RFC 4293, ipSystemStatsOutFragFails; IPSTATS_MIB_FRAGFAILS; RFC 1191

FragCreates | ipFragCreates
Fragments that were made.
= RFC 4293, ipSystemStatsOutFragCreates; IPSTATS_MIB_FRAGCREATES

OutTransmits
Packets of IPv4 that were handed to a link, those of this host, forwarded ones and fragments. Only
recent kernels have it.
= RFC 4293, ipSystemStatsOutTransmits; IPSTATS_MIB_OUTPKTS
`,
);

export const IP_EXT = counters(
  ['IpExt'],
  `
InNoRoutes
Packets that arrived for a destination without a route.
= RFC 4293, ipSystemStatsInNoRoutes; IPSTATS_MIB_INNOROUTES

InTruncatedPkts
Packets shorter than their header says.
= RFC 4293, ipSystemStatsInTruncatedPkts; IPSTATS_MIB_INTRUNCATEDPKTS

InMcastPkts
Multicast packets received.
= RFC 4293, ipSystemStatsInMcastPkts; IPSTATS_MIB_INMCASTPKTS

OutMcastPkts
Multicast packets sent.
= RFC 4293, ipSystemStatsOutMcastPkts; IPSTATS_MIB_OUTMCASTPKTS

InBcastPkts
Broadcast packets received. Many of them load every host of the network.
= RFC 4293, ipSystemStatsInBcastPkts; IPSTATS_MIB_INBCASTPKTS

OutBcastPkts
Broadcast packets sent.
= RFC 4293, ipSystemStatsOutBcastPkts; IPSTATS_MIB_OUTBCASTPKTS

InOctets
Bytes received in IPv4 packets, with their IPv4 headers.
= RFC 4293, ipSystemStatsInOctets; IPSTATS_MIB_INOCTETS

OutOctets
Bytes sent in IPv4 packets, forwarded ones among them.
= RFC 4293, ipSystemStatsOutOctets; IPSTATS_MIB_OUTOCTETS

InMcastOctets
Bytes of the multicast packets received.
= RFC 4293, ipSystemStatsInMcastOctets; IPSTATS_MIB_INMCASTOCTETS

OutMcastOctets
Bytes of the multicast packets sent.
= RFC 4293, ipSystemStatsOutMcastOctets; IPSTATS_MIB_OUTMCASTOCTETS

InBcastOctets
Bytes of the broadcast packets received.
= IPSTATS_MIB_INBCASTOCTETS

OutBcastOctets
Bytes of the broadcast packets sent.
= IPSTATS_MIB_OUTBCASTOCTETS

InCsumErrors
Packets whose IPv4 header has a wrong checksum. They were damaged on the way: a bad card, cable or memory
of a router.
= IPSTATS_MIB_CSUMERRORS

InNoECTPkts
Packets received whose sender does not take part in ECN, the marking of congestion. The usual case. Parts
of large packets that a card merged count one by one.
= RFC 3168, section 5; IPSTATS_MIB_NOECTPKTS

InECT1Pkts
Packets received with the mark ECT(1), which senders of low latency services (L4S) use.
= RFC 3168, section 5; RFC 9331; IPSTATS_MIB_ECT1PKTS

InECT0Pkts
Packets received with the mark ECT(0): their sender can do ECN.
= RFC 3168, section 5; IPSTATS_MIB_ECT0PKTS

InCEPkts
Packets received that a router on the way marked as having met congestion, in place of dropping them.
= RFC 3168, section 5; IPSTATS_MIB_CEPKTS

ReasmOverlaps
Fragments that overlap others of their packet, which is then dropped. No honest sender makes them.
= RFC 5722; IPSTATS_MIB_REASM_OVERLAPS
`,
);
