/** Connections of Multipath TCP and their subflows. */
export const CONNECTIONS = `
MPCurrEstab
Connections of Multipath TCP that are open now. The number rises and falls.
= MPTCP_MIB_CURRESTAB

MPCapableSYNRX
SYNs received that ask for Multipath TCP (MP_CAPABLE).
= MPTCP_MIB_MPCAPABLEPASSIVE; RFC 8684, section 3.1

MPCapableSYNTX
SYNs sent that ask for Multipath TCP.
= MPTCP_MIB_MPCAPABLEACTIVE; RFC 8684, section 3.1

MPCapableSYNACKRX
SYNs with ACK received that agree to Multipath TCP.
= MPTCP_MIB_MPCAPABLEACTIVEACK; RFC 8684, section 3.1

MPCapableACKRX
Last ACKs of the handshake received with MP_CAPABLE: the connection uses Multipath TCP.
= MPTCP_MIB_MPCAPABLEPASSIVEACK; RFC 8684, section 3.1

MPCapableFallbackACK
Connections that came in and asked for Multipath TCP but went on as plain tcp, since the last ACK did not
agree.
= MPTCP_MIB_MPCAPABLEPASSIVEFALLBACK; RFC 8684, section 3.7

MPCapableFallbackSYNACK
Connections of this host that went on as plain tcp, since the answer did not agree. Most often the other
end does not know Multipath TCP.
= MPTCP_MIB_MPCAPABLEACTIVEFALLBACK; RFC 8684, section 3.7

MPCapableSYNTXDrop
Connections of this host that gave up Multipath TCP because SYNs with it were not answered: something on the
path drops them.
= MPTCP_MIB_MPCAPABLEACTIVEDROP

MPCapableSYNTXDisabled
Connections of this host that did not ask for Multipath TCP because it is paused: a path swallowed it
before.
= MPTCP_MIB_MPCAPABLEACTIVEDISABLED; net.mptcp.blackhole_timeout

MPCapableEndpAttempt
Connections refused because they asked for a new connection at a port that is only for further subflows.
= MPTCP_MIB_MPCAPABLEENDPATTEMPT

MPCapableDataFallback
Connections that went on as plain tcp because the first data came without what Multipath TCP needs.
= MPTCP_MIB_MPCAPABLEDATAFALLBACK

MPFallbackTokenInit
Connections that went on as plain tcp because no token could be made to know them by.
= MPTCP_MIB_TOKENFALLBACKINIT

MD5SigFallback
Connections that went on as plain tcp because they use MD5 signatures, which leave no room for the options.
= MPTCP_MIB_MD5SIGFALLBACK

DssFallback
Connections that went on as plain tcp because the mapping of their data was missing or wrong.
= MPTCP_MIB_DSSFALLBACK; RFC 8684, section 3.7

SimultConnectFallback
Connections that went on as plain tcp because both ends opened them at the same moment.
= MPTCP_MIB_SIMULTCONNFALLBACK

FallbackFailed
Connections that should have gone on as plain tcp and could not any more, so that a subflow was reset.
= MPTCP_MIB_FALLBACKFAILED

Blackhole
How often this host concluded that a path swallows Multipath TCP, and paused it.
= MPTCP_MIB_BLACKHOLE; net.mptcp.blackhole_timeout

MPJoinSynRx
SYNs received that want to add a subflow (MP_JOIN).
= MPTCP_MIB_JOINSYNRX; RFC 8684, section 3.2

MPJoinSynBackupRx
SYNs received that want to add a subflow as a reserve, to be used when others fail.
= MPTCP_MIB_JOINSYNBACKUPRX; RFC 8684, section 3.2

MPJoinSynAckRx
SYNs with ACK received that accept a subflow of this host.
= MPTCP_MIB_JOINSYNACKRX; RFC 8684, section 3.2

MPJoinSynAckBackupRx
SYNs with ACK received that accept a subflow as a reserve only.
= MPTCP_MIB_JOINSYNACKBACKUPRX; RFC 8684, section 3.2

MPJoinSynAckHMacFailure
SYNs with ACK received for a subflow whose proof of belonging to the connection is wrong.
= MPTCP_MIB_JOINSYNACKMAC; RFC 8684, section 3.2

MPJoinAckRx
Last ACKs received that complete a subflow.
= MPTCP_MIB_JOINACKRX; RFC 8684, section 3.2

MPJoinAckHMacFailure
Last ACKs of subflows received with a wrong proof.
= MPTCP_MIB_JOINACKMAC; RFC 8684, section 3.2

MPJoinNoTokenFound
Requests for a subflow of a connection that does not exist here: it has ended, or the request reached
another server.
= MPTCP_MIB_JOINNOTOKEN; RFC 8684, section 3.2

MPJoinRejected
Requests for a subflow that the path manager turned down. Older kernels do not count them.
= MPTCP_MIB_JOINREJECTED

MPJoinSynTx
SYNs sent that want to add a subflow.
= MPTCP_MIB_JOINSYNTX

MPJoinSynTxCreatSkErr
Subflows that this host could not open for want of a socket.
= MPTCP_MIB_JOINSYNTXCREATSKERR

MPJoinSynTxBindErr
Subflows that this host could not open because their local address could not be used.
= MPTCP_MIB_JOINSYNTXBINDERR

MPJoinSynTxConnectErr
Subflows that this host could not open because connecting failed at once, as without a route.
= MPTCP_MIB_JOINSYNTXCONNECTERR

MPJoinPortSynRx
Requests for a subflow received at another port than that of the connection.
= MPTCP_MIB_JOINPORTSYNRX

MPJoinPortSynAckRx
SYNs with ACK received that accept a subflow at another port than that of the connection.
= MPTCP_MIB_JOINPORTSYNACKRX

MPJoinPortAckRx
Last ACKs received that complete a subflow at another port than that of the connection.
= MPTCP_MIB_JOINPORTACKRX

MismatchPortSynRx
Requests for a subflow refused since they came to a port that this host did not announce.
= MPTCP_MIB_MISMATCHPORTSYNRX

MismatchPortAckRx
Last ACKs of subflows refused because this host did not announce their port.
= MPTCP_MIB_MISMATCHPORTACKRX

SubflowStale
How often a subflow that only lost segments was left aside in favour of others.
= MPTCP_MIB_SUBFLOWSTALE; net.mptcp.stale_loss_cnt

SubflowRecover
How often a subflow that had been left aside was taken into use again.
= MPTCP_MIB_SUBFLOWRECOVER

RmSubflow
Subflows that were removed at the wish of a path manager, of this end or the other.
= MPTCP_MIB_RMSUBFLOW`;
