import { topic } from '../entry.ts';

export const RECORD_FIELDS = topic(
  'field of a record',
  `
dualStack | IPV6_V6ONLY, ipv6only
Whether a socket of tcp6 or udp6 that is bound to :: serves IPv4 as well: true, false, or null where it
cannot be told. No table of the kernel shows the option IPV6_V6ONLY, so it is concluded from other rows
and settings.
= RFC 3493, section 5.3; net.ipv6.bindv6only

address, port, host, service
In an expression: that of either end of a socket.
= ALIASES in src/records/fields.ts

tcp.rto | rto, icsk_rto
Seconds after which tcp sends again what was not acknowledged. It follows the round trip time, is 0.2 at
least, and doubles with each retransmission in vain, up to 120.
= icsk_rto; RFC 6298

tcp.ato | ato, icsk_ack.ato
Seconds for which tcp may hold back an acknowledgement in the hope of data to send along with it.
= icsk_ack.ato; RFC 9293, section 3.8.6.3

tcp.cwnd | cwnd, snd_cwnd, congestion window
The congestion window: how many segments may be on their way without being acknowledged. It begins at 10,
grows while all goes well, and shrinks when segments are lost.
= snd_cwnd; RFC 5681, section 3.1; RFC 6928

tcp.ssthresh | ssthresh, snd_ssthresh, slow start threshold
The congestion window, in segments, up to which tcp grows fast; -1 says that no loss was seen yet.
Of a listener it is the longest queue of fast open.
= snd_ssthresh; RFC 5681, section 3.1

timer.seconds | tm->when
Seconds until the timer ends, 0 for none.
= the column tm->when of /proc/net/tcp

timer.retransmits | retrnsmt, icsk_retransmits
Retransmissions without an answer; of SYN_RECV the SYN and ACK that were sent again.
= the column retrnsmt of /proc/net/tcp: icsk_retransmits, num_timeout

timer.probes | icsk_probes_out
Probes without an answer, of keepalive or of a zero window.
= the column timeout of /proc/net/tcp: icsk_probes_out

owners.command | command
The whole command line of a process that holds the socket, with blanks between its arguments.
= /proc/PID/cmdline

owners.fd | fd
The descriptor by which the process holds the socket.
= the names in /proc/PID/fd

owners.thread | thread
The thread that holds the socket by a descriptor of its own, which the process has not: it called
unshare(CLONE_FILES), or the first thread has ended. Looked for only where no process holds the socket.
= the names in /proc/PID/task; unshare(2)

notes, notes.code, notes.text
What --explain adds to a record: a word for programs and a sentence or two for people.
= Note in src/records/note.ts

family
The family of addresses: inet, inet6, or one of the old ones.
= the option -A

cached
Whether a route is of the cache, which -C shows.
= RTF_CACHE; /proc/net/rt_cache

table
The table of counters as the kernel calls it: Ip, TcpExt, Icmp6.
= /proc/net/snmp, /proc/net/netstat, /proc/net/snmp6

counter
The name of a counter as the kernel writes it.
= /proc/net/snmp, /proc/net/netstat, /proc/net/snmp6

value
The value of a counter since the host started, or since its network namespace was made.
= /proc/net/snmp, /proc/net/netstat, /proc/net/snmp6

label
The sentence that netstat prints in place of the name of a counter.
= net-tools 2.10
`,
);
