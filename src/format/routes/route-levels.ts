/** The columns of an IPv4 route: none (0), or after the flags metrics (1), sizes (2), or both (3). */
export type RouteLevel = 0 | 1 | 2 | 3;

/** The level for this many -e, from 0 on: 2, 1, 3, 0, 1, 2, 3, 0, … */
export function routeLevel(extend: number): RouteLevel {
  if (extend === 0) return 2;
  if (extend === 1) return 1;
  return ((extend + 1) % 4) as RouteLevel;
}

/** The headings after the addresses, by level. */
export const LEVEL_HEADINGS: Readonly<Record<Exclude<RouteLevel, 0>, string>> = {
  1: 'Flags Metric Ref    Use Iface',
  2: 'Flags   MSS Window  irtt Iface',
  3: 'Flags Metric Ref    Use Iface    MSS   Window irtt',
};

/** Bytes of an interface's name that level 3 shows; other levels show all. */
export const ROUTE_IFACE_LIMIT = 6;
