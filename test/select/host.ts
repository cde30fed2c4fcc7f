import type { Lookups } from '../../src/format/names.ts';

const SERVICES: Readonly<Record<string, readonly { protocol: string; port: number }[]>> = {
  https: [
    { protocol: 'tcp', port: 443 },
    { protocol: 'udp', port: 443 },
  ],
  'http-alt': [{ protocol: 'tcp', port: 8080 }],
  shell: [{ protocol: 'tcp', port: 514 }],
  syslog: [{ protocol: 'udp', port: 514 }],
  icmp: [{ protocol: 'raw', port: 1 }],
};
const USERS: Readonly<Record<string, number>> = { root: 0, 'www-data': 33 };
const HOSTS: Readonly<Record<string, readonly string[]>> = {
  'db.example.org': ['10.0.0.9', '2001:db8::9'],
  'sctp.example.org': ['192.0.2.2'],
};
const NONE: readonly string[] = [];

/** What a host knows: a few services, users and hosts. */
export const LOOKUPS: Lookups = {
  servicePorts: (name) => SERVICES[name] ?? [],
  uidOf: (name) => USERS[name],
  hostAddresses: (name) => HOSTS[name] ?? NONE,
};
