import { HostError, tryRead } from '../../errors.ts';
import { problemText } from '../../format/problems.ts';
import { routeLevel } from '../../format/routes/route-levels.ts';
import { isHostRoute, ROUTES_TITLE, routeFields, routesHeading } from '../../format/routes/routes.ts';
import type { ColumnLayout } from '../../proc/reading/named-columns.ts';
import { type Route, RTF_UP, routeReader } from '../../proc/routes/route.ts';
import { describeRoute } from '../../records/describe/routes.ts';
import { beginBlock } from '../block.ts';
import type { Context } from '../context.ts';
import { fieldRows } from '../rows.ts';
import { reportNoRoutes, showBatches, type TableRows } from '../tables.ts';
import { routeStyle } from './route-style.ts';

const PATH = '/proc/net/route';

/** The warning about a heading in which not all columns were found. */
export function layoutComplaint(path: string, layout: Exclude<ColumnLayout, { kind: 'found' }>): string {
  return layout.kind === 'overflow'
    ? `warning: format buffer overflow in ${path}`
    : `warning: ${path} does not contain required field ${layout.name}`;
}

/** Shows the IPv4 routes. */
export async function ipv4Routes(context: Context): Promise<number> {
  const { options, out, root, rows: sink, warn } = context;
  const batches = tryRead(() => root.readBatches(PATH));
  if (batches instanceof HostError) return reportNoRoutes(context, 'INET (IPv4)', batches);
  const level = routeLevel(options.extend);
  beginBlock(context, ROUTES_TITLE);
  if (level !== 0) out.line(routesHeading(level));
  let layout: ColumnLayout | undefined;
  await showBatches(context, PATH, batches, rows());
  if (layout?.kind === 'found') return 0;
  if (layout !== undefined) warn(layoutComplaint(PATH, layout), { file: PATH, line: 0 });
  return 1;

  function rows(): TableRows<Route> {
    const style = routeStyle(context);
    const fields = level === 0 ? [] : routeFields(level, style);
    const read = routeReader(root.facts);
    return {
      read(batch) {
        const parsed = read(batch);
        layout = parsed.layout;
        return parsed;
      },
      complaint: (problem) => (problem.code === 'SHORT_LINE' ? undefined : problemText(PATH, problem)),
      // At level 0 plain rows have no columns; other forms do not depend on the level.
      wanted: ({ flags }) => (level !== 0 || sink?.isPlain === false) && (flags & RTF_UP) !== 0,
      roles: style.symbolic ? ['routeHost', 'network'] : [],
      addresses(route, role) {
        if (role === 'network') return isHostRoute(route) ? [] : [route.destination];
        return isHostRoute(route) ? [route.destination, route.gateway] : [route.gateway];
      },
      ...fieldRows('route', fields, (route) => describeRoute(route, style.names)),
    };
  }
}
