import { topic } from '../entry.ts';

export const IPV4_ROUTE_FLAGS = topic(
  'IPv4 route flag',
  `
U | RTF_UP = RTF_UP (0x1) in include/uapi/linux/route.h
The route can be used. All rows have it; netstat leaves out those without.

G | RTF_GATEWAY = RTF_GATEWAY (0x2) in include/uapi/linux/route.h
Packets go to the router in the column Gateway. Without this letter the destination is on the link itself.

! | RTF_REJECT = RTF_REJECT (0x200) in include/uapi/linux/route.h; fib_flag_trans
Packets to this destination are refused, and the sender is told: the route is of the type unreachable or
prohibit. It takes the place of U and G, and dashes stand in the columns that would say where packets go.
Often set on purpose, to keep traffic from taking a default route.

H | RTF_HOST = RTF_HOST (0x4) in include/uapi/linux/route.h; fib_flag_trans
A route to a single address: its mask is 255.255.255.255.

R | RTF_REINSTATE = RTF_REINSTATE (0x8) in include/uapi/linux/route.h
A route that is to come back after a time-out. Kernels of today do not set it.

D | RTF_DYNAMIC = RTF_DYNAMIC (0x10) in include/uapi/linux/route.h
A route that an ICMP redirect made. Kernels of today keep redirects apart from their table of IPv4 routes
and do not show the letter in it.

M | RTF_MODIFIED = RTF_MODIFIED (0x20) in include/uapi/linux/route.h
A route whose gateway an ICMP redirect changed. Kernels of today do not show it.

u | RTF_MTU, RTF_MSS = RTF_MTU (0x40) in include/uapi/linux/route.h
The route has an MTU of its own. The kernel does not report this bit for IPv4; look at the column MSS.

w | RTF_WINDOW = RTF_WINDOW (0x80) in include/uapi/linux/route.h
The route limits tcp's window. The kernel does not report the bit; see the column Window.

i | RTF_IRTT = RTF_IRTT (0x100) in include/uapi/linux/route.h
The route has an initial round trip time. For its value see the column irtt; the bit is not reported.

n | RTF_STATIC = RTF_STATIC (0x400) in net/route.h of the C library
The bit 0x400, which the header net/route.h reserves for routes that were set by hand. Linux does not set
it.

d | RTF_DEFAULT = RTF_DEFAULT (0x10000) in include/uapi/linux/ipv6_route.h
In IPv6 a default route that a router announced; not of IPv4, whose rows do not have it.

a | RTF_ALLONLINK = RTF_ALLONLINK (0x20000) in include/uapi/linux/ipv6_route.h
Once meant that all destinations are on the link, for lack of routers. It belongs to IPv6.

c | RTF_ADDRCONF, RTF_CACHE = RTF_ADDRCONF (0x40000) and RTF_CACHE (0x1000000) in include/uapi/linux/ipv6_route.h
Two bits of IPv6 share this letter among IPv4 routes: one for routes from autoconfiguration, one for
entries of the cache. An IPv4 row has neither.

o | RTF_NONEXTHOP = RTF_NONEXTHOP (0x200000) in include/uapi/linux/ipv6_route.h
A route of IPv6 without a next hop.

e | RTF_EXPIRES = RTF_EXPIRES (0x400000) in include/uapi/linux/ipv6_route.h
A route of IPv6 with an end to its lifetime.

f | RTF_FLOW = RTF_FLOW (0x2000000) in include/uapi/linux/ipv6_route.h
A route of IPv6 for a single flow of packets.

p | RTF_POLICY = RTF_POLICY (0x4000000) in include/uapi/linux/ipv6_route.h
A route of IPv6 that a policy made.

l | RTF_LOCAL = RTF_LOCAL (0x80000000) in include/uapi/linux/ipv6_route.h
A route to an address of this host.
`,
);

export const IPV6_ROUTE_FLAGS = topic(
  'IPv6 route flag',
  `
U | RTF_UP = RTF_UP (0x1); rt6_info_route, ipv6_route_native_seq_show
The IPv6 route is usable. The table has rows without it too, such as the ones that refuse by default.

! | RTF_REJECT = RTF_REJECT (0x200)
An IPv6 route that refuses: blackhole, unreachable, prohibit or throw. The last row of most tables, ::/0
on lo with the flags !n, is the kernel's own for destinations that nothing else covers.

G | RTF_GATEWAY = RTF_GATEWAY (0x2)
Packets go to the router in the column Next Hop, mostly by its link-local address.

H | RTF_HOST = RTF_HOST (0x4)
An IPv6 route that is marked as one to a single host. Many /128 routes lack the mark.

D | RTF_DEFAULT = RTF_DEFAULT (0x10000) in include/uapi/linux/ipv6_route.h; RFC 4861, section 6.3.4
A default route that was learned from a router advertisement.

A | RTF_ADDRCONF = RTF_ADDRCONF (0x40000) in include/uapi/linux/ipv6_route.h; RFC 4862, section 5.5
The route came from autoconfiguration: a router announced its prefix, or itself.

C | RTF_CACHE = RTF_CACHE (0x1000000) in include/uapi/linux/ipv6_route.h
An entry of the routing cache, as an MTU that was found out or a redirect makes it. Only -C shows these.

a | RTF_ALLONLINK = RTF_ALLONLINK (0x20000) in include/uapi/linux/ipv6_route.h; RFC 4943
All destinations count as being on the link, an idea that IPv6 gave up.

e | RTF_EXPIRES = RTF_EXPIRES (0x400000) in include/uapi/linux/ipv6_route.h
The route has a lifetime and is removed at its end unless an advertisement renews it.

m | RTF_MODIFIED = RTF_MODIFIED (0x20); RFC 4861, section 8.3
A redirect changed this IPv6 route.

n | RTF_NONEXTHOP = RTF_NONEXTHOP (0x200000) in include/uapi/linux/ipv6_route.h
The route has no next hop, as the kernel's own refusing routes.

f | RTF_FLOW = RTF_FLOW (0x2000000) in include/uapi/linux/ipv6_route.h
The route counts for one flow only. Kernels hardly ever set it.
`,
);

export const CACHED_ROUTE_FLAGS = topic(
  'flag of a cached IPv4 route',
  `
l | RTCF_LOCAL = RTCF_LOCAL (0x80000000) in include/uapi/linux/in_route.h
The packets are for this host itself. Linux dropped the cache of IPv4 routes in version 3.6, so none of
these letters is seen on later kernels.

b | RTCF_BROADCAST = RTCF_BROADCAST (0x10000000) in include/uapi/linux/in_route.h
The destination is a broadcast address.

m | RTCF_MULTICAST = RTCF_MULTICAST (0x20000000) in include/uapi/linux/in_route.h
The destination of the cached route is a multicast group.

# | RTCF_REJECT = RTCF_REJECT (0x40000000) in include/uapi/linux/in_route.h
Packets of the cached route are refused; the bit was never put to use.

i | RTCF_DIRECTSRC = RTCF_DIRECTSRC (0x4000000) in include/uapi/linux/in_route.h
The source is on a link of this host.

d | RTCF_DIRECTDST = RTCF_DIRECTDST (0x20000) in include/uapi/linux/in_route.h
The destination is on a link of this host.

r | RTCF_DOREDIRECT = RTCF_DOREDIRECT (0x1000000) in include/uapi/linux/in_route.h
The sender is to be told of a shorter way by a redirect.

n | RTCF_NOTIFY = RTCF_NOTIFY (0x10000) in include/uapi/linux/in_route.h
Someone wants to be told when the cached route changes.

t | RTCF_TPROXY = RTCF_TPROXY (0x80000) in include/uapi/linux/in_route.h
Packets are meant for a transparent proxy.

f | RTCF_FAST = RTCF_FAST (0x200000) in include/uapi/linux/in_route.h
Packets of this cached route may take the fast path of the kernel.

q | RTCF_MASQ = RTCF_MASQ (0x400000) in include/uapi/linux/in_route.h
Packets are masqueraded.

Ns | RTCF_SNAT = RTCF_SNAT (0x800000) in include/uapi/linux/in_route.h
The source address is translated.

Nd | RTCF_DNAT = RTCF_DNAT (0x8000000) in include/uapi/linux/in_route.h
The destination address is translated.

- | RTCF_DEAD, RTNH_F_DEAD = RTCF_DEAD (0x1) in include/uapi/linux/in_route.h
The cached route is dead: its interface is gone or down.

o | RTCF_ONLINK, RTNH_F_ONLINK = RTCF_ONLINK (0x4) in include/uapi/linux/in_route.h
The gateway counts as reachable on the link whatever its address.

G, R, D, M, U, H, ! = CACHE_FLAGS_BY_FORMAT in src/format/route-flags.ts
These letters mean for a cached route what they mean for an IPv4 route.
`,
);
