import type { TextSource } from '../proc/processes/texts/told-holder.ts';
import type { ContainerRuntime } from '../proc/processes/workload.ts';
import type { Explained } from './note.ts';

/** One end of a socket. */
export interface EndRecord {
  /** Numeric, whole; of AX.25 and NET/ROM the callsign. Absent where a socket has none. */
  readonly address?: string;
  /** 0 to 65535, 0 for none. Of raw sockets the number of the protocol, at the local end. */
  readonly port?: number;
  /** The name of the address, where it was looked up and has one; of ROSE the callsign. */
  readonly host?: string;
  /** The name of the port, where it was looked up and has one. */
  readonly service?: string;
}

/** A process that holds a socket. */
export interface OwnerRecord {
  readonly pid: number;
  /** The first argument, and of a path what follows its last `/`: what -p shows, but whole. With `source` as the text has it. */
  readonly program: string;
  /** The command line, blanks between the arguments: its first 32 KiB. Absent where it was not recorded. */
  readonly command?: string;
  /** By which descriptor the process holds the socket. Absent where it was not recorded. */
  readonly fd?: number;
  /**
   * Of a recorded host: whose output, recorded with it, names the process, where no open files of processes were recorded. Absent where the
   * open files tell.
   */
  readonly source?: TextSource;
  /** The thread that has this descriptor in a table of its own, where the process has not: /proc/PID/task/TID/fd. */
  readonly thread?: number;
  /** The command line is longer than `command`. */
  readonly commandCut?: true;
  /** With --changes: it was who held the socket when that was last known. */
  readonly former?: true;
  /** Its SELinux context, with -Z. */
  readonly context?: string;
  /**
   * The systemd unit of the host that it is of: `nginx.service`. Of what a user's service manager runs it is the unit of that one, whose
   * name is that user's choice.
   */
  readonly unit?: string;
  /** The innermost container that it is in. */
  readonly container?: ContainerRecord;
  readonly pod?: PodRecord;
}

/** A container. Names and images are there where the files of its engine may be read. */
export interface ContainerRecord {
  /** In a pod of Kubernetes the name within the pod. */
  readonly name?: string;
  /** Of most engines 64 hexadecimal digits; lxc and systemd-nspawn have none. */
  readonly id?: string;
  /** Whose it is: `docker`, `containerd`, `cri-o`, `podman`, `lxc`, `systemd-nspawn`, `libvirt-lxc`; absent where that is not told. */
  readonly runtime?: ContainerRuntime;
  /** The image as it was asked for. */
  readonly image?: string;
}

/** A pod of Kubernetes, or of podman. */
export interface PodRecord {
  readonly name?: string;
  /** The namespace of Kubernetes. */
  readonly namespace?: string;
  /** Of podman the id of the pod. */
  readonly uid?: string;
}

/** Which timer of a socket runs. */
export interface TimerRecord {
  /** netstat's word: `off`, `on` (retransmission), `keepalive`, `timewait`, `probe`. */
  readonly kind: string;
  /** Until it ends, in steps of 0.01; 0 for none. */
  readonly seconds: number;
  /** Unanswered retransmissions: icsk_retransmits. */
  readonly retransmits: number | bigint;
  /** Unanswered zero window or keepalive probes: icsk_probes_out. */
  readonly probes: number;
}

/**
 * What the kernel says of a tcp connection behind the inode: get_tcp4_sock, get_tcp6_sock. It says nothing of those in SYN_RECV and
 * TIME_WAIT. Times are in steps of 0.01 seconds, rounded down: the kernel's own are finer.
 */
export interface TcpRecord {
  /** icsk_rto: the retransmission time-out, in seconds. */
  readonly rto: number;
  /** icsk_ack.ato: the time-out of the delayed acknowledgement, in seconds; 0 while there is none. */
  readonly ato: number;
  /** snd_cwnd: the congestion window, in segments. */
  readonly cwnd: number;
  /** snd_ssthresh, in segments: -1 for none while slow start has not ended. A listening socket has none. */
  readonly ssthresh?: number;
}

/** The protocols of the tables of sockets. A 6 stands for the table of IPv6, which has what its sockets do over IPv4 as well. */
export type SocketRecordProtocol =
  | 'tcp'
  | 'tcp6'
  | 'udp'
  | 'udp6'
  | 'udplite'
  | 'udplite6'
  | 'raw'
  | 'raw6'
  | 'sctp'
  | 'unix'
  | 'ipx'
  | 'ax25'
  | 'x25'
  | 'netrom'
  | 'rose';

/** A socket. Which fields there are depends on its protocol; what its kernel does not tell is left out. */
export interface SocketRecord extends Explained {
  readonly protocol: SocketRecordProtocol;
  readonly local?: EndRecord;
  readonly foreign?: EndRecord;
  /** sctp: all addresses, of which `local` and `foreign` have the first. */
  readonly locals?: readonly string[];
  readonly foreigns?: readonly string[];
  /** netstat's word (`LISTEN`, `ESTABLISHED`), of raw sockets the number; empty where it shows none. */
  readonly state: string;
  /** Bytes that wait to be read; of a listening tcp socket connections that wait to be accepted. */
  readonly recvQ?: number | bigint;
  /** Bytes that wait to be sent, or to be acknowledged. */
  readonly sendQ?: number | bigint;
  readonly timer?: TimerRecord;
  /** Of the owner, 0 to 2^32 - 1. The kernel says 0 of connections in TIME_WAIT, which have none. */
  readonly uid?: number;
  /** The name of that user, if it has at most 32 KiB. */
  readonly user?: string;
  /** 0 for a connection that no socket stands for, or no more: SYN_RECV, TIME_WAIT, orphans. */
  readonly inode?: number | bigint;
  /** Where they were asked for: all processes that hold the socket and may be looked at, the lowest pid first. */
  readonly owners?: readonly OwnerRecord[];
  /**
   * Of a socket of IPv6 that waits on `::`: whether it serves IPv4 as well. No table tells IPV6_V6ONLY, nor to what device
   * a socket is bound: `null`, not known, where an IPv4 socket waits on the same port, `false` where that one gets all of IPv4 on the
   * only interface, else `true` where the host makes such sockets serve both (net.ipv6.bindv6only is 0), else `null`.
   */
  readonly dualStack?: boolean | null;
  readonly tcp?: TcpRecord;
  /**
   * udp, udplite, raw: packets for the socket that the kernel dropped since it was opened, 0 to 2^32 - 1 and then from 0 again. Kernels
   * before 2.6.27 do not tell.
   */
  readonly drops?: number;
  /** unix: how many users the socket has in the kernel. */
  readonly refCount?: number | bigint;
  /** unix: netstat's letters, `ACC`, `W`, `N`, parted by blanks. */
  readonly flags?: string;
  /** unix: `STREAM`, `DGRAM`, `SEQPACKET`, … */
  readonly type?: string;
  /** unix: the path, whole; empty for none; the first byte of an abstract name is `@`, and so is each NUL in it. */
  readonly path?: string;
  /** The radio families and X.25: the interface. */
  readonly device?: string;
  /** AX.25, X.25 and NET/ROM: the sequence numbers that are sent next and expected next. */
  readonly vs?: number;
  readonly vr?: number;
  /** NET/ROM: the callsign of the user. */
  readonly callsign?: string;
  /** X.25, ROSE: the logical channel. */
  readonly channel?: number;
}
