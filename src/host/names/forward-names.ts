import { isIP } from 'node:net';
import type { Lookups, ServicePort } from '../../format/names.ts';
import { latin1Bytes } from '../../text/latin1.ts';
import { once } from '../once.ts';
import { nodeDns } from '../root/builtin.ts';
import { optional } from '../root/optional.ts';
import { isLive, type Root } from '../root/root.ts';
import { parseHostAddresses } from './hosts-file.ts';
import type { OwnSockets } from './own-sockets.ts';
import { parsePasswd } from './passwd-file.ts';
import { parseProtocols, parseServices } from './services-file.ts';

/** Looks names up forward; the addresses of a host are those of the last `refresh`. */
export interface ForwardNames extends Lookups {
  /**
   * Resolves hosts, those whose DNS answer has outlived its TTL anew. Never fails.
   *
   * @param ownSockets is to know the sockets that this takes
   */
  refresh(hosts: Iterable<string>, ownSockets?: OwnSockets): Promise<void>;
}

/**
 * Forward look-ups as the given host sees them: users and services in its files, hosts in /etc/hosts and, on the running
 * host, in DNS and then the system's name service. An address resolves to itself.
 *
 * @param seconds time-out of a look-up; with 0 only the files are used
 */
export function forwardNames(root: Root, seconds: number): ForwardNames {
  const file = (name: string): Uint8Array => optional(() => root.read(`/etc/${name}`)) ?? new Uint8Array();
  const addresses = new Map<string, readonly string[]>();
  const hosts = once(() => parseHostAddresses(file('hosts')));
  const services = once(() => servicesByName(file('services'), file('protocols')));
  const uids = once(() => uidsByName(file('passwd')));

  const ask = async (name: string, ownSockets?: OwnSockets): Promise<readonly string[]> => {
    if (isIP(name) !== 0) return [name];
    const listed = hosts().get(name.toLowerCase());
    if (listed !== undefined || !isLive(root) || seconds === 0) return [...(listed ?? [])];
    ownSockets?.watch('self');
    return within(seconds, lookUp(name));
  };
  return {
    servicePorts: (name) => services().get(name) ?? [],
    uidOf: (name) => uids().get(name),
    hostAddresses: (name) => addresses.get(name) ?? [],
    async refresh(names, ownSockets) {
      await Promise.all([...names].map(async (name) => addresses.set(name, await ask(name, ownSockets))));
    },
  };
}

/** The text of a name from a file, latin1: what a user may have typed. */
function typed(name: string): string {
  return latin1Bytes(name).toString();
}

function servicesByName(services: Uint8Array, protocols: Uint8Array): Map<string, ServicePort[]> {
  const found = new Map<string, ServicePort[]>();
  const raw = parseProtocols(protocols).map((entry) => ({ ...entry, protocol: 'raw' }));
  for (const { name, number, protocol } of [...parseServices(services), ...raw]) {
    const key = typed(name);
    const ports = found.get(key) ?? [];
    ports.push({ port: number, protocol });
    found.set(key, ports);
  }
  return found;
}

/** The first uid of each name. */
function uidsByName(passwd: Uint8Array): Map<string, number> {
  return new Map([...parsePasswd(passwd)].reverse().map(([uid, name]) => [typed(name), uid]));
}

interface Found {
  readonly address: string;
}

/** Asks DNS first, whose answers are cached for their TTL, then getaddrinfo(). */
async function lookUp(name: string): Promise<string[]> {
  const { lookup } = await import('dns-lookup-cache');
  const cached = await new Promise<readonly Found[]>((resolve) =>
    lookup(name, { all: true }, (error, found) => resolve(error ? [] : found)),
  );
  if (cached.length > 0) return cached.map(({ address }) => address);
  return new Promise((resolve) => {
    nodeDns().lookup(name, { all: true }, (error, found) => {
      resolve(error ? [] : found.map(({ address }) => address));
    });
  });
}

function within(seconds: number, answer: Promise<string[]>): Promise<string[]> {
  let timer: NodeJS.Timeout;
  const deadline = new Promise<string[]>((resolve) => {
    timer = setTimeout(resolve, seconds * 1000, []);
  });
  return Promise.race([answer.catch(() => []), deadline]).finally(() => clearTimeout(timer));
}
