import { topic } from '../entry.ts';

export const UNIX_STATES = topic(
  'unix state',
  `
LISTENING | __SO_ACCEPTCON = __SO_ACCEPTCON in include/linux/net.h; unix_seq_show
The socket waits for connections at its path, and its flags hold ACC. -l and -a show it.

CONNECTED | SS_CONNECTED = SS_CONNECTED in include/uapi/linux/net.h; unix_seq_show
The socket has a peer: it was connected, accepted, or made as one of a pair. The peer is another row of
the table, which does not tell which one.

CONNECTING | SS_CONNECTING = SS_CONNECTING in include/uapi/linux/net.h; unix_seq_show
In today's kernels a connection that lies in the queue of a listener: connected from the far side, but not
accepted yet, so no process holds it and its inode is 0. Many of them mean that the listener does not
accept.

DISCONNECTING | SS_DISCONNECTING = SS_DISCONNECTING in include/uapi/linux/net.h; unix_seq_show
The socket has lost the process that held it and is about to go away. It is hardly ever seen.

FREE | SS_FREE = SS_FREE in include/uapi/linux/net.h
The socket is not in use. Linux does not show such sockets.

UNKNOWN = unixStateWord in src/format/words.ts
A unix socket with a number of a state that has no word; an unconnected socket that does not listen, such
as one for datagrams, shows none at all (SS_UNCONNECTED).
`,
);

export const UNIX_TYPES = topic(
  'unix socket type',
  `
STREAM | SOCK_STREAM = SOCK_STREAM in include/linux/net.h
A connection that carries a stream of bytes without message boundaries, as tcp does.

DGRAM | SOCK_DGRAM = SOCK_DGRAM in include/linux/net.h
Single messages whose boundaries are kept. Between unix sockets they are neither lost nor reordered; a
sender waits when the receiver's queue is full.

SEQPACKET | SOCK_SEQPACKET = SOCK_SEQPACKET in include/linux/net.h
A connection, as of STREAM, that keeps the boundaries of messages, as DGRAM does.

RAW | SOCK_RAW = SOCK_RAW in include/linux/net.h; unix_create
The type of raw sockets. Linux makes a DGRAM of a unix socket of this type, so it is not seen there.

RDM | SOCK_RDM = SOCK_RDM in include/linux/net.h
Messages that arrive reliably, but in any order. Linux has no unix sockets of this type.

UNKNOWN = socketTypeWord in src/format/words.ts
A type of socket that has no word.
`,
);

export const UNIX_FLAGS = topic(
  'unix socket flag',
  `
ACC | SO_ACCEPTCON, __SO_ACCEPTCON = __SO_ACCEPTCON (0x10000) in include/linux/net.h
The socket accepts connections. This is the only flag that today's kernels report, so other sockets show
empty brackets.

W | SO_WAITDATA = SO_WAITDATA (0x20000) in include/linux/net.h of old kernels
The socket waits for data. Kernels stopped reporting this flag long ago.

N | SO_NOSPACE = SO_NOSPACE (0x40000) in include/linux/net.h of old kernels
The socket waits for room to write. Kernels stopped reporting it together with W.
`,
);
