/** What was refused: forged, stale or wrong. */
export const GUARDING = `
OutOfWindowIcmps = LINUX_MIB_OUTOFWINDOWICMPS; RFC 5927
ICMP errors that were ignored because they quote a segment which is not on its way. Forged, or very late.

LockDroppedIcmps = LINUX_MIB_LOCKDROPPEDICMPS
ICMP errors that came while the program was using its socket and were mostly ignored for it.

ArpFilter = LINUX_MIB_ARPFILTER
ARP requests not answered, because packets for the asker would leave by another interface
(net.ipv4.conf.*.arp_filter).

IPReversePathFilter = LINUX_MIB_IPRPFILTER; RFC 3704
Packets dropped because their source address is not routed back over the interface they came from
(net.ipv4.conf.*.rp_filter). Either forged, or the routes of a host with several ways are not symmetric.

PAWSEstab = LINUX_MIB_PAWSESTABREJECTED; RFC 7323, section 5
Segments refused because their timestamp is older than one seen before: late duplicates, or several hosts
behind one address.

PAWSOldAck = LINUX_MIB_PAWS_OLD_ACK
Acknowledgements without data that were refused because their timestamp is older than one seen before, most
likely since the network changed their order. Nothing is sent in answer. Only recent kernels tell them apart.

TCPChallengeACK = LINUX_MIB_TCPCHALLENGEACK; RFC 5961
Acknowledgements sent to ask whether a reset or SYN was meant, or to an ACK of what was never sent. A burst
may be an attempt to guess into a connection.

TCPACKSkippedSynRecv = LINUX_MIB_TCPACKSKIPPEDSYNRECV
Answers to repeated or wrong segments of a half open connection that were left out because one was sent just
before (net.ipv4.tcp_invalid_ratelimit).

TCPACKSkippedPAWS = LINUX_MIB_TCPACKSKIPPEDPAWS
Answers to segments with an old timestamp that were left out because one was sent just before.

TCPACKSkippedSeq = LINUX_MIB_TCPACKSKIPPEDSEQ
Answers to segments out of the window that were left out because one was sent just before. This keeps two
ends from acknowledging each other's wrong sequence numbers forever.

TCPACKSkippedFinWait2 = LINUX_MIB_TCPACKSKIPPEDFINWAIT2
Answers to segments out of the window in FIN_WAIT2 that were left out because one was sent just before.

TCPACKSkippedTimeWait = LINUX_MIB_TCPACKSKIPPEDTIMEWAIT
Answers to segments in TIME_WAIT that were left out because one was sent just before.

TCPACKSkippedChallenge = LINUX_MIB_TCPACKSKIPPEDCHALLENGE
Challenge ACKs that were left out because the connection sent one just before.

TCPMinTTLDrop = LINUX_MIB_TCPMINTTLDROP; RFC 5082
Segments and ICMP errors dropped because they have come over more routers than the socket allows
(IP_MINTTL); BGP daemons use this.

TCPMD5NotFound = LINUX_MIB_TCPMD5NOTFOUND; RFC 2385
Segments dropped because they lack the MD5 signature that is expected of this peer.

TCPMD5Unexpected = LINUX_MIB_TCPMD5UNEXPECTED; RFC 2385
Segments dropped because they have an MD5 signature although none is set up for this peer.

TCPMD5Failure = LINUX_MIB_TCPMD5FAILURE; RFC 2385
Segments dropped because their MD5 signature is wrong: most often the passwords of two BGP neighbours differ.

TCPAORequired = LINUX_MIB_TCPAOREQUIRED; RFC 5925
Segments dropped because they lack the authentication (TCP-AO) that is required of this peer.

TCPAOBad = LINUX_MIB_TCPAOBAD; RFC 5925
Segments dropped because their TCP-AO signature is wrong.

TCPAOKeyNotFound = LINUX_MIB_TCPAOKEYNOTFOUND; RFC 5925
Segments dropped because this host has no TCP-AO key with the number that they name.

TCPAOGood = LINUX_MIB_TCPAOGOOD; RFC 5925
Segments whose TCP-AO signature was right.

TCPAODroppedIcmps = LINUX_MIB_TCPAODROPPEDICMPS; RFC 5925, section 7.8
ICMP errors ignored because their connection is protected by TCP-AO.`;
