/** Data that comes in, and its acknowledgement. */
export const RECEIVING = `
PruneCalled
How often a socket was over the limit of its receive buffer and the kernel had to squeeze what was queued.
Programs read too slowly, or the buffer (net.ipv4.tcp_rmem) is small for the speed and the distance.
= LINUX_MIB_PRUNECALLED: tcp_prune_queue

RcvPruned
How often a socket stayed over the limit of its receive buffer after all squeezing, so that arriving data
was dropped and has to be sent again. Look at PruneCalled first.
= LINUX_MIB_RCVPRUNED: tcp_prune_queue

OfoPruned
How often data that had come out of order was thrown away to make room; the sender repeats it.
= LINUX_MIB_OFOPRUNED: tcp_prune_ofo_queue

TCPRcvCollapsed
Segments in a receive queue that were merged into others to save memory.
= LINUX_MIB_TCPRCVCOLLAPSED

TCPRcvCoalesce
Segments that were merged with the one before them as they came in. A saving, and no sign of trouble.
= LINUX_MIB_TCPRCVCOALESCE

TCPBacklogCoalesce
Segments that were merged while they waited for a socket in use by its program.
= LINUX_MIB_TCPBACKLOGCOALESCE

TCPBacklogDrop
Segments dropped because too many waited for a socket that its program was just using.
= LINUX_MIB_TCPBACKLOGDROP

TCPOFOQueue
Segments that came before an earlier one and were kept. Loss or different ways through the network cause it.
= LINUX_MIB_TCPOFOQUEUE

TCPOFODrop
Segments out of order that were dropped because there was no room in the receive buffer.
= LINUX_MIB_TCPOFODROP

TCPOFOMerge
Segments out of order that were dropped because others held the same data.
= LINUX_MIB_TCPOFOMERGE

TCPRcvQDrop
Segments in order that were dropped for lack of room or memory.
= LINUX_MIB_TCPRCVQDROP

TCPZeroWindowDrop
Segments dropped because they came while this host's window was closed.
= LINUX_MIB_TCPZEROWINDOWDROP

BeyondWindow
Segments dropped because they reach beyond the window that was offered. Only recent kernels count them.
= LINUX_MIB_BEYOND_WINDOW

TCPToZeroWindowAdv
How often this host closed its window: a program did not read what had come. Recv-Q shows which.
= LINUX_MIB_TCPTOZEROWINDOWADV

TCPFromZeroWindowAdv
How often this host opened its window again after it had been closed.
= LINUX_MIB_TCPFROMZEROWINDOWADV

TCPWantZeroWindowAdv
How often this host would have closed its window but had promised more room before, and kept its word.
= LINUX_MIB_TCPWANTZEROWINDOWADV; RFC 9293, section 3.8.6

DelayedACKs
Acknowledgements that were sent when the delay for them ended, because no data went along before.
= LINUX_MIB_DELAYEDACKS; RFC 9293, section 3.8.6.3

DelayedACKLocked
Delayed acknowledgements that had to wait longer because the program was just using the socket.
= LINUX_MIB_DELAYEDACKLOCKED

DelayedACKLost
Segments that came although their data was here already, upon which this host acknowledges at once for a
while. Its acknowledgement was lost or late, or the sender was too hasty; netstat's text speaks only of the
effect.
= LINUX_MIB_DELAYEDACKLOST

TCPAckCompressed
Selective acknowledgements that were saved because one stands for several.
= LINUX_MIB_TCPACKCOMPRESSED; net.ipv4.tcp_comp_sack_delay_ns

TCPHPHits
Segments with data that were just what was expected and took the short way through the kernel. The larger
their part, the better.
= LINUX_MIB_TCPHPHITS: tcp_rcv_established

TCPHPAcks
Acknowledgements that took the short way.
= LINUX_MIB_TCPHPACKS: tcp_ack

TCPPureAcks
Acknowledgements without data that took the long way.
= LINUX_MIB_TCPPUREACKS: tcp_ack

TCPDSACKOldSent
Reports to a sender (DSACK) that data came twice which had been acknowledged already.
= LINUX_MIB_TCPDSACKOLDSENT; RFC 2883

TCPDSACKOfoSent
Reports to a sender (DSACK) that data came twice which had come out of order.
= LINUX_MIB_TCPDSACKOFOSENT; RFC 2883

BusyPollRxPackets | LowLatencyRxPackets
Packets that a program fetched from the card by polling it (SO_BUSY_POLL).
= LINUX_MIB_BUSYPOLLRXPACKETS; net.core.busy_read

PFMemallocDrop
Packets dropped because they lay in memory that the kernel keeps for emergencies, such as swapping over the
network. The host is out of memory.
= LINUX_MIB_PFMEMALLOCDROP: sk_filter_trim_cap

TCPHPHitsToUser
Segments that took the short way and were copied to the waiting program at once. Linux 4.14 removed this.
= LINUX_MIB_TCPHPHITSTOUSER of old kernels

TCPPrequeued
Segments that were left to a waiting program to work on, in a queue that Linux 4.14 removed.
= LINUX_MIB_TCPPREQUEUED of old kernels

TCPPrequeueDropped
Segments dropped from the queue that TCPPrequeued counts because it was full.
= LINUX_MIB_TCPPREQUEUEDROPPED of old kernels

TCPDirectCopyFromPrequeue
Bytes that a program copied from the queue that TCPPrequeued counts.
= LINUX_MIB_TCPDIRECTCOPYFROMPREQUEUE of old kernels

TCPDirectCopyFromBacklog
Bytes that went straight to a program while it was reading, from segments that had waited for it.
= LINUX_MIB_TCPDIRECTCOPYFROMBACKLOG of old kernels

TCPSchedulerFailed
How often a delayed acknowledgement fell due while segments still waited for their program, which was not
woken in time.
= LINUX_MIB_TCPSCHEDULERFAILED of old kernels`;
