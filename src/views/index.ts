import type { Kind } from '../records/record.ts';
import type { Context } from './context.ts';
import { flowSockets } from './flows.ts';
import { interfaces } from './interfaces.ts';
import { masquerade } from './legacy/masquerade.ts';
import { memory } from './memory.ts';
import { namespaces } from './namespaces.ts';
import type { Options, ViewName } from './options.ts';
import { routes } from './routes/routes.ts';
import { sockets } from './sockets/socket-run.ts';
import { statistics } from './statistics.ts';

/** A view: what -i, -M, -m, -r or -s asks for, or the sockets that are shown without one of them. */
export interface View {
  /** Shows it and gives the exit status. @param frame its number from 0: with -c there is one a second */
  readonly show: (context: Context, frame: number) => Promise<number>;
  /** Of which kind its rows are; those of sockets may have multicast groups among them. */
  readonly kind: Kind;
  /** Whether -c repeats it. */
  readonly repeats: boolean;
}

/** Every view by its name. */
export const VIEWS: Readonly<Record<ViewName, View>> = {
  sockets: { show: sockets, kind: 'socket', repeats: true },
  routes: { show: routes, kind: 'route', repeats: true },
  interfaces: { show: interfaces, kind: 'interface', repeats: true },
  statistics: { show: statistics, kind: 'statistic', repeats: false },
  masquerade: { show: masquerade, kind: 'masquerade', repeats: true },
  memory: { show: memory, kind: 'memory', repeats: true },
  // Flows are made of the rows that it shows.
  flows: { show: flowSockets, kind: 'flow', repeats: true },
  namespaces: { show: namespaces, kind: 'namespace', repeats: true },
};

/** The kinds of rows that options ask for, in order. */
export function kindsOf({ view, sections }: Pick<Options, 'view' | 'sections'>): Kind[] {
  const { kind } = VIEWS[view];
  if (view !== 'sockets' || !sections.has('groups')) return [kind];
  return sections.size > 1 ? [kind, 'group'] : ['group'];
}
