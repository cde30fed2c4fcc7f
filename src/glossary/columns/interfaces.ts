import { topic } from '../entry.ts';

export const INTERFACE_COLUMNS = topic(
  'column of interfaces',
  `
Iface | name = /proc/net/dev, the text before the colon
The name of the interface; eth0:1 is the label of a further address of eth0 and has no counters of its
own.

MTU | mtu = /sys/class/net/IFACE/mtu
The largest packet, in bytes, that the interface sends in one piece, without the header of the link: 1500
on Ethernet, 65536 on lo. That of a tunnel is smaller. Where the two ends of a link differ in it, large
packets are lost.

RX-OK | rx.packets = the receive column packets of /proc/net/dev: rx_packets
Packets received.

RX-ERR | rx.errs = the receive column errs of /proc/net/dev: rx_errors
Packets that arrived damaged, in any way that the driver counts: wrong checksum, wrong length. When it
grows, suspect the cable, the connector, the transceiver, or two ends that differ in speed or duplex.

RX-DRP | rx.drop = the receive column drop of /proc/net/dev: rx_dropped and rx_missed_errors
Packets that arrived whole and were dropped before they reached a protocol: for lack of memory or buffer
space, or because no protocol takes them. Slow, steady growth often comes from frames of protocols that
this host does not know, fast growth from overload.

RX-OVR | rx.fifo = the receive column fifo of /proc/net/dev: rx_fifo_errors
Packets lost because the card's own buffer was full: the host did not fetch them in time. Larger rings
(ethtool -G) or more queues help.

TX-OK | tx.packets = the transmit column packets of /proc/net/dev: tx_packets
Packets sent.

TX-ERR | tx.errs = the transmit column errs of /proc/net/dev: tx_errors
Packets that could not be sent because of an error of the card or the link.

TX-DRP | tx.drop = the transmit column drop of /proc/net/dev: tx_dropped
Packets that were dropped before they were sent, as the driver counts them. Drops of a queueing discipline
are counted elsewhere (tc -s qdisc).

TX-OVR | tx.fifo = the transmit column fifo of /proc/net/dev: tx_fifo_errors
Packets not sent because the card's own buffer had an error or ran empty.

Flg | flags = /sys/class/net/IFACE/flags; IFF_UP and the like
Letters for the flags of the interface, which the field flagNames names: BMRU is usual for Ethernet, LRU for the loopback interface.

- no statistics available - = writeInterfaceRow in src/format/interfaces.ts
Shown in place of the counters of a label, or of all interfaces where /proc/net/dev cannot be read.
`,
);

export const INTERFACE_TEXTS = topic(
  'text of -ie',
  `
flags = include/uapi/linux/if.h; flagWords in src/format/interface-flags.ts
All flags of the interface: first as one signed number of 16 bits, then as words.

mtu = /sys/class/net/IFACE/mtu
The largest packet that the interface sends in one piece, in bytes.

inet | addresses, addresses.family, addresses.address = RFC 791; SIOCGIFADDR
The first IPv4 address of the interface. Further ones are shown under their labels, or not at all.

netmask | addresses.netmask = RFC 950; SIOCGIFNETMASK
Which bits of the IPv4 address name the network.

broadcast | addresses.broadcast = RFC 919; SIOCGIFBRDADDR
The address for all hosts of the IPv4 network.

destination | addresses.destination = SIOCGIFDSTADDR
The IPv4 address at the other end of a point-to-point link.

inet6 = RFC 4291; /proc/net/if_inet6
An IPv6 address of the interface, one a line; most interfaces have several.

prefixlen | addresses.prefixLength = RFC 4291, section 2.3; /proc/net/if_inet6
How many bits of the IPv6 address name its network.

scopeid | addresses.scope = RFC 4007; /proc/net/if_inet6
How far the IPv6 address is valid: a number, and its words between < and >, such as 0x20<link>.

txqueuelen | txQueueLength = /sys/class/net/IFACE/tx_queue_len
How many packets may wait in the queue before the driver; 1000 on most cards. Many queueing disciplines
have limits of their own instead.

RX packets, TX packets | packets = the columns packets of /proc/net/dev
Packets received or sent since the interface was created or its driver was loaded.

bytes | rx.bytes, tx.bytes = the columns bytes of /proc/net/dev: rx_bytes, tx_bytes
Bytes of the packets received or sent, and in brackets the same in KiB, MiB and so on.

RX errors, TX errors | errors = the columns errs of /proc/net/dev
Packets that were received damaged or that could not be sent.

dropped = the columns drop of /proc/net/dev
Packets dropped without being damaged, for lack of buffer space or because no protocol takes them: on the
RX line received ones, on the TX line those to be sent.

overruns = the columns fifo of /proc/net/dev: rx_fifo_errors, tx_fifo_errors
Packets lost in the card's own buffer.

frame | rx.frame = the column frame of /proc/net/dev: dev_seq_printf_stats
Received packets with a wrong length, a wrong checksum, no room in the receive ring, or bits that make no
whole byte: the kernel adds up its counters of these four.

carrier | tx.carrier = the column carrier of /proc/net/dev: dev_seq_printf_stats
Packets that were not sent because the carrier was lost, sending was aborted, a collision came late, or
the heartbeat test of the transceiver (SQE) failed: the kernel adds up its counters of these four.

collisions | tx.colls = the column colls of /proc/net/dev: collisions
How often a frame collided with that of another station on shared Ethernet. On a switched full-duplex
link it stays 0; a number there means that one end uses half duplex.

compressed, RX compressed, TX compressed | rx.compressed, tx.compressed = the columns compressed of /proc/net/dev; RFC 1144
Packets whose headers were compressed; only the types of SLIP that compress headers count them.

rx.multicast | multicast = the column multicast of /proc/net/dev
Multicast frames received; netstat has no column for it.

[NONE SET] = addressText in src/format/interface-details.ts
The kernel has no such address for this interface.
`,
);

export const HARDWARE_TYPES = topic(
  'type of hardware in -ie',
  `
ether | Ethernet, hardware = ARPHRD_ETHER (1) in include/uapi/linux/if_arp.h
Ethernet, and all that behaves like it: Wi-Fi, bridges, bonds, veth. Behind it stands the address of the
card, 48 bits.

loop | Local Loopback = ARPHRD_LOOPBACK (772)
The interface lo, which returns what is sent.

unspec | UNSPEC = hardwareType in src/format/hardware-types.ts
A type that net-tools does not know, such as that of tun, wireguard, gre or infiniband; the first eight
bytes of the address are shown.

ppp | Point-to-Point Protocol = ARPHRD_PPP (512); RFC 1661
A PPP link, as over a modem or DSL.

tunnel | IPIP Tunnel = ARPHRD_TUNNEL (768); RFC 2003
IPv4 packets inside IPv4 packets.

sit | IPv6-in-IPv4 = ARPHRD_SIT (776); RFC 4213
IPv6 packets inside IPv4 packets.

slip, cslip, slip6, cslip6, adaptive | Serial Line IP, VJ Serial Line IP, 6-bit Serial Line IP, VJ 6-bit Serial Line IP, Adaptive Serial Line IP = ARPHRD_SLIP (256) to ARPHRD_ADAPT (264); RFC 1055, RFC 1144
IP over a serial line, without and with compressed headers, with bytes of 8 or of 6 bits, or with the
encoding chosen while it runs.

netrom, ax25, rose | AMPR NET/ROM, AMPR AX.25, AMPR ROSE = ARPHRD_NETROM (0), ARPHRD_AX25 (3), ARPHRD_ROSE (270)
Interfaces of amateur radio, with a callsign or a ROSE address in place of a hardware address.

x25, lapb, hdlc, frad, dlci | generic X.25, LAPB, (Cisco)-HDLC, Frame Relay Access Device, Frame Relay DLCI = ARPHRD_X25 (271), ARPHRD_LAPB (516), ARPHRD_CISCO (513), ARPHRD_FRAD (770), ARPHRD_DLCI (15)
Interfaces to leased lines and the packet networks of telephone companies.

arcnet, fddi, hippi, eui64, irda, ash, ec | ARCnet, Fiber Distributed Data Interface, HIPPI, Generic EUI-64, IrLAP, Ash, Econet = ARPHRD_ARCNET (7), ARPHRD_FDDI (774), ARPHRD_HIPPI (780), ARPHRD_EUI64 (27), ARPHRD_IRDA (783)
Links of other kinds, most of them of the past: token ring on fibre, fast parallel cables, infrared, ARCnet
and the like.
`,
);
