import { counters } from '../entry.ts';

export const ICMP6 = counters(
  ['Icmp6'],
  `
Icmp6InMsgs
ICMPv6 messages received, those with faults among them.
= RFC 4293, icmpStatsInMsgs; ICMP6_MIB_INMSGS

Icmp6InErrors
ICMPv6 messages received that could not be used: wrong checksum or length, or an error report about a
connection that this host does not have.
= RFC 4293, icmpStatsInErrors; ICMP6_MIB_INERRORS

Icmp6OutMsgs
ICMPv6 messages that this host sent.
= RFC 4293, icmpStatsOutMsgs; ICMP6_MIB_OUTMSGS

Icmp6OutErrors
ICMPv6 messages that could not be sent, as for lack of memory.
= RFC 4293, icmpStatsOutErrors; ICMP6_MIB_OUTERRORS

Icmp6InCsumErrors
ICMPv6 messages received with a wrong checksum.
= ICMP6_MIB_CSUMERRORS

Icmp6OutRateLimitHost
ICMPv6 messages not sent because this one receiver had got its share for the moment
(net.ipv6.icmp.ratelimit).
= RFC 4443, section 2.4; ICMP6_MIB_RATELIMITHOST

Icmp6InDestUnreachs
Reports received that an IPv6 packet of this host did not reach its destination.
= RFC 4443, section 3.1; ICMPV6_DEST_UNREACH (1)

Icmp6InPktTooBigs
Reports received that an IPv6 packet was larger than a link on its way. This is how the MTU of a path is
found out; a filter that drops them makes connections hang.
= RFC 4443, section 3.2; RFC 8201; ICMPV6_PKT_TOOBIG (2)

Icmp6InTimeExcds
Reports received that the hop limit of an IPv6 packet ran out, or that fragments did not all arrive.
= RFC 4443, section 3.3; ICMPV6_TIME_EXCEED (3)

Icmp6InParmProblems
Reports received that a header of this host's IPv6 packets makes no sense.
= RFC 4443, section 3.4; ICMPV6_PARAMPROB (4)

Icmp6InEchos
Pings of IPv6 received.
= RFC 4443, section 4.1; ICMPV6_ECHO_REQUEST (128)

Icmp6InEchoReplies
Answers to pings of this host over IPv6.
= RFC 4443, section 4.2; ICMPV6_ECHO_REPLY (129)

Icmp6InGroupMembQueries
Questions received which multicast groups have members on the link. A querying router or switch sends them
regularly.
= RFC 2710; RFC 3810; ICMPV6_MGM_QUERY (130)

Icmp6InGroupMembResponses
Reports received in the old form (MLD version 1) that a group has members.
= RFC 2710; ICMPV6_MGM_REPORT (131)

Icmp6InGroupMembReductions
Reports received in the old form that a member left its group.
= RFC 2710; ICMPV6_MGM_REDUCTION (132)

Icmp6InRouterSolicits
Requests received that routers announce themselves; only routers care.
= RFC 4861, section 4.1; NDISC_ROUTER_SOLICITATION (133)

Icmp6InRouterAdvertisements
Announcements of routers received: default routes, prefixes and settings for autoconfiguration.
= RFC 4861, section 4.2; NDISC_ROUTER_ADVERTISEMENT (134)

Icmp6InNeighborSolicits
Questions received for the hardware address of an IPv6 neighbour, what ARP does for IPv4.
= RFC 4861, section 4.3; NDISC_NEIGHBOUR_SOLICITATION (135)

Icmp6InNeighborAdvertisements
Answers received that tell the hardware address of an IPv6 neighbour.
= RFC 4861, section 4.4; NDISC_NEIGHBOUR_ADVERTISEMENT (136)

Icmp6InRedirects
Hints received from a router that an IPv6 destination has a shorter way.
= RFC 4861, section 4.5; NDISC_REDIRECT (137)

Icmp6InMLDv2Reports
Reports received (MLD version 2) that tell which multicast groups a host listens to.
= RFC 3810, section 5.2; ICMPV6_MLD2_REPORT (143)

Icmp6OutDestUnreachs
Reports sent that an IPv6 packet could not be delivered here.
= RFC 4443, section 3.1; ICMPV6_DEST_UNREACH (1)

Icmp6OutPktTooBigs
Reports sent, as a router, that an IPv6 packet is larger than the next link.
= RFC 4443, section 3.2; ICMPV6_PKT_TOOBIG (2)

Icmp6OutTimeExcds
Reports sent that the hop limit of an IPv6 packet ran out at this router, or that fragments were missing.
= RFC 4443, section 3.3; ICMPV6_TIME_EXCEED (3)

Icmp6OutParmProblems
Reports sent that a header of an IPv6 packet makes no sense.
= RFC 4443, section 3.4; ICMPV6_PARAMPROB (4)

Icmp6OutEchos
Pings of IPv6 sent.
= RFC 4443, section 4.1; ICMPV6_ECHO_REQUEST (128)

Icmp6OutEchoReplies
Answers sent to pings of IPv6.
= RFC 4443, section 4.2; ICMPV6_ECHO_REPLY (129)

Icmp6OutGroupMembQueries
Questions sent, as a multicast router or bridge, which groups have members on the link.
= RFC 2710; RFC 3810; ICMPV6_MGM_QUERY (130)

Icmp6OutGroupMembResponses
Reports sent in the old form (MLD version 1) that a group has members here.
= RFC 2710; ICMPV6_MGM_REPORT (131)

Icmp6OutGroupMembReductions
Reports sent in the old form that this host left a group.
= RFC 2710; ICMPV6_MGM_REDUCTION (132)

Icmp6OutRouterSolicits
Requests sent that routers announce themselves. The kernel sends a few when an interface comes up; when
they go on, no router answers.
= RFC 4861, section 4.1; NDISC_ROUTER_SOLICITATION (133)

Icmp6OutRouterAdvertisements
Announcements sent as a router, by a program such as radvd.
= RFC 4861, section 4.2; NDISC_ROUTER_ADVERTISEMENT (134)

Icmp6OutNeighborSolicits
Questions sent for the hardware address of an IPv6 neighbour, also to find out whether an address of this
host is already taken.
= RFC 4861, section 4.3; RFC 4862, section 5.4; NDISC_NEIGHBOUR_SOLICITATION (135)

Icmp6OutNeighborAdvertisements
Answers sent that tell this host's hardware address.
= RFC 4861, section 4.4; NDISC_NEIGHBOUR_ADVERTISEMENT (136)

Icmp6OutRedirects
Hints sent, as a router, that an IPv6 destination has a shorter way.
= RFC 4861, section 4.5; NDISC_REDIRECT (137)

Icmp6OutMLDv2Reports
Reports sent (MLD version 2) that tell which multicast groups this host listens to.
= RFC 3810, section 5.2; ICMPV6_MLD2_REPORT (143)

Icmp6InTypeN
ICMPv6 messages received of the type N; only types that came are listed. 1 is unreachable, 2 too big, 3
time exceeded, 4 parameter problem, 128 and 129 ping and its answer, 130 to 132 and 143 multicast
listeners, 133 to 137 neighbour discovery.
= RFC 4293, icmpMsgStatsInPkts; the registry ICMPv6 type Numbers of IANA

Icmp6OutTypeN
ICMPv6 messages sent of the type N; Icmp6InTypeN lists what the numbers stand for.
= RFC 4293, icmpMsgStatsOutPkts; the registry ICMPv6 type Numbers of IANA
`,
);
