import { counters } from '../entry.ts';

export const ICMP = counters(
  ['Icmp'],
  `
InMsgs | icmpInMsgs = RFC 4293, icmpStatsInMsgs; ICMP_MIB_INMSGS
ICMP messages received, those with faults among them.

InErrors | icmpInErrors = RFC 4293, icmpStatsInErrors; ICMP_MIB_INERRORS
ICMP messages received that could not be used: wrong checksum or length, an unknown type, or an error
report about a connection that this host does not have.

InCsumErrors = ICMP_MIB_CSUMERRORS
ICMP messages received with a wrong checksum.

InDestUnreachs | icmpInDestUnreachs = RFC 792; ICMP_DEST_UNREACH (3)
Reports received that a packet of this host did not reach its destination: no route, no such host, a port
where nobody listens, a firewall, or a packet too large for a link.

InTimeExcds | icmpInTimeExcds = RFC 792; ICMP_TIME_EXCEEDED (11)
Reports received that a packet's time to live ran out, or that its fragments did not all arrive. Many
without a traceroute mean that routers send packets in a loop.

InParmProbs | icmpInParmProbs = RFC 792; ICMP_PARAMETERPROB (12)
Reports received that a header of this host's packets makes no sense.

InSrcQuenchs | icmpInSrcQuenchs = RFC 6633; ICMP_SOURCE_QUENCH (4)
Requests received to send more slowly, a message that is out of use and ignored.

InRedirects | icmpInRedirects = RFC 792; ICMP_REDIRECT (5)
Messages received from a router that another router of the link is the better way.
net.ipv4.conf.*.accept_redirects decides whether they are obeyed; they can be forged.

InEchos | icmpInEchos = RFC 792; ICMP_ECHO (8)
Pings received.

InEchoReps | icmpInEchoReps = RFC 792; ICMP_ECHOREPLY (0)
Answers to pings of this host.

InTimestamps | icmpInTimestamps = RFC 792; ICMP_TIMESTAMP (13)
Requests received for this host's time of day.

InTimestampReps | icmpInTimestampReps = RFC 792; ICMP_TIMESTAMPREPLY (14)
Answers received that tell a time of day.

InAddrMasks | icmpInAddrMasks = RFC 950; ICMP_ADDRESS (17)
Requests received for the mask of the network, which Linux does not answer.

InAddrMaskReps | icmpInAddrMaskReps = RFC 950; ICMP_ADDRESSREPLY (18)
Answers received that tell the mask of a network.

OutMsgs | icmpOutMsgs = RFC 4293, icmpStatsOutMsgs; ICMP_MIB_OUTMSGS
ICMP messages that this host sent.

OutErrors | icmpOutErrors = RFC 4293, icmpStatsOutErrors; ICMP_MIB_OUTERRORS
ICMP messages that could not be sent for a fault in ICMP itself, as a rule lack of memory.

OutRateLimitGlobal = ICMP_MIB_RATELIMITGLOBAL
ICMP messages not sent because the host had sent its share for the moment (net.ipv4.icmp_msgs_per_sec).
Scans and floods drive it up. The messages of ICMPv6 count here as well.

OutRateLimitHost = ICMP_MIB_RATELIMITHOST
ICMP messages not sent because this one receiver had received its share for the moment
(net.ipv4.icmp_ratelimit).

OutDestUnreachs | icmpOutDestUnreachs = RFC 792; ICMP_DEST_UNREACH (3)
Reports sent that a packet could not be delivered here, mostly one to a udp port where nobody listens.

OutTimeExcds | icmpOutTimeExcds = RFC 792; ICMP_TIME_EXCEEDED (11)
Reports sent that a packet's time to live ran out at this router, or that fragments were missing.

OutParmProbs | icmpOutParmProbs = RFC 792; ICMP_PARAMETERPROB (12)
Reports sent that the header of a packet makes no sense.

OutSrcQuenchs | icmpOutSrcQuenchs = RFC 6633; ICMP_SOURCE_QUENCH (4)
Requests sent to send more slowly. Linux does not send any.

OutRedirects | icmpOutRedirects = RFC 792; ICMP_REDIRECT (5)
Messages sent to hosts that another router of the link is the better way.

OutEchos | icmpOutEchos = RFC 792; ICMP_ECHO (8)
Pings sent.

OutEchoReps | icmpOutEchoReps = RFC 792; ICMP_ECHOREPLY (0)
Answers sent to pings.

OutTimestamps | icmpOutTimestamps = RFC 792; ICMP_TIMESTAMP (13)
Requests sent for another host's time of day.

OutTimestampReps | icmpOutTimestampReps = RFC 792; ICMP_TIMESTAMPREPLY (14)
Answers sent that tell this host's time of day.

OutAddrMasks | icmpOutAddrMasks = RFC 950; ICMP_ADDRESS (17)
Requests sent for the mask of the network.

OutAddrMaskReps | icmpOutAddrMaskReps = RFC 950; ICMP_ADDRESSREPLY (18)
Answers sent that tell the mask of the network.
`,
);

export const ICMP_MSG = counters(
  ['IcmpMsg'],
  `
InTypeN = RFC 4293, icmpMsgStatsInPkts; the registry ICMP Type Numbers of IANA
ICMP messages received of the type N; the kernel lists only types that came. 0 is the answer to a ping, 3
unreachable, 4 source quench, 5 redirect, 8 ping, 9 and 10 router advertisement and solicitation, 11 time
exceeded, 12 parameter problem, 13 and 14 timestamp and its reply, 42 and 43 extended ping and its reply.

OutTypeN = RFC 4293, icmpMsgStatsOutPkts; the registry ICMP Type Numbers of IANA
ICMP messages sent of the type N; InTypeN lists what the numbers stand for.
`,
);
