import type { Note } from '../../records/note.ts';
import type { RouteRecord } from '../../records/route.ts';
import type { Deferred } from '../explanation.ts';
import { counted } from '../phrases.ts';
import { isDefaultRoute } from '../survey.ts';

/** Which of several default routes counts. */
export function defaultRouteNote(route: RouteRecord): Deferred | undefined {
  return isDefaultRoute(route) ? ({ defaultRoutes }) => amongOthers(route, defaultRoutes) : undefined;
}

function amongOthers(route: RouteRecord, defaultRoutes: readonly RouteRecord[]): Note | undefined {
  const rivals = defaultRoutes.filter(({ family }) => family === route.family);
  if (rivals.length < 2) return undefined;
  const { metric = 0 } = route;
  const least = Math.min(...rivals.map((rival) => rival.metric ?? 0));
  const best = rivals.filter((rival) => (rival.metric ?? 0) === least);
  const [first] = best;
  if (metric > least)
    return {
      code: 'default-route-unused',
      text: `It is not used: its metric, ${metric}, is higher than that of the default route over ${first?.iface} (${least}), which is to be gone first.`,
    };
  const of = `Of ${counted(rivals.length)} default routes`;
  return {
    code: 'default-route-used',
    text:
      best.length === 1
        ? `${of} this one is used: its metric, ${metric}, is the lowest.`
        : `${of} ${counted(best.length)} have the lowest metric, ${metric}, as this one has: ${EQUALS[route.family]}.`,
  };
}

/** What the kernel does with routes that differ in nothing: fib_select_default, rt6_select and rt6_multipath_hash. */
const EQUALS: Readonly<Record<string, string>> = {
  inet: 'the kernel takes the first whose gateway answers',
  inet6: 'the kernel goes by the preference of the routers and by which of them answer',
};
