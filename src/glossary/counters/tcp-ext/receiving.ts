/** Data that comes in, and its acknowledgement. */
export const RECEIVING = `
PruneCalled = LINUX_MIB_PRUNECALLED: tcp_prune_queue
How often a socket was over the limit of its receive buffer and the kernel had to compact what was
queued. Programs read too slowly, or the buffer (net.ipv4.tcp_rmem) is small for the speed and the
distance.

RcvPruned = LINUX_MIB_RCVPRUNED: tcp_prune_queue
How often a socket stayed over the limit of its receive buffer even after compaction, so that arriving
data was dropped and has to be sent again. Look at PruneCalled first.

OfoPruned = LINUX_MIB_OFOPRUNED: tcp_prune_ofo_queue
How often data that had come out of order was thrown away to make room; the sender repeats it.

TCPRcvCollapsed = LINUX_MIB_TCPRCVCOLLAPSED
Segments in a receive queue that were merged into others to save memory.

TCPRcvCoalesce = LINUX_MIB_TCPRCVCOALESCE
Segments that were merged with the one before them as they came in. A saving, and no sign of trouble.

TCPBacklogCoalesce = LINUX_MIB_TCPBACKLOGCOALESCE
Segments that were merged while they waited for a socket in use by its program.

TCPBacklogDrop = LINUX_MIB_TCPBACKLOGDROP
Segments dropped because too many waited for a socket that its program was just using.

TCPOFOQueue = LINUX_MIB_TCPOFOQUEUE
Segments that arrived out of order and were queued. Loss or different paths through the network cause it.

TCPOFODrop = LINUX_MIB_TCPOFODROP
Segments out of order that were dropped because there was no room in the receive buffer.

TCPOFOMerge = LINUX_MIB_TCPOFOMERGE
Segments out of order that were dropped because others held the same data.

TCPRcvQDrop = LINUX_MIB_TCPRCVQDROP
Segments in order that were dropped for lack of room or memory.

TCPZeroWindowDrop = LINUX_MIB_TCPZEROWINDOWDROP
Segments dropped because they came while this host's window was closed.

BeyondWindow = LINUX_MIB_BEYOND_WINDOW
Segments dropped because they reach beyond the window that was offered. Only recent kernels count them.

TCPToZeroWindowAdv = LINUX_MIB_TCPTOZEROWINDOWADV
How often this host closed its window: a program did not read what had come. Recv-Q shows which.

TCPFromZeroWindowAdv = LINUX_MIB_TCPFROMZEROWINDOWADV
How often this host opened its window again after it had been closed.

TCPWantZeroWindowAdv = LINUX_MIB_TCPWANTZEROWINDOWADV; RFC 9293, section 3.8.6
How often this host would have closed its window but had promised more room before, and kept its word.

DelayedACKs = LINUX_MIB_DELAYEDACKS; RFC 9293, section 3.8.6.3
Acknowledgements that were sent when their delay expired, because no data was sent before that could
carry them.

DelayedACKLocked = LINUX_MIB_DELAYEDACKLOCKED
Delayed acknowledgements that had to wait longer because the program was just using the socket.

DelayedACKLost = LINUX_MIB_DELAYEDACKLOST
Segments that came although their data was here already, upon which this host acknowledges at once for a
while. Its acknowledgement was lost or late, or the sender was too hasty; netstat's text speaks only of the
effect.

TCPAckCompressed = LINUX_MIB_TCPACKCOMPRESSED; net.ipv4.tcp_comp_sack_delay_ns
Selective acknowledgements that were saved because one stands for several.

TCPHPHits = LINUX_MIB_TCPHPHITS: tcp_rcv_established
Segments with data that were just what was expected and took the fast path of the kernel (header
prediction). The larger their share, the better.

TCPHPAcks = LINUX_MIB_TCPHPACKS: tcp_ack
Acknowledgements that took the fast path.

TCPPureAcks = LINUX_MIB_TCPPUREACKS: tcp_ack
Acknowledgements without data that took the slow path.

TCPDSACKOldSent = LINUX_MIB_TCPDSACKOLDSENT; RFC 2883
Reports to a sender (DSACK) that data came twice which had been acknowledged already.

TCPDSACKOfoSent = LINUX_MIB_TCPDSACKOFOSENT; RFC 2883
Reports to a sender (DSACK) that data came twice which had come out of order.

BusyPollRxPackets | LowLatencyRxPackets = LINUX_MIB_BUSYPOLLRXPACKETS; net.core.busy_read
Packets that a program fetched from the card by polling it (SO_BUSY_POLL).

PFMemallocDrop = LINUX_MIB_PFMEMALLOCDROP: sk_filter_trim_cap
Packets dropped because they lay in memory that the kernel keeps for emergencies, such as swapping over the
network. The host is out of memory.

TCPHPHitsToUser = LINUX_MIB_TCPHPHITSTOUSER of old kernels
Segments that took the fast path and were copied to the waiting program at once. Linux 4.14 removed this.

TCPPrequeued = LINUX_MIB_TCPPREQUEUED of old kernels
Segments that were left to a waiting program to work on, in a queue that Linux 4.14 removed.

TCPPrequeueDropped = LINUX_MIB_TCPPREQUEUEDROPPED of old kernels
Segments dropped from the queue that TCPPrequeued counts because it was full.

TCPDirectCopyFromPrequeue = LINUX_MIB_TCPDIRECTCOPYFROMPREQUEUE of old kernels
Bytes that a program copied from the queue that TCPPrequeued counts.

TCPDirectCopyFromBacklog = LINUX_MIB_TCPDIRECTCOPYFROMBACKLOG of old kernels
Bytes that went straight to a program while it was reading, from segments that had waited for it.

TCPSchedulerFailed = LINUX_MIB_TCPSCHEDULERFAILED of old kernels
How often a delayed acknowledgement fell due while segments still waited for their program, which was not
woken in time.`;
