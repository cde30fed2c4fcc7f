import { topic } from '../entry.ts';

export const NEIGHBOUR_STATES = topic(
  'IPv6 neighbour state',
  `
REACHABLE | NUD_REACHABLE
The neighbour answered lately.
= RFC 4861, section 7.3.2; NUD_REACHABLE (0x02)

STALE | NUD_STALE
Its hardware address is known, but nobody checked lately whether it still holds. Normal for a neighbour
that is not in use.
= RFC 4861, section 7.3.2; NUD_STALE (0x04)

DELAY | NUD_DELAY
A packet went to a stale neighbour; a few seconds are left for other traffic to prove that it is there.
= RFC 4861, section 7.3.2; NUD_DELAY (0x08)

PROBE | NUD_PROBE
The neighbour is being asked directly whether it is still there.
= RFC 4861, section 7.3.2; NUD_PROBE (0x10)

INCOMPLETE | NUD_INCOMPLETE
Its hardware address was asked for and no answer has come. If it stays, there is no such neighbour on the
link.
= RFC 4861, section 7.3.2; NUD_INCOMPLETE (0x01)

FAILED | NUD_FAILED
The neighbour did not answer, and packets for it are refused.
= NUD_FAILED (0x20) in include/uapi/linux/neighbour.h

NOARP | NUD_NOARP
An entry that needs no asking, as on an interface without hardware addresses.
= NUD_NOARP (0x40) in include/uapi/linux/neighbour.h

PERM | NUD_PERMANENT, PERMANENT
An entry that was set by hand and stays.
= NUD_PERMANENT (0x80) in include/uapi/linux/neighbour.h

NONE | NUD_NONE
The entry is new and has no state yet.
= NUD_NONE (0x00) in include/uapi/linux/neighbour.h

UNKNOWN(N)
A neighbour whose state is several of these at once or none; the number is hexadecimal.
= src/format/neighbours.ts
`,
);

export const NEIGHBOUR_FLAGS = topic(
  'IPv6 neighbour flag',
  `
R | NTF_ROUTER
The neighbour says that it is a router.
= NTF_ROUTER (0x80) in include/uapi/linux/neighbour.h

P | NTF_PROXY
This host answers for the address in place of its owner.
= NTF_PROXY (0x08) in include/uapi/linux/neighbour.h

h
A hardware header is kept with the entry that still needs work before it can be used.
= FLAGS (0x2) in src/format/neighbours.ts; /proc/net/ndisc of Linux 2.2

x
A hardware header is kept with the entry and needs no more work.
= FLAGS (0x4) in src/format/neighbours.ts; /proc/net/ndisc of Linux 2.2
`,
);
