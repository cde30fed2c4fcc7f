import { topic } from '../entry.ts';

export const PROTOCOLS = topic(
  'protocol',
  `
tcp | IPPROTO_TCP = RFC 9293; tcp4_seq_show
A socket for tcp connections over IPv4, from /proc/net/tcp.

tcp6 = RFC 3493, section 3.7; tcp6_seq_show
A tcp socket of the family inet6. One that listens on :: takes IPv4 connections too, unless IPV6_V6ONLY
is set, and then shows the addresses of their other ends in IPv4 form.

udp | IPPROTO_UDP = RFC 768; udp4_seq_show
A socket for datagrams of udp over IPv4.

udp6 = RFC 3493, section 3.7; udp6_seq_show
A udp socket of the family inet6; bound to :: it receives datagrams of IPv4 as well, unless IPV6_V6ONLY is
set.

udpl, udplite | IPPROTO_UDPLITE = RFC 3828; udplite4_proc
A socket of UDP-Lite over IPv4: udp with a checksum that may leave out the end of the datagram. Its
removal from Linux was announced.

udpl6, udplite6 = RFC 3828; udplite6_proc
A socket of UDP-Lite of the family inet6.

raw | SOCK_RAW, IPPROTO_RAW = raw_seq_show; capabilities: CAP_NET_RAW
A raw socket of IPv4: the program sends and receives whole packets of a protocol, whose number or name
stands in the place of the local port. ping, routing daemons and scanners use them; only root, or a
program with CAP_NET_RAW, may open one.

raw6 = RFC 3542, section 3; raw6_seq_show
A raw socket of IPv6. Network managers hold some with protocol 58, ICMPv6, to receive router
advertisements.

sctp | IPPROTO_SCTP = RFC 9260; sctp_eps_seq_show, sctp_assocs_seq_show
A socket or association of SCTP over IPv4 or IPv6, each of which may have several addresses, one a line.

unix | AF_UNIX, AF_LOCAL = POSIX.1-2017, sys/un.h; unix_seq_show
A socket between processes of this host, with a path, an abstract name, or none.

?? = unixColumns in src/format/unix-sockets.ts
A unix socket whose protocol number is not 0, which no kernel writes.

IPX, ipx = ipx_seq_socket_show in net/ipx of old kernels
A socket of Novell's IPX, which Linux dropped in version 4.18.

ax25, netrom, rose | AF_AX25, AF_NETROM, AF_ROSE = net/ax25, net/netrom, net/rose
Sockets of amateur radio: AX.25 links frames between stations, NET/ROM and ROSE route over them.

x25 | AF_X25 = ITU-T X.25; net/x25
A socket for virtual calls of X.25, a packet network of telephone companies.

ip, icmp, gre, esp = MASQUERADE_PROTOCOLS in src/format/masquerade.ts
In the list of masqueraded connections: any other packet of IPv4, and those of ICMP, GRE and ESP, which
have no ports of their own.

mptcp, mptcp6 | IPPROTO_MPTCP = RFC 8684; net/mptcp
Multipath TCP: one connection over several tcp connections, its subflows. netstat shows the subflows as
sockets of tcp.
`,
);
