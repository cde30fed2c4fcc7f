import { type ChangeRecord, type ChangeWord, type CoverageRecord, kindOf } from '../records/change.ts';
import type { FlowEndRecord, FlowRecord } from '../records/flow.ts';
import type { GroupRecord } from '../records/group.ts';
import type { InterfaceRecord } from '../records/interface.ts';
import type { NamespaceRecord } from '../records/namespace.ts';
import type { NetnsRecord } from '../records/netns.ts';
import type { AnyRecord, Kind } from '../records/record.ts';
import type { RouteRecord } from '../records/route.ts';
import type { EndRecord, OwnerRecord, SocketRecord } from '../records/socket.ts';

/** The sign of a change, before what it is about. */
const SIGNS: Readonly<Record<ChangeWord, string>> = {
  opened: '+',
  closed: '-',
  changed: '~',
  owner: '~',
  gap: '!',
};

/** A row that was there at the first look. */
const INITIAL = '=';

/**
 * A change in a line, such as `18:48:01.123 ~ tcp 10.0.0.1:443 -> 203.0.113.9:50000 ESTABLISHED -> CLOSE_WAIT 71/nginx`.
 *
 * @param time of the look, for its local time
 * @param owners whether it says who holds a socket
 */
export function changeText(change: ChangeRecord, time: Date, owners: boolean): string {
  return `${localTime(time)} ${changeWords(change, owners)}`;
}

/** The same without its time. */
export function changeWords(change: ChangeRecord, owners: boolean): string {
  const kind = kindOf(change);
  const about = kind === undefined ? gapText(change) : rowText(kind, change, owners);
  const isInitial = change.change === 'opened' && change.initial === true;
  const host = change.host === undefined ? [] : [`[${change.host}]`];
  return [isInitial ? INITIAL : SIGNS[change.change], ...host, ...about, ...ageText(change)].join(' ');
}

function localTime(time: Date): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  const clock = [time.getHours(), time.getMinutes(), time.getSeconds()].map(two).join(':');
  return `${clock}.${String(time.getMilliseconds()).padStart(3, '0')}`;
}

function gapText({ netns, file, reason }: ChangeRecord): string[] {
  return [...scopeText(netns), `${file}: ${reason}: what happened to its rows is not known`];
}

/** `after 8.0 s`, of a row that has ended. */
function ageText({ change, seconds, initial }: ChangeRecord): string[] {
  if (change !== 'closed' || seconds === undefined) return [];
  return [initial ? `after over ${seconds.toFixed(1)} s` : `after ${seconds.toFixed(1)} s`];
}

const ROWS: { readonly [K in Kind]?: (record: never) => string[] } = {
  socket: socketText,
  route: ({ family, destination, genmask, prefixLength, gateway, iface }: RouteRecord) => [
    `route ${family}`,
    `${destination}${prefixLength === undefined ? (genmask === undefined ? '' : `/${genmask}`) : `/${prefixLength}`}`,
    ...(gateway === undefined ? [] : [`-> ${gateway}`]),
    ...(iface === undefined ? [] : [iface]),
  ],
  interface: ({ name, mtu, flags }: InterfaceRecord) => [
    'interface',
    name,
    ...(mtu === undefined || mtu === null ? [] : [String(mtu)]),
    ...(flags ? [flags] : []),
  ],
  group: ({ family, iface, address }: GroupRecord) => ['group', family, iface, address],
  flow: ({ client, server, protocol, port }: FlowRecord) => [
    'flow',
    protocol,
    sideText(client),
    port === null ? '--' : '->',
    `${sideText(server)}${port === null ? '' : `:${port}`}`,
  ],
  namespace: ({ netns, type }: NamespaceRecord) => [
    'namespace',
    String(netns.inode ?? netns.id ?? '?'),
    ...(netns.names ?? []),
    type,
  ],
};

/** `web-1/nginx@10.0.0.1` */
function sideText({ host, program, container, name, address }: FlowEndRecord): string {
  const who = [host, container, program].filter((word) => word !== undefined).join('/');
  return who === '' ? (name ?? address) : `${who}@${name ?? address}`;
}

function rowText(kind: Kind, change: ChangeRecord, owners: boolean): string[] {
  const record = change[kind] as AnyRecord;
  const { netns } = record;
  const text = (ROWS[kind] as ((record: AnyRecord) => string[]) | undefined)?.(record) ?? [kind];
  const holders = owners ? ownerText(change, record) : inodeText(change, record);
  const scope = kind === 'namespace' ? [] : scopeText(netns);
  return [...scope, ...text, ...stateText(kind, change), ...holders];
}

/** The namespace, where namespaces were asked for. */
function scopeText(netns: NetnsRecord | undefined): string[] {
  return netns === undefined ? [] : [`[${netns.names?.[0] ?? netns.inode ?? netns.id ?? '?'}]`];
}

/** The state before and now, or each field that was other. */
function stateText(kind: Kind, { previous = {}, ...change }: ChangeRecord): string[] {
  const record = change[kind] as AnyRecord;
  const fields = Object.entries(previous).filter(([name]) => name !== 'owners' && name !== 'inode');
  if (kind === 'socket') {
    const { state } = record as SocketRecord;
    const before = fields.find(([name]) => name === 'state');
    return before === undefined ? (state === '' ? [] : [state]) : [`${before[1] || '-'} -> ${state || '-'}`];
  }
  return fields.map(([name, value]) => `${name} ${textOf(value)} -> ${textOf(fieldOf(record, name))}`);
}

function fieldOf(record: AnyRecord, name: string): unknown {
  let value: unknown = record;
  for (const key of name.split('.'))
    value = Array.isArray(value)
      ? value.map((element) => (element as Record<string, unknown>)[key])
      : (value as Record<string, unknown> | undefined)?.[key];
  return value;
}

function textOf(value: unknown): string {
  const texts = [value].flat().filter((one) => one !== undefined && one !== null && one !== '');
  return texts.length === 0 ? '-' : texts.map(String).join(',');
}

function socketText(socket: SocketRecord): string[] {
  const { protocol, type, path, inode, local, foreign } = socket;
  if (local === undefined) {
    const name = path || (inode === undefined ? '' : `inode ${inode}`);
    return [protocol, ...(type === undefined ? [] : [type]), ...(name === '' ? [] : [name])];
  }
  const ends = [endText(local), ...(isOneEnd(foreign) ? [] : ['->', endText(foreign)])];
  return [protocol, ...ends];
}

const ANY_ADDRESS = /^(?:0\.0\.0\.0|::|\*)?$/;

/** Whether a socket has no peer. */
function isOneEnd(foreign: EndRecord | undefined): foreign is undefined {
  return foreign === undefined || (!foreign.port && ANY_ADDRESS.test(foreign.address ?? ''));
}

function endText({ address = '', port, host, service }: EndRecord): string {
  const name = host ?? address;
  return port === undefined ? name : `${name}:${service ?? (port === 0 ? '*' : port)}`;
}

/** The first that holds the socket, as -p has it, and of a new one who held it before. */
function ownerText({ change, previous }: ChangeRecord, record: AnyRecord): string[] {
  const { owners } = record as SocketRecord;
  if (owners === undefined) return [];
  const before = (previous as { owners?: readonly OwnerRecord[] } | undefined)?.owners;
  return change === 'owner' ? [`${programText(before)} -> ${programText(owners)}`] : [programText(owners)];
}

/** What is other where a listener was opened again and it is not asked by whom. */
function inodeText({ change, previous }: ChangeRecord, record: AnyRecord): string[] {
  const { inode } = record as SocketRecord;
  return change === 'owner' && previous?.inode !== undefined ? [`inode ${previous.inode} -> ${inode}`] : [];
}

function programText(owners: readonly OwnerRecord[] | undefined): string {
  const [first] = owners ?? [];
  if (first === undefined) return '-';
  return `${first.pid}/${first.program}${first.former ? ' (last)' : ''}`;
}

/** `# 10.0 s: saw 312 of 340 connections opened; 28 came and went between looks`. */
export function coverageText({ host, seconds, opened, seen }: CoverageRecord): string {
  const missed = opened - seen;
  const rest = missed === 0 ? '' : `; ${missed} came and went between looks`;
  return `# ${host === undefined ? '' : `[${host}] `}${seconds.toFixed(1)} s: saw ${seen} of ${opened} connections opened${rest}`;
}
