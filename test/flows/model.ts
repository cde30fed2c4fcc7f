/**
 * Hosts whose connections are known, and the rows that their namespaces show: containers with addresses that those of other hosts have as
 * well, masqueraded when they call another host, reached from there by a port of their own host.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Translation } from '../../src/flows/vantage.ts';
import { type Names, numericNames } from '../../src/format/names.ts';
import { Endpoint } from '../../src/proc/reading/address.ts';
import { parseAddress } from '../../src/proc/reading/address-text.ts';
import type { SocketRecord } from '../../src/records/socket.ts';
import { row, type Seen } from './sight.ts';

/** A network namespace. */
export interface Place {
  readonly host: HostPlan;
  /** That of the host, which is always shown and rewrites for its containers; the containers' are 1, 2, … */
  readonly number: number;
  readonly isShown: boolean;
  readonly addresses: readonly string[];
}

interface HostPlan {
  readonly name: string;
  readonly time: number;
  readonly isTranslationRead: boolean;
  /** Each host has names of its own. */
  readonly names: Names;
}

type Protocol = 'tcp' | 'udp';

/** A socket that waits. */
interface Listener {
  readonly program: string;
  readonly place: Place;
  readonly protocol: Protocol;
  readonly port: number;
  /** `0.0.0.0`, `::`, or an address. */
  readonly address: string;
  readonly dualStack: boolean;
}

type End = readonly [address: string, port: number];

/** A connection: its client's row says `source` and `asked`, that of its server `answered` and `seenAs`. */
export interface Connection {
  readonly number: number;
  readonly client: Place;
  readonly listener: Listener;
  readonly protocol: Protocol;
  readonly source: End;
  readonly asked: End;
  readonly seenAs: End;
  readonly answered: End;
  /** Where it is rewritten. */
  readonly by: readonly Place[];
  readonly states: readonly [client: string | undefined, server: string | undefined];
  readonly isClientIpv6: boolean;
  readonly queues: readonly [number, number];
}

export interface Model {
  readonly places: readonly Place[];
  readonly connections: readonly Connection[];
  readonly seen: readonly Seen[];
}

/** The states in which both rows of a connection, or only one of them, may be seen. */
const STATES: readonly Connection['states'][] = [
  ['ESTABLISHED', 'ESTABLISHED'],
  ['ESTABLISHED', 'ESTABLISHED'],
  ['FIN_WAIT2', 'CLOSE_WAIT'],
  ['SYN_SENT', 'SYN_RECV'],
  ['ESTABLISHED', undefined],
  ['TIME_WAIT', undefined],
  ['SYN_SENT', undefined],
  [undefined, 'ESTABLISHED'],
  [undefined, 'TIME_WAIT'],
  [undefined, 'SYN_RECV'],
];

const isIpv6 = (address: string): boolean => address.includes(':');
const isLoopback = (address: string): boolean => address === '127.0.0.1' || address === '::1';
export const isLink = (address: string): boolean => address.startsWith('fe80:');
/** Whether all hosts can reach it. */
const isRouted = (address: string): boolean => /^(?:10\.|fd00:)/.test(address);

const PLACES = fc.array(
  fc.record({
    time: fc.constantFrom(0, 0, 0, 60_000, 60_001),
    isTranslationRead: fc.boolean(),
    containers: fc.array(fc.record({ isShown: fc.boolean(), isRouted: fc.boolean() }), { maxLength: 2 }),
  }),
  { minLength: 1, maxLength: 3 },
);

const LISTENERS = fc.array(
  fc.record({
    at: fc.nat(20),
    protocol: fc.constantFrom<Protocol>('tcp', 'tcp', 'udp'),
    port: fc.constantFrom(80, 8080, 40_000),
    on: fc.constantFrom('any', 'any6', 'dual', 0, 1, 2, 3, 4),
  }),
  { minLength: 1, maxLength: 8 },
);

const CALLS = fc.array(
  fc.record({
    from: fc.nat(20),
    to: fc.nat(20),
    by: fc.nat(20),
    states: fc.constantFrom(...STATES),
    isClientIpv6: fc.boolean(),
    isLowPort: fc.boolean(),
    hasProxy: fc.boolean(),
    queues: fc.tuple(fc.nat(9), fc.nat(9)),
  }),
  { minLength: 1, maxLength: 12 },
);

export const MODELS: fc.Arbitrary<Model> = fc
  .tuple(PLACES, LISTENERS, CALLS)
  .map(([hosts, listening, calls]) => {
    const places = hosts.flatMap(placesOf);
    const listeners: Listener[] = [];
    for (const { at, protocol, port, on } of listening) {
      const place = pick(places, at);
      const address = typeof on === 'number' ? pick(place.addresses, on) : on === 'any' ? '0.0.0.0' : '::';
      const program = `l${listeners.length}`;
      const made = { program, place, protocol, port, address, dualStack: on === 'dual' };
      if (!listeners.some((other) => isTaken(other, made))) listeners.push(made);
    }
    const proxies: Listener[] = [];
    const connections = calls.flatMap((call, number) => {
      const made = connectionOf(call, number, places, listeners);
      const [gateway] = made?.by.slice(-1) ?? [];
      if (made !== undefined && call.hasProxy && gateway !== undefined && made.asked !== made.answered) {
        const { protocol } = made;
        proxies.push({
          ...{ program: `p${number}`, place: gateway, protocol, port: made.asked[1] },
          ...{ address: '0.0.0.0', dualStack: false },
        });
      }
      return made ?? [];
    });
    return { places, connections, seen: places.flatMap(seenOf([...listeners, ...proxies], connections)) };
  });

function pick<T>(list: readonly T[], index: number): T {
  return list[index % list.length] as T;
}

function placesOf(
  {
    time,
    isTranslationRead,
    containers,
  }: { time: number; isTranslationRead: boolean; containers: { isShown: boolean; isRouted: boolean }[] },
  at: number,
): Place[] {
  const name = 'abc'[at] as string;
  const host: HostPlan = { name, time, isTranslationRead, names: namesOf(name) };
  const own = ['127.0.0.1', '::1'];
  return [
    {
      ...{ host, number: 0, isShown: true },
      addresses: [`10.0.0.${at + 1}`, `fd00::${at + 1}`, '172.17.0.1', 'fe80::1', ...own],
    },
    ...containers.map(({ isShown, isRouted }, index): Place => {
      const number = index + 1;
      const routed = isRouted ? [`10.1.${at}.${number}`, `fd00::${at + 1}:${number}`] : [];
      return {
        ...{ host, number, isShown },
        addresses: [`172.17.0.${number + 1}`, `fe80::${number + 1}`, ...own, ...routed],
      };
    }),
  ];
}

function namesOf(host: string): Names {
  return {
    ...numericNames,
    host: (address) => `${address}.${host}`,
    service: (port) => `${port}-${host}`,
  };
}

/** Whether the kernel lets no two sockets wait so. */
function isTaken(one: Listener, other: Listener): boolean {
  if (one.place !== other.place || one.protocol !== other.protocol || one.port !== other.port) return false;
  const isAny = ({ address }: Listener): boolean => address === '0.0.0.0' || address === '::';
  if (one.address === other.address) return true;
  // By SO_REUSEADDR one may be on any address, another on one of these.
  if (one.protocol === 'udp' && isAny(one) !== isAny(other)) return false;
  const families = (listener: Listener): readonly boolean[] =>
    listener.dualStack ? [true, false] : [isIpv6(listener.address)];
  return (isAny(one) || isAny(other)) && families(one).some((family) => families(other).includes(family));
}

/** Who gets what is sent to an address: who is on it before who is on any. */
function served(
  listeners: readonly Listener[],
  place: Place,
  protocol: Protocol,
  port: number,
  address: string,
): Listener | undefined {
  const own = listeners.filter(
    (one) => one.place === place && one.protocol === protocol && one.port === port,
  );
  return (
    own.find((one) => one.address === address) ??
    own.find((one) => (isIpv6(address) ? one.address === '::' : one.address === '0.0.0.0')) ??
    own.find((one) => one.dualStack)
  );
}

/** Ports by which containers are reached from other hosts begin with this. */
const PUBLIC = 20_000;
const MASQUERADED = 50_000;

interface Call {
  readonly from: number;
  readonly to: number;
  readonly by: number;
  readonly states: Connection['states'];
  readonly isClientIpv6: boolean;
  readonly isLowPort: boolean;
  readonly queues: readonly [number, number];
}

/** A connection of this kind; undefined where there can be none. */
function connectionOf(
  call: Call,
  number: number,
  places: readonly Place[],
  listeners: readonly Listener[],
): Connection | undefined {
  const client = pick(places, call.from);
  const { place: server, protocol, port } = pick(listeners, call.to);
  const isLocal = client.host === server.host;
  const isUsable = (address: string): boolean => client === server || !isLoopback(address);
  const dst = pick(
    server.addresses.filter((address) => isUsable(address) && (isLocal || !isLink(address))),
    call.by,
  );
  const listener = served(listeners, server, protocol, port, dst);
  const src = client === server ? dst : sourceOf(client, dst);
  if (listener === undefined || src === undefined) return undefined;
  const source: End = [src, (call.isLowPort ? 1000 : 33_000) + number];
  const answered: End = [dst, port];
  const home = (place: Place): Place =>
    places.find(({ host, number }) => host === place.host && number === 0) ?? place;
  const isMasqueraded = !isLocal && !isRouted(src);
  const isForwarded = !isLocal && !isRouted(dst);
  // Only IPv4 is rewritten.
  if ((isMasqueraded || isForwarded) && (isIpv6(src) || isIpv6(dst))) return undefined;
  const gateway = (place: Place): string => home(place).addresses[0] as string;
  return {
    ...{ number, client, listener, protocol, queues: call.queues },
    ...{ source, answered },
    asked: isForwarded ? [gateway(server), PUBLIC + number] : answered,
    seenAs: isMasqueraded ? [gateway(client), MASQUERADED + number] : source,
    by: [...(isMasqueraded ? [home(client)] : []), ...(isForwarded ? [home(server)] : [])],
    states: protocol === 'udp' ? (call.states.map((state) => state && 'ESTABLISHED') as never) : call.states,
    isClientIpv6: call.isClientIpv6 || isIpv6(src),
  };
}

/** From which address a namespace calls another one. */
function sourceOf({ addresses }: Place, to: string): string | undefined {
  const own = addresses.filter((address) => isIpv6(address) === isIpv6(to) && !isLoopback(address));
  const alike = own.find((address) => isLink(address) === isLink(to) && isRouted(address) === isRouted(to));
  return alike ?? (isLink(to) ? undefined : own.find((address) => !isLink(address)));
}

function seenOf(
  listeners: readonly Listener[],
  connections: readonly Connection[],
): (place: Place) => Seen[] {
  return (place) => {
    if (!place.isShown) return [];
    const { name, time, names, isTranslationRead } = place.host;
    const rows = [
      ...listeners.filter((one) => one.place === place).map(listenerRow),
      ...connections.flatMap((one) =>
        one.client === place && one.states[0] !== undefined ? clientRow(one) : [],
      ),
      ...connections.flatMap((one) =>
        one.listener.place === place && one.states[1] !== undefined ? serverRow(one) : [],
      ),
    ];
    const translations = connections.flatMap((one) => translationsOf(one, place));
    return [
      {
        ...{ host: name, time, names, rows, addresses: place.addresses },
        translations: isTranslationRead ? translations : undefined,
      },
    ];
  };
}

function listenerRow({ protocol, address, port, dualStack, program }: Listener): SocketRecord {
  const six = isIpv6(address) ? '6' : '';
  const made = row(
    `${protocol}${six} ${address}:${port} *:* ${protocol === 'tcp' ? 'LISTEN' : '-'} ${program}`,
  );
  return address === '::' ? { ...made, dualStack } : made;
}

function endRow(
  { protocol, queues: [recvQ, sendQ] }: Connection,
  isIpv6Socket: boolean,
  [local, foreign]: readonly [End, End],
  state: string | undefined,
  program: string,
): SocketRecord {
  const text = ([address, port]: End): string =>
    `${isIpv6Socket && !isIpv6(address) ? '::ffff:' : ''}${address}:${port}`;
  const made = row(
    `${protocol}${isIpv6Socket ? '6' : ''} ${text(local)} ${text(foreign)} ${state} ${program}`,
  );
  return { ...made, recvQ, sendQ };
}

function clientRow(one: Connection): SocketRecord {
  return endRow(one, one.isClientIpv6, [one.source, one.asked], one.states[0], `c${one.number}`);
}

function serverRow(one: Connection): SocketRecord {
  const isIpv6Socket = isIpv6(one.listener.address);
  return endRow(one, isIpv6Socket, [one.answered, one.seenAs], one.states[1], `s${one.number}`);
}

function translationsOf(
  { protocol, by, source, asked, seenAs, answered }: Connection,
  at: Place,
): Translation[] {
  const ends = (from: End, to: End) => ({ source: endpoint(from), destination: endpoint(to) });
  const masquerade: Translation = { protocol, before: ends(source, asked), after: ends(seenAs, asked) };
  const forward: Translation = { protocol, before: ends(seenAs, asked), after: ends(seenAs, answered) };
  return by.flatMap((place, index) => {
    if (place !== at) return [];
    return index === 0 && source !== seenAs ? masquerade : forward;
  });
}

function endpoint([address, port]: End): Endpoint {
  return new Endpoint(parseAddress(address) ?? assert.fail(address), port);
}
