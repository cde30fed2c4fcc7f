import type { Ipv4Address } from '../../proc/reading/address.ts';
import { type Route, RTF_HOST, RTF_REJECT } from '../../proc/routes/route.ts';
import { type Field, left, right } from '../columns.ts';
import type { LineWriter } from '../line-writer.ts';
import type { Names } from '../names.ts';
import { erasedFlagLetters, IPV4_FLAGS } from './route-flags.ts';
import { LEVEL_HEADINGS, ROUTE_IFACE_LIMIT, type RouteLevel } from './route-levels.ts';

/** How addresses are shown. */
export interface RouteStyle {
  readonly names: Names;
  /** Whether addresses have names; 0.0.0.0/0 is then called `default`. */
  readonly symbolic: boolean;
}

/** The title of the IPv4 routes. */
export const ROUTES_TITLE = 'Kernel IP routing table';

/** The heading of the IPv4 routes. */
export function routesHeading(level: Exclude<RouteLevel, 0>): string {
  return `Destination     Gateway         Genmask         ${LEVEL_HEADINGS[level]}`;
}

/** Whether the destination of a route is looked up as a host rather than as a network (observed). */
export function isHostRoute({ destination, genmask, flags }: Route): boolean {
  return (flags & RTF_HOST) !== 0 || (destination.word & ~genmask.word) !== 0;
}

/** The fields of an IPv4 route. */
export function routeFields(level: Exclude<RouteLevel, 0>, style: RouteStyle): readonly Field<Route>[] {
  return [
    left(15, (out, route) => writeDestination(out, route, style)),
    orDash(left(15, (out, { gateway }) => writeCut(out, style.names.routeHost(gateway), gateway))),
    left(15, (out, { genmask }) => out.address(genmask)),
    left(5, (out, { flags }) => out.text(erasedFlagLetters(flags, IPV4_FLAGS))),
    ...TAILS[level],
  ];
}

/** Bytes of the name of a host or network that are shown; a number is never longer. */
export const ROUTE_NAME_LIMIT = 15;

function writeCut(out: LineWriter, name: string | undefined, address: Ipv4Address): void {
  if (name === undefined) out.address(address);
  else out.text(name, ROUTE_NAME_LIMIT);
}

function writeDestination(out: LineWriter, route: Route, { names, symbolic }: RouteStyle): void {
  const { destination, genmask } = route;
  if (symbolic && destination.isZero && genmask.isZero) out.text('default');
  else
    writeCut(
      out,
      isHostRoute(route) ? names.routeHost(destination) : names.network(destination),
      destination,
    );
}

type Write = Field<Route>['write'];

/** A field that is `-` in a route that rejects packets. */
function orDash({ write, ...field }: Field<Route>): Field<Route> {
  const writeOrDash: Write = (out, route) => {
    if ((route.flags & RTF_REJECT) === 0) write(out, route);
    else out.text('-');
  };
  return { ...field, write: writeOrDash };
}

const METRIC = left<Route>(6, (out, { metric }) => out.decimal(metric));

/** Ref and Use at level 3: Ref is one byte wider and Use one byte narrower, except in a route that rejects packets. */
function writeRefAndUse(out: LineWriter, { refCount, use, flags }: Route): void {
  const rejected = (flags & RTF_REJECT) !== 0;
  const ref = out.mark;
  if (rejected) out.text('-');
  else out.decimal(refCount);
  out.padRight(ref, rejected ? 2 : 3);
  out.blank();
  const mark = out.mark;
  out.decimal(use);
  out.padLeft(mark, rejected ? 7 : 6);
}

const TAILS: Readonly<Record<Exclude<RouteLevel, 0>, readonly Field<Route>[]>> = {
  1: [
    METRIC,
    orDash(left(2, (out, { refCount }) => out.decimal(refCount))),
    right(7, (out, { use }) => out.decimal(use)),
    orDash(left(0, (out, { iface }) => out.text(iface))),
  ],
  2: [
    orDash(right(5, (out, { mtu }) => out.decimal(mtu))),
    orDash(left(5, (out, { window }) => out.decimal(window))),
    orDash(right(6, (out, { irtt }) => out.decimal(irtt))),
    orDash(left(0, (out, { iface }) => out.text(iface))),
  ],
  3: [
    METRIC,
    left(0, writeRefAndUse),
    orDash(left(6, (out, { iface }) => out.text(iface, ROUTE_IFACE_LIMIT))),
    orDash(left(5, (out, { mtu }) => out.decimal(mtu), 3)),
    orDash(left(6, (out, { window }) => out.decimal(window))),
    orDash(left(0, (out, { irtt }) => out.decimal(irtt))),
  ],
};
