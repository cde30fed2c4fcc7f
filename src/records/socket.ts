import type { Explained } from './record.ts';

/** One end of a socket. */
export interface EndRecord {
  /** Numeric, whole. Of the radio families the callsign; absent where a socket has no such end. */
  readonly address?: string;
  /** 0 for none. */
  readonly port?: number;
  /** The name of the address, where it was looked up and has one. */
  readonly host?: string;
  /** The name of the port, where it was looked up and has one. */
  readonly service?: string;
}

/** A process that holds a socket. */
export interface OwnerRecord {
  readonly pid: number;
  /** The first argument, and of a path what follows its last `/`: what -p shows, but whole. */
  readonly program: string;
  /** The whole command line, blanks between the arguments. */
  readonly command: string;
  /** By which descriptor the process holds the socket. */
  readonly fd: number;
  /** Its SELinux context, with -Z. */
  readonly context?: string;
}

/** Which timer of a socket runs. */
export interface TimerRecord {
  /** netstat's word: `off`, `on` (retransmission), `keepalive`, `timewait`, `probe`. */
  readonly kind: string;
  /** Until it ends; 0 for none. */
  readonly seconds: number;
  /** Unanswered retransmissions. */
  readonly retransmits: number | bigint;
  /** Unanswered probes. */
  readonly probes: number;
}

/** What the kernel says of a tcp connection behind the inode: get_tcp4_sock; not of SYN_RECV and TIME_WAIT. */
export interface TcpRecord {
  /** icsk_rto: the retransmission time-out in seconds. */
  readonly rto?: number;
  /** icsk_ack.ato: after how many seconds an acknowledgement is due. */
  readonly ato?: number;
  /** snd_cwnd: the congestion window in segments. */
  readonly cwnd?: number;
  /** snd_ssthresh in segments, -1 for none yet; of a listening socket the longest queue of fast open. */
  readonly ssthresh?: number;
}

/** A socket. Which fields there are depends on its protocol; what its kernel does not tell is left out. */
export interface SocketRecord extends Explained {
  /** `tcp`, `tcp6`, `udp`, `udp6`, `udplite`, `udplite6`, `raw`, `raw6`, `sctp`, `unix`, `ipx`, `ax25`, `x25`, `netrom`, `rose`. */
  readonly protocol: string;
  readonly local?: EndRecord;
  readonly foreign?: EndRecord;
  /** sctp: all addresses, of which `local` and `foreign` have the first. */
  readonly locals?: readonly string[];
  readonly foreigns?: readonly string[];
  /** netstat's word; empty where it shows none. */
  readonly state: string;
  /** Bytes that wait to be read; of a listening tcp socket connections that wait to be accepted. */
  readonly recvQ?: number | bigint;
  /** Bytes that wait to be acknowledged. */
  readonly sendQ?: number | bigint;
  readonly timer?: TimerRecord;
  /** Of the owner, unsigned. */
  readonly uid?: number;
  /** The name of that user. */
  readonly user?: string;
  /** 0 for a socket that no process holds any more. */
  readonly inode?: number | bigint;
  /** With -p: all processes that hold the socket and may be looked at, the lowest pid first. */
  readonly owners?: readonly OwnerRecord[];
  /**
   * Of a tcp6, udp6 or udplite6 socket that waits on `::`: whether it serves IPv4 as well. No table tells IPV6_V6ONLY; see dualStackOf
   * for what it is concluded from. null where nothing can be concluded.
   */
  readonly dualStack?: boolean | null;
  readonly tcp?: TcpRecord;
  /** unix: how many users the socket has. */
  readonly refCount?: number | bigint;
  /** unix: netstat's letters, `ACC`, `W`, `N`. */
  readonly flags?: string;
  /** unix: `STREAM`, `DGRAM`, `SEQPACKET`, … */
  readonly type?: string;
  /** unix: the path, whole; the first byte of an abstract name is `@`. */
  readonly path?: string;
  /** The radio families and X.25: the interface. */
  readonly device?: string;
  /** The radio families and X.25: the sequence numbers sent and received. */
  readonly vs?: number;
  readonly vr?: number;
  /** NET/ROM: the callsign of the user. */
  readonly callsign?: string;
  /** X.25, ROSE: the logical channel. */
  readonly channel?: number;
}
