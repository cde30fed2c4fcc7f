import { counters } from '../entry.ts';

export const TCP = counters(
  ['Tcp'],
  `
RtoAlgorithm | tcpRtoAlgorithm
Not a counter: how the retransmission time-out is found; 1 stands for another way than those listed.
netstat does not show it.
= RFC 4022, tcpRtoAlgorithm; TCP_MIB_RTOALGORITHM

RtoMin | tcpRtoMin
Not a counter: the shortest retransmission time-out, 200 milliseconds. Not shown by netstat.
= RFC 4022, tcpRtoMin; TCP_MIB_RTOMIN

RtoMax | tcpRtoMax
Not a counter: the longest retransmission time-out, 120000 milliseconds, which netstat leaves out.
= RFC 4022, tcpRtoMax; TCP_MIB_RTOMAX

MaxConn | tcpMaxConn
Not a counter: how many connections there can be; -1 says that there is no fixed number.
= RFC 4022, tcpMaxConn; TCP_MIB_MAXCONN

ActiveOpens | tcpActiveOpens
Connections that this host set out to open: SYNs sent, without repetitions.
= RFC 4022, tcpActiveOpens; TCP_MIB_ACTIVEOPENS

PassiveOpens | tcpPassiveOpens
Connections that came in and for which a socket was made.
= RFC 4022, tcpPassiveOpens; TCP_MIB_PASSIVEOPENS

AttemptFails | tcpAttemptFails
Connections that failed before they were open, either way: refused, timed out, or reset during the
handshake. Quick growth while this host connects means a service that is down; otherwise think of scans.
= RFC 4022, tcpAttemptFails; TCP_MIB_ATTEMPTFAILS

EstabResets | tcpEstabResets
Connections that ended at once from ESTABLISHED or CLOSE_WAIT: reset by either end, or given up after
time-outs. netstat's text speaks of resets received, which is only a part. Some programs close this way on
purpose.
= RFC 4022, tcpEstabResets; TCP_MIB_ESTABRESETS: tcp_set_state

CurrEstab | tcpCurrEstab
Connections that are in ESTABLISHED or CLOSE_WAIT now. It goes up and down.
= RFC 4022, tcpCurrEstab; TCP_MIB_CURRESTAB

InSegs | tcpInSegs
Segments received, faulty ones among them. What the card or the kernel merged counts once.
= RFC 4022, tcpInSegs; TCP_MIB_INSEGS

OutSegs | tcpOutSegs
Segments sent. Those that only repeat data are left out: RetransSegs has them.
= RFC 4022, tcpOutSegs; TCP_MIB_OUTSEGS

RetransSegs | tcpRetransSegs
Segments sent again. Compare it with OutSegs over the same time: well under one in a hundred is usual,
several in a hundred mean loss or congestion on the way.
= RFC 4022, tcpRetransSegs; TCP_MIB_RETRANSSEGS

InErrs | tcpInErrs
Segments received in error: wrong checksum, an impossible header length, or a SYN where none may be.
= RFC 4022, tcpInErrs; TCP_MIB_INERRS

OutRsts | tcpOutRsts
Segments sent with RST: answers to connections where nobody listens, and connections that programs here
broke off.
= RFC 4022, tcpOutRsts; TCP_MIB_OUTRSTS

InCsumErrors
Segments received with a wrong checksum: damaged on the way, by a card, a cable or a router.
= TCP_MIB_CSUMERRORS
`,
);
