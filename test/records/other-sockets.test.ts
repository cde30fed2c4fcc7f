import assert from 'node:assert/strict';
import { test } from 'node:test';
import { numericNames } from '../../src/format/names.ts';
import { Ipv4Address, Ipv6Address } from '../../src/proc/reading/address.ts';
import type { SctpAssociation } from '../../src/proc/sockets/sctp.ts';
import type { UnixSocket } from '../../src/proc/sockets/unix.ts';
import {
  describeAx25Socket,
  describeIpxSocket,
  describeNetromSocket,
  describeRoseSocket,
  describeX25Socket,
} from '../../src/records/describe/old-sockets.ts';
import { describeSctpAssociation, describeSctpEndpoint } from '../../src/records/describe/sctp-socket.ts';
import { describeUnixSocket } from '../../src/records/describe/unix-socket.ts';
import { assertDescribed, NAMES, TEXT } from './described.ts';

const OWNERS = [{ pid: 1, program: 'a', command: 'a b', fd: 2 }];
const FACTS = { names: NAMES, ticksPerSecond: 100, owners: (inode: unknown) => (inode === 7 ? OWNERS : []) };
const NUMERIC = { names: numericNames, ticksPerSecond: 100, owners: undefined };

const UNIX: UnixSocket = {
  refCount: 3n,
  protocol: 0,
  flags: 0x70000,
  type: 5,
  state: 1,
  inode: 7,
  path: 'a',
  fullPath: 'a  b \xc3\xa9\x9b\x1b',
};

test('a unix socket', () => {
  assertDescribed('socket', describeUnixSocket(UNIX, FACTS), {
    protocol: 'unix',
    refCount: 3n,
    flags: 'ACC W N',
    type: 'SEQPACKET',
    state: 'LISTENING',
    inode: 7,
    owners: OWNERS,
    path: 'a  b \xe9\\x9b\x1b',
  });
  const { inode: _inode, ...old } = { ...UNIX, flags: 0x20000, unnamedInode: 7 };
  assertDescribed('socket', describeUnixSocket({ ...old, state: 3 }, FACTS), {
    ...describeUnixSocket(UNIX, FACTS),
    flags: 'W',
    state: 'CONNECTED',
  });
  const { unnamedInode: _unnamed, ...older } = old;
  assert.deepEqual(describeUnixSocket(older, FACTS).owners, []);
  assert.ok(!('inode' in describeUnixSocket(older, FACTS)));
  assert.ok(!('owners' in describeUnixSocket(UNIX, NUMERIC)));
});

const SCTP: SctpAssociation = {
  state: 1,
  sendQ: 11,
  recvQ: 12,
  uid: -2,
  inode: 7,
  localPort: 13,
  foreignPort: 14,
  locals: [new Ipv4Address(0x0a000001), new Ipv6Address(0x20010db8, 0, 0, 1)],
  foreigns: [new Ipv4Address(0xc0000202)],
};

test('an sctp association', () => {
  assertDescribed('socket', describeSctpAssociation(SCTP, FACTS), {
    protocol: 'sctp',
    local: {
      address: '10.0.0.1',
      port: 13,
      host: `host 10.0.0.1 ${TEXT}`,
      service: `service tcp 13 ${TEXT}`,
    },
    foreign: {
      address: '192.0.2.2',
      port: 14,
      host: `host 192.0.2.2 ${TEXT}`,
      service: `service tcp 14 ${TEXT}`,
    },
    locals: ['10.0.0.1', '2001:db8::1'],
    foreigns: ['192.0.2.2'],
    state: 'ESTABLISHED',
    recvQ: 12,
    sendQ: 11,
    uid: 4_294_967_294,
    user: `user -2 ${TEXT}`,
    inode: 7,
    owners: OWNERS,
  });
  const nowhere = describeSctpAssociation({ ...SCTP, foreigns: [] }, NUMERIC);
  assert.deepEqual([nowhere.foreign, nowhere.foreigns], [{ port: 14 }, []]);
});

test('an sctp endpoint', () => {
  const { state: _state, locals, uid, inode } = SCTP;
  assertDescribed('socket', describeSctpEndpoint({ state: 10, port: 13, uid, inode, locals }, NUMERIC), {
    protocol: 'sctp',
    local: { address: '10.0.0.1', port: 13 },
    locals: ['10.0.0.1', '2001:db8::1'],
    state: 'LISTEN',
    uid: 4_294_967_294,
    inode: 7,
  });
});

const SEQUENCED = {
  destination: 'dest\x9b',
  source: 'src\x9b',
  device: 'dev\x9b',
  state: 3,
  sent: 1,
  received: 2,
  sendQ: 3,
  recvQ: 4,
};
const DESCRIBED = {
  local: { address: 'src\\x9b' },
  foreign: { address: 'dest\\x9b' },
  state: 'ESTABLISHED',
  device: 'dev\\x9b',
  vs: 1,
  vr: 2,
  sendQ: 3,
  recvQ: 4,
} as const;

test('sockets of AX.25, X.25 and NET/ROM', () => {
  assertDescribed('socket', describeAx25Socket(SEQUENCED), { protocol: 'ax25', ...DESCRIBED });
  assertDescribed('socket', describeX25Socket({ ...SEQUENCED, channel: 0xa1 }), {
    protocol: 'x25',
    ...DESCRIBED,
    channel: 161,
  });
  assertDescribed('socket', describeNetromSocket({ ...SEQUENCED, user: 'me\x9b' }), {
    protocol: 'netrom',
    ...DESCRIBED,
    callsign: 'me\\x9b',
  });
  const { sendQ: _sendQ, recvQ: _recvQ, ...idle } = SEQUENCED;
  assert.deepEqual(
    Object.keys(describeAx25Socket(idle)).filter((key) => key.endsWith('Q')),
    [],
  );
});

test('a ROSE socket; its channel is hexadecimal in the table', () => {
  const { destination, source, device, state } = SEQUENCED;
  const calls = { destinationCall: 'D\x9b', sourceCall: 'S\x9b' };
  const socket = { destination, source, device, state, ...calls, channel: 12, neighbour: 5 };
  assertDescribed('socket', describeRoseSocket(socket), {
    protocol: 'rose',
    local: { address: 'src\\x9b', host: 'S\\x9b' },
    foreign: { address: 'dest\\x9b', host: 'D\\x9b' },
    state: 'ESTABLISHED',
    device: 'dev\\x9b',
    channel: 0x12,
  });
});

test('an IPX socket', () => {
  const local = { network: 0x1a, node: 0x2b, port: 3 };
  const foreign = { network: 0x4d, node: 0, port: 5 };
  const socket = { local, foreign, sendQ: 6n, recvQ: 7, state: 1, uid: -3 };
  assertDescribed('socket', describeIpxSocket(socket, NAMES), {
    protocol: 'ipx',
    local: { address: '0000001A:00000000002B', port: 3 },
    foreign: { address: '0000004D', port: 5 },
    state: 'ESTAB',
    recvQ: 7,
    sendQ: 6n,
    uid: 4_294_967_293,
    user: `user -3 ${TEXT}`,
  });
  const alone = describeIpxSocket(
    { ...socket, local: { ...local, network: 0 }, foreign: undefined, state: 9 },
    numericNames,
  );
  assert.deepEqual([alone.local, alone.state, 'foreign' in alone], [{ port: 3 }, 'UNK.', false]);
  const broadcast = { ...local, network: 0xffff_ffff };
  assert.deepEqual(describeIpxSocket({ ...socket, local: broadcast }, numericNames).local, {
    address: 'FFFFFFFF:00000000002B',
    port: 3,
  });
});
