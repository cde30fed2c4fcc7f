import type { MasqueradeRecord } from '../records/masquerade.ts';
import type { RouteRecord } from '../records/route.ts';
import type { EndRecord, SocketRecord } from '../records/socket.ts';
import { type PlainFields, shownPath } from './plain-fields.ts';
import { sourcePrefix } from './route-kinds.ts';

/** A socket by its ends, as far as it has some; of the family unix by its path. */
export function socketLabel(socket: SocketRecord, fields: PlainFields): string {
  const { protocol, inode, path, local, foreign } = socket;
  if (path !== undefined) return [protocol, inode, shownPath(path)].filter((word) => word !== '').join(' ');
  const ends = [local, isSomewhere(foreign) ? foreign : undefined];
  return [protocol, ...ends.flatMap((end) => (end === undefined ? [] : endLabel(end, fields)))].join(' ');
}

function endLabel(end: EndRecord, fields: PlainFields): string {
  return end.port === undefined ? (end.address ?? '') : fields.end(end).shown;
}

/** A socket that waits for others has no other end. */
function isSomewhere(foreign: EndRecord | undefined): boolean {
  return foreign !== undefined && !(foreign.port === 0 && /^[0:.]*$/.test(foreign.address ?? ''));
}

/** A route by its destination, source, gateway and interface. */
export function routeLabel(route: RouteRecord): string {
  const { destination, destinationHost, prefixLength, genmask, gateway, flags, iface } = route;
  const source = sourcePrefix(route);
  const length = prefixLength ?? (genmask === undefined ? undefined : maskLength(genmask));
  const target = `${destinationHost ?? destination}${length === undefined ? '' : `/${length}`}`;
  const via =
    flags?.includes('G') && gateway !== undefined && isSomewhere({ address: gateway, port: 0 })
      ? [gateway]
      : [];
  const sources = source === undefined ? [] : [`from ${source}`];
  return [target, ...sources, ...via, ...(iface === undefined || iface === '*' ? [] : [iface])].join(' ');
}

/** Bits of a mask, or the mask itself where its bits have a gap. */
function maskLength(genmask: string): number | string {
  const bits = genmask
    .split('.')
    .map((octet) => Number(octet).toString(2).padStart(8, '0'))
    .join('');
  return /^1*0*$/.test(bits) ? bits.lastIndexOf('1') + 1 : genmask;
}

/** A masqueraded connection by its ends. */
export function masqueradeLabel(
  { protocol, source, destination }: MasqueradeRecord,
  fields: PlainFields,
): string {
  return `${protocol} ${fields.end(source).whole} ${fields.end(destination).whole}`;
}
