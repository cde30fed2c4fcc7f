import { counters } from '../entry.ts';

export const SCTP = counters(
  ['Sctp'],
  `
SctpCurrEstab | sctpCurrEstab = RFC 3873, sctpCurrEstab; SCTP_MIB_CURRESTAB
Associations that are open now, or being shut down. The number falls when they end.

SctpActiveEstabs | sctpActiveEstabs = RFC 3873, sctpActiveEstabs; SCTP_MIB_ACTIVEESTABS
Associations that this host opened.

SctpPassiveEstabs | sctpPassiveEstabs = RFC 3873, sctpPassiveEstabs; SCTP_MIB_PASSIVEESTABS
Associations that others opened with this host.

SctpAborteds | sctpAborteds = RFC 3873, sctpAborteds; SCTP_MIB_ABORTEDS
Associations that ended by an ABORT or were given up, without an orderly shutdown.

SctpShutdowns | sctpShutdowns = RFC 3873, sctpShutdowns; SCTP_MIB_SHUTDOWNS
Associations that ended in an orderly way.

SctpOutOfBlues | sctpOutOfBlues = RFC 3873, sctpOutOfBlues; RFC 9260, section 8.4; SCTP_MIB_OUTOFBLUES
Packets received that belong to no association. Left over from one that ended, or a scan.

SctpChecksumErrors | sctpChecksumErrors = RFC 3873, sctpChecksumErrors; SCTP_MIB_CHECKSUMERRORS
Packets received with a wrong checksum, or with one of the kind that SCTP gave up long ago.

SctpOutCtrlChunks | sctpOutCtrlChunks = RFC 3873, sctpOutCtrlChunks; SCTP_MIB_OUTCTRLCHUNKS
Control chunks sent: everything but data, such as acknowledgements and heartbeats.

SctpOutOrderChunks | sctpOutOrderChunks = RFC 3873, sctpOutOrderChunks; SCTP_MIB_OUTORDERCHUNKS
Data chunks handed over to be sent that have to arrive in order.

SctpOutUnorderChunks | sctpOutUnorderChunks = RFC 3873, sctpOutUnorderChunks; SCTP_MIB_OUTUNORDERCHUNKS
Data chunks handed over to be sent that may arrive in any order.

SctpInCtrlChunks | sctpInCtrlChunks = RFC 3873, sctpInCtrlChunks; SCTP_MIB_INCTRLCHUNKS
Control chunks received.

SctpInOrderChunks | sctpInOrderChunks = RFC 3873, sctpInOrderChunks; SCTP_MIB_INORDERCHUNKS
Data chunks received that belong in order.

SctpInUnorderChunks | sctpInUnorderChunks = RFC 3873, sctpInUnorderChunks; SCTP_MIB_INUNORDERCHUNKS
Data chunks received that may come in any order.

SctpFragUsrMsgs | sctpFragUsrMsgs = RFC 3873, sctpFragUsrMsgs; SCTP_MIB_FRAGUSRMSGS
Messages of programs that were too large for a packet and went out in pieces.

SctpReasmUsrMsgs | sctpReasmUsrMsgs = RFC 3873, sctpReasmUsrMsgs; SCTP_MIB_REASMUSRMSGS
Messages for programs that were put together from several chunks.

SctpOutSCTPPacks | sctpOutSCTPPacks = RFC 3873, sctpOutSCTPPacks; SCTP_MIB_OUTSCTPPACKS
SCTP packets sent.

SctpInSCTPPacks | sctpInSCTPPacks = RFC 3873, sctpInSCTPPacks; SCTP_MIB_INSCTPPACKS
SCTP packets received, those with a wrong checksum among them.

SctpT1InitExpireds = RFC 9260, section 5.1; SCTP_MIB_T1_INIT_EXPIREDS
How often the wait for an answer to an INIT timed out: the other end does not answer.

SctpT1CookieExpireds = RFC 9260, section 5.1; SCTP_MIB_T1_COOKIE_EXPIREDS
How often the wait for an answer to a COOKIE ECHO, the next step of the handshake, timed out.

SctpT2ShutdownExpireds = RFC 9260, section 9.2; SCTP_MIB_T2_SHUTDOWN_EXPIREDS
How often the wait for an answer to a SHUTDOWN timed out.

SctpT3RtxExpireds = RFC 9260, section 6.3.3; SCTP_MIB_T3_RTX_EXPIREDS
How often the timer for the retransmission of data expired.

SctpT4RtoExpireds = RFC 5061, section 5.1; SCTP_MIB_T4_RTO_EXPIREDS
How often the wait for an answer to a change of addresses (ASCONF) timed out.

SctpT5ShutdownGuardExpireds = RFC 9260, section 9.2; SCTP_MIB_T5_SHUTDOWN_GUARD_EXPIREDS
How often an orderly shutdown took too long and was ended by an ABORT.

SctpDelaySackExpireds = RFC 9260, section 6.2; SCTP_MIB_DELAY_SACK_EXPIREDS
SCTP acknowledgements sent when their delay expired.

SctpAutocloseExpireds = RFC 6458, section 8.1.8; SCTP_MIB_AUTOCLOSE_EXPIREDS
Associations that were closed because they had been idle for as long as their program allows.

SctpT3Retransmits = RFC 9260, section 6.3.3; SCTP_MIB_T3_RETRANSMITS
How often data was repeated because the timer for its acknowledgement had expired.

SctpPmtudRetransmits = SCTP_MIB_PMTUD_RETRANSMITS
How often data was repeated because it was too large for the path.

SctpFastRetransmits = RFC 9260, section 7.2.4; SCTP_MIB_FAST_RETRANSMITS
How often data was repeated at once, since acknowledgements showed its loss.

SctpInPktSoftirq = SCTP_MIB_IN_PKT_SOFTIRQ
SCTP packets that were processed as they came in.

SctpInPktBacklog = SCTP_MIB_IN_PKT_BACKLOG
SCTP packets that had to wait because their program was just using the socket.

SctpInPktDiscards = SCTP_MIB_IN_PKT_DISCARDS
SCTP packets that were dropped, whatever the reason.

SctpInDataChunkDiscards = SCTP_MIB_IN_DATA_CHUNK_DISCARDS
Data chunks that were dropped: received before, too far ahead, or of a stream that does not exist.
`,
);
