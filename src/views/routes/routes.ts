import type { Context } from '../context.ts';
import { ipv4Cache } from '../legacy/ipv4-cache.ts';
import {
  appletalkRoutes,
  ax25Routes,
  ipxRoutes,
  netromRoutes,
  roseRoutes,
  x25Routes,
} from '../legacy/old-routes.ts';
import { ipv4Routes } from './ipv4-routes.ts';
import { ipv6Cache, ipv6Routes } from './ipv6-routes.ts';

/** Shows the routes of a family and returns the status. */
type RouteView = (context: Context) => Promise<number>;

/** The families that have routes. */
const VIEWS: ReadonlyMap<string, RouteView> = new Map([
  ['inet', chosenTables(ipv4Routes, ipv4Cache)],
  ['inet6', chosenTables(ipv6Routes, ipv6Cache)],
  ['ax25', ax25Routes],
  ['netrom', netromRoutes],
  ['rose', roseRoutes],
  ['ipx', ipxRoutes],
  ['ddp', appletalkRoutes],
  ['x25', x25Routes],
]);

/** The status for a family without routes, that of a wrong command line. */
const NO_ROUTES = 3;

/** Shows the routes of each family, one after the other, until one fails. */
export async function routes(context: Context): Promise<number> {
  const { families } = context.options;
  for (const family of families.length > 0 ? families : ['inet']) {
    const show = VIEWS.get(family);
    if (show === undefined) {
      context.warn(complaint(family));
      return NO_ROUTES;
    }
    const status = await show(context);
    if (status !== 0) return status;
  }
  return 0;
}

/** Debian's net-tools is built without Bluetooth. */
function complaint(family: string): string {
  return family === 'bluetooth'
    ? `Address family \`${family}' not supported.`
    : `No routing for address family \`${family}'.`;
}

/** Shows the table of a family with -F or without -C, and its cache with -C. */
function chosenTables(table: RouteView, cache: RouteView): RouteView {
  return async (context) => {
    const { fib, cache: cached } = context.options;
    const status = fib || !cached ? await table(context) : 0;
    return status === 0 && cached ? cache(context) : status;
  };
}
