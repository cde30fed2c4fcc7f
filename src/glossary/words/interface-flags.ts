import { topic } from '../entry.ts';

export const INTERFACE_FLAGS = topic(
  'interface flag',
  `
U, UP | IFF_UP = IFF_UP (0x1) in include/uapi/linux/if.h
The interface was switched on, by hand or by a network manager. It may still lack its cable: see RUNNING.
Without -a only interfaces that are up are shown.

R, RUNNING | IFF_RUNNING = IFF_RUNNING (0x40) in include/uapi/linux/if.h; RFC 2863, ifOperStatus
The interface is up and can be used: it has its carrier and waits for nothing. UP without RUNNING most
often means that the cable is out, the other side is off, or a bridge has no port.

B, BROADCAST | IFF_BROADCAST = IFF_BROADCAST (0x2) in include/uapi/linux/if.h
The link can carry broadcasts, as Ethernet can.

M, MULTICAST | IFF_MULTICAST = IFF_MULTICAST (0x1000) in include/uapi/linux/if.h
The link can carry multicast.

L, LOOPBACK | IFF_LOOPBACK = IFF_LOOPBACK (0x8) in include/uapi/linux/if.h
The interface leads back to this host, as lo does.

P, PROMISC | IFF_PROMISC = IFF_PROMISC (0x100) in include/uapi/linux/if.h
The interface takes in all frames, also those for other stations, because someone asked for it by hand. A
letter P alone may also stand for POINTOPOINT. It is unusual on a server: packet captures and bridges
make an interface promiscuous in a way that -i does not show.

P, POINTOPOINT | IFF_POINTOPOINT = IFF_POINTOPOINT (0x10) in include/uapi/linux/if.h
The kernel takes the link for one with a single other end, as ppp and most tunnels are. The letter is the
same as the one of PROMISC; -ie and the field flagNames tell which is meant.

A, ALLMULTI | IFF_ALLMULTI = IFF_ALLMULTI (0x200) in include/uapi/linux/if.h
The interface takes in all multicast frames, as a multicast router needs it.

D, DEBUG | IFF_DEBUG = IFF_DEBUG (0x4) in include/uapi/linux/if.h
The driver was told to report more than usual. Most drivers ignore it.

N, NOTRAILERS | IFF_NOTRAILERS = IFF_NOTRAILERS (0x20) in include/uapi/linux/if.h; RFC 893
No trailer encapsulation, a format of 4.2BSD. Linux does not use the flag.

O, NOARP | IFF_NOARP = IFF_NOARP (0x80) in include/uapi/linux/if.h
The interface does not ask for hardware addresses: it needs none, as a tunnel, or was told not to.

m, MASTER | IFF_MASTER = IFF_MASTER (0x400) in include/uapi/linux/if.h
Other interfaces work under this one: it is a bond.

s, SLAVE | IFF_SLAVE = IFF_SLAVE (0x800) in include/uapi/linux/if.h
The interface works under another one, such as a bond.

d, DYNAMIC | IFF_DYNAMIC = IFF_DYNAMIC (0x8000) in include/uapi/linux/if.h
The address of the interface is lost when it goes down, as that of a dial-up line.

media | IFF_PORTSEL = IFF_PORTSEL (0x2000) in include/uapi/linux/if.h
The driver can choose between several connectors, as on old cards. No file tells which one is chosen, so
it says unknown.

autoselect | IFF_AUTOMEDIA = IFF_AUTOMEDIA (0x4000) in include/uapi/linux/if.h
The driver of such a card chooses the connector by itself.

[NO FLAGS] = flagLetters in src/format/interface-flags.ts
No flag at all is set: the interface is down, and has no property such as BROADCAST.
`,
);

export const ADDRESS_SCOPES = topic(
  'scope of an IPv6 address',
  `
global | IPV6_ADDR_SCOPE_GLOBAL = RFC 4291, section 2.5.4; ipv6_addr_type
The address is valid everywhere, as far as routes lead to it.

link | IPV6_ADDR_LINKLOCAL = RFC 4291, section 2.5.6; IPV6_ADDR_LINKLOCAL (0x20)
A link-local address, below fe80::/10: valid on this link alone, and present on every interface with IPv6.

site | IPV6_ADDR_SITELOCAL = RFC 3879; IPV6_ADDR_SITELOCAL (0x40)
An address below fec0::/10, a range for sites that is no longer to be used.

host | IPV6_ADDR_LOOPBACK = RFC 4291, section 2.5.3; IPV6_ADDR_LOOPBACK (0x10)
The address ::1, with which the host reaches itself.

compat | IPV6_ADDR_COMPATv4 = RFC 4291, section 2.5.5.1; IPV6_ADDR_COMPATv4 (0x80)
An IPv6 address with an IPv4 address in its last 32 bits and zeros before, a form out of use.
`,
);
