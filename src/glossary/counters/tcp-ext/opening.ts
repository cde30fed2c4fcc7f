/** Connections that begin. */
export const OPENING = `
SyncookiesSent = LINUX_MIB_SYNCOOKIESSENT; RFC 4987, section 3.6
SYNs answered with a cookie, because the queue of half open connections was full. Either a SYN flood, or a
listener whose queue (net.ipv4.tcp_max_syn_backlog, the backlog of listen) is too short for its load.

SyncookiesRecv = LINUX_MIB_SYNCOOKIESRECV
Handshakes that were completed by a valid cookie: real clients that got through although the queue was full.

SyncookiesFailed = LINUX_MIB_SYNCOOKIESFAILED
ACKs that should complete a handshake and hold no valid cookie: too late, or forged. Counted only for a
while after cookies were sent.

EmbryonicRsts = LINUX_MIB_EMBRYONICRSTS: tcp_check_req
Half open connections that a reset or a stray SYN ended before they were complete. Port scanners do it.

ListenOverflows = LINUX_MIB_LISTENOVERFLOWS
How often a listener's queue of completed connections was full when one more came. The program accepts
too slowly, or its backlog (also net.core.somaxconn) is too short: Recv-Q shows which listener it is. A
client whose last ACK is dropped waits, sends again, and sees delays of a second and more.

ListenDrops = LINUX_MIB_LISTENDROPS: tcp_listendrop
SYNs, and ACKs that would complete a handshake, dropped by a listener for whatever reason. Overflows are
counted here too, so the difference from ListenOverflows is lack of memory, of a route and the like.

TCPReqQFullDoCookies = LINUX_MIB_TCPREQQFULLDOCOOKIES
How often the queue of half open connections of a listener was full and cookies were the answer.

TCPReqQFullDrop = LINUX_MIB_TCPREQQFULLDROP
SYNs dropped because the queue of half open connections of a listener was full while cookies were switched
off (net.ipv4.tcp_syncookies = 0).

TCPDeferAcceptDrop = LINUX_MIB_TCPDEFERACCEPTDROP
ACKs without data that were set aside because the listener wants to be woken by data alone
(TCP_DEFER_ACCEPT). Normal for such listeners.

TCPSynRetrans = LINUX_MIB_TCPSYNRETRANS
SYNs, and SYNs with ACK, that were sent again. Where it grows, servers do not answer, or clients or the way
to them lose packets.

TCPSYNChallenge = LINUX_MIB_TCPSYNCHALLENGE; RFC 5961, section 4
SYNs within an open connection that were answered with a challenge ACK: a peer that was restarted and
uses the same port again, or an attempt to break into it.

PAWSActive = LINUX_MIB_PAWSACTIVEREJECTED; RFC 7323, section 5
Answers to this host's SYN that were refused because they echo a timestamp which this host did not send.

PAWSPassive = LINUX_MIB_PAWSPASSIVEREJECTED of old kernels
Connections from outside that were refused for their timestamps, which happened with
net.ipv4.tcp_tw_recycle behind NAT. Kernels have neither the counter nor the setting since 4.12.

TSEcrRejected = LINUX_MIB_TSECRREJECTED; RFC 7323, section 5
Handshakes' last ACKs dropped because they echo a timestamp that this host did not send. Only recent kernels
count it.

TCPMigrateReqSuccess = LINUX_MIB_TCPMIGRATEREQSUCCESS; net.ipv4.tcp_migrate_req
Connections that were waiting at a listener that closed, and that another listener of the same port
(SO_REUSEPORT) took over.

TCPMigrateReqFailure = LINUX_MIB_TCPMIGRATEREQFAILURE
Connections that were waiting at a listener that closed, and got lost although another listener of the port
should have taken them over.

TCPFastOpenActive = LINUX_MIB_TCPFASTOPENACTIVE; RFC 7413
Connections of this host whose data in the SYN was accepted by the other end.

TCPFastOpenActiveFail = LINUX_MIB_TCPFASTOPENACTIVEFAIL
Connections of this host with data in the SYN that was not accepted, or whose SYN got lost.

TCPFastOpenPassive = LINUX_MIB_TCPFASTOPENPASSIVE
Connections that came in with data in the SYN, which was accepted.

TCPFastOpenPassiveFail = LINUX_MIB_TCPFASTOPENPASSIVEFAIL
SYNs that came in with a cookie for fast open that is not valid, or for which no socket could be made.

TCPFastOpenPassiveAltKey = LINUX_MIB_TCPFASTOPENPASSIVEALTKEY
Connections that came in with a cookie of the spare key, which is valid for a time after the key was changed.

TCPFastOpenListenOverflow = LINUX_MIB_TCPFASTOPENLISTENOVERFLOW
SYNs with data that had to open the normal way because the listener's queue for fast open was full.

TCPFastOpenCookieReqd = LINUX_MIB_TCPFASTOPENCOOKIEREQD
SYNs that came in and asked for a cookie for fast open.

TCPFastOpenBlackhole = LINUX_MIB_TCPFASTOPENBLACKHOLE; net.ipv4.tcp_fastopen_blackhole_timeout_sec
How often this host stopped using fast open for a while, because connections with it failed in a way that
looks like a firewall on the path.

TCPAbortOnSyn = LINUX_MIB_TCPABORTONSYN of old kernels
Connections that old kernels reset because a SYN came within the window. Kernels now answer with a challenge
ACK: see TCPSYNChallenge.`;
