import { counters } from '../entry.ts';
import { CONNECTIONS } from './mptcp/connections.ts';
import { DATA } from './mptcp/data.ts';

export const MPTCP_EXT = counters(['MPTcpExt'], [CONNECTIONS, DATA].join('\n'));
