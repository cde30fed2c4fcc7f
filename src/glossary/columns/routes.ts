import { topic } from '../entry.ts';

export const IPV4_ROUTE_COLUMNS = topic(
  'column of IPv4 routes',
  `
Destination | destination, destinationHost = the column Destination of /proc/net/route
The network or host that the route leads to. 0.0.0.0 with the mask 0.0.0.0, without -n called default, is
for every destination that no other row covers. Of the rows that match an address the one with the
longest mask is used.

Gateway | gateway, gatewayHost = the column Gateway of /proc/net/route
The router that packets are handed to; 0.0.0.0 says that the destination is on the link itself, or with
the flag G that the router has an IPv6 address, which the table cannot show. A dash says that the route
refuses.

Genmask | genmask, netmask, Mask = the column Mask of /proc/net/route
Which bits of an address must match the destination: 255.255.255.0 stands for the first 24.

Flags | flags = the column Flags of /proc/net/route: fib_flag_trans
Letters: U usable, G over a gateway, H to one host, ! refused.

Metric | metric = the column Metric of /proc/net/route: fib_priority
The cost of the route: of several routes to the same destination the one with the lowest metric is taken.
With -e only.

Ref | refCount = the column RefCnt of /proc/net/route
How many users the route has. Linux no longer counts them and shows 0.

Use | use = the column Use of /proc/net/route
How often the route was looked up. Linux no longer counts it and shows 0.

Iface | iface = the column Iface of /proc/net/route
The interface that packets leave by; * where a route has none: it refuses (the flag !), drops (blackhole)
or leaves packets to other tables (throw).

MSS | mtu = the column MTU of /proc/net/route: fib_advmss
The largest packet for tcp on this route, in bytes: the MSS that was set for the route and 40 for its
headers. 0, as mostly, says that none was set and that the MTU of the interface and of the path decide.

Window | window = the column Window of /proc/net/route: fib_window
The largest window, in bytes, that tcp may offer on this route; 0 if there is no such limit, as mostly.

irtt | IRTT, initial round trip time = the column IRTT of /proc/net/route: fib_rtt
The round trip time, in milliseconds, that tcp assumes for the route before it has measured one; 0 for
none.

default = RFC 1812, section 5.2.4.3; writeDestination in src/format/routes.ts
The destination of the route that is taken when no other fits: 0.0.0.0 with the mask 0.0.0.0.
`,
);

export const IPV6_ROUTE_COLUMNS = topic(
  'column of IPv6 routes',
  `
Destination | destination, prefixLength = the columns 1 and 2 of /proc/net/ipv6_route: fib6_dst
The network or host, and after the slash how many bits of it count: ::/0 is the default route, /128 a
single address, ff00::/8 multicast.

Source prefix | source, sourcePrefixLength = the columns 3 and 4 of /proc/net/ipv6_route: fib6_src; RFC 8043
The sources for which the IPv6 route is, and how many bits of them count; records of routes for any source
lack both. Rows do not show it: --json, --csv and --columns do.

Next Hop | gateway, Next_Hop = the column 5 of /proc/net/ipv6_route: fib_nh_gw6
The router to hand packets to, or :: for a destination on the link.

Flag | flags = the column 9 of /proc/net/ipv6_route: fib6_flags
Letters for the kind of IPv6 route, such as UG or Un.

Met | metric = the column 6 of /proc/net/ipv6_route: fib6_metric; IP6_RT_PRIO_USER, IP6_RT_PRIO_ADDRCONF
The metric of the IPv6 route; the lowest is taken. The kernel gives 256 to the networks of its links,
1024 to routes that users and router advertisements add, and -1 to its own refusing route.

Ref | refCount = the column 7 of /proc/net/ipv6_route: fib6_ref
The references that the kernel holds to the IPv6 route; of interest to those who look for leaks in the
kernel.

Use | use = the column 8 of /proc/net/ipv6_route
How often the IPv6 route was used. Kernels of today show 0.

If | iface = the column 10 of /proc/net/ipv6_route: fib_nh_dev
The interface of the IPv6 route.
`,
);

export const CACHED_ROUTE_COLUMNS = topic(
  'column of cached routes',
  `
Source, Destination | source, destination = the columns Source and Destination of /proc/net/rt_cache
Sender and receiver of the packets that the cached route is for: the cache had an entry for each pair.
Linux 3.6 and later have no such cache, and the list is empty.

Gateway, Flags, Metric, Ref, Use, Iface, MSS, Window, irtt = the columns of /proc/net/rt_cache
What these columns say of a cached route is what they say of other IPv4 routes; only Ref and Use are true
counts here.

TOS | tos = the column TOS of /proc/net/rt_cache; RFC 1349
The type of service that the cached route is for: the field in the packets' header.

HHRef, HH = the column HHRef of /proc/net/rt_cache
References to the hardware header that is kept with the route.

HHUptod, Arp = the column HHUptod of /proc/net/rt_cache
Whether the hardware header that is kept with the route is up to date.

SpecDst = the column SpecDst of /proc/net/rt_cache: rt_spec_dst
The address of this host that packets on this route are meant for or sent from.

Neighbour = the column 1 of /proc/net/ndisc
With -rC of IPv6 on kernels that have /proc/net/ndisc: the address of a host on a link.

HW Address | hardwareAddress = the last column of /proc/net/ndisc
The hardware address of the neighbour.

Iface, Flags, Ref, State | iface, flags, refCount, state = the columns of /proc/net/ndisc
Of a neighbour: its interface, letters such as R for a router, how many users the entry has, and whether
the neighbour answers.

Stale(sec) = neighbourFields in src/format/neighbours.ts
Seconds for which the neighbour still counts as reachable.

Delete(sec) = neighbourFields in src/format/neighbours.ts
Seconds until the entry is dropped; * says that it is in use and stays.
`,
);
