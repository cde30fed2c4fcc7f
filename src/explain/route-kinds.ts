import type { RouteRecord } from '../records/route.ts';

/** Whether a route refuses what it takes: of IPv4 the types unreachable and prohibit, of IPv6 blackhole and throw as well. */
export function refuses({ flags }: RouteRecord): boolean {
  return flags?.includes('!') === true;
}

/** Whether an IPv4 route has no next hop: of the types without an interface the table marks only unreachable and prohibit. */
export function isBlackholeOrThrow(route: RouteRecord): boolean {
  const { family, cached, iface, flags } = route;
  return family === 'inet' && !cached && iface === '*' && !refuses(route) && !flags?.includes('G');
}

/** Whether a route may pass nothing on: the table shows a next hop that is a blackhole as the interface lo. */
export function leadsNowhere(route: RouteRecord): boolean {
  const { iface, flags } = route;
  return refuses(route) || isBlackholeOrThrow(route) || (iface === 'lo' && !flags?.includes('G'));
}

/** The metric of the route that ends every table of IPv6, fib6_null_entry. */
const LAST_METRIC = 0xffff_ffff;

/** Whether a route stands behind all others, and refuses what is left. */
export function isLastResort(route: RouteRecord): boolean {
  const takesAll = route.family === 'inet6' && isForAll(route) && sourcePrefix(route) === undefined;
  return takesAll && refuses(route) && route.metric === LAST_METRIC;
}

/** Whether a route takes what no narrower route takes. */
export function isDefaultRoute(route: RouteRecord): boolean {
  return !route.cached && isForAll(route) && !isLastResort(route);
}

function isForAll({ family, destination, genmask, prefixLength }: RouteRecord): boolean {
  return (
    (family === 'inet' && destination === '0.0.0.0' && genmask === '0.0.0.0') ||
    (family === 'inet6' && destination === '::' && prefixLength === 0)
  );
}

/** The source prefix of a route; undefined where any source will do. */
export function sourcePrefix({
  family,
  cached,
  source,
  sourcePrefixLength,
}: RouteRecord): string | undefined {
  if (family !== 'inet6' || cached || source === undefined) return undefined;
  return `${source}/${sourcePrefixLength}`;
}
