import { ipxAddressText } from '../../format/legacy/ipx.ts';
import type { NetromRoute } from '../../format/legacy/netrom.ts';
import type { RoseRoute } from '../../format/legacy/rose.ts';
import { flagLetters, IPV4_FLAGS } from '../../format/routes/route-flags.ts';
import type { AppletalkRoute } from '../../proc/legacy/atalk-route.ts';
import type { Ax25Route } from '../../proc/legacy/ax25-route.ts';
import type { IpxRoute } from '../../proc/legacy/ipx-route.ts';
import type { X25Route } from '../../proc/legacy/x25-route.ts';
import { textOf } from '../../text/utf8.ts';
import type { RouteRecord } from '../route.ts';

/** A use count of 0 is none: only kernels of old have a number there. */
export function describeAx25Route({ callsign, iface, use }: Ax25Route): RouteRecord {
  return {
    family: 'ax25',
    cached: false,
    destination: textOf(callsign),
    ...(use === 0 ? {} : { use }),
    iface: textOf(iface),
  };
}

export function describeX25Route({ address, digits, iface }: X25Route): RouteRecord {
  return {
    family: 'x25',
    cached: false,
    destination: textOf(address),
    prefixLength: digits,
    iface: textOf(iface),
  };
}

export function describeIpxRoute({ network, router }: IpxRoute): RouteRecord {
  const gateway = ipxAddressText(router);
  return {
    family: 'ipx',
    cached: false,
    destination: ipxAddressText({ network, node: 0 }),
    ...(gateway === '' ? {} : { gateway }),
  };
}

export function describeAppletalkRoute({ target, router, flags, iface }: AppletalkRoute): RouteRecord {
  return {
    family: 'ddp',
    cached: false,
    destination: textOf(target),
    gateway: textOf(router),
    flags: flagLetters(flags, IPV4_FLAGS),
    iface: textOf(iface),
  };
}

export function describeNetromRoute({ node, neighbour }: NetromRoute): RouteRecord {
  const { callsign, mnemonic, route } = node;
  return {
    family: 'netrom',
    cached: false,
    destination: textOf(callsign),
    ...(neighbour === undefined ? {} : { iface: textOf(neighbour.iface) }),
    neighbours: neighbour === undefined ? [] : [textOf(neighbour.callsign)],
    mnemonic: textOf(mnemonic),
    ...(route === undefined ? {} : { quality: route.quality }),
  };
}

export function describeRoseRoute({ address, neighbours }: RoseRoute): RouteRecord {
  return {
    family: 'rose',
    cached: false,
    destination: textOf(address),
    neighbours: neighbours.flatMap(([, known]) => known.map(({ callsign }) => textOf(callsign))),
  };
}
