import { topic } from '../entry.ts';

export const IPV4_ROUTE_FLAGS = topic(
  'IPv4 route flag',
  `
U | RTF_UP
The route can be used. All rows have it; netstat leaves out those without.
= RTF_UP (0x1) in include/uapi/linux/route.h

G | RTF_GATEWAY
Packets go to the router in the column Gateway. Without this letter the destination is on the link itself.
= RTF_GATEWAY (0x2) in include/uapi/linux/route.h

! | RTF_REJECT
Packets to this destination are refused, and the sender is told: the route is of the type unreachable or
prohibit. It takes the place of U and G, and dashes stand where a route shows its way. Often set on
purpose, to keep traffic from a default route.
= RTF_REJECT (0x200) in include/uapi/linux/route.h; fib_flag_trans

H | RTF_HOST
A route to a single address: its mask is 255.255.255.255.
= RTF_HOST (0x4) in include/uapi/linux/route.h; fib_flag_trans

R | RTF_REINSTATE
A route that is to come back after a time-out. Kernels of today do not set it.
= RTF_REINSTATE (0x8) in include/uapi/linux/route.h

D | RTF_DYNAMIC
A route that an ICMP redirect made. Kernels of today keep redirects apart from their table of IPv4 routes
and do not show the letter in it.
= RTF_DYNAMIC (0x10) in include/uapi/linux/route.h

M | RTF_MODIFIED
A route whose gateway an ICMP redirect changed. Kernels of today do not show it.
= RTF_MODIFIED (0x20) in include/uapi/linux/route.h

u | RTF_MTU, RTF_MSS
The route has an MTU of its own. The kernel does not report this bit for IPv4; look at the column MSS.
= RTF_MTU (0x40) in include/uapi/linux/route.h

w | RTF_WINDOW
The route limits tcp's window. The kernel does not report the bit; see the column Window.
= RTF_WINDOW (0x80) in include/uapi/linux/route.h

i | RTF_IRTT
The route has an initial round trip time. For its value see the column irtt; the bit is not reported.
= RTF_IRTT (0x100) in include/uapi/linux/route.h

n | RTF_STATIC
The bit 0x400, which the header net/route.h reserves for routes that were set by hand. Linux does not set
it.
= RTF_STATIC (0x400) in net/route.h of the C library

d | RTF_DEFAULT
In IPv6 a default route that a router announced; not of IPv4, whose rows do not have it.
= RTF_DEFAULT (0x10000) in include/uapi/linux/ipv6_route.h

a | RTF_ALLONLINK
Once meant that all destinations are on the link, for lack of routers. It belongs to IPv6.
= RTF_ALLONLINK (0x20000) in include/uapi/linux/ipv6_route.h

c | RTF_ADDRCONF, RTF_CACHE
Two bits of IPv6 share this letter among IPv4 routes: one for routes from autoconfiguration, one for
entries of the cache. An IPv4 row has neither.
= RTF_ADDRCONF (0x40000) and RTF_CACHE (0x1000000) in include/uapi/linux/ipv6_route.h

o | RTF_NONEXTHOP
A route of IPv6 without a next hop.
= RTF_NONEXTHOP (0x200000) in include/uapi/linux/ipv6_route.h

e | RTF_EXPIRES
A route of IPv6 with an end to its lifetime.
= RTF_EXPIRES (0x400000) in include/uapi/linux/ipv6_route.h

f | RTF_FLOW
A route of IPv6 for a single flow of packets.
= RTF_FLOW (0x2000000) in include/uapi/linux/ipv6_route.h

p | RTF_POLICY
A route of IPv6 that a policy made.
= RTF_POLICY (0x4000000) in include/uapi/linux/ipv6_route.h

l | RTF_LOCAL
A route to an address of this host.
= RTF_LOCAL (0x80000000) in include/uapi/linux/ipv6_route.h
`,
);

export const IPV6_ROUTE_FLAGS = topic(
  'IPv6 route flag',
  `
U | RTF_UP
The IPv6 route is usable. The table has rows without it too, such as the ones that refuse by default.
= RTF_UP (0x1); rt6_info_route, ipv6_route_native_seq_show

! | RTF_REJECT
An IPv6 route that refuses: blackhole, unreachable, prohibit or throw. The last row of most tables, ::/0
on lo with the flags !n, is the kernel's own for destinations that nothing else covers.
= RTF_REJECT (0x200)

G | RTF_GATEWAY
Packets go to the router in the column Next Hop, mostly by its link-local address.
= RTF_GATEWAY (0x2)

H | RTF_HOST
An IPv6 route that is marked as one to a single host. Many /128 routes lack the mark.
= RTF_HOST (0x4)

D | RTF_DEFAULT
A default route that was learned from a router advertisement.
= RTF_DEFAULT (0x10000) in include/uapi/linux/ipv6_route.h; RFC 4861, section 6.3.4

A | RTF_ADDRCONF
The route came from autoconfiguration: a router announced its prefix, or itself.
= RTF_ADDRCONF (0x40000) in include/uapi/linux/ipv6_route.h; RFC 4862, section 5.5

C | RTF_CACHE
An entry of the routing cache, as an MTU that was found out or a redirect makes it. Only -C shows these.
= RTF_CACHE (0x1000000) in include/uapi/linux/ipv6_route.h

a | RTF_ALLONLINK
All destinations count as being on the link, an idea that IPv6 gave up.
= RTF_ALLONLINK (0x20000) in include/uapi/linux/ipv6_route.h; RFC 4943

e | RTF_EXPIRES
The route has a lifetime and is removed at its end unless an advertisement renews it.
= RTF_EXPIRES (0x400000) in include/uapi/linux/ipv6_route.h

m | RTF_MODIFIED
A redirect changed this IPv6 route.
= RTF_MODIFIED (0x20); RFC 4861, section 8.3

n | RTF_NONEXTHOP
The route has no next hop, as the kernel's own refusing routes.
= RTF_NONEXTHOP (0x200000) in include/uapi/linux/ipv6_route.h

f | RTF_FLOW
The route counts for one flow only. Kernels hardly ever set it.
= RTF_FLOW (0x2000000) in include/uapi/linux/ipv6_route.h
`,
);

export const CACHED_ROUTE_FLAGS = topic(
  'flag of a cached IPv4 route',
  `
l | RTCF_LOCAL
The packets are for this host itself. Linux dropped the cache of IPv4 routes in version 3.6, so none of
these letters is seen on later kernels.
= RTCF_LOCAL (0x80000000) in include/uapi/linux/in_route.h

b | RTCF_BROADCAST
The destination is a broadcast address.
= RTCF_BROADCAST (0x10000000) in include/uapi/linux/in_route.h

m | RTCF_MULTICAST
The destination of the cached route is a multicast group.
= RTCF_MULTICAST (0x20000000) in include/uapi/linux/in_route.h

# | RTCF_REJECT
Packets of the cached route are refused; the bit was never put to use.
= RTCF_REJECT (0x40000000) in include/uapi/linux/in_route.h

i | RTCF_DIRECTSRC
The source is on a link of this host.
= RTCF_DIRECTSRC (0x4000000) in include/uapi/linux/in_route.h

d | RTCF_DIRECTDST
The destination is on a link of this host.
= RTCF_DIRECTDST (0x20000) in include/uapi/linux/in_route.h

r | RTCF_DOREDIRECT
The sender is to be told of a shorter way by a redirect.
= RTCF_DOREDIRECT (0x1000000) in include/uapi/linux/in_route.h

n | RTCF_NOTIFY
Someone wants to be told when the cached route changes.
= RTCF_NOTIFY (0x10000) in include/uapi/linux/in_route.h

t | RTCF_TPROXY
Packets are meant for a transparent proxy.
= RTCF_TPROXY (0x80000) in include/uapi/linux/in_route.h

f | RTCF_FAST
Packets of this cached route may take a short cut through the kernel.
= RTCF_FAST (0x200000) in include/uapi/linux/in_route.h

q | RTCF_MASQ
Packets are masqueraded.
= RTCF_MASQ (0x400000) in include/uapi/linux/in_route.h

Ns | RTCF_SNAT
The source address is translated.
= RTCF_SNAT (0x800000) in include/uapi/linux/in_route.h

Nd | RTCF_DNAT
The destination address is translated.
= RTCF_DNAT (0x8000000) in include/uapi/linux/in_route.h

- | RTCF_DEAD, RTNH_F_DEAD
The cached route is dead: its interface is gone or down.
= RTCF_DEAD (0x1) in include/uapi/linux/in_route.h

o | RTCF_ONLINK, RTNH_F_ONLINK
The gateway counts as reachable on the link whatever its address.
= RTCF_ONLINK (0x4) in include/uapi/linux/in_route.h

G, R, D, M, U, H, !
These letters mean for a cached route what they mean for an IPv4 route.
= CACHE_FLAGS_BY_FORMAT in src/format/route-flags.ts
`,
);
