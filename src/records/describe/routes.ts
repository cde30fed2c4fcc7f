import type { Names } from '../../format/names.ts';
import { NEIGHBOUR_FLAGS, neighbourStateWord } from '../../format/routes/neighbours.ts';
import {
  CACHE_FLAGS_BY_FORMAT,
  erasedFlagLetters,
  flagLetters,
  IPV4_FLAGS,
  IPV6_FLAGS,
} from '../../format/routes/route-flags.ts';
import type { CachedRoute, CacheFormat } from '../../proc/legacy/rt-cache.ts';
import type { Address } from '../../proc/reading/address.ts';
import type { Ipv6Route } from '../../proc/routes/ipv6-route.ts';
import type { Neighbour } from '../../proc/routes/ndisc.ts';
import { type Route, RTF_HOST } from '../../proc/routes/route.ts';
import { textOf } from '../../text/utf8.ts';
import type { RouteRecord } from '../route.ts';
import { nameOf } from './ends.ts';

/** A name, as a field of a record; the unspecified address has none, nor is an empty one a name. */
function named<K extends string>(
  field: K,
  address: Address,
  name: (address: Address) => string | undefined,
): { readonly [key in K]?: string } {
  const found = address.isZero ? undefined : nameOf(name(address));
  return found === undefined || found === '' ? {} : ({ [field]: found } as { readonly [key in K]?: string });
}

/** An IPv4 route. */
export function describeRoute(route: Route, names: Names): RouteRecord {
  const { destination, gateway, genmask, flags, metric, refCount, use, mtu, window, irtt, iface } = route;
  const isHost = (flags & RTF_HOST) !== 0;
  return {
    family: 'inet',
    cached: false,
    destination: destination.toString(),
    ...named('destinationHost', destination, () =>
      isHost ? names.routeHost(destination) : names.network(destination),
    ),
    genmask: genmask.toString(),
    gateway: gateway.toString(),
    ...named('gatewayHost', gateway, names.routeHost),
    flags: erasedFlagLetters(flags, IPV4_FLAGS),
    // The kernel prints its 32 bits with a sign.
    metric: metric >>> 0,
    refCount,
    use,
    mtu,
    window,
    irtt,
    iface: textOf(iface),
  };
}

/** An IPv6 route, of the table or of the cache. */
export function describeIpv6Route(route: Ipv6Route, cached: boolean, names: Names): RouteRecord {
  const {
    destination,
    prefixLength,
    source,
    sourcePrefixLength,
    nextHop,
    flags,
    metric,
    refCount,
    use,
    iface,
  } = route;
  return {
    family: 'inet6',
    cached,
    destination: destination.toString(),
    ...named('destinationHost', destination, names.routeHost),
    prefixLength,
    ...(source === undefined || sourcePrefixLength === 0
      ? {}
      : { source: source.toString(), sourcePrefixLength }),
    gateway: nextHop.toString(),
    ...named('gatewayHost', nextHop, names.routeHost),
    flags: flagLetters(flags, IPV6_FLAGS),
    metric: metric >>> 0,
    refCount,
    use,
    iface: textOf(iface),
  };
}

/** A route of the IPv4 cache. */
export function describeCachedRoute(route: CachedRoute, format: CacheFormat, names: Names): RouteRecord {
  const { source, destination, gateway, flags, metric, refCount, use, mtu, window, irtt, tos, iface } = route;
  return {
    family: 'inet',
    cached: true,
    destination: destination.toString(),
    ...named('destinationHost', destination, names.host),
    gateway: gateway.toString(),
    ...named('gatewayHost', gateway, names.host),
    flags: erasedFlagLetters(flags, CACHE_FLAGS_BY_FORMAT[format]),
    metric,
    refCount,
    use,
    mtu,
    window,
    irtt,
    iface: textOf(iface),
    source: source.toString(),
    ...(format === 'Linux 2.2' ? { tos: hexadecimal(tos) } : {}),
  };
}

/** The number whose hexadecimal digits were read as decimal ones, as net-tools does it. */
function hexadecimal(decimal: number): number {
  return Number.parseInt(String(decimal), 16);
}

/** An IPv6 neighbour, which old kernels show in the place of their cache. */
export function describeNeighbour(neighbour: Neighbour, names: Names): RouteRecord {
  const { address, prefixLength, state, refCount, flags, iface, hardwareAddress } = neighbour;
  return {
    family: 'inet6',
    cached: true,
    destination: address.toString(),
    ...named('destinationHost', address, names.host),
    prefixLength,
    flags: flagLetters(flags, NEIGHBOUR_FLAGS),
    refCount,
    iface: textOf(iface),
    hardwareAddress: textOf(hardwareAddress.join(':')),
    state: neighbourStateWord(state),
  };
}
