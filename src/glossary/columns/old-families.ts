import { topic } from '../entry.ts';

export const OLD_SOCKET_COLUMNS = topic(
  'column of ax25, x25, netrom, rose and ipx sockets',
  `
Dest | foreign
The callsign, or X.25 address, of the other end.
= /proc/net/ax25, /proc/net/x25, /proc/net/nr

Source | local
The callsign, or X.25 address, of this end.
= /proc/net/ax25, /proc/net/x25, /proc/net/nr

User | callsign
The callsign of the user of a NET/ROM connection.
= the column user_addr of /proc/net/nr

Device, dev | device
The interface that the socket of an old family is on.
= the column device of /proc/net/ax25, /proc/net/x25, /proc/net/nr, /proc/net/rose

State, state
The state of a socket of an old family, such as LISTENING or RECOVERY.
= the column st of /proc/net/ax25, /proc/net/x25, /proc/net/nr, /proc/net/rose, /proc/net/ipx

Vr/Vs, vr, vs
The sequence number of the frame that is expected next, and of the one that is sent next. They begin
again at 0 after 7, 127 or 255.
= the columns vr and vs of /proc/net/ax25, /proc/net/x25, /proc/net/nr

Send-Q, Recv-Q
Bytes that wait to be sent, and bytes that wait to be read. Under --ipx the two stand under each other's
heading, as in net-tools.
= the columns Snd-Q and Rcv-Q of /proc/net/ax25, /proc/net/x25, /proc/net/nr; /proc/net/ipx

LCI, lci | channel
The logical channel: the number of the virtual call on its link; -a shows calls with number 0 as well.
= the column lci of /proc/net/x25 and /proc/net/rose

dest_addr, dest_call
The ROSE address and the callsign of the other end.
= the columns dest_addr and dest_call of /proc/net/rose

src_addr, src_call
The ROSE address and the callsign of this end.
= the columns src_addr and src_call of /proc/net/rose

neigh
The number of the neighbour that a ROSE connection goes over.
= the column neigh of /proc/net/rose

Local Address, Foreign Address
Of IPX: network, node and port in hexadecimal digits; a dash for no other end.
= the columns Local_Address and Remote_Address of /proc/net/ipx

Proto
Of IPX always IPX.
= src/format/ipx.ts
`,
);

export const OLD_ROUTE_COLUMNS = topic(
  'column of ax25, x25, netrom, rose, ipx and ddp routes',
  `
Destination
The callsign, X.25, ROSE or AppleTalk address, or IPX network that the route leads to.
= /proc/net/ax25_route, /proc/net/x25/route, /proc/net/nr_nodes, /proc/net/rose_nodes, /proc/net/ipx/route

Iface, Device, device
The interface of a route of an old family.
= the column device of those tables; /proc/net/nr_neigh, /proc/net/rose_neigh

Use
How many use the AX.25 route.
= /proc/net/ax25_route

Mnemonic | mnemonic
The name that a NET/ROM node gave itself.
= the column mnemonic of /proc/net/nr_nodes

Quality | quality
How good the way to a NET/ROM node is, from 0 for none to 255 for the best.
= /proc/net/nr_nodes

Neighbour, neigh1, neigh2, neigh3 | neighbours
The station, or its number, that packets for the node are handed to; ROSE has up to three of them.
= /proc/net/nr_neigh, /proc/net/rose_neigh

callsign
The callsign of the ROSE neighbour whose number stands before it.
= the column callsign of /proc/net/rose_neigh

Router Net, Router Node
The IPX network and node of the router. Words in the kernel's table, such as Directly, are read as
hexadecimal digits, as net-tools does.
= /proc/net/ipx/route

Gateway, Flags
The router of an AppleTalk route, and letters as those of IPv4 routes.
= /proc/net/atalk_route
`,
);
