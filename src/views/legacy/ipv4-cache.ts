import { HostError } from '../../errors.ts';
import {
  CACHED_ROUTES_TITLE,
  cachedRouteFields,
  cachedRoutesHeading,
} from '../../format/legacy/cached-routes.ts';
import { routeLevel } from '../../format/routes/route-levels.ts';
import { parseRouteCache } from '../../proc/legacy/rt-cache.ts';
import { describeCachedRoute } from '../../records/describe/routes.ts';
import { beginBlock } from '../block.ts';
import type { Context } from '../context.ts';
import { layoutComplaint } from '../routes/ipv4-routes.ts';
import { routeStyle } from '../routes/route-style.ts';
import { fieldRows } from '../rows.ts';
import { readTable, showSmallTable } from '../small-tables.ts';
import { OPEN_FAILED, reportNoRoutes, reportProblem, reportSilently } from '../tables.ts';

const PATH = '/proc/net/rt_cache';

/** Shows the cache of IPv4 routes. A missing column fails the run only in an unknown format. */
export async function ipv4Cache(context: Context): Promise<number> {
  const { options, out, root, rows, warn } = context;
  const bytes = readTable(context, PATH);
  if (bytes instanceof HostError) return reportNoRoutes(context, 'INET (IPv4)', bytes);
  beginBlock(context, CACHED_ROUTES_TITLE);
  if (bytes.length === 0) {
    // net-tools reports an errno that an earlier call happened to leave.
    warn(`${PATH}: No such file or directory`, { file: PATH });
    return OPEN_FAILED;
  }
  const level = routeLevel(options.extend);
  const cache = parseRouteCache(bytes, root.facts);
  const { format, known, layout } = cache;
  if (level !== 0) out.line(cachedRoutesHeading(level, format));
  if (layout.kind !== 'found') {
    warn(layoutComplaint(PATH, layout), { file: PATH, line: 0 });
    return known ? 0 : 1;
  }
  if (level === 0 && rows?.isPlain !== false) return 0;
  const style = routeStyle(context);
  if (style.symbolic) {
    await context.resolve(
      cache.records.flatMap((route) => [
        route.source,
        route.destination,
        route.gateway,
        route.specificDestination,
      ]),
    );
  }
  const fields = level === 0 ? [] : cachedRouteFields(level, format, style.names);
  showSmallTable(
    context,
    fieldRows('route', fields, (route) => describeCachedRoute(route, format, style.names)),
    cache,
    (problem) => {
      if (problem.code === 'SHORT_LINE') reportSilently(context, PATH, problem);
      else reportProblem(context, PATH, problem);
    },
  );
  return 0;
}
