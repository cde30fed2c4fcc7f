import { counters } from '../entry.ts';

export const IP6 = counters(
  ['Ip6'],
  `
Ip6InReceives
All IPv6 packets that arrived, damaged ones among them.
= RFC 4293, ipSystemStatsInReceives; IPSTATS_MIB_INPKTS

Ip6InHdrErrors
IPv6 packets dropped for their headers: a wrong version or length, an extension header that makes no
sense, or a hop limit that ran out on a router.
= RFC 4293, ipSystemStatsInHdrErrors; IPSTATS_MIB_INHDRERRORS

Ip6InTooBigErrors
IPv6 packets to forward that were larger than the MTU of the next link. Their sender is told; where it
does not hear of it because ICMPv6 is filtered, its connections hang.
= IPSTATS_MIB_INTOOBIGERRORS; RFC 8201

Ip6InNoRoutes
IPv6 packets that arrived for a destination without a route.
= RFC 4293, ipSystemStatsInNoRoutes; IPSTATS_MIB_INNOROUTES

Ip6InAddrErrors
IPv6 packets with an address that is not allowed or not known where it stands, as in a routing header.
= RFC 4293, ipSystemStatsInAddrErrors; IPSTATS_MIB_INADDRERRORS

Ip6InUnknownProtos
IPv6 packets for this host of a protocol that nothing here takes.
= RFC 4293, ipSystemStatsInUnknownProtos; IPSTATS_MIB_INUNKNOWNPROTOS

Ip6InTruncatedPkts
IPv6 packets shorter than their header says.
= RFC 4293, ipSystemStatsInTruncatedPkts; IPSTATS_MIB_INTRUNCATEDPKTS

Ip6InDiscards
IPv6 packets without fault that were dropped on arrival: lack of memory, IPv6 switched off on the
interface, or a policy that forbids them.
= RFC 4293, ipSystemStatsInDiscards; IPSTATS_MIB_INDISCARDS

Ip6InDelivers
IPv6 packets that were handed to a protocol of this host.
= RFC 4293, ipSystemStatsInDelivers; IPSTATS_MIB_INDELIVERS

Ip6OutForwDatagrams
IPv6 packets that this host passed on as a router.
= RFC 4293, ipSystemStatsOutForwDatagrams; IPSTATS_MIB_OUTFORWDATAGRAMS

Ip6OutRequests
IPv6 packets that this host wanted to send.
= RFC 4293, ipSystemStatsOutRequests; IPSTATS_MIB_OUTREQUESTS

Ip6OutDiscards
IPv6 packets that could not be sent for lack of memory, or because IPv6 is switched off on the interface.
= RFC 4293, ipSystemStatsOutDiscards; IPSTATS_MIB_OUTDISCARDS

Ip6OutNoRoutes
IPv6 packets of this host for which there was no route. On a host without IPv6 to the outside they come
from programs that try it first.
= RFC 4293, ipSystemStatsOutNoRoutes; IPSTATS_MIB_OUTNOROUTES

Ip6ReasmTimeout
IPv6 packets given up because a fragment was missing when the time was over (net.ipv6.ip6frag_time, 60
seconds).
= RFC 8200, section 4.5; IPSTATS_MIB_REASMTIMEOUT

Ip6ReasmReqds
IPv6 fragments that arrived and had to be put together.
= RFC 4293, ipSystemStatsReasmReqds; IPSTATS_MIB_REASMREQDS

Ip6ReasmOKs
IPv6 packets that were put together from their fragments.
= RFC 4293, ipSystemStatsReasmOKs; IPSTATS_MIB_REASMOKS

Ip6ReasmFails
Reassembly of IPv6 packets that failed: a fragment was missing, overlapped another, or found no room.
= RFC 4293, ipSystemStatsReasmFails; IPSTATS_MIB_REASMFAILS

Ip6FragOKs
IPv6 packets of this host that were cut into fragments with success; routers do not cut them.
= RFC 8200, section 4.5; IPSTATS_MIB_FRAGOKS

Ip6FragFails
IPv6 packets that were too large and could not be cut, forwarded ones among them.
= RFC 4293, ipSystemStatsOutFragFails; IPSTATS_MIB_FRAGFAILS

Ip6FragCreates
IPv6 fragments that were made.
= RFC 4293, ipSystemStatsOutFragCreates; IPSTATS_MIB_FRAGCREATES

Ip6InMcastPkts
Multicast packets of IPv6 received. Neighbour discovery alone makes some.
= RFC 4293, ipSystemStatsInMcastPkts; IPSTATS_MIB_INMCASTPKTS

Ip6OutMcastPkts
Multicast packets of IPv6 sent.
= RFC 4293, ipSystemStatsOutMcastPkts; IPSTATS_MIB_OUTMCASTPKTS

Ip6InOctets
Bytes received in IPv6 packets, with their headers.
= RFC 4293, ipSystemStatsInOctets; IPSTATS_MIB_INOCTETS

Ip6OutOctets
Bytes sent in IPv6 packets.
= RFC 4293, ipSystemStatsOutOctets; IPSTATS_MIB_OUTOCTETS

Ip6InMcastOctets
Bytes of the IPv6 multicast packets received.
= RFC 4293, ipSystemStatsInMcastOctets; IPSTATS_MIB_INMCASTOCTETS

Ip6OutMcastOctets
Bytes of the IPv6 multicast packets sent.
= RFC 4293, ipSystemStatsOutMcastOctets; IPSTATS_MIB_OUTMCASTOCTETS

Ip6InBcastOctets, Ip6OutBcastOctets
Always 0: IPv6 has no broadcast. The kernel shares the list of its counters with IPv4.
= IPSTATS_MIB_INBCASTOCTETS, IPSTATS_MIB_OUTBCASTOCTETS

Ip6InNoECTPkts
IPv6 packets received whose sender does not take part in ECN.
= RFC 3168, section 5; IPSTATS_MIB_NOECTPKTS

Ip6InECT1Pkts
IPv6 packets received with the mark ECT(1).
= RFC 3168, section 5; IPSTATS_MIB_ECT1PKTS

Ip6InECT0Pkts
IPv6 packets received with the mark ECT(0).
= RFC 3168, section 5; IPSTATS_MIB_ECT0PKTS

Ip6InCEPkts
IPv6 packets received that a router marked as having met congestion.
= RFC 3168, section 5; IPSTATS_MIB_CEPKTS

Ip6OutTransmits
IPv6 packets that were handed to a link, forwarded ones and fragments too.
= RFC 4293, ipSystemStatsOutTransmits; IPSTATS_MIB_OUTPKTS
`,
);
