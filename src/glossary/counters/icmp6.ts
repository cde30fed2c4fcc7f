import { counters } from '../entry.ts';

export const ICMP6 = counters(
  ['Icmp6'],
  `
Icmp6InMsgs = RFC 4293, icmpStatsInMsgs; ICMP6_MIB_INMSGS
ICMPv6 messages received, those with faults among them.

Icmp6InErrors = RFC 4293, icmpStatsInErrors; ICMP6_MIB_INERRORS
ICMPv6 messages received that could not be used: wrong checksum or length, or an error report about a
connection that this host does not have.

Icmp6OutMsgs = RFC 4293, icmpStatsOutMsgs; ICMP6_MIB_OUTMSGS
ICMPv6 messages that this host sent.

Icmp6OutErrors = RFC 4293, icmpStatsOutErrors; ICMP6_MIB_OUTERRORS
ICMPv6 messages that could not be sent, as for lack of memory.

Icmp6InCsumErrors = ICMP6_MIB_CSUMERRORS
ICMPv6 messages received with a wrong checksum.

Icmp6OutRateLimitHost = RFC 4443, section 2.4; ICMP6_MIB_RATELIMITHOST
ICMPv6 messages not sent because this one receiver had received its share for the moment
(net.ipv6.icmp.ratelimit).

Icmp6InDestUnreachs = RFC 4443, section 3.1; ICMPV6_DEST_UNREACH (1)
Reports received that an IPv6 packet of this host did not reach its destination.

Icmp6InPktTooBigs = RFC 4443, section 3.2; RFC 8201; ICMPV6_PKT_TOOBIG (2)
Reports received that an IPv6 packet was larger than a link on its way. This is how the MTU of a path is
found out; a filter that drops them makes connections hang.

Icmp6InTimeExcds = RFC 4443, section 3.3; ICMPV6_TIME_EXCEED (3)
Reports received that the hop limit of an IPv6 packet ran out, or that fragments did not all arrive.

Icmp6InParmProblems = RFC 4443, section 3.4; ICMPV6_PARAMPROB (4)
Reports received that a header of this host's IPv6 packets makes no sense.

Icmp6InEchos = RFC 4443, section 4.1; ICMPV6_ECHO_REQUEST (128)
IPv6 pings received.

Icmp6InEchoReplies = RFC 4443, section 4.2; ICMPV6_ECHO_REPLY (129)
Answers to pings of this host over IPv6.

Icmp6InGroupMembQueries = RFC 2710; RFC 3810; ICMPV6_MGM_QUERY (130)
Queries received for the multicast groups that have members on the link. A querying router or switch
sends them regularly.

Icmp6InGroupMembResponses = RFC 2710; ICMPV6_MGM_REPORT (131)
Reports received in the old form (MLD version 1) that a group has members.

Icmp6InGroupMembReductions = RFC 2710; ICMPV6_MGM_REDUCTION (132)
Reports received in the old form that a member left its group.

Icmp6InRouterSolicits = RFC 4861, section 4.1; NDISC_ROUTER_SOLICITATION (133)
Requests received that routers announce themselves; only routers care.

Icmp6InRouterAdvertisements = RFC 4861, section 4.2; NDISC_ROUTER_ADVERTISEMENT (134)
Announcements of routers received: default routes, prefixes and settings for autoconfiguration.

Icmp6InNeighborSolicits = RFC 4861, section 4.3; NDISC_NEIGHBOUR_SOLICITATION (135)
Requests received for the hardware address of an IPv6 neighbour, what ARP does for IPv4.

Icmp6InNeighborAdvertisements = RFC 4861, section 4.4; NDISC_NEIGHBOUR_ADVERTISEMENT (136)
Answers received that tell the hardware address of an IPv6 neighbour.

Icmp6InRedirects = RFC 4861, section 4.5; NDISC_REDIRECT (137)
Messages received from a router that there is a better way to an IPv6 destination.

Icmp6InMLDv2Reports = RFC 3810, section 5.2; ICMPV6_MLD2_REPORT (143)
Reports received (MLD version 2) that tell which multicast groups a host listens to.

Icmp6OutDestUnreachs = RFC 4443, section 3.1; ICMPV6_DEST_UNREACH (1)
Reports sent that an IPv6 packet could not be delivered here.

Icmp6OutPktTooBigs = RFC 4443, section 3.2; ICMPV6_PKT_TOOBIG (2)
Reports sent, as a router, that an IPv6 packet is larger than the next link.

Icmp6OutTimeExcds = RFC 4443, section 3.3; ICMPV6_TIME_EXCEED (3)
Reports sent that the hop limit of an IPv6 packet ran out at this router, or that fragments were missing.

Icmp6OutParmProblems = RFC 4443, section 3.4; ICMPV6_PARAMPROB (4)
Reports sent that a header of an IPv6 packet makes no sense.

Icmp6OutEchos = RFC 4443, section 4.1; ICMPV6_ECHO_REQUEST (128)
IPv6 pings sent.

Icmp6OutEchoReplies = RFC 4443, section 4.2; ICMPV6_ECHO_REPLY (129)
Answers sent to IPv6 pings.

Icmp6OutGroupMembQueries = RFC 2710; RFC 3810; ICMPV6_MGM_QUERY (130)
Queries sent, as a multicast router or bridge, for the groups that have members on the link.

Icmp6OutGroupMembResponses = RFC 2710; ICMPV6_MGM_REPORT (131)
Reports sent in the old form (MLD version 1) that a group has members here.

Icmp6OutGroupMembReductions = RFC 2710; ICMPV6_MGM_REDUCTION (132)
Reports sent in the old form that this host left a group.

Icmp6OutRouterSolicits = RFC 4861, section 4.1; NDISC_ROUTER_SOLICITATION (133)
Requests sent that routers announce themselves. The kernel sends a few when an interface comes up; when
they go on, no router answers.

Icmp6OutRouterAdvertisements = RFC 4861, section 4.2; NDISC_ROUTER_ADVERTISEMENT (134)
Announcements sent as a router, by a program such as radvd.

Icmp6OutNeighborSolicits = RFC 4861, section 4.3; RFC 4862, section 5.4; NDISC_NEIGHBOUR_SOLICITATION (135)
Requests sent for the hardware address of an IPv6 neighbour, also to find out whether an address of this
host is already taken.

Icmp6OutNeighborAdvertisements = RFC 4861, section 4.4; NDISC_NEIGHBOUR_ADVERTISEMENT (136)
Answers sent that tell this host's hardware address.

Icmp6OutRedirects = RFC 4861, section 4.5; NDISC_REDIRECT (137)
Messages sent, as a router, that there is a better way to an IPv6 destination.

Icmp6OutMLDv2Reports = RFC 3810, section 5.2; ICMPV6_MLD2_REPORT (143)
Reports sent (MLD version 2) that tell which multicast groups this host listens to.

Icmp6InTypeN = RFC 4293, icmpMsgStatsInPkts; the registry ICMPv6 type Numbers of IANA
ICMPv6 messages received of the type N; only types that came are listed. 1 is unreachable, 2 too big, 3
time exceeded, 4 parameter problem, 128 and 129 ping and its answer, 130 to 132 and 143 multicast
listeners, 133 to 137 neighbour discovery.

Icmp6OutTypeN = RFC 4293, icmpMsgStatsOutPkts; the registry ICMPv6 type Numbers of IANA
ICMPv6 messages sent of the type N; Icmp6InTypeN lists what the numbers stand for.
`,
);
