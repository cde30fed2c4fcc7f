import { HostError, tryRead } from '../../errors.ts';
import { problemText } from '../../format/problems.ts';
import {
  IPV6_CACHE_TITLE,
  IPV6_ROUTES_HEADING,
  IPV6_ROUTES_TITLE,
  ipv6RouteFields,
} from '../../format/routes/ipv6-routes.ts';
import { NEIGHBOURS_TITLE, neighbourFields, neighboursHeading } from '../../format/routes/neighbours.ts';
import { routeLevel } from '../../format/routes/route-levels.ts';
import { ipv6RouteReader, RTF_CACHE } from '../../proc/routes/ipv6-route.ts';
import { parseNeighbours } from '../../proc/routes/ndisc.ts';
import { describeIpv6Route, describeNeighbour } from '../../records/describe/routes.ts';
import { beginBlock } from '../block.ts';
import type { Context } from '../context.ts';
import { fieldRows } from '../rows.ts';
import { readTable, showSmallTable } from '../small-tables.ts';
import { reportNoRoutes, reportProblem, showBatches } from '../tables.ts';
import { routeStyle } from './route-style.ts';

const ROUTES = '/proc/net/ipv6_route';
const NEIGHBOURS = '/proc/net/ndisc';

/** Shows the IPv6 routes without those of the cache. */
export async function ipv6Routes(context: Context): Promise<number> {
  return showRoutes(context, IPV6_ROUTES_TITLE, false);
}

/** Shows the IPv6 routes of the cache, or the neighbours if the kernel, an old one, has a table of them. */
export async function ipv6Cache(context: Context): Promise<number> {
  const bytes = readTable(context, NEIGHBOURS);
  if (!(bytes instanceof HostError)) return showNeighbours(context, bytes);
  return showRoutes(context, IPV6_CACHE_TITLE, true);
}

async function showRoutes(context: Context, title: string, cached: boolean): Promise<number> {
  const batches = tryRead(() => context.root.readBatches(ROUTES));
  if (batches instanceof HostError) return reportNoRoutes(context, 'INET6 (IPv6)', batches);
  beginBlock(context, title, IPV6_ROUTES_HEADING);
  const { names, symbolic } = routeStyle(context);
  await showBatches(context, ROUTES, batches, {
    read: ipv6RouteReader(),
    complaint: (problem) => problemText(ROUTES, problem),
    wanted: ({ flags }) => ((flags & RTF_CACHE) !== 0) === cached,
    roles: symbolic ? ['routeHost'] : [],
    addresses: ({ destination, nextHop }) => [destination, nextHop],
    ...fieldRows('route', ipv6RouteFields(names), (route) => describeIpv6Route(route, cached, names)),
  });
  return 0;
}

async function showNeighbours(context: Context, bytes: Uint8Array): Promise<number> {
  const { options, root } = context;
  const times = routeLevel(options.extend) !== 2;
  beginBlock(context, NEIGHBOURS_TITLE, neighboursHeading(times));
  const { names, symbolic } = routeStyle(context);
  const parsed = parseNeighbours(bytes);
  if (symbolic) await context.resolve(parsed.records.map(({ address }) => address));
  const fields = neighbourFields(names, times, root.facts.ticksPerSecond);
  const rows = fieldRows('route', fields, (neighbour) => describeNeighbour(neighbour, names));
  showSmallTable(context, rows, parsed, (problem) => reportProblem(context, NEIGHBOURS, problem));
  return 0;
}
