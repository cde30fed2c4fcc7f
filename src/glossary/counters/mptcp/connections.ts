/** Connections of Multipath TCP and their subflows. */
export const CONNECTIONS = `
MPCurrEstab = MPTCP_MIB_CURRESTAB
Connections of Multipath TCP that are open now. The number rises and falls.

MPCapableSYNRX = MPTCP_MIB_MPCAPABLEPASSIVE; RFC 8684, section 3.1
SYNs received that ask for Multipath TCP (MP_CAPABLE).

MPCapableSYNTX = MPTCP_MIB_MPCAPABLEACTIVE; RFC 8684, section 3.1
SYNs sent that ask for Multipath TCP.

MPCapableSYNACKRX = MPTCP_MIB_MPCAPABLEACTIVEACK; RFC 8684, section 3.1
SYNs with ACK received that agree to Multipath TCP.

MPCapableACKRX = MPTCP_MIB_MPCAPABLEPASSIVEACK; RFC 8684, section 3.1
Last ACKs of the handshake received with MP_CAPABLE: the connection uses Multipath TCP.

MPCapableFallbackACK = MPTCP_MIB_MPCAPABLEPASSIVEFALLBACK; RFC 8684, section 3.7
Connections that came in and asked for Multipath TCP but went on as plain tcp, since the last ACK did not
agree.

MPCapableFallbackSYNACK = MPTCP_MIB_MPCAPABLEACTIVEFALLBACK; RFC 8684, section 3.7
Connections of this host that went on as plain tcp, since the answer did not agree. Most often the other
end does not know Multipath TCP.

MPCapableSYNTXDrop = MPTCP_MIB_MPCAPABLEACTIVEDROP
Connections of this host that gave up Multipath TCP because SYNs with it were not answered: something on the
path drops them.

MPCapableSYNTXDisabled = MPTCP_MIB_MPCAPABLEACTIVEDISABLED; net.mptcp.blackhole_timeout
Connections of this host that did not ask for Multipath TCP because it is paused: a path swallowed it
before.

MPCapableEndpAttempt = MPTCP_MIB_MPCAPABLEENDPATTEMPT
Connections refused because they asked for a new connection at a port that is only for further subflows.

MPCapableDataFallback = MPTCP_MIB_MPCAPABLEDATAFALLBACK
Connections that went on as plain tcp because the first data came without what Multipath TCP needs.

MPFallbackTokenInit = MPTCP_MIB_TOKENFALLBACKINIT
Connections that went on as plain tcp because no token could be made to know them by.

MD5SigFallback = MPTCP_MIB_MD5SIGFALLBACK
Connections that went on as plain tcp because they use MD5 signatures, which leave no room for the options.

DssFallback = MPTCP_MIB_DSSFALLBACK; RFC 8684, section 3.7
Connections that went on as plain tcp because the mapping of their data was missing or wrong.

SimultConnectFallback = MPTCP_MIB_SIMULTCONNFALLBACK
Connections that went on as plain tcp because both ends opened them at the same moment.

FallbackFailed = MPTCP_MIB_FALLBACKFAILED
Connections that should have gone on as plain tcp and could not any more, so that a subflow was reset.

Blackhole = MPTCP_MIB_BLACKHOLE; net.mptcp.blackhole_timeout
How often this host concluded that a path swallows Multipath TCP, and paused it.

MPJoinSynRx = MPTCP_MIB_JOINSYNRX; RFC 8684, section 3.2
SYNs received that want to add a subflow (MP_JOIN).

MPJoinSynBackupRx = MPTCP_MIB_JOINSYNBACKUPRX; RFC 8684, section 3.2
SYNs received that want to add a subflow as a reserve, to be used when others fail.

MPJoinSynAckRx = MPTCP_MIB_JOINSYNACKRX; RFC 8684, section 3.2
SYNs with ACK received that accept a subflow of this host.

MPJoinSynAckBackupRx = MPTCP_MIB_JOINSYNACKBACKUPRX; RFC 8684, section 3.2
SYNs with ACK received that accept a subflow as a reserve only.

MPJoinSynAckHMacFailure = MPTCP_MIB_JOINSYNACKMAC; RFC 8684, section 3.2
SYNs with ACK received for a subflow whose proof of belonging to the connection is wrong.

MPJoinAckRx = MPTCP_MIB_JOINACKRX; RFC 8684, section 3.2
Last ACKs received that complete a subflow.

MPJoinAckHMacFailure = MPTCP_MIB_JOINACKMAC; RFC 8684, section 3.2
Last ACKs of subflows received with a wrong proof.

MPJoinNoTokenFound = MPTCP_MIB_JOINNOTOKEN; RFC 8684, section 3.2
Requests for a subflow of a connection that does not exist here: it has ended, or the request reached
another server.

MPJoinRejected = MPTCP_MIB_JOINREJECTED
Requests for a subflow that the path manager turned down. Older kernels do not count them.

MPJoinSynTx = MPTCP_MIB_JOINSYNTX
SYNs sent that want to add a subflow.

MPJoinSynTxCreatSkErr = MPTCP_MIB_JOINSYNTXCREATSKERR
Subflows that this host could not open because no socket could be made.

MPJoinSynTxBindErr = MPTCP_MIB_JOINSYNTXBINDERR
Subflows that this host could not open because their local address could not be used.

MPJoinSynTxConnectErr = MPTCP_MIB_JOINSYNTXCONNECTERR
Subflows that this host could not open because connecting failed at once, as without a route.

MPJoinPortSynRx = MPTCP_MIB_JOINPORTSYNRX
Requests for a subflow received at another port than that of the connection.

MPJoinPortSynAckRx = MPTCP_MIB_JOINPORTSYNACKRX
SYNs with ACK received that accept a subflow at another port than that of the connection.

MPJoinPortAckRx = MPTCP_MIB_JOINPORTACKRX
Last ACKs received that complete a subflow at another port than that of the connection.

MismatchPortSynRx = MPTCP_MIB_MISMATCHPORTSYNRX
Requests for a subflow refused since they came to a port that this host did not announce.

MismatchPortAckRx = MPTCP_MIB_MISMATCHPORTACKRX
Last ACKs of subflows refused because this host did not announce their port.

SubflowStale = MPTCP_MIB_SUBFLOWSTALE; net.mptcp.stale_loss_cnt
How often a subflow that only lost segments was left aside in favour of others.

SubflowRecover = MPTCP_MIB_SUBFLOWRECOVER
How often a subflow that had been left aside was taken into use again.

RmSubflow = MPTCP_MIB_RMSUBFLOW
Subflows that were removed at the wish of a path manager, of this end or the other.`;
