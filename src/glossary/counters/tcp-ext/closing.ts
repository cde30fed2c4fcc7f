/** Connections that end. */
export const CLOSING = `
TW
Connections that began to wait in TIME_WAIT, or in FIN_WAIT2 without a process, for their usual time. About
one for each connection that this end closed first.
= LINUX_MIB_TIMEWAITED: __inet_twsk_schedule

TWRecycled
Pairs of ports in TIME_WAIT that were taken for a new connection of this host before their time was over
(net.ipv4.tcp_tw_reuse). This is safe thanks to timestamps, and shows that local ports are in demand.
= LINUX_MIB_TIMEWAITRECYCLED: __inet_check_established

TWKilled
Connections that began to wait in TIME_WAIT, or in FIN_WAIT2 without a process, for four seconds at most.
The usual settings do not lead to it.
= LINUX_MIB_TIMEWAITKILLED: __inet_twsk_schedule

TCPTimeWaitOverflow
Connections that were forgotten at once because there was no room for one more in TIME_WAIT
(net.ipv4.tcp_max_tw_buckets) or no memory.
= LINUX_MIB_TCPTIMEWAITOVERFLOW

PAWSTimewait
Segments for a connection in TIME_WAIT that were refused for their old timestamps. Recent kernels count them
apart from PAWSEstab.
= LINUX_MIB_PAWS_TW_REJECTED; RFC 7323, section 5

TCPAbortOnData
Connections that were reset because data came after the program had closed, or that the program itself
reset by closing with SO_LINGER set to 0.
= LINUX_MIB_TCPABORTONDATA; RFC 1122, section 4.2.2.13

TCPAbortOnClose
Connections that were reset because the program closed while data that had arrived was still unread. Such a
program should read to the end first: the other end may lose what it was sent.
= LINUX_MIB_TCPABORTONCLOSE; RFC 2525, section 2.17

TCPAbortOnTimeout
Connections given up after too many retransmissions or probes without answer: the other end is gone, or the
way to it.
= LINUX_MIB_TCPABORTONTIMEOUT: tcp_write_err

TCPAbortOnLinger
Connections reset because the program asked not to wait in FIN_WAIT2 (TCP_LINGER2 below zero).
= LINUX_MIB_TCPABORTONLINGER

TCPAbortOnMemory
Connections without a process that were dropped because there were too many of them
(net.ipv4.tcp_max_orphans) or tcp was out of memory (net.ipv4.tcp_mem). It should stay at 0.
= LINUX_MIB_TCPABORTONMEMORY: tcp_out_of_resources

TCPAbortFailed
Resets that could not be sent for lack of memory.
= LINUX_MIB_TCPABORTFAILED

TCPKeepAlive
Probes of keepalive sent.
= LINUX_MIB_TCPKEEPALIVE; RFC 9293, section 3.8.4`;
