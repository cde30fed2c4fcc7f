import { topic } from '../entry.ts';

export const MEMORY_COLUMNS = topic(
  'column of -m',
  `
Proto | protocol, all = /proc/net/sockstat, /proc/net/sockstat6, and the column protocol of /proc/net/protocols
The kernel's name of a protocol, such as TCP, UDPv6 or UNIX-STREAM; all for sockets of every kind.

Sockets | inUse, inuse, used, in use, sockets = /proc/net/sockstat: sock_prot_inuse_get, sock_inuse_get
Sockets of the protocol that are in use in this network namespace, without those in TIME_WAIT. In the row
all it is the number of all open sockets.

Orphan | orphan, orphans, tcp_orphan_count = /proc/net/sockstat: tcp_orphan_count_sum
Connections of tcp that no process holds any more and that the kernel brings to their end, counted on the
whole host. Beyond net.ipv4.tcp_max_orphans they are reset. Many orphans mean that peers vanish while data
is on its way to them.

TimeWait | tw, timeWaits = /proc/net/sockstat: tcp_death_row.tw_refcount
Connections in TIME_WAIT in this network namespace. When net.ipv4.tcp_max_tw_buckets is reached, more are
closed at once.

Alloc | alloc, allocated = /proc/net/sockstat: proto_sockets_allocated_sum_positive
Sockets of tcp that exist anywhere on the host, used or not, closed or orphaned. Much more than the
number in use means that sockets were made and never connected, or that other namespaces have many.

Pages | mem, memory, memory.pages = /proc/net/sockstat: proto_memory_allocated; the column memory of /proc/net/protocols
The memory that the buffers of the protocol take on the whole host, in pages. IPv4 and IPv6 share it.

Bytes | memory.bytes = /proc/net/sockstat; AT_PAGESZ in /proc/self/auxv
What the buffers of the protocol take in bytes: pages times the size of a page.

Low | low, limits, limits.low, min = net.ipv4.tcp_mem, net.ipv4.udp_mem, net.sctp.sctp_mem: sysctl_mem
The first of three limits in pages: below it the protocol takes memory without restraint.

Pressure | limits.pressure = net.ipv4.tcp_mem, net.ipv4.udp_mem, net.sctp.sctp_mem: sysctl_mem
The second limit in pages: beyond it the protocol is under memory pressure, and holds its buffers down,
until it takes less than the first.

High | high, limits.high, max, tcp_mem, udp_mem, sctp_mem = net.ipv4.tcp_mem, net.ipv4.udp_mem, net.sctp.sctp_mem: sysctl_mem
The third limit in pages: beyond it the kernel refuses buffers, and connections stall or are reset.

State | pressure, normal, press, tcp_memory_pressure = the column press of /proc/net/protocols: sock_prot_memory_pressure
Whether the protocol is short of memory now: pressure or normal, and a dash for one that has no such state.
Under pressure windows stay small, and everything that uses the protocol becomes slower.

MaxOrphan | orphanLimit, tcp_max_orphans = net.ipv4.tcp_max_orphans
How many orphans there may be before the kernel resets them.

MaxTimeWait | timeWaitLimit, tcp_max_tw_buckets = net.ipv4.tcp_max_tw_buckets
How many connections may be in TIME_WAIT in this network namespace.

Size | socketSize, size = the column size of /proc/net/protocols: obj_size
Bytes that a socket of the protocol takes by itself, without its buffers.

MaxHdr | maxHeader, maxhdr = the column maxhdr of /proc/net/protocols: max_header
Bytes that the kernel keeps free for headers before the data of a packet.

Slab | slab = the column slab of /proc/net/protocols
Whether sockets of the protocol have a slab cache of their own in the kernel.

Module | module = the column module of /proc/net/protocols
The kernel module that the protocol is in; kernel if it is built in.

FRAG, FRAG6 = /proc/net/sockstat, /proc/net/sockstat6: frag_mem_limit
Packets of IPv4 or IPv6 that wait for their missing fragments: how many, and how many bytes they take.
`,
);
