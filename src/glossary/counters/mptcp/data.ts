/** What travels over the subflows. */
export const DATA = `
MPTCPRetrans
Segments sent again over another subflow, or the same, because Multipath TCP missed their acknowledgement.
= MPTCP_MIB_RETRANSSEGS; RFC 8684, section 3.3.6

DSSNotMatching
Segments whose mapping does not agree with the one in force.
= MPTCP_MIB_DSSNOMATCH; RFC 8684, section 3.3

DSSNoMatchTCP
Segments whose mapping does not agree with tcp's own sequence numbers: a middle box changes them.
= MPTCP_MIB_DSSTCPMISMATCH

DSSCorruptionFallback
Connections that went on as plain tcp because the mapping of their data was found broken.
= MPTCP_MIB_DSSCORRUPTIONFALLBACK

DSSCorruptionReset
Subflows reset because the mapping of their data was found broken.
= MPTCP_MIB_DSSCORRUPTIONRESET

DataCsumErr
Data received with a wrong checksum of Multipath TCP: changed on the way.
= MPTCP_MIB_DATACSUMERR; RFC 8684, section 3.3.1

InfiniteMapTx
Mappings without end sent, by which a connection goes on as plain tcp.
= MPTCP_MIB_INFINITEMAPTX; RFC 8684, section 3.7

InfiniteMapRx
Mappings without end received.
= MPTCP_MIB_INFINITEMAPRX; RFC 8684, section 3.7

OFOQueue
Segments of a subflow that were ahead of what the connection expects next, and were kept. Subflows of
different speed make many.
= MPTCP_MIB_OFOQUEUE

OFOQueueTail
Segments of a subflow that were ahead of what the connection expects next, and belonged right behind all
others that were kept.
= MPTCP_MIB_OFOQUEUETAIL

OFOMerge
Segments of a subflow that were ahead of what the connection expects next, and were merged with another.
= MPTCP_MIB_OFOMERGE

NoDSSInWindow
Segments dropped because they lie outside the window of the connection.
= MPTCP_MIB_NODSSWINDOW

DuplicateData
Segments dropped because their data had come over another subflow.
= MPTCP_MIB_DUPDATA

RcvPruned
Segments of Multipath TCP dropped because the receive buffer or its memory was full. Later kernels have no
such counter.
= MPTCP_MIB_RCVPRUNED

SndWndShared
How often a subflow was given the larger window of the whole connection to send by.
= MPTCP_MIB_SNDWNDSHARED

RcvWndShared
How often a subflow announced the larger window of the whole connection in place of its own.
= MPTCP_MIB_RCVWNDSHARED

RcvWndConflict
How often two subflows moved the window of the connection at the same moment.
= MPTCP_MIB_RCVWNDCONFLICT

RcvWndConflictUpdate
How often two subflows moved the window of the connection at the same moment, and one took over what the
other had announced.
= MPTCP_MIB_RCVWNDCONFLICTUPDATE

WinProbe
Probes sent because the window of the whole connection is closed. The counter is new.
= MPTCP_MIB_WINPROBE

AddAddr
Announcements of a further address received (ADD_ADDR).
= MPTCP_MIB_ADDADDR; RFC 8684, section 3.4.1

AddAddrTx
Announcements of a further address sent.
= MPTCP_MIB_ADDADDRTX; RFC 8684, section 3.4.1

AddAddrTxDrop
Announcements of a further address not sent because there was no room among tcp's options.
= MPTCP_MIB_ADDADDRTXDROP

AddAddrDrop
Announcements of a further address received and passed over, as while another one was being dealt with.
= MPTCP_MIB_ADDADDRDROP

EchoAdd
Confirmations received of announcements that this host made.
= MPTCP_MIB_ECHOADD; RFC 8684, section 3.4.1

EchoAddTx
Confirmations sent of announcements received.
= MPTCP_MIB_ECHOADDTX; RFC 8684, section 3.4.1

EchoAddTxDrop
Confirmations not sent because there was no room among tcp's options.
= MPTCP_MIB_ECHOADDTXDROP

PortAdd
Announcements received that tell a port along with the address.
= MPTCP_MIB_PORTADD

RmAddr
Withdrawals of an address received (REMOVE_ADDR).
= MPTCP_MIB_RMADDR; RFC 8684, section 3.4.2

RmAddrDrop
Withdrawals of an address received and passed over.
= MPTCP_MIB_RMADDRDROP

RmAddrTx
Withdrawals of an address sent.
= MPTCP_MIB_RMADDRTX; RFC 8684, section 3.4.2

RmAddrTxDrop
Withdrawals of an address not sent because there was no room among tcp's options.
= MPTCP_MIB_RMADDRTXDROP

MPPrioTx
Messages sent that make a subflow a reserve, or no reserve any more (MP_PRIO).
= MPTCP_MIB_MPPRIOTX; RFC 8684, section 3.3.8

MPPrioRx
Messages received that make a subflow a reserve, or no reserve any more.
= MPTCP_MIB_MPPRIORX; RFC 8684, section 3.3.8

MPFailTx
Messages sent that data came with a wrong checksum (MP_FAIL).
= MPTCP_MIB_MPFAILTX; RFC 8684, section 3.7

MPFailRx
Messages received that data of this host came with a wrong checksum.
= MPTCP_MIB_MPFAILRX; RFC 8684, section 3.7

MPFastcloseTx
Messages sent that end a connection and all its subflows at once (MP_FASTCLOSE).
= MPTCP_MIB_MPFASTCLOSETX; RFC 8684, section 3.5

MPFastcloseRx
Messages received that end a connection and all its subflows at once.
= MPTCP_MIB_MPFASTCLOSERX; RFC 8684, section 3.5

MPRstTx
Resets of a subflow sent that tell a reason (MP_TCPRST).
= MPTCP_MIB_MPRSTTX; RFC 8684, section 3.6

MPRstRx
Resets of a subflow received that tell a reason.
= MPTCP_MIB_MPRSTRX; RFC 8684, section 3.6`;
