/** Loss: how it is noticed, repaired, and found to have been none. */
export const RECOVERY = `
TCPTimeouts = LINUX_MIB_TCPTIMEOUTS; RFC 6298
How often the retransmission timer expired, of open connections and of half open ones. Each time delays a
connection by 200 milliseconds or more, which is worse than a loss that is repaired at once.

TCPLossProbes = LINUX_MIB_TCPLOSSPROBES; RFC 8985, section 7
Probes for loss at the end of a transmission: the last segment was sent again, or a new one, before the
timer would have run out. Some are normal.

TCPLossProbeRecovery = LINUX_MIB_TCPLOSSPROBERECOVERY; RFC 8985, section 7
Losses at the end of a transmission that a probe for loss repaired.

TCPFastRetrans = LINUX_MIB_TCPFASTRETRANS; RFC 5681, section 3.2
Segments that were repeated without waiting for the timer, because acknowledgements showed their loss.

TCPSlowStartRetrans = LINUX_MIB_TCPSLOWSTARTRETRANS
Segments that were repeated after the timer had expired, while the connection started anew.

TCPLostRetransmit, TCPLostRetransmits = LINUX_MIB_TCPLOSTRETRANSMIT
Repeated segments that got lost once more: the path is bad. The kernel's name is the first; net-tools has
its sentence for the second.

TCPRetransFail = LINUX_MIB_TCPRETRANSFAIL
Segments that were to be repeated but could not be sent from this host.

TCPSpuriousRtxHostQueues = LINUX_MIB_TCPSPURIOUS_RTX_HOSTQUEUES
Retransmissions that were left out because the first copy still lay in a queue of this host. Its own link is
overloaded, not the network.

TCPSackRecovery = LINUX_MIB_TCPSACKRECOVERY; RFC 6675
How often a connection began to recover from a loss that selective acknowledgements had reported.

TCPRenoRecovery = LINUX_MIB_TCPRENORECOVERY; RFC 6582
How often a connection without selective acknowledgements began to recover from a loss.

TCPSackRecoveryFail = LINUX_MIB_TCPSACKRECOVERYFAIL
Recoveries by selective acknowledgements that ended in a time-out after all.

TCPRenoRecoveryFail, TCPRenoRecoveryFailed = LINUX_MIB_TCPRENORECOVERYFAIL
Recoveries without selective acknowledgements that ended in a time-out. The second spelling is net-tools'
own.

TCPSackFailures = LINUX_MIB_TCPSACKFAILURES: tcp_retransmit_timer
How often the timer expired after selective acknowledgements had hinted at a loss, but before recovery
began.

TCPRenoFailures = LINUX_MIB_TCPRENOFAILURES: tcp_retransmit_timer
How often the timer expired after repeated acknowledgements had hinted at a loss, but before recovery
began.

TCPLossFailures = LINUX_MIB_TCPLOSSFAILURES: tcp_retransmit_timer
How often the timer expired once more while the connection was still recovering from an earlier time-out.

TCPSACKReneging = LINUX_MIB_TCPSACKRENEGING; RFC 2018, section 8
How often a receiver took back what it had acknowledged selectively. It is allowed to when it lacks
memory; some middleboxes do it by mistake.

TCPSACKReorder = LINUX_MIB_TCPSACKREORDER
How often selective acknowledgements showed that the network had changed the order of segments. Several
paths of different length are the usual cause.

TCPRenoReorder = LINUX_MIB_TCPRENOREORDER
How often repeated acknowledgements showed a changed order.

TCPTSReorder = LINUX_MIB_TCPTSREORDER
How often timestamps showed a changed order.

TCPFACKReorder = LINUX_MIB_TCPFACKREORDER of old kernels
How often a method that Linux no longer has (FACK) showed a changed order.

TCPFullUndo = LINUX_MIB_TCPFULLUNDO: tcp_try_undo_recovery
How often a connection that had reduced its congestion window for a loss found that nothing was lost, and
undid the reduction.

TCPPartialUndo = LINUX_MIB_TCPPARTIALUNDO: tcp_try_undo_partial
How often a connection found during recovery that segments were only late, and undid the reduction of its
congestion window.

TCPDSACKUndo, TCPDSackUndo = LINUX_MIB_TCPDSACKUNDO; RFC 2883
How often a connection undid the reduction of its congestion window because the receiver reported all
repeated segments as duplicates. net-tools spells it in the second way.

TCPLossUndo = LINUX_MIB_TCPLOSSUNDO: tcp_try_undo_loss
How often a connection undid what it had done after its timer had expired too early.

TCPSpuriousRTOs = LINUX_MIB_TCPSPURIOUSRTOS; RFC 5682
Time-outs that the algorithm F-RTO found to have come too early.

TCPDSACKRecv = LINUX_MIB_TCPDSACKRECV; RFC 2883
Reports received that this host had sent data again which had arrived before: a needless retransmission.

TCPDSACKOfoRecv = LINUX_MIB_TCPDSACKOFORECV; RFC 2883
Reports received that data had arrived twice beyond what is acknowledged in order.

TCPDSACKRecvSegs = LINUX_MIB_TCPDSACKRECVSEGS
Segments that receivers reported as duplicates (DSACK).

TCPDSACKIgnoredOld = LINUX_MIB_TCPDSACKIGNOREDOLD
Reports of duplicates that were ignored because they tell of data sent long before.

TCPDSACKIgnoredNoUndo = LINUX_MIB_TCPDSACKIGNOREDNOUNDO
Reports of duplicates that were ignored because they are out of the range that counts, while there was no
reduction of the congestion window to undo.

TCPDSACKIgnoredDubious = LINUX_MIB_TCPDSACKIGNOREDDUBIOUS
Reports of duplicates that were ignored because this host had not repeated so much.

TCPSACKDiscard = LINUX_MIB_TCPSACKDISCARD
Selective acknowledgements that were ignored because they make no sense. Many of them point to a
middlebox that changes sequence numbers.

TCPSackShifted = LINUX_MIB_SACKSHIFTED
How often a part of a packet in the queue moved to the one before, so that what is acknowledged selectively
lies together. Bookkeeping of the kernel.

TCPSackMerged = LINUX_MIB_SACKMERGED
How often a whole packet in the queue was joined with the one before, because both were acknowledged
selectively. It is bookkeeping of the kernel.

TCPSackShiftFallback = LINUX_MIB_SACKSHIFTFALLBACK
How often two packets that were acknowledged selectively could not be joined in the queue.

TCPWqueueTooBig = LINUX_MIB_TCPWQUEUETOOBIG; CVE-2019-11478
How often a packet was not split because the queue of its socket was already far too large. Guards against
peers that want to exhaust memory.

TCPForwardRetrans = LINUX_MIB_TCPFORWARDRETRANS of old kernels
Segments that old kernels repeated on a mere guess that they were lost.

TCPLoss = LINUX_MIB_TCPLOSS of old kernels
How often old kernels saw a loss during recovery.

TcpTimeoutRehash = LINUX_MIB_TCPTIMEOUTREHASH
How often a connection chose another hash after its timer had expired, to get another path through the
network.

TcpDuplicateDataRehash = LINUX_MIB_TCPDUPLICATEDATAREHASH
How often a receiver chose another hash over IPv6, because duplicates told that its acknowledgements do not
arrive.

TCPPLBRehash = LINUX_MIB_TCPPLBREHASH; net.ipv4.tcp_plb_enabled
How often a connection chose another hash to leave a congested path (PLB).`;
