import { counters } from '../entry.ts';

export const TCP = counters(
  ['Tcp'],
  `
RtoAlgorithm | tcpRtoAlgorithm = RFC 4022, tcpRtoAlgorithm; TCP_MIB_RTOALGORITHM
Not a counter: how the retransmission time-out is found; 1 stands for another way than those listed.
netstat does not show it.

RtoMin | tcpRtoMin = RFC 4022, tcpRtoMin; TCP_MIB_RTOMIN
Not a counter: the shortest retransmission time-out, 200 milliseconds. Not shown by netstat.

RtoMax | tcpRtoMax = RFC 4022, tcpRtoMax; TCP_MIB_RTOMAX
Not a counter: the longest retransmission time-out, 120000 milliseconds, which netstat leaves out.

MaxConn | tcpMaxConn = RFC 4022, tcpMaxConn; TCP_MIB_MAXCONN
Not a counter: how many connections there can be; -1 says that there is no fixed number.

ActiveOpens | tcpActiveOpens = RFC 4022, tcpActiveOpens; TCP_MIB_ACTIVEOPENS
Connections that this host tried to open: SYNs sent, without repetitions.

PassiveOpens | tcpPassiveOpens = RFC 4022, tcpPassiveOpens; TCP_MIB_PASSIVEOPENS
Connections that came in and for which a socket was made.

AttemptFails | tcpAttemptFails = RFC 4022, tcpAttemptFails; TCP_MIB_ATTEMPTFAILS
Connections that failed before they were open, in either direction: refused, timed out, or reset during
the handshake. Quick growth while this host connects means a service that is down; otherwise think of
scans.

EstabResets | tcpEstabResets = RFC 4022, tcpEstabResets; TCP_MIB_ESTABRESETS: tcp_set_state
Connections that ended abruptly from ESTABLISHED or CLOSE_WAIT: reset by either end, or given up after
time-outs. netstat's text speaks of resets received, which are only a part. Some programs close this way
on purpose.

CurrEstab | tcpCurrEstab = RFC 4022, tcpCurrEstab; TCP_MIB_CURRESTAB
Connections that are in ESTABLISHED or CLOSE_WAIT now. It goes up and down.

InSegs | tcpInSegs = RFC 4022, tcpInSegs; TCP_MIB_INSEGS
Segments received, faulty ones among them. Segments that the card or the kernel merged count as one.

OutSegs | tcpOutSegs = RFC 4022, tcpOutSegs; TCP_MIB_OUTSEGS
Segments sent. Those that only repeat data are left out: RetransSegs has them.

RetransSegs | tcpRetransSegs = RFC 4022, tcpRetransSegs; TCP_MIB_RETRANSSEGS
Segments sent again. Compare it with OutSegs over the same time: well under one in a hundred is usual,
several in a hundred mean loss or congestion on the way.

InErrs | tcpInErrs = RFC 4022, tcpInErrs; TCP_MIB_INERRS
Segments received in error: wrong checksum, an impossible header length, or a SYN where none may be.

OutRsts | tcpOutRsts = RFC 4022, tcpOutRsts; TCP_MIB_OUTRSTS
Segments sent with RST: answers to connections where nobody listens, and connections that programs here
broke off.

InCsumErrors = TCP_MIB_CSUMERRORS
Segments received with a wrong checksum: damaged on the way, by a card, a cable or a router.
`,
);
