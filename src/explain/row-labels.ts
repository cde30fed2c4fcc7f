import type { AnyRecord, Kind, Records } from '../records/record.ts';
import type { RouteRecord } from '../records/route.ts';
import type { EndRecord, SocketRecord } from '../records/socket.ts';
import { type PlainFields, shownPath } from './plain-fields.ts';

type Label<R> = (record: R, fields: PlainFields) => string;

const LABELS: { readonly [K in Kind]: Label<Records[K]> } = {
  socket: socketLabel,
  route: routeLabel,
  interface: ({ name }) => name,
  statistic: ({ table, counter }) => `${table} ${counter}`,
  group: ({ iface, address, host }) => `${iface} ${host ?? address}`,
  masquerade: ({ protocol, source, destination }, fields) =>
    `${protocol} ${fields.end(source).whole} ${fields.end(destination).whole}`,
  memory: ({ protocol }) => protocol,
};

/** What a row is called where notes are about it: its fields as they stand in it, as far as it takes to find it. */
export function rowLabel<K extends Kind>(kind: K, record: Records[K], fields: PlainFields): string {
  return (LABELS as Readonly<Record<Kind, Label<AnyRecord>>>)[kind](record, fields);
}

function socketLabel(socket: SocketRecord, fields: PlainFields): string {
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

function routeLabel({
  destination,
  destinationHost,
  prefixLength,
  genmask,
  gateway,
  flags,
  iface,
}: RouteRecord): string {
  const length = prefixLength ?? (genmask === undefined ? undefined : maskLength(genmask));
  const target = `${destinationHost ?? destination}${length === undefined ? '' : `/${length}`}`;
  const via = flags?.includes('G') && gateway !== undefined ? [gateway] : [];
  return [target, ...via, ...(iface === undefined || iface === '*' ? [] : [iface])].join(' ');
}

/** Bits of a mask, or the mask itself where its bits have a gap. */
function maskLength(genmask: string): number | string {
  const bits = genmask
    .split('.')
    .map((octet) => Number(octet).toString(2).padStart(8, '0'))
    .join('');
  return /^1*0*$/.test(bits) ? bits.lastIndexOf('1') + 1 : genmask;
}
