import { counters } from '../entry.ts';

export const SCTP = counters(
  ['Sctp'],
  `
SctpCurrEstab | sctpCurrEstab
Associations that are open now, or being shut down. The number falls when they end.
= RFC 3873, sctpCurrEstab; SCTP_MIB_CURRESTAB

SctpActiveEstabs | sctpActiveEstabs
Associations that this host opened.
= RFC 3873, sctpActiveEstabs; SCTP_MIB_ACTIVEESTABS

SctpPassiveEstabs | sctpPassiveEstabs
Associations that others opened with this host.
= RFC 3873, sctpPassiveEstabs; SCTP_MIB_PASSIVEESTABS

SctpAborteds | sctpAborteds
Associations that ended by an ABORT or were given up, and did not take leave of each other.
= RFC 3873, sctpAborteds; SCTP_MIB_ABORTEDS

SctpShutdowns | sctpShutdowns
Associations that ended in an orderly way.
= RFC 3873, sctpShutdowns; SCTP_MIB_SHUTDOWNS

SctpOutOfBlues | sctpOutOfBlues
Packets received that belong to no association. Left over from one that ended, or a scan.
= RFC 3873, sctpOutOfBlues; RFC 9260, section 8.4; SCTP_MIB_OUTOFBLUES

SctpChecksumErrors | sctpChecksumErrors
Packets received with a wrong checksum, or with one of the kind that SCTP gave up long ago.
= RFC 3873, sctpChecksumErrors; SCTP_MIB_CHECKSUMERRORS

SctpOutCtrlChunks | sctpOutCtrlChunks
Control chunks sent: everything but data, such as acknowledgements and heartbeats.
= RFC 3873, sctpOutCtrlChunks; SCTP_MIB_OUTCTRLCHUNKS

SctpOutOrderChunks | sctpOutOrderChunks
Chunks of data handed over to be sent that have to arrive in order.
= RFC 3873, sctpOutOrderChunks; SCTP_MIB_OUTORDERCHUNKS

SctpOutUnorderChunks | sctpOutUnorderChunks
Chunks of data handed over to be sent that may arrive in any order.
= RFC 3873, sctpOutUnorderChunks; SCTP_MIB_OUTUNORDERCHUNKS

SctpInCtrlChunks | sctpInCtrlChunks
Control chunks received.
= RFC 3873, sctpInCtrlChunks; SCTP_MIB_INCTRLCHUNKS

SctpInOrderChunks | sctpInOrderChunks
Chunks of data received that belong in order.
= RFC 3873, sctpInOrderChunks; SCTP_MIB_INORDERCHUNKS

SctpInUnorderChunks | sctpInUnorderChunks
Chunks of data received that may come in any order.
= RFC 3873, sctpInUnorderChunks; SCTP_MIB_INUNORDERCHUNKS

SctpFragUsrMsgs | sctpFragUsrMsgs
Messages of programs that were too large for a packet and went out in pieces.
= RFC 3873, sctpFragUsrMsgs; SCTP_MIB_FRAGUSRMSGS

SctpReasmUsrMsgs | sctpReasmUsrMsgs
Messages for programs that were put together from several chunks.
= RFC 3873, sctpReasmUsrMsgs; SCTP_MIB_REASMUSRMSGS

SctpOutSCTPPacks | sctpOutSCTPPacks
Packets of SCTP sent.
= RFC 3873, sctpOutSCTPPacks; SCTP_MIB_OUTSCTPPACKS

SctpInSCTPPacks | sctpInSCTPPacks
Packets of SCTP received, those with a wrong checksum among them.
= RFC 3873, sctpInSCTPPacks; SCTP_MIB_INSCTPPACKS

SctpT1InitExpireds
How often the wait for an answer to an INIT ended: the other end does not answer.
= RFC 9260, section 5.1; SCTP_MIB_T1_INIT_EXPIREDS

SctpT1CookieExpireds
How often the wait for an answer to a COOKIE ECHO, the next step of opening, ended.
= RFC 9260, section 5.1; SCTP_MIB_T1_COOKIE_EXPIREDS

SctpT2ShutdownExpireds
How often the wait for an answer to a SHUTDOWN ended.
= RFC 9260, section 9.2; SCTP_MIB_T2_SHUTDOWN_EXPIREDS

SctpT3RtxExpireds
How often the timer for the retransmission of data ended.
= RFC 9260, section 6.3.3; SCTP_MIB_T3_RTX_EXPIREDS

SctpT4RtoExpireds
How often the wait for an answer to a change of addresses (ASCONF) ended.
= RFC 5061, section 5.1; SCTP_MIB_T4_RTO_EXPIREDS

SctpT5ShutdownGuardExpireds
How often an orderly end took too long and was cut off by an ABORT.
= RFC 9260, section 9.2; SCTP_MIB_T5_SHUTDOWN_GUARD_EXPIREDS

SctpDelaySackExpireds
Acknowledgements of SCTP sent when the delay for them ended.
= RFC 9260, section 6.2; SCTP_MIB_DELAY_SACK_EXPIREDS

SctpAutocloseExpireds
Associations that were closed because they had been idle for as long as their program allows.
= RFC 6458, section 8.1.8; SCTP_MIB_AUTOCLOSE_EXPIREDS

SctpT3Retransmits
How often data was repeated because the timer for its acknowledgement had ended.
= RFC 9260, section 6.3.3; SCTP_MIB_T3_RETRANSMITS

SctpPmtudRetransmits
How often data was repeated because it was too large for the path.
= SCTP_MIB_PMTUD_RETRANSMITS

SctpFastRetransmits
How often data was repeated at once, since acknowledgements showed its loss.
= RFC 9260, section 7.2.4; SCTP_MIB_FAST_RETRANSMITS

SctpInPktSoftirq
Packets of SCTP that were worked on as they came in.
= SCTP_MIB_IN_PKT_SOFTIRQ

SctpInPktBacklog
Packets of SCTP that had to wait because their program was just using the socket.
= SCTP_MIB_IN_PKT_BACKLOG

SctpInPktDiscards
Packets of SCTP that were dropped, whatever the reason.
= SCTP_MIB_IN_PKT_DISCARDS

SctpInDataChunkDiscards
Chunks of data that were dropped: received before, too far ahead, or of a stream that does not exist.
= SCTP_MIB_IN_DATA_CHUNK_DISCARDS
`,
);
