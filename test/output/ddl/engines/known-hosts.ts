import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { HEADING } from '../../metrics/host-with-programs.ts';

/** How many hosts there are of each kind in a site. */
const SITE = { office: 10, web: 6, database: 4 } as const;

type Zone = keyof typeof SITE;

/** The number of hosts in a site: as many sites are made as there are hosts for. */
export const SITE_SIZE = 20;

const ZONE_NUMBERS: Readonly<Record<Zone, number>> = { office: 1, web: 2, database: 3 };

/** The two looks at all hosts: a day lies between them. */
export const DAYS = ['2026-11-23T06:00:00.000Z', '2026-11-24T06:00:00.000Z'] as const;

/** A host, and when it is looked at. */
export interface KnownHost {
  readonly name: string;
  readonly zone: Zone;
  readonly address: string;
}

/** A connection, or with a port for `server` alone one that a program waits for. */
export interface KnownSocket {
  readonly host: KnownHost;
  readonly program: string;
  readonly port: number;
  /** Whom it is connected to. */
  readonly peer?: { readonly address: string; readonly port: number };
  readonly state: 'ESTABLISHED' | 'CLOSE_WAIT' | 'LISTEN';
}

/** The hosts of a site. */
export function siteHosts(site: number): KnownHost[] {
  return Object.entries(SITE).flatMap(([zone, count]) =>
    Array.from({ length: count }, (_, at) => ({
      name: `${zone}-${site}-${at}`,
      zone: zone as Zone,
      address: `10.${ZONE_NUMBERS[zone as Zone]}.${site}.${at + 1}`,
    })),
  );
}

/** The address in a network that is blocked: an office host of each site speaks to it. */
export const BLOCKED = '203.0.113.9';

/** All sockets of a site on a day, 0 or 1. */
export function siteSockets(site: number, day: number): KnownSocket[] {
  const hosts = siteHosts(site);
  const of = (zone: Zone): KnownHost[] => hosts.filter((host) => host.zone === zone);
  const sockets: KnownSocket[] = [];
  const listen = (host: KnownHost, program: string, port: number): void =>
    void sockets.push({ host, program, port, state: 'LISTEN' });
  const connect = (host: KnownHost, program: string, port: number, server: KnownHost, to: number): void => {
    const state = 'ESTABLISHED';
    sockets.push({ host, program, port, peer: { address: server.address, port: to }, state });
    const served = to === 5432 ? 'postgres' : 'nginx';
    sockets.push({ host: server, program: served, port: to, peer: { address: host.address, port }, state });
  };
  for (const host of of('database')) listen(host, 'postgres', 5432);
  for (const host of of('web')) listen(host, 'nginx', 443);
  const [database, second] = of('database') as [KnownHost, KnownHost];
  const [web] = of('web') as [KnownHost];
  // A service that was not there the day before.
  if (day === 1) listen(web, 'debug', 8080);
  of('web').forEach((host, at) => {
    for (let number = 0; number <= at; number++) {
      connect(host, 'app', 40000 + number, database, 5432);
      const peer = { address: '198.51.100.1', port: 50000 + number };
      sockets.push({ host, program: 'nginx', port: 443, peer, state: 'CLOSE_WAIT' });
    }
  });
  of('office').forEach((host, at) => {
    for (let number = 0; number < 2; number++) connect(host, 'firefox', 41000 + number, web, 443);
    if (at % 5 === 0) connect(host, 'psql', 42000, second, 5432);
    if (at === 3) {
      const peer = { address: BLOCKED, port: 443 };
      sockets.push({ host, program: 'curl', port: 43000, peer, state: 'ESTABLISHED' });
    }
  });
  return sockets;
}

const STATES = { ESTABLISHED: '01', CLOSE_WAIT: '08', LISTEN: '0A' } as const;

const hex = (number: number, digits: number): string =>
  number.toString(16).toUpperCase().padStart(digits, '0');

const addressHex = (address: string): string =>
  address
    .split('.')
    .reverse()
    .map((part) => hex(Number(part), 2))
    .join('');

const endHex = (address: string, port: number): string => `${addressHex(address)}:${hex(port, 4)}`;

/** Writes the hosts of these sites as recordings of a day into a folder. */
export function writeHosts(folder: string, sites: number, day: 0 | 1): void {
  for (let site = 0; site < sites; site++) {
    const sockets = siteSockets(site, day);
    for (const host of siteHosts(site)) writeHost(join(folder, host.name), host, sockets, DAYS[day]);
  }
}

function writeHost(folder: string, host: KnownHost, sockets: readonly KnownSocket[], time: string): void {
  const own = sockets.filter((socket) => socket.host.name === host.name);
  const programs = [...new Set(own.map(({ program }) => program))];
  const rows = own.map(({ program, port, peer, state }, at) => {
    link(folder, programs.indexOf(program) + 100, at);
    const ends = `${endHex(host.address, port)} ${endHex(peer?.address ?? '0.0.0.0', peer?.port ?? 0)}`;
    return `   ${at}: ${ends} ${STATES[state]} 00000000:00000000 00:00000000 00000000     0        0 ${at + 1000} 1 0 20 4 30 10 -1\n`;
  });
  write(join(folder, 'proc/net/tcp'), HEADING + rows.join(''));
  write(join(folder, 'proc/net/udp'), HEADING);
  write(join(folder, 'proc/sys/net/ipv4/ip_local_port_range'), '32768\t60999\n');
  write(join(folder, 'netstat-record.json'), JSON.stringify({ time }));
  programs.forEach((program, at) => {
    write(join(folder, `proc/${at + 100}/cmdline`), `${program}\0`);
  });
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** Has a process hold a socket. */
function link(folder: string, pid: number, at: number): void {
  const fds = join(folder, `proc/${pid}/fd`);
  mkdirSync(fds, { recursive: true });
  symlinkSync(`socket:[${at + 1000}]`, join(fds, String(at + 3)));
}
