import { counters } from '../entry.ts';

export const IP6 = counters(
  ['Ip6'],
  `
Ip6InReceives = RFC 4293, ipSystemStatsInReceives; IPSTATS_MIB_INPKTS
All IPv6 packets that arrived, damaged ones among them.

Ip6InHdrErrors = RFC 4293, ipSystemStatsInHdrErrors; IPSTATS_MIB_INHDRERRORS
IPv6 packets dropped for their headers: a wrong version or length, an extension header that makes no
sense, or a hop limit that ran out on a router.

Ip6InTooBigErrors = IPSTATS_MIB_INTOOBIGERRORS; RFC 8201
IPv6 packets to forward that were larger than the MTU of the next link. Their sender is told; where it
does not hear of it because ICMPv6 is filtered, its connections hang.

Ip6InNoRoutes = RFC 4293, ipSystemStatsInNoRoutes; IPSTATS_MIB_INNOROUTES
IPv6 packets that arrived for a destination without a route.

Ip6InAddrErrors = RFC 4293, ipSystemStatsInAddrErrors; IPSTATS_MIB_INADDRERRORS
IPv6 packets with an address that is not allowed or not known where it stands, as in a routing header.

Ip6InUnknownProtos = RFC 4293, ipSystemStatsInUnknownProtos; IPSTATS_MIB_INUNKNOWNPROTOS
IPv6 packets for this host of a protocol that nothing here takes.

Ip6InTruncatedPkts = RFC 4293, ipSystemStatsInTruncatedPkts; IPSTATS_MIB_INTRUNCATEDPKTS
IPv6 packets shorter than their header says.

Ip6InDiscards = RFC 4293, ipSystemStatsInDiscards; IPSTATS_MIB_INDISCARDS
IPv6 packets without fault that were dropped on arrival: lack of memory, IPv6 switched off on the
interface, or a policy that forbids them.

Ip6InDelivers = RFC 4293, ipSystemStatsInDelivers; IPSTATS_MIB_INDELIVERS
IPv6 packets that were handed to a protocol of this host.

Ip6OutForwDatagrams = RFC 4293, ipSystemStatsOutForwDatagrams; IPSTATS_MIB_OUTFORWDATAGRAMS
IPv6 packets that this host passed on as a router.

Ip6OutRequests = RFC 4293, ipSystemStatsOutRequests; IPSTATS_MIB_OUTREQUESTS
IPv6 packets that this host wanted to send.

Ip6OutDiscards = RFC 4293, ipSystemStatsOutDiscards; IPSTATS_MIB_OUTDISCARDS
IPv6 packets that could not be sent for lack of memory, or because IPv6 is switched off on the interface.

Ip6OutNoRoutes = RFC 4293, ipSystemStatsOutNoRoutes; IPSTATS_MIB_OUTNOROUTES
IPv6 packets of this host for which there was no route. On a host without IPv6 to the outside they come
from programs that try it first.

Ip6ReasmTimeout = RFC 8200, section 4.5; IPSTATS_MIB_REASMTIMEOUT
IPv6 packets given up because a fragment was missing when the time was over (net.ipv6.ip6frag_time, 60
seconds).

Ip6ReasmReqds = RFC 4293, ipSystemStatsReasmReqds; IPSTATS_MIB_REASMREQDS
IPv6 fragments that arrived and had to be put together.

Ip6ReasmOKs = RFC 4293, ipSystemStatsReasmOKs; IPSTATS_MIB_REASMOKS
IPv6 packets that were put together from their fragments.

Ip6ReasmFails = RFC 4293, ipSystemStatsReasmFails; IPSTATS_MIB_REASMFAILS
Reassembly of IPv6 packets that failed: a fragment was missing, overlapped another, or found no room.

Ip6FragOKs = RFC 8200, section 4.5; IPSTATS_MIB_FRAGOKS
IPv6 packets of this host that were cut into fragments successfully; routers do not cut them.

Ip6FragFails = RFC 4293, ipSystemStatsOutFragFails; IPSTATS_MIB_FRAGFAILS
IPv6 packets that were too large and could not be cut, forwarded ones among them.

Ip6FragCreates = RFC 4293, ipSystemStatsOutFragCreates; IPSTATS_MIB_FRAGCREATES
IPv6 fragments that were made.

Ip6InMcastPkts = RFC 4293, ipSystemStatsInMcastPkts; IPSTATS_MIB_INMCASTPKTS
Multicast packets of IPv6 received. Neighbour discovery alone makes some.

Ip6OutMcastPkts = RFC 4293, ipSystemStatsOutMcastPkts; IPSTATS_MIB_OUTMCASTPKTS
Multicast packets of IPv6 sent.

Ip6InOctets = RFC 4293, ipSystemStatsInOctets; IPSTATS_MIB_INOCTETS
Bytes received in IPv6 packets, with their headers.

Ip6OutOctets = RFC 4293, ipSystemStatsOutOctets; IPSTATS_MIB_OUTOCTETS
Bytes sent in IPv6 packets.

Ip6InMcastOctets = RFC 4293, ipSystemStatsInMcastOctets; IPSTATS_MIB_INMCASTOCTETS
Bytes of the IPv6 multicast packets received.

Ip6OutMcastOctets = RFC 4293, ipSystemStatsOutMcastOctets; IPSTATS_MIB_OUTMCASTOCTETS
Bytes of the IPv6 multicast packets sent.

Ip6InBcastOctets, Ip6OutBcastOctets = IPSTATS_MIB_INBCASTOCTETS, IPSTATS_MIB_OUTBCASTOCTETS
Always 0: IPv6 has no broadcast. The kernel shares the list of its counters with IPv4.

Ip6InNoECTPkts = RFC 3168, section 5; IPSTATS_MIB_NOECTPKTS
IPv6 packets received whose sender does not take part in ECN.

Ip6InECT1Pkts = RFC 3168, section 5; IPSTATS_MIB_ECT1PKTS
IPv6 packets received with the mark ECT(1).

Ip6InECT0Pkts = RFC 3168, section 5; IPSTATS_MIB_ECT0PKTS
IPv6 packets received with the mark ECT(0).

Ip6InCEPkts = RFC 3168, section 5; IPSTATS_MIB_CEPKTS
IPv6 packets received that a router marked as having met congestion.

Ip6OutTransmits = RFC 4293, ipSystemStatsOutTransmits; IPSTATS_MIB_OUTPKTS
IPv6 packets that were handed to a link, forwarded ones and fragments too.
`,
);
