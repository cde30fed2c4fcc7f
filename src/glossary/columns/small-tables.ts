import { topic } from '../entry.ts';

export const GROUP_COLUMNS = topic(
  'column of multicast groups',
  `
Interface | iface = the column Device of /proc/net/igmp
The interface on which this host joined the group.

RefCnt | refCount = the column Users of /proc/net/igmp and /proc/net/igmp6
How many joined the group on this interface, the kernel among them. The group is left when it reaches 0.

Group | address = the column Group of /proc/net/igmp; RFC 1112, RFC 4291, section 2.7.1
The multicast address. Every host is a member of 224.0.0.1 (all hosts), and with IPv6 of ff02::1 and of
ff02::1:ff00:0/104 groups made of its own addresses.
`,
);

export const MASQUERADE_COLUMNS = topic(
  'column of masqueraded connections',
  `
prot | protocol = the column Prot of /proc/net/ip_masquerade
The protocol of a connection that the host masquerades. Only Linux 2.0 and 2.2 have the table; today
conntrack -L or /proc/net/nf_conntrack tells it.

expire | expires = the column Expires of /proc/net/ip_masquerade
Minutes, seconds and hundredths until the entry is dropped unless packets come.

source | source.address, source.port, source.host, source.service = the column FromIP of /proc/net/ip_masquerade
The host behind this one that opened the connection.

destination | destination.address, destination.port, destination.host, destination.service = the column ToIP of /proc/net/ip_masquerade
The host outside that it talks to.

ports | masqueradePort = the columns FrP, TPrt and MPrt of /proc/net/ip_masquerade
The port of the inner host, the port of the outer one and, in brackets, the port of this host that stands
for the inner one.

initseq | initSeq = the column Init-seq of /proc/net/ip_masquerade
With -e: the tcp sequence number from which on sequence numbers are shifted, because a helper such as
that for ftp changed the length of the data.

delta = the column Delta of /proc/net/ip_masquerade
With -e: by how much tcp sequence numbers are shifted from initseq on.

prevd | previousDelta = the column PDelta of /proc/net/ip_masquerade
With -e: by how much tcp sequence numbers are shifted before initseq; a dash where the kernel does not
tell.
`,
);
