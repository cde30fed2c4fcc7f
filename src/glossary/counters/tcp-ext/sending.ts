/** Data that goes out when all is well. */
export const SENDING = `
TCPOrigDataSent
Segments with data that were sent for the first time. RetransSegs divided by it gives the rate of
retransmission.
= LINUX_MIB_TCPORIGDATASENT

TCPDelivered
Segments that are known to have arrived, repeated ones among them.
= LINUX_MIB_TCPDELIVERED

TCPDeliveredCE
Segments known to have arrived while the receiver reported congestion that a router had marked (ECN).
= LINUX_MIB_TCPDELIVEREDCE; RFC 3168

TCPAutoCorking
How often a small write was held back for a moment because earlier data still lay in a queue of this host.
It makes fewer, larger packets.
= LINUX_MIB_TCPAUTOCORKING; net.ipv4.tcp_autocorking

TCPWinProbe
Probes sent to a receiver whose window is closed. Look for the timer probe, and for a program at the other
end that does not read.
= LINUX_MIB_TCPWINPROBE; RFC 9293, section 3.8.6.1

TCPHystartTrainDetect
How often slow start was left before any loss, because the train of acknowledgements grew long (HyStart).
= LINUX_MIB_TCPHYSTARTTRAINDETECT

TCPHystartTrainCwnd
The sum of the congestion windows at which TCPHystartTrainDetect counted: divided by it, their mean.
= LINUX_MIB_TCPHYSTARTTRAINCWND

TCPHystartDelayDetect
How often slow start was left because the round trip time grew (HyStart).
= LINUX_MIB_TCPHYSTARTDELAYDETECT

TCPHystartDelayCwnd
The sum of the congestion windows at which TCPHystartDelayDetect counted: divided by it, their mean.
= LINUX_MIB_TCPHYSTARTDELAYCWND

TCPMTUPSuccess
Probes with larger packets that got through, so that the connection uses them from now on.
= LINUX_MIB_TCPMTUPSUCCESS; RFC 4821

TCPMTUPFail
Probes with larger packets that did not get through.
= LINUX_MIB_TCPMTUPFAIL; RFC 4821

TCPMemoryPressures
How often tcp as a whole took more memory than the middle limit of net.ipv4.tcp_mem, so that buffers were
held down.
= LINUX_MIB_TCPMEMORYPRESSURES: tcp_enter_memory_pressure

TCPMemoryPressuresChrono
How long, in milliseconds, tcp held buffers down because it took too much memory.
= LINUX_MIB_TCPMEMORYPRESSURESCHRONO: tcp_leave_memory_pressure

SockMallocOOM
The name, as net-tools knows it, of packets that could not be sent because the system was out of memory.
Kernels of today do not count this.
= the table of sentences of net-tools 2.10`;
