import type { Note } from '../../records/note.ts';
import type { RouteRecord } from '../../records/route.ts';
import { bytesOf } from '../../text/utf8.ts';
import type { Background, Explanation } from '../explanation.ts';

const REFUSES: Readonly<Record<string, Note>> = {
  inet: {
    code: 'reject-route',
    text: 'It refuses: packets to there are dropped and their sender is told (a route of the type unreachable or prohibit).',
  },
  inet6: {
    code: 'reject-route',
    text: 'It refuses: packets to there are dropped (a route of the type unreachable, prohibit, blackhole or throw).',
  },
};

/** The route that ends every table of IPv6: fib6_null_entry. */
const LAST_RESORT: Note = {
  code: 'last-resort',
  text: "It is the kernel's own last entry: where no other route leads, packets are refused as unreachable.",
};

/** Why packets do not go by a route. */
function refusalNote({ family, destination, prefixLength, flags, iface }: RouteRecord): Note | undefined {
  if (!flags?.includes('!')) return undefined;
  const isLast = family === 'inet6' && destination === '::' && prefixLength === 0 && iface === 'lo';
  return isLast ? LAST_RESORT : REFUSES[family];
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
  return {
    code: 'gateway',
    text: `Packets go to the router ${gatewayHost ?? gateway}, which must itself be reached over ${iface}.`,
  };
}

/** Whether anything can leave by the interface of a route. */
function linkDownNote({ flags, iface, cached }: RouteRecord, { facts }: Background): Note | undefined {
  if (cached || iface === undefined || flags?.includes('!')) return undefined;
  const link = facts.link(bytesOf(iface));
  if (link === undefined || link.running) return undefined;
  return link.up
    ? { code: 'route-no-carrier', text: `Nothing gets out by it: ${iface} has no carrier.` }
    : { code: 'route-link-down', text: `Nothing gets out by it: ${iface} is down.` };
}

/** What there is to say of routes, but for default routes. */
export const ROUTE_EXPLANATIONS: readonly Explanation<RouteRecord>[] = [
  refusalNote,
  letterNotes,
  gatewayNote,
  linkDownNote,
];
