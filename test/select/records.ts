import type { GroupRecord } from '../../src/records/group.ts';
import type { SocketRecord } from '../../src/records/socket.ts';

const OFF = { kind: 'off', seconds: 0, retransmits: 0, probes: 0 };

/** Sockets of many kinds, each of which the tests call by its name. */
export const SOCKETS = {
  listener: {
    protocol: 'tcp6',
    local: { address: '::', port: 443, service: 'https' },
    foreign: { address: '::', port: 0 },
    state: 'LISTEN',
    recvQ: 0,
    sendQ: 128,
    timer: OFF,
    uid: 0,
    user: 'root',
    inode: 100,
    owners: [
      { pid: 10, program: 'nginx', command: 'nginx: master process', fd: 6 },
      { pid: 11, program: 'nginx-worker', command: 'nginx: worker process', fd: 7 },
    ],
    dualStack: true,
  },
  client: {
    protocol: 'tcp',
    local: { address: '10.0.0.5', port: 40000 },
    foreign: { address: '10.0.0.9', port: 5432, host: 'db1.example.org' },
    state: 'ESTABLISHED',
    recvQ: 5,
    sendQ: 18446744073709551615n,
    timer: { kind: 'keepalive', seconds: 12.5, retransmits: 0, probes: 0 },
    uid: 33,
    inode: 101,
    owners: [{ pid: 12, program: "it's", command: "it's --db=db1", fd: 3 }],
    tcp: { rto: 0.2, ato: 0.04, cwnd: 10, ssthresh: -1 },
  },
  mapped: {
    protocol: 'tcp6',
    local: { address: '::ffff:10.1.0.5', port: 8080, service: 'http-alt' },
    foreign: { address: '::ffff:192.0.2.7', port: 514 },
    state: 'CLOSE_WAIT',
    recvQ: 1,
    sendQ: 0,
    uid: 1000,
    user: 'ann',
    inode: 9007199254740993n,
    owners: [],
  },
  datagram: {
    protocol: 'udp6',
    local: { address: 'fe80::5', port: 514 },
    foreign: { address: '2001:db8::9', port: 443 },
    state: '',
    recvQ: 200,
    sendQ: 0,
    uid: 0,
    dualStack: null,
  },
  lite: { protocol: 'udplite', local: { address: '127.0.0.1', port: 514, service: 'shell' }, state: '' },
  raw: { protocol: 'raw', local: { address: '0.0.0.0', port: 1 }, state: '7' },
  sctp: {
    protocol: 'sctp',
    local: { address: '192.0.2.1', port: 443 },
    locals: ['192.0.2.1', '192.0.2.2'],
    state: 'LISTEN',
  },
  unix: {
    protocol: 'unix',
    state: 'LISTENING',
    type: 'STREAM',
    flags: 'ACC',
    path: '/run/Docker.sock',
    refCount: 2,
  },
  ax25: {
    protocol: 'ax25',
    local: { address: 'LINUX-5' },
    foreign: { address: '*' },
    state: 'LISTENING',
    vs: 3,
  },
} as const satisfies Record<string, SocketRecord>;

/** Memberships of groups. */
export const GROUPS = {
  all: { family: 'inet', iface: 'lo', refCount: 1, address: '224.0.0.1', host: 'all-systems.mcast.net' },
  dns: { family: 'inet6', iface: 'eth0', refCount: 2, address: 'ff02::fb' },
} as const satisfies Record<string, GroupRecord>;
