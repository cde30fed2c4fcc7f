/** How much is shown of IPv4 routes: nothing, metrics, sizes, or both. */
export type RouteLevel = 0 | 1 | 2 | 3;

/** The level for so many -e. It counts up from 1 and begins again at 0 after 3, but 1 and 2 are swapped at first. */
export function routeLevel(extend: number): RouteLevel {
  if (extend === 0) return 2;
  if (extend === 1) return 1;
  return ((extend + 1) % 4) as RouteLevel;
}

/** What stands over the columns behind the addresses, by level. */
export const LEVEL_HEADINGS: Readonly<Record<Exclude<RouteLevel, 0>, string>> = {
  1: 'Flags Metric Ref    Use Iface',
  2: 'Flags   MSS Window  irtt Iface',
  3: 'Flags Metric Ref    Use Iface    MSS   Window irtt',
};

/** Bytes of an interface's name that level 3 shows; the others show all. */
export const ROUTE_IFACE_LIMIT = 6;
