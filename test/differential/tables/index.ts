import type { TableGenerator } from '../case.ts';
import { counterTables } from './counters.ts';
import { groupTables } from './groups.ts';
import { inetSockets } from './inet-sockets.ts';
import { interfaces } from './interfaces.ts';
import { masquerade } from './masquerade.ts';
import { oldRoutes } from './old-routes.ts';
import { oldSockets } from './old-sockets.ts';
import { routes } from './routes.ts';
import { sctp } from './sctp.ts';
import { unix } from './unix.ts';

/** Every kernel table that random hosts have: add one here. */
export const TABLES: readonly TableGenerator[] = [
  ...inetSockets,
  ...sctp,
  unix,
  ...counterTables,
  ...groupTables,
  interfaces,
  masquerade,
  ...routes,
  ...oldRoutes,
  ...oldSockets,
];
