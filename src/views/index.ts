import { interfaces } from './interfaces.ts';
import { masquerade } from './legacy/masquerade.ts';
import { memory } from './memory.ts';
import type { ViewName } from './options.ts';
import { routes } from './routes/routes.ts';
import { sockets } from './sockets/socket-run.ts';
import { statistics } from './statistics.ts';
import type { View } from './view.ts';

/** Every view by its name. */
export const VIEWS: Readonly<Record<ViewName, View>> = {
  sockets,
  routes: { show: routes, kind: 'route', repeats: true },
  interfaces: { show: interfaces, kind: 'interface', repeats: true },
  statistics: { show: statistics, kind: 'statistic', repeats: false },
  masquerade: { show: masquerade, kind: 'masquerade', repeats: true },
  memory: { show: memory, kind: 'memory', repeats: true },
};
