import { counters } from '../entry.ts';

export const ICMP = counters(
  ['Icmp'],
  `
InMsgs | icmpInMsgs
ICMP messages received, those with faults among them.
= RFC 4293, icmpStatsInMsgs; ICMP_MIB_INMSGS

InErrors | icmpInErrors
ICMP messages received that could not be used: wrong checksum or length, an unknown type, or an error
report about a connection that this host does not have.
= RFC 4293, icmpStatsInErrors; ICMP_MIB_INERRORS

InCsumErrors
ICMP messages received with a wrong checksum.
= ICMP_MIB_CSUMERRORS

InDestUnreachs | icmpInDestUnreachs
Reports received that a packet of this host did not reach its destination: no route, no such host, a port
where nobody listens, a firewall, or a packet too large for a link.
= RFC 792; ICMP_DEST_UNREACH (3)

InTimeExcds | icmpInTimeExcds
Reports received that a packet's time to live ran out, or that its fragments did not all arrive. Many
without a traceroute mean that routers send packets in a circle.
= RFC 792; ICMP_TIME_EXCEEDED (11)

InParmProbs | icmpInParmProbs
Reports received that a header of this host's packets makes no sense.
= RFC 792; ICMP_PARAMETERPROB (12)

InSrcQuenchs | icmpInSrcQuenchs
Requests received to send more slowly, a message that is out of use and ignored.
= RFC 6633; ICMP_SOURCE_QUENCH (4)

InRedirects | icmpInRedirects
Hints received from a router that another router of the link has the shorter way. Whether they are obeyed
net.ipv4.conf.*.accept_redirects decides; they can be forged.
= RFC 792; ICMP_REDIRECT (5)

InEchos | icmpInEchos
Pings received.
= RFC 792; ICMP_ECHO (8)

InEchoReps | icmpInEchoReps
Answers to pings of this host.
= RFC 792; ICMP_ECHOREPLY (0)

InTimestamps | icmpInTimestamps
Questions received for this host's time of day.
= RFC 792; ICMP_TIMESTAMP (13)

InTimestampReps | icmpInTimestampReps
Answers received that tell a time of day.
= RFC 792; ICMP_TIMESTAMPREPLY (14)

InAddrMasks | icmpInAddrMasks
Questions received for the mask of the network, which Linux does not answer.
= RFC 950; ICMP_ADDRESS (17)

InAddrMaskReps | icmpInAddrMaskReps
Answers received that tell the mask of a network.
= RFC 950; ICMP_ADDRESSREPLY (18)

OutMsgs | icmpOutMsgs
ICMP messages that this host sent.
= RFC 4293, icmpStatsOutMsgs; ICMP_MIB_OUTMSGS

OutErrors | icmpOutErrors
ICMP messages that could not be sent for a fault in ICMP itself, as a rule lack of memory.
= RFC 4293, icmpStatsOutErrors; ICMP_MIB_OUTERRORS

OutRateLimitGlobal
ICMP messages not sent because the host had sent its share for the moment (net.ipv4.icmp_msgs_per_sec).
Scans and floods drive it up. The messages of ICMPv6 count here as well.
= ICMP_MIB_RATELIMITGLOBAL

OutRateLimitHost
ICMP messages not sent because this one receiver had got its share for the moment
(net.ipv4.icmp_ratelimit).
= ICMP_MIB_RATELIMITHOST

OutDestUnreachs | icmpOutDestUnreachs
Reports sent that a packet could not be delivered here, mostly one to a udp port where nobody listens.
= RFC 792; ICMP_DEST_UNREACH (3)

OutTimeExcds | icmpOutTimeExcds
Reports sent that a packet's time to live ran out at this router, or that fragments were missing.
= RFC 792; ICMP_TIME_EXCEEDED (11)

OutParmProbs | icmpOutParmProbs
Reports sent that the header of a packet makes no sense.
= RFC 792; ICMP_PARAMETERPROB (12)

OutSrcQuenchs | icmpOutSrcQuenchs
Requests sent to send more slowly. Linux does not send any.
= RFC 6633; ICMP_SOURCE_QUENCH (4)

OutRedirects | icmpOutRedirects
Hints sent to hosts that another router of the link has the shorter way.
= RFC 792; ICMP_REDIRECT (5)

OutEchos | icmpOutEchos
Pings sent.
= RFC 792; ICMP_ECHO (8)

OutEchoReps | icmpOutEchoReps
Answers sent to pings.
= RFC 792; ICMP_ECHOREPLY (0)

OutTimestamps | icmpOutTimestamps
Questions sent for another host's time of day.
= RFC 792; ICMP_TIMESTAMP (13)

OutTimestampReps | icmpOutTimestampReps
Answers sent that tell this host's time of day.
= RFC 792; ICMP_TIMESTAMPREPLY (14)

OutAddrMasks | icmpOutAddrMasks
Questions sent for the mask of the network.
= RFC 950; ICMP_ADDRESS (17)

OutAddrMaskReps | icmpOutAddrMaskReps
Answers sent that tell the mask of the network.
= RFC 950; ICMP_ADDRESSREPLY (18)
`,
);

export const ICMP_MSG = counters(
  ['IcmpMsg'],
  `
InTypeN
ICMP messages received of the type N; the kernel lists only types that came. 0 is the answer to a ping, 3
unreachable, 4 source quench, 5 redirect, 8 ping, 9 and 10 router advertisement and solicitation, 11 time
exceeded, 12 parameter problem, 13 and 14 timestamp and its reply, 42 and 43 extended ping and its reply.
= RFC 4293, icmpMsgStatsInPkts; the registry ICMP Type Numbers of IANA

OutTypeN
ICMP messages sent of the type N; InTypeN lists what the numbers stand for.
= RFC 4293, icmpMsgStatsOutPkts; the registry ICMP Type Numbers of IANA
`,
);
