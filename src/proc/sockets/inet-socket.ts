import type { PackedAddress } from '../reading/address.ts';

/**
 * A line of /proc/net/{tcp,tcp6,udp,udp6,udplite,udplite6,raw,raw6}, which the kernel prints in
 * get_tcp4_sock, get_tcp6_sock, udp4_format_sock, raw_sock_seq_show, … all in the same columns:
 *
 *     0: 0100007F:1538 00000000:0000 0A 00000000:00000000 00:00000000 00000000   102        0 20917 1 …
 *
 * Queues are hexadecimal, uid and inode decimal. What follows the inode differs from table to table and is not read.
 * Time-wait and request sockets of tcp have no inode: the kernel prints 0.
 */
export interface InetSocket {
  /** local_address */
  readonly local: PackedAddress;
  /** 16 bits from every kernel, up to 32 where a table says so. */
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
  /** tr: which timer runs, 0 for none. */
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
  /** What stands behind it in the tables of tcp; only where it was asked for and the line has it. */
  readonly tcp?: TcpDetails;
}

/** The last columns of a tcp line, which those of SYN_RECV and TIME_WAIT lack. */
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
