import { topic } from '../entry.ts';

export const TIMERS = topic(
  'timer',
  `
off | timer.kind = the column tr of /proc/net/tcp, value 0: get_tcp4_sock
No timer runs for the socket. The three numbers behind it are the time left, which is 0.00 here, the
retransmissions without answer and the probes without answer.

on | retransmission timer, ICSK_TIME_RETRANS, ICSK_TIME_REO_TIMEOUT, ICSK_TIME_LOSS_PROBE = the column tr of /proc/net/tcp, value 1: get_tcp4_sock, get_openreq4; RFC 6298
Something was sent that must be acknowledged before the timer ends, or it is sent again: data, a SYN, a
FIN, or the SYN and ACK of SYN_RECV. on (0.21/3/0) says that it ends in 0.21 seconds and that 3
retransmissions were in vain so far. A second number that grows means that the other end does not answer.

keepalive | keepalive timer, SO_KEEPALIVE = the column tr of /proc/net/tcp, value 2: icsk_keepalive_timer; RFC 9293, section 3.8.4
Nothing is outstanding, and a timer runs that watches an idle connection. In keepalive (12.34/0/0) the
first number is the seconds until it ends, the second the retransmissions without answer, the third the
probes that were sent without answer; 0 means that the other end is not in doubt. It runs where a program
set SO_KEEPALIVE, and for a FIN_WAIT2 that is to last longer than 60 seconds. When net.ipv4.tcp_keepalive_probes remain
unanswered, the connection is dropped.

timewait | TIME-WAIT timer, tw_timer = the column tr of /proc/net/tcp, value 3: get_timewait4_sock
The connection is in TIME_WAIT, or in FIN_WAIT2 without a process, and is forgotten when the first number
reaches zero.

probe | zero window probe timer, persist timer, ICSK_TIME_PROBE0 = the column tr of /proc/net/tcp, value 4: ICSK_TIME_PROBE0; RFC 9293, section 3.8.6.1
There is data to send, but the other end has no room: its window is zero. When the timer ends, this host
asks whether that is still so; the third number counts these probes without answer. A probe that lasts
means that the program at the other end does not read.

on1, on2 = DATAGRAM_TIMERS in src/format/words.ts
Timers of a kind that sockets of udp, udplite and raw do not have: the kernel writes 0 for them, which is
off. These words stand for 1 and 2.

unkn-N | unkn = writeTimer in src/format/socket-columns.ts
The number of a timer that has no word; a kernel writes none of those.
`,
);
