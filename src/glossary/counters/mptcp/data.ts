/** What travels over the subflows. */
export const DATA = `
MPTCPRetrans = MPTCP_MIB_RETRANSSEGS; RFC 8684, section 3.3.6
Segments sent again over another subflow, or the same, because Multipath TCP missed their acknowledgement.

DSSNotMatching = MPTCP_MIB_DSSNOMATCH; RFC 8684, section 3.3
Segments whose mapping does not agree with the one in force.

DSSNoMatchTCP = MPTCP_MIB_DSSTCPMISMATCH
Segments whose mapping does not agree with tcp's own sequence numbers: a middlebox changes them.

DSSCorruptionFallback = MPTCP_MIB_DSSCORRUPTIONFALLBACK
Connections that went on as plain tcp because the mapping of their data was found broken.

DSSCorruptionReset = MPTCP_MIB_DSSCORRUPTIONRESET
Subflows reset because the mapping of their data was found broken.

DataCsumErr = MPTCP_MIB_DATACSUMERR; RFC 8684, section 3.3.1
Data received with a wrong checksum of Multipath TCP: changed on the way.

InfiniteMapTx = MPTCP_MIB_INFINITEMAPTX; RFC 8684, section 3.7
Infinite mappings sent, by which a connection goes on as plain tcp.

InfiniteMapRx = MPTCP_MIB_INFINITEMAPRX; RFC 8684, section 3.7
Infinite mappings received.

OFOQueue = MPTCP_MIB_OFOQUEUE
Segments of a subflow that were ahead of what the connection expects next, and were kept. Subflows of
different speed make many.

OFOQueueTail = MPTCP_MIB_OFOQUEUETAIL
Segments of a subflow that were ahead of what the connection expects next, and belonged right behind all
others that were kept.

OFOMerge = MPTCP_MIB_OFOMERGE
Segments of a subflow that were ahead of what the connection expects next, and were merged with another.

NoDSSInWindow = MPTCP_MIB_NODSSWINDOW
Segments dropped because they lie outside the window of the connection.

DuplicateData = MPTCP_MIB_DUPDATA
Segments dropped because their data had come over another subflow.

RcvPruned = MPTCP_MIB_RCVPRUNED
Segments of Multipath TCP dropped because the receive buffer or its memory was full. Later kernels have no
such counter.

SndWndShared = MPTCP_MIB_SNDWNDSHARED
How often a subflow was given the larger window of the whole connection to send by.

RcvWndShared = MPTCP_MIB_RCVWNDSHARED
How often a subflow announced the larger window of the whole connection in place of its own.

RcvWndConflict = MPTCP_MIB_RCVWNDCONFLICT
How often two subflows moved the window of the connection at the same moment.

RcvWndConflictUpdate = MPTCP_MIB_RCVWNDCONFLICTUPDATE
How often two subflows moved the window of the connection at the same moment, and one took over what the
other had announced.

WinProbe = MPTCP_MIB_WINPROBE
Probes sent because the window of the whole connection is closed. The counter is new.

AddAddr = MPTCP_MIB_ADDADDR; RFC 8684, section 3.4.1
Announcements of a further address received (ADD_ADDR).

AddAddrTx = MPTCP_MIB_ADDADDRTX; RFC 8684, section 3.4.1
Announcements of a further address sent.

AddAddrTxDrop = MPTCP_MIB_ADDADDRTXDROP
Announcements of a further address not sent because there was no room among tcp's options.

AddAddrDrop = MPTCP_MIB_ADDADDRDROP
Announcements of a further address received and passed over, as while another one was being dealt with.

EchoAdd = MPTCP_MIB_ECHOADD; RFC 8684, section 3.4.1
Confirmations received of announcements that this host made.

EchoAddTx = MPTCP_MIB_ECHOADDTX; RFC 8684, section 3.4.1
Confirmations sent of announcements received.

EchoAddTxDrop = MPTCP_MIB_ECHOADDTXDROP
Confirmations not sent because there was no room among tcp's options.

PortAdd = MPTCP_MIB_PORTADD
Announcements received that tell a port along with the address.

RmAddr = MPTCP_MIB_RMADDR; RFC 8684, section 3.4.2
Withdrawals of an address received (REMOVE_ADDR).

RmAddrDrop = MPTCP_MIB_RMADDRDROP
Withdrawals of an address received and passed over.

RmAddrTx = MPTCP_MIB_RMADDRTX; RFC 8684, section 3.4.2
Withdrawals of an address sent.

RmAddrTxDrop = MPTCP_MIB_RMADDRTXDROP
Withdrawals of an address not sent because there was no room among tcp's options.

MPPrioTx = MPTCP_MIB_MPPRIOTX; RFC 8684, section 3.3.8
Messages sent that make a subflow a reserve, or no reserve any more (MP_PRIO).

MPPrioRx = MPTCP_MIB_MPPRIORX; RFC 8684, section 3.3.8
Messages received that make a subflow a reserve, or no reserve any more.

MPFailTx = MPTCP_MIB_MPFAILTX; RFC 8684, section 3.7
Messages sent that data came with a wrong checksum (MP_FAIL).

MPFailRx = MPTCP_MIB_MPFAILRX; RFC 8684, section 3.7
Messages received that data of this host came with a wrong checksum.

MPFastcloseTx = MPTCP_MIB_MPFASTCLOSETX; RFC 8684, section 3.5
Messages sent that end a connection and all its subflows at once (MP_FASTCLOSE).

MPFastcloseRx = MPTCP_MIB_MPFASTCLOSERX; RFC 8684, section 3.5
Messages received that end a connection and all its subflows at once.

MPRstTx = MPTCP_MIB_MPRSTTX; RFC 8684, section 3.6
Resets of a subflow sent that tell a reason (MP_TCPRST).

MPRstRx = MPTCP_MIB_MPRSTRX; RFC 8684, section 3.6
Resets of a subflow received that tell a reason.`;
