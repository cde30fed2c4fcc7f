import type { CachedRoute, CacheFormat } from '../../proc/legacy/rt-cache.ts';
import { type Field, left, right } from '../columns.ts';
import { writeHost } from '../endpoints.ts';
import type { Names } from '../names.ts';
import { CACHE_FLAGS_BY_FORMAT, erasedFlagLetters } from '../routes/route-flags.ts';
import { LEVEL_HEADINGS, ROUTE_IFACE_LIMIT, type RouteLevel } from '../routes/route-levels.ts';

type Level = Exclude<RouteLevel, 0>;

/** The title of the IPv4 cache. */
export const CACHED_ROUTES_TITLE = 'Kernel IP routing cache';

/** Further headings of level 3, by the format of the table. */
const MORE: Readonly<Record<CacheFormat, string>> = {
  'Linux 2.0': '  HH  Arp',
  'Linux 2.2': '  TOS HHRef HHUptod     SpecDst',
};

/** The heading of the IPv4 cache. */
export function cachedRoutesHeading(level: Level, format: CacheFormat): string {
  const more = level === 3 ? MORE[format] : '';
  return `Source          Destination     Gateway         ${LEVEL_HEADINGS[level]}${more}`;
}

/** The fields of a cached IPv4 route. Names of hosts are not cut. */
export function cachedRouteFields(
  level: Level,
  format: CacheFormat,
  names: Names,
): readonly Field<CachedRoute>[] {
  const specific = right<CachedRoute>(15, (out, route) => writeHost(out, route.specificDestination, names));
  return [
    left(15, (out, { source }) => writeHost(out, source, names)),
    left(15, (out, { destination }) => writeHost(out, destination, names)),
    left(15, (out, { gateway }) => writeHost(out, gateway, names)),
    left(5, (out, { flags }) => out.text(erasedFlagLetters(flags, CACHE_FLAGS_BY_FORMAT[format]))),
    ...TAILS[level],
    ...(level === 3 ? HEADER_FIELDS[format] : []),
    ...(level === 3 && format === 'Linux 2.2' ? [specific] : []),
  ];
}

const TAILS: Readonly<Record<Level, readonly Field<CachedRoute>[]>> = {
  1: [
    left(6, (out, { metric }) => out.decimal(metric)),
    left(2, (out, { refCount }) => out.decimal(refCount)),
    right(7, (out, { use }) => out.decimal(use)),
    left(0, (out, { iface }) => out.text(iface)),
  ],
  2: [
    right(5, (out, { mtu }) => out.decimal(mtu)),
    left(5, (out, { window }) => out.decimal(window)),
    right(6, (out, { irtt }) => out.decimal(irtt)),
    left(0, (out, { iface }) => out.text(iface)),
  ],
  3: [
    left(6, (out, { metric }) => out.decimal(metric)),
    left(3, (out, { refCount }) => out.decimal(refCount)),
    right(6, (out, { use }) => out.decimal(use)),
    left(6, (out, { iface }) => out.text(iface, ROUTE_IFACE_LIMIT)),
    left(5, (out, { mtu }) => out.decimal(mtu), 3),
    left(6, (out, { window }) => out.decimal(window)),
    left(5, (out, { irtt }) => out.decimal(irtt)),
  ],
};

const HEADER_FIELDS: Readonly<Record<CacheFormat, readonly Field<CachedRoute>[]>> = {
  'Linux 2.0': [
    left(3, (out, { hhRef }) => out.decimal(hhRef)),
    left(0, (out, { hhUpToDate }) => out.decimal(hhUpToDate)),
  ],
  'Linux 2.2': [
    left(3, (out, { tos }) => out.decimal(tos)),
    left(3, (out, { hhRef }) => out.decimal(hhRef)),
    left(3, (out, { hhUpToDate }) => out.decimal(hhUpToDate), 3),
  ],
};
