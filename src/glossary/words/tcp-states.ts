import { topic } from '../entry.ts';

export const TCP_STATES = topic(
  'tcp state',
  `
LISTEN | TCP_LISTEN = RFC 9293, section 3.3.2; TCP_LISTEN in include/net/tcp_states.h
The socket waits for connections and has no other end. Only -l and -a show it. Its Recv-Q counts
connections that are complete but not yet accepted; when this stays above zero, the program does not
accept fast enough.

SYN_SENT | TCP_SYN_SENT, SYN-SENT = RFC 9293, section 3.3.2; TCP_SYN_SENT in include/net/tcp_states.h
This host has asked for a connection with a SYN and has no answer yet. It lasts a round trip; many that
stay mean that the other end is down or that a firewall drops the SYN. The kernel gives up after the
retransmissions that net.ipv4.tcp_syn_retries allows.

SYN_RECV | TCP_SYN_RECV, TCP_NEW_SYN_RECV, SYN-RECV, SYN-RECEIVED, SYN_RCVD = RFC 9293, section 3.3.2; TCP_SYN_RECV and TCP_NEW_SYN_RECV in include/net/tcp_states.h
A SYN came in and was answered with SYN and ACK; the ACK that completes the connection has not come.
Such a request has no inode and no process yet. Very many at once, from many addresses, look like a SYN
flood; see SyncookiesSent.

ESTABLISHED | TCP_ESTABLISHED, ESTAB = RFC 9293, section 3.3.2; TCP_ESTABLISHED in include/net/tcp_states.h
The connection is open and data can go both ways. This is the normal state of a connection in use; an
idle one stays in it for as long as both ends let it.

FIN_WAIT1 | TCP_FIN_WAIT1, FIN-WAIT-1 = RFC 9293, section 3.3.2; TCP_FIN_WAIT1 in include/net/tcp_states.h
This end has closed and has sent its FIN, which the other end has not acknowledged. It should last a
round trip. Sockets that stay here have a peer that is gone, or data before the FIN that the peer does
not take: look at Send-Q.

FIN_WAIT2 | TCP_FIN_WAIT2, FIN-WAIT-2 = RFC 9293, section 3.3.2; TCP_FIN_WAIT2 in include/net/tcp_states.h
The other end has acknowledged this end's FIN but has not closed its own side. Once no process here holds
the socket, the kernel drops it after net.ipv4.tcp_fin_timeout, 60 seconds unless set. Many of them mean
that programs at the other end close late.

TIME_WAIT | TCP_TIME_WAIT, TIME-WAIT = RFC 9293, sections 3.3.2 and 3.6; TCP_TIMEWAIT_LEN in include/net/tcp.h
Both ends have closed, and the end that closed first keeps the pair of addresses and ports for 60
seconds, so that late segments do not end up in a new connection between the same ports. No process holds
it any more, therefore it has neither inode nor program. Thousands are normal on a host that opens many
short connections; they cost little memory, but can use up the local ports towards one destination.

CLOSE | TCP_CLOSE, CLOSED = RFC 9293, section 3.3.2; TCP_CLOSE in include/net/tcp_states.h
The socket is not connected: not yet, or no longer. The kernel's table has only sockets
that listen or are connected, so one in this state is rarely seen.

CLOSE_WAIT | TCP_CLOSE_WAIT, CLOSE-WAIT = RFC 9293, section 3.3.2; TCP_CLOSE_WAIT in include/net/tcp_states.h
The other end has closed, and the program here has not. No timer ends this state: it lasts until the
program closes its descriptor or ends. When the number grows steadily, the program that -p names leaks
descriptors or hangs before it reads the end of its input.

LAST_ACK | TCP_LAST_ACK, LAST-ACK = RFC 9293, section 3.3.2; TCP_LAST_ACK in include/net/tcp_states.h
The other end closed first, then this one; its FIN is sent and waits to be acknowledged. It should last a
round trip, or as long as the FIN is sent again when the other end is gone.

CLOSING | TCP_CLOSING = RFC 9293, section 3.3.2; TCP_CLOSING in include/net/tcp_states.h
Both ends closed at the same moment: each has the FIN of the other, and this end waits for the
acknowledgement of its own. It is rare and short.

LISTENING, CONN SENT, DISC SENT = BEYOND_TCP_STATES in src/format/words.ts
The words that net-tools has behind its last tcp state, for the numbers 12 to 14. Kernels do not put these
numbers into their tables of tcp sockets, so in a row of tcp they mean that the table is damaged.

UNKNOWN = src/format/words.ts
The number of a state that has no word. No kernel writes such a number for tcp; a table that was edited or
cut may hold one.
`,
);
