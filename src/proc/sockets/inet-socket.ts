import type { PackedAddress } from '../reading/address.ts';

/**
 * A line of /proc/net/{tcp,tcp6,udp,udp6,udplite,udplite6,raw,raw6}, printed by get_tcp4_sock, get_tcp6_sock,
 * udp4_format_sock, raw_sock_seq_show and others, all with the same columns:
 *
 *     0: 0100007F:1538 00000000:0000 0A 00000000:00000000 00:00000000 00000000   102        0 20917 1 …
 *
 * Numbers are hexadecimal up to retrnsmt and decimal from uid on. The columns after the inode differ from table to table.
 * Sockets of tcp in TIME_WAIT and SYN_RECV have no inode: the kernel prints 0.
 */
export interface InetSocket {
  /** local_address */
  readonly local: PackedAddress;
  /** Every kernel prints 16 bits, but up to 32 are read. */
  readonly localPort: number;
  /** rem_address */
  readonly foreign: PackedAddress;
  readonly foreignPort: number;
  /** st: a TCP_* number for tcp; udp and raw keep 1 (connected) or 7. Unsigned 32 bits. */
  readonly state: number;
  /** tx_queue, bytes; unsigned 64 bits. */
  readonly sendQ: number | bigint;
  /** rx_queue, bytes; of a listening tcp socket the connections that wait to be accepted. */
  readonly recvQ: number | bigint;
  /** tr: the timer that runs, 0 for none. */
  readonly timer: number;
  /** tm->when: until the timer ends, in ticks (HostFacts.ticksPerSecond). */
  readonly when: number | bigint;
  /** retrnsmt: unanswered retransmissions. */
  readonly retransmits: number | bigint;
  /** uid of the owner, as a signed 32-bit number. */
  readonly uid: number;
  /** timeout: unanswered zero-window probes. */
  readonly probes: number;
  /** inode of the socket, 0 for none. */
  readonly inode: number | bigint;
  /** The columns after the inode in tcp and tcp6, where they were asked for and the line has them. */
  readonly tcp?: TcpDetails;
  /** drops: sk_drops, unsigned 32 bits, the last column of udp and raw, where it was asked for and the line has it. */
  readonly drops?: number;
}

/** The last columns of a tcp line; those of sockets in SYN_RECV and TIME_WAIT lack them. */
export interface TcpDetails {
  /** icsk_rto, in ticks. */
  readonly rto: number;
  /** icsk_ack.ato, in ticks. */
  readonly ato: number;
  /** snd_cwnd, segments. */
  readonly cwnd: number;
  /** snd_ssthresh, segments, -1 for none; of a listening socket the longest queue of fast open. */
  readonly ssthresh: number;
}
