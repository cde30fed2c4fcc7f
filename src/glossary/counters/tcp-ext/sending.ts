/** Data that goes out when all is well. */
export const SENDING = `
TCPOrigDataSent = LINUX_MIB_TCPORIGDATASENT
Segments with data that were sent for the first time. RetransSegs divided by it gives the rate of
retransmission.

TCPDelivered = LINUX_MIB_TCPDELIVERED
Segments that are known to have arrived, repeated ones among them.

TCPDeliveredCE = LINUX_MIB_TCPDELIVEREDCE; RFC 3168
Segments known to have arrived while the receiver reported congestion that a router had marked (ECN).

TCPAutoCorking = LINUX_MIB_TCPAUTOCORKING; net.ipv4.tcp_autocorking
How often a small write was held back for a moment because earlier data still lay in a queue of this host.
It makes fewer, larger packets.

TCPWinProbe = LINUX_MIB_TCPWINPROBE; RFC 9293, section 3.8.6.1
Probes sent to a receiver whose window is closed. Look for the timer probe, and for a program at the other
end that does not read.

TCPHystartTrainDetect = LINUX_MIB_TCPHYSTARTTRAINDETECT
How often slow start was left before any loss, because the train of acknowledgements grew long (HyStart).

TCPHystartTrainCwnd = LINUX_MIB_TCPHYSTARTTRAINCWND
The sum of the congestion windows at which TCPHystartTrainDetect counted: divided by it, their mean.

TCPHystartDelayDetect = LINUX_MIB_TCPHYSTARTDELAYDETECT
How often slow start was left because the round trip time grew (HyStart).

TCPHystartDelayCwnd = LINUX_MIB_TCPHYSTARTDELAYCWND
The sum of the congestion windows at which TCPHystartDelayDetect counted: divided by it, their mean.

TCPMTUPSuccess = LINUX_MIB_TCPMTUPSUCCESS; RFC 4821
Probes with larger packets that got through, so that the connection uses them from now on.

TCPMTUPFail = LINUX_MIB_TCPMTUPFAIL; RFC 4821
Probes with larger packets that did not get through.

TCPMemoryPressures = LINUX_MIB_TCPMEMORYPRESSURES: tcp_enter_memory_pressure
How often tcp as a whole took more memory than the middle limit of net.ipv4.tcp_mem, so that buffers were
held down.

TCPMemoryPressuresChrono = LINUX_MIB_TCPMEMORYPRESSURESCHRONO: tcp_leave_memory_pressure
How long, in milliseconds, tcp held buffers down because it took too much memory.

SockMallocOOM = the table of sentences of net-tools 2.10
The name, as net-tools knows it, of packets that could not be sent because the system was out of memory.
Kernels of today do not count this.`;
