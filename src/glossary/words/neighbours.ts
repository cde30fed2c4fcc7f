import { topic } from '../entry.ts';

export const NEIGHBOUR_STATES = topic(
  'IPv6 neighbour state',
  `
REACHABLE | NUD_REACHABLE = RFC 4861, section 7.3.2; NUD_REACHABLE (0x02)
The neighbour answered recently.

STALE | NUD_STALE = RFC 4861, section 7.3.2; NUD_STALE (0x04)
Its hardware address is known, but was not confirmed recently. Normal for a neighbour that is not in use.

DELAY | NUD_DELAY = RFC 4861, section 7.3.2; NUD_DELAY (0x08)
A packet went to a stale neighbour; a few seconds are left for other traffic to prove that it is there.

PROBE | NUD_PROBE = RFC 4861, section 7.3.2; NUD_PROBE (0x10)
The neighbour is being asked directly whether it is still there.

INCOMPLETE | NUD_INCOMPLETE = RFC 4861, section 7.3.2; NUD_INCOMPLETE (0x01)
Its hardware address was asked for and no answer has come. If it stays, there is no such neighbour on the
link.

FAILED | NUD_FAILED = NUD_FAILED (0x20) in include/uapi/linux/neighbour.h
The neighbour did not answer, and packets for it are refused.

NOARP | NUD_NOARP = NUD_NOARP (0x40) in include/uapi/linux/neighbour.h
An entry that needs no resolution, as on an interface without hardware addresses.

PERM | NUD_PERMANENT, PERMANENT = NUD_PERMANENT (0x80) in include/uapi/linux/neighbour.h
An entry that was set by hand and stays.

NONE | NUD_NONE = NUD_NONE (0x00) in include/uapi/linux/neighbour.h
The entry is new and has no state yet.

UNKNOWN(N) = src/format/neighbours.ts
A neighbour whose state is several of these at once or none; the number is hexadecimal.
`,
);

export const NEIGHBOUR_FLAGS = topic(
  'IPv6 neighbour flag',
  `
R | NTF_ROUTER = NTF_ROUTER (0x80) in include/uapi/linux/neighbour.h
The neighbour says that it is a router.

P | NTF_PROXY = NTF_PROXY (0x08) in include/uapi/linux/neighbour.h
This host answers for the address in place of its owner.

h = FLAGS (0x2) in src/format/neighbours.ts; /proc/net/ndisc of Linux 2.2
A hardware header is kept with the entry that still needs work before it can be used.

x = FLAGS (0x4) in src/format/neighbours.ts; /proc/net/ndisc of Linux 2.2
A hardware header is kept with the entry and needs no more work.
`,
);
