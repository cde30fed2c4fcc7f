/** Connections that end. */
export const CLOSING = `
TW = LINUX_MIB_TIMEWAITED: __inet_twsk_schedule
Connections that began to wait in TIME_WAIT, or in FIN_WAIT2 without a process, for their usual time. About
one for each connection that this end closed first.

TWRecycled = LINUX_MIB_TIMEWAITRECYCLED: __inet_check_established
Pairs of ports in TIME_WAIT that were taken for a new connection of this host before their time was over
(net.ipv4.tcp_tw_reuse). This is safe thanks to timestamps, and shows that local ports are in demand.

TWKilled = LINUX_MIB_TIMEWAITKILLED: __inet_twsk_schedule
Connections that began to wait in TIME_WAIT, or in FIN_WAIT2 without a process, for four seconds at most.
The usual settings do not lead to it.

TCPTimeWaitOverflow = LINUX_MIB_TCPTIMEWAITOVERFLOW
Connections that were forgotten at once because there was no room for one more in TIME_WAIT
(net.ipv4.tcp_max_tw_buckets) or no memory.

PAWSTimewait = LINUX_MIB_PAWS_TW_REJECTED; RFC 7323, section 5
Segments for a connection in TIME_WAIT that were refused for their old timestamps. Recent kernels count them
apart from PAWSEstab.

TCPAbortOnData = LINUX_MIB_TCPABORTONDATA; RFC 1122, section 4.2.2.13
Connections that were reset because data came after the program had closed, or that the program itself
reset by closing with SO_LINGER set to 0.

TCPAbortOnClose = LINUX_MIB_TCPABORTONCLOSE; RFC 2525, section 2.17
Connections that were reset because the program closed while data that had arrived was still unread. Such a
program should read to the end first: the other end may lose what it was sent.

TCPAbortOnTimeout = LINUX_MIB_TCPABORTONTIMEOUT: tcp_write_err
Connections given up after too many retransmissions or probes without answer: the other end is gone, or the
way to it.

TCPAbortOnLinger = LINUX_MIB_TCPABORTONLINGER
Connections reset because the program asked not to wait in FIN_WAIT2 (TCP_LINGER2 below zero).

TCPAbortOnMemory = LINUX_MIB_TCPABORTONMEMORY: tcp_out_of_resources
Connections without a process that were dropped because there were too many of them
(net.ipv4.tcp_max_orphans) or tcp was out of memory (net.ipv4.tcp_mem). It should stay at 0.

TCPAbortFailed = LINUX_MIB_TCPABORTFAILED
Resets that could not be sent for lack of memory.

TCPKeepAlive = LINUX_MIB_TCPKEEPALIVE; RFC 9293, section 3.8.4
Probes of keepalive sent.`;
