import { topic } from '../entry.ts';

export const SOCKET_COLUMNS = topic(
  'column of sockets',
  `
Proto | protocol = the name of the table in /proc/net that the row is from
The protocol of the socket and, where it is of IPv6, a 6: tcp, tcp6, udp, udp6, udpl, raw, sctp.

Recv-Q | recvQ, rx_queue = the column rx_queue of /proc/net/tcp: rcv_nxt - copied_seq, sk_ack_backlog; of udp the receive memory
Bytes that arrived and that the program has not read yet. Of a tcp socket in LISTEN it is the number of
connections that wait to be accepted. A value that stays or grows means that the program is slow, stopped
or hung; the other end is then held back as soon as the window is full, and udp loses what does not fit.

Send-Q | sendQ, tx_queue = the column tx_queue of /proc/net/tcp: write_seq - snd_una; of udp sk_wmem_alloc
Bytes of tcp that were handed to the kernel and that the other end has not acknowledged. When it stays
large while Recv-Q is zero, the network is slow or lossy, or the other end does not read. Of udp and raw it
is the memory of packets that have not left this host, so mostly zero.

Local Address | local, local.address, local.port, local.host, local.service, locals, local_address = the column local_address of /proc/net/tcp: inet_rcv_saddr, inet_sport
The address and port at this end. 0.0.0.0 or :: stands for all addresses of the host; * for no port.
Addresses and ports have names unless -n is given, and without -W the text is cut to its column.

Foreign Address | foreign, foreign.address, foreign.port, foreign.host, foreign.service, foreigns, peer, rem_address = the column rem_address of /proc/net/tcp: inet_daddr, inet_dport
The address and port at the other end, or 0.0.0.0:* and :::* where there is no other end, as for a
listener.

State | state, st = the column st of /proc/net/tcp: sk_state
How far the connection is: see the words themselves, such as LISTEN or CLOSE_WAIT. A socket of udp has
ESTABLISHED or nothing, a raw one a number.

User | user, uid = the column uid of /proc/net/tcp: sock_i_uid
With -e: the user whom the socket belongs to, as a name, or with -n as a number. It is the one who made
the socket, not always the one whose process holds it now; of SYN_RECV it is the owner of the listener, and
TIME_WAIT shows 0.

Inode | inode = the column inode of /proc/net/tcp: sock_i_ino
With -e: the number by which the socket is known in /proc/PID/fd, where -p looks it up. 0 says that no
process holds it, as in TIME_WAIT and SYN_RECV.

PID/Program name | PID, pid, program, programs, owners, owners.pid, owners.program = the links socket:[INODE] in /proc/PID/fd and the first argument in /proc/PID/cmdline
With -p: the process that holds the socket, and its program, cut to 19 bytes. Of several processes it is
the one with the lowest PID. A dash says that no process was found: it belongs to another user and you
are not root, the kernel itself holds the socket, or nobody does any more.

Security Context | context, owners.context = /proc/PID/attr/current
With -Z: the SELinux context of the process that -p names; of a long one the end.

Timer | timer, tr, tm->when, retrnsmt, timeout = the columns tr, tm->when, retrnsmt and timeout of /proc/net/tcp: icsk_retransmits, icsk_probes_out
With -o: which timer of the socket runs, and in brackets three numbers: seconds until it ends,
retransmissions without answer, and probes (of keepalive or of a zero window) without answer. So
keepalive (12.34/0/0) ends in 12.34 seconds, and all is well.

(w/o servers), (only servers), (servers and established) = socketScope in src/views/sockets/headings.ts
Which sockets a block has: those that have another end, which is the default, with -l those that listen,
or with -a both.
`,
);

export const UNIX_COLUMNS = topic(
  'column of unix sockets',
  `
Proto | protocol = the column Protocol of /proc/net/unix, which is 0
Always unix in this block.

RefCnt | refCount, RefCount = the column RefCount of /proc/net/unix: sk_refcnt
How many users the kernel counts for the socket: descriptors, its peer, and queues that it is in. Two or
three are usual.

Flags | flags = the column Flags of /proc/net/unix
Letters between brackets: ACC for a socket that accepts connections.

Type | type = the column Type of /proc/net/unix: sk_type
What is exchanged: a stream of bytes (STREAM), messages (DGRAM), or messages over a connection
(SEQPACKET).

State | state, St = the column St of /proc/net/unix
LISTENING, CONNECTED or CONNECTING; nothing for a socket without a peer.

I-Node | inode = the column Inode of /proc/net/unix: sock_i_ino
The number of the socket in /proc/PID/fd; not the inode of the file at its path. 0 says that no process
holds it.

PID/Program name | program, owners = the links socket:[INODE] in /proc/PID/fd
The process that holds the unix socket, as for other sockets.

Path | path = the column Path of /proc/net/unix; POSIX.1-2017, sys/un.h
The name that the socket is bound to: a path in the file system or, after an @, an abstract name, which
belongs to the network namespace and leaves no file. The two ends of a connection that was accepted show
the path of the listener on one side and none on the other.
`,
);
