import { topic } from '../entry.ts';

export const VALUES = topic(
  'value in a column',
  `
* = net-tools 2.10; port 0 in the kernel's tables
As a port: any. In place of the name of an interface: none.

- = net-tools 2.10
Nothing to show: a program that was not found, a field that a refusing route does not have, an inode that
an old kernel does not tell.

0.0.0.0 | INADDR_ANY = RFC 1122, section 3.2.1.3; INADDR_ANY
All IPv4 addresses of this host; as the gateway of a route, none. As a mask it matches every address.

::, [::] | IN6ADDR_ANY_INIT = RFC 4291, section 2.5.2; IN6ADDR_ANY_INIT
All IPv6 addresses of this host, and mostly its IPv4 addresses as well; as the next hop of a route, none.
[::] is how the address is shown without -n.

@ = unix_seq_show
The beginning of an abstract name of a unix socket, which is a zero byte in the kernel.

ICMP input histogram, ICMP output histogram = RFC 1213, group icmp
The lines under this title tell how many ICMP messages of each type came in or went out.
`,
);
