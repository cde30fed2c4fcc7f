import { topic } from '../entry.ts';

export const OLD_SOCKET_COLUMNS = topic(
  'column of ax25, x25, netrom, rose and ipx sockets',
  `
Dest | foreign = /proc/net/ax25, /proc/net/x25, /proc/net/nr
The callsign, or X.25 address, of the other end.

Source | local = /proc/net/ax25, /proc/net/x25, /proc/net/nr
The callsign, or X.25 address, of this end.

User | callsign = the column user_addr of /proc/net/nr
The callsign of the user of a NET/ROM connection.

Device, dev | device = the column device of /proc/net/ax25, /proc/net/x25, /proc/net/nr, /proc/net/rose
The interface that the socket of an old family is on.

State, state = the column st of /proc/net/ax25, /proc/net/x25, /proc/net/nr, /proc/net/rose, /proc/net/ipx
The state of a socket of an old family, such as LISTENING or RECOVERY.

Vr/Vs, vr, vs = the columns vr and vs of /proc/net/ax25, /proc/net/x25, /proc/net/nr
The sequence number of the frame that is expected next, and of the one that is sent next. They begin
again at 0 after 7, 127 or 255.

Send-Q, Recv-Q = the columns Snd-Q and Rcv-Q of /proc/net/ax25, /proc/net/x25, /proc/net/nr; /proc/net/ipx
Bytes that wait to be sent, and bytes that wait to be read. Under --ipx the two are swapped, each under
the heading of the other, as in net-tools.

LCI, lci | channel = the column lci of /proc/net/x25 and /proc/net/rose
The logical channel: the number of the virtual call on its link; -a shows calls with number 0 as well.

dest_addr, dest_call = the columns dest_addr and dest_call of /proc/net/rose
The ROSE address and the callsign of the other end.

src_addr, src_call = the columns src_addr and src_call of /proc/net/rose
The ROSE address and the callsign of this end.

neigh = the column neigh of /proc/net/rose
The number of the neighbour that a ROSE connection goes over.

Local Address, Foreign Address = the columns Local_Address and Remote_Address of /proc/net/ipx
Of IPX: network, node and port in hexadecimal digits; a dash for no other end.

Proto = src/format/ipx.ts
Of IPX always IPX.
`,
);

export const OLD_ROUTE_COLUMNS = topic(
  'column of ax25, x25, netrom, rose, ipx and ddp routes',
  `
Destination = /proc/net/ax25_route, /proc/net/x25/route, /proc/net/nr_nodes, /proc/net/rose_nodes, /proc/net/ipx/route
The callsign, X.25, ROSE or AppleTalk address, or IPX network that the route leads to.

Iface, Device, device = the column device of those tables; /proc/net/nr_neigh, /proc/net/rose_neigh
The interface of a route of an old family.

Use = /proc/net/ax25_route
How many users the AX.25 route has.

Mnemonic | mnemonic = the column mnemonic of /proc/net/nr_nodes
The name that a NET/ROM node gave itself.

Quality | quality = /proc/net/nr_nodes
How good the way to a NET/ROM node is, from 0 for none to 255 for the best.

Neighbour, neigh1, neigh2, neigh3 | neighbours = /proc/net/nr_neigh, /proc/net/rose_neigh
The station, or its number, that packets for the node are handed to; ROSE has up to three of them.

callsign = the column callsign of /proc/net/rose_neigh
The callsign of the ROSE neighbour whose number stands before it.

Router Net, Router Node = /proc/net/ipx/route
The IPX network and node of the router. Words in the kernel's table, such as Directly, are read as
hexadecimal digits, as net-tools does.

Gateway, Flags = /proc/net/atalk_route
The router of an AppleTalk route, and letters as those of IPv4 routes.
`,
);
