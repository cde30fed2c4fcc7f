import type { Note } from '../../records/note.ts';
import type { RouteRecord } from '../../records/route.ts';
import type { Deferred } from '../explanation.ts';
import { counted } from '../phrases.ts';
import { isDefaultRoute, leadsNowhere, sourcePrefix } from '../route-kinds.ts';

/** Which of several default routes counts. Of one that leads nowhere it is said elsewhere. */
export function defaultRouteNote(route: RouteRecord): Deferred | undefined {
  if (!isDefaultRoute(route) || leadsNowhere(route)) return undefined;
  return ({ defaultRoutes }) => {
    const others = defaultRoutes.filter(({ family }) => family === route.family);
    return [amongOthers(route, others), withoutSource(route, others)].filter((note) => note !== undefined);
  };
}

/** Routes are rivals where the same packets fit them: metrics count only among these. */
function amongOthers(route: RouteRecord, others: readonly RouteRecord[]): Note | undefined {
  const source = sourcePrefix(route);
  const rivals = others.filter((other) => sourcePrefix(other) === source);
  const { metric = 0 } = route;
  const least = Math.min(...rivals.map((rival) => rival.metric ?? 0));
  const best = rivals.filter((rival) => (rival.metric ?? 0) === least);
  const [first = route] = best;
  const { kernel, unused, used } = route.family === 'inet6' ? INET6 : INET;
  if (metric > least) {
    const lead = leadsNowhere(first) ? 'a route that leads nowhere' : `the default route over ${first.iface}`;
    return {
      code: 'default-route-unused',
      text: `As a rule it is not used: its metric, ${metric}, is higher than that of ${lead} (${least}). ${leadsNowhere(first) ? used : unused}`,
    };
  }
  const ways = rivals.filter((rival) => !leadsNowhere(rival)).length;
  if (ways < 2 || best.some(leadsNowhere)) return undefined;
  const of = `Of ${counted(ways)} default routes`;
  return {
    code: 'default-route-used',
    text:
      best.length === 1
        ? `${of} this one comes first: its metric, ${metric}, is the lowest. ${used}`
        : `${of} ${counted(best.length)} have the lowest metric, ${metric}, as this one has: ${kernel}. ${used}`,
  };
}

/** What is left to a route for any source where others are for some sources. */
function withoutSource(route: RouteRecord, others: readonly RouteRecord[]): Note | undefined {
  if (sourcePrefix(route) !== undefined || !others.some((other) => sourcePrefix(other) !== undefined))
    return undefined;
  return {
    code: 'source-route',
    text: 'The source decides: it is for packets whose source fits none of the default routes with a source prefix.',
  };
}

/** What is to be said of a family. */
interface FamilyWords {
  /** What the kernel does with routes of the same metric: fib_select_default, rt6_select and rt6_multipath_hash. */
  readonly kernel: string;
  /** When a route with a higher metric is used all the same. */
  readonly unused: string;
  /** Which routes the table leaves out, or has besides. */
  readonly used: string;
}

const INET: FamilyWords = {
  kernel: 'the kernel takes the first whose gateway answers, or they are for different types of service',
  unused: 'What is bound to its interface goes by it all the same.',
  used: 'Rules can lead to other tables, which are not shown here (ip rule).',
};

const INET6: FamilyWords = {
  kernel:
    'the kernel goes by the preference of the routers and by which of them answer, or spreads packets over them (multipath)',
  unused:
    'What is bound to its interface goes by it all the same, and all does where the other router does not answer, or where the two are of different tables, which are not told apart here (ip -6 rule).',
  used: 'They can be of different tables, which are not told apart here (ip -6 rule).',
};
