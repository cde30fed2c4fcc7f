import type { Note } from '../../records/note.ts';
import type { RouteRecord } from '../../records/route.ts';
import { bytesOf } from '../../text/utf8.ts';
import type { Background, Explanation } from '../explanation.ts';
import {
  isBlackholeOrThrow,
  isDefaultRoute,
  isLastResort,
  leadsNowhere,
  refuses,
  sourcePrefix,
} from '../route-kinds.ts';

const REFUSES: Readonly<Record<string, Note>> = {
  inet: {
    code: 'reject-route',
    text: 'It refuses: packets to there are dropped and their sender is told (a route of the type unreachable or prohibit).',
  },
  inet6: {
    code: 'reject-route',
    text: 'It refuses: packets to there are dropped (a route of the type unreachable, prohibit or blackhole), or left to other tables (throw).',
  },
};

const BLACKHOLE: Note = {
  code: 'blackhole-route',
  text: 'It leads nowhere: packets to there are dropped without a word (a route of the type blackhole), or left to other tables (throw). This table does not tell which: ip route does.',
};

/** A route that ends a table of IPv6. */
const LAST_RESORT: Note = {
  code: 'last-resort',
  text: 'It comes last, as the entry with which the kernel ends its tables: where no other route leads, packets are refused.',
};

const TO_THIS_HOST: Note = {
  code: 'local-default-route',
  text: 'It leads no further than this host, which takes in all that no narrower route takes, or drops it (a next hop that is a blackhole).',
};

/** Why packets do not go on by a route. */
function endNote(route: RouteRecord): Note | undefined {
  if (isLastResort(route)) return LAST_RESORT;
  if (refuses(route)) return REFUSES[route.family];
  if (isBlackholeOrThrow(route)) return BLACKHOLE;
  return isDefaultRoute(route) && leadsNowhere(route) ? TO_THIS_HOST : undefined;
}

/** Which packets a route is for, besides their destination. */
function sourceNote(route: RouteRecord): Note | undefined {
  const source = sourcePrefix(route);
  return source === undefined
    ? undefined
    : {
        code: 'source-route',
        text: `The source decides: it is only for packets from ${source}. Of routes to the same destination the one with the longest prefix that the source fits counts, before any metric.`,
      };
}

/** What the letters of a route's family say that is worth a word. */
const LETTERS: Readonly<Record<string, Readonly<Record<string, Note>>>> = {
  inet: {
    D: { code: 'redirect-route', text: 'An ICMP redirect of a router made this route.' },
    M: { code: 'redirect-route', text: 'An ICMP redirect of a router changed this route.' },
  },
  inet6: {
    D: { code: 'advertised-route', text: 'A router advertisement made this default route.' },
    m: { code: 'redirect-route', text: 'A redirect of a router changed this route.' },
  },
};

function letterNotes({ family, cached, flags = '' }: RouteRecord): readonly Note[] {
  const letters = cached ? undefined : LETTERS[family];
  return letters === undefined ? [] : [...flags].flatMap((letter) => letters[letter] ?? []);
}

/** Where packets go first. */
function gatewayNote({ family, cached, flags, gateway, gatewayHost, iface }: RouteRecord): Note | undefined {
  if (cached || !flags?.includes('G') || !(family === 'inet' || family === 'inet6')) return undefined;
  if (gateway === '0.0.0.0') return IPV6_GATEWAY;
  if (gateway === '::') return undefined;
  // Of several next hops of a route the table of IPv4 has the first alone: fib_route_seq_show.
  const which = family === 'inet' ? ', the first or only one' : '';
  return {
    code: 'gateway',
    text: `Packets go to the router ${gatewayHost ?? gateway}${which}, which must itself be reached over ${iface}.`,
  };
}

const IPV6_GATEWAY: Note = {
  code: 'ipv6-gateway',
  text: 'Packets go to a router with an IPv6 address, the first or only one, which this table cannot show: ip route does.',
};

/** Addresses of this host have routes without a next hop, which go on working. */
function isOwnAddress({ family, flags, prefixLength }: RouteRecord): boolean {
  return family === 'inet6' && prefixLength === IPV6_BITS && flags?.includes('n') === true;
}

const IPV6_BITS = 128;

/** Whether anything can leave by the interface of a route. */
function linkDownNote(route: RouteRecord, { facts }: Background): Note | undefined {
  const { iface, cached } = route;
  if (cached || iface === undefined || refuses(route) || isOwnAddress(route)) return undefined;
  const link = facts.link(bytesOf(iface));
  if (link === undefined || link.running !== false) return undefined;
  return link.up
    ? {
        code: 'route-no-carrier',
        text: `Nothing gets out over ${iface} now: it is up but not running, as without a carrier.`,
      }
    : { code: 'route-link-down', text: `Nothing gets out over ${iface}: it is down.` };
}

/** What there is to say of routes, but for default routes. */
export const ROUTE_EXPLANATIONS: readonly Explanation<RouteRecord>[] = [
  endNote,
  sourceNote,
  letterNotes,
  gatewayNote,
  linkDownNote,
];
