import { HostError } from '../errors.ts';
import { writeRow } from '../format/columns.ts';
import {
  IPV6_CACHE_TITLE,
  IPV6_ROUTES_HEADING,
  IPV6_ROUTES_TITLE,
  ipv6RouteFields,
} from '../format/ipv6-routes.ts';
import { NEIGHBOURS_TITLE, neighbourFields, neighboursHeading } from '../format/neighbours.ts';
import { problemText } from '../format/problems.ts';
import { routeLevel } from '../format/route-levels.ts';
import { parseIpv6Routes, RTF_CACHE } from '../proc/ipv6-route.ts';
import { parseNeighbours } from '../proc/ndisc.ts';
import type { Context } from './frame.ts';
import { routeStyle } from './route-style.ts';
import { openTable, perrorText, readTable, writeRows } from './small-tables.ts';
import { showBatches } from './tables.ts';

const ROUTES = '/proc/net/ipv6_route';
const NEIGHBOURS = '/proc/net/ndisc';

/** Shows the IPv6 routes but those of the cache. */
export async function ipv6Routes(context: Context): Promise<number> {
  return showRoutes(context, IPV6_ROUTES_TITLE, (flags) => (flags & RTF_CACHE) === 0);
}

/** Shows the IPv6 routes of the cache; where the kernel tells of neighbours, which old ones do, shows these instead. */
export async function ipv6Cache(context: Context): Promise<number> {
  const bytes = readTable(context, NEIGHBOURS);
  if (!(bytes instanceof HostError)) return showNeighbours(context, bytes);
  return showRoutes(context, IPV6_CACHE_TITLE, (flags) => (flags & RTF_CACHE) !== 0);
}

async function showRoutes(
  context: Context,
  title: string,
  wanted: (flags: number) => boolean,
): Promise<number> {
  const { out, warn } = context;
  const batches = openTable(context, ROUTES);
  if (batches instanceof HostError) {
    warn(perrorText(batches));
    out.line('INET6 (IPv6) not configured in this system.');
    return 1;
  }
  out.line(title);
  out.line(IPV6_ROUTES_HEADING);
  const { names, symbolic } = routeStyle(context);
  const fields = ipv6RouteFields(names);
  await showBatches(context, batches, {
    parse: parseIpv6Routes,
    complaint: (problem) => problemText(ROUTES, problem),
    wanted: ({ flags }) => wanted(flags),
    roles: symbolic ? ['routeHost'] : [],
    addresses: ({ destination, nextHop }) => [destination, nextHop],
    write: (out, route) => writeRow(out, fields, route),
  });
  return 0;
}

async function showNeighbours(context: Context, bytes: Uint8Array): Promise<number> {
  const { options, out, root, warn } = context;
  const times = routeLevel(options.extend) !== 2;
  out.line(NEIGHBOURS_TITLE);
  out.line(neighboursHeading(times));
  const { names, symbolic } = routeStyle(context);
  const parsed = parseNeighbours(bytes);
  if (symbolic) await context.resolve(parsed.records.map(({ address }) => address));
  writeRows(context, neighbourFields(names, times, root.facts.ticksPerSecond), parsed, (problem) =>
    warn(problemText(NEIGHBOURS, problem)),
  );
  return 0;
}
