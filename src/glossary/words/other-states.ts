import { topic } from '../entry.ts';

export const SCTP_STATES = topic(
  'sctp state',
  `
LISTEN | SCTP_SS_LISTENING = SCTP_SS_LISTENING in include/net/sctp/constants.h; the column SST of /proc/net/sctp/assocs
The socket accepts associations. An association of a socket that can hold many of them shows the state of
that socket, so it may say LISTEN although it is in use.

ESTABLISHED | SCTP_SS_ESTABLISHED = SCTP_SS_ESTABLISHED in include/net/sctp/constants.h; RFC 9260, section 4
The socket holds a single association, which is open.

SYN_SENT | SCTP_SS_ESTABLISHING = SCTP_SS_ESTABLISHING in include/net/sctp/constants.h
The socket has asked for an association, which is being set up. SCTP itself knows no SYN: the kernel uses
the numbers of tcp's states for its sockets.

CLOSE_WAIT | SCTP_SS_CLOSING = SCTP_SS_CLOSING in include/net/sctp/constants.h; RFC 9260, section 9.2
The association of the socket is being shut down.

CLOSE | SCTP_SS_CLOSED = SCTP_SS_CLOSED in include/net/sctp/constants.h
The socket does not accept new associations: it was not told to listen, or has none any more.

UNKNOWN(N) = sctpStateWord in src/format/words.ts
A number between the brackets for which there is no word; the kernel writes none of those.
`,
);

export const UDP_STATES = topic(
  'udp state',
  `
ESTABLISHED | TCP_ESTABLISHED = TCP_ESTABLISHED in include/net/tcp_states.h, set by __ip4_datagram_connect
The socket was connected to the address in Foreign Address, so it exchanges datagrams with that address
alone. Nothing was agreed with the other end, which may not even exist. A socket of udp or udplite that
is not connected has an empty State.

UNKNOWN = udpStateWord in src/format/words.ts
The kernel gives a socket of udp only the numbers 1 and 7, for connected and not connected; this is
another.
`,
);

export const RAW_STATES = topic(
  'raw state',
  `
7 | TCP_CLOSE = TCP_CLOSE in include/net/tcp_states.h
A raw socket shows the number of its state, and 7 is the one of a socket that is not connected: it
receives packets of its protocol from everywhere.

1 | TCP_ESTABLISHED = TCP_ESTABLISHED in include/net/tcp_states.h
The number of the state of a raw socket that is connected: it receives packets only from the address in
Foreign Address.
`,
);

export const OLD_FAMILY_STATES = topic(
  'state of ax25, x25, netrom and rose',
  `
LISTENING | AX25_STATE_0, X25_STATE_0, NR_STATE_0, ROSE_STATE_0 = AX25_STATE_0 and the like in include/net/ax25.h, x25.h, netrom.h, rose.h
The state 0. In AX.25 and NET/ROM nothing is connected: the socket listens, or is new. In X.25 and ROSE
the same number is called ready.

SABM SENT, SABM_SENT, CONN SENT | AX25_STATE_1, X25_STATE_1, NR_STATE_1, ROSE_STATE_1 = AX25_STATE_1 and the like in include/net/ax25.h, x25.h, netrom.h, rose.h
A connection was asked for and the answer has not come. The word names the frame of AX.25 that asks; of
X.25 and ROSE it is the state that waits for the call to be accepted.

DISC SENT, DISC_SENT | AX25_STATE_2, X25_STATE_2, NR_STATE_2, ROSE_STATE_2 = AX25_STATE_2 and the like in include/net/ax25.h, x25.h, netrom.h, rose.h
This end wants to disconnect and waits for the confirmation.

ESTABLISHED | AX25_STATE_3, X25_STATE_3, NR_STATE_3, ROSE_STATE_3 = AX25_STATE_3 and the like in include/net/ax25.h, x25.h, netrom.h, rose.h
Connected: frames of data can be exchanged.

RECOVERY | AX25_STATE_4, X25_STATE_4 = AX25_STATE_4 in include/net/ax25.h, X25_STATE_4 in include/net/x25.h
An AX.25 connection on which a timer ran out or a frame was lost, and which now asks for the state of the
other end. Of X.25 it is the state that waits for a reset to be confirmed.

ESTAB | TCP_ESTABLISHED = STATES in src/format/ipx.ts
An IPX socket that is connected; one that is not has an empty State.

UNK. = STATES in src/format/ipx.ts
An IPX socket with a number of a state that has no word.

UNKNOWN = radioStateWord in src/format/radio-words.ts
A state of these families beyond the last word; net-tools prints what lies in its memory there.
`,
);
