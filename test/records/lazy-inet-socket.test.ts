/** Records of sockets whose fields are made when they are read. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { numericNames } from '../../src/format/names.ts';
import type { InetProtocol } from '../../src/format/sockets/inet-sockets.ts';
import type { InetSocket } from '../../src/proc/sockets/inet-socket.ts';
import { describeInetSocket, type SocketFacts } from '../../src/records/describe/inet-socket.ts';
import { lazyInetSockets } from '../../src/records/describe/lazy-inet-socket.ts';
import { NAMES } from './described.ts';

const SOCKET: InetSocket = {
  local: 0x0a000001,
  localPort: 0x1_0050,
  foreign: 0xc0000202 | 0,
  foreignPort: 40_001,
  state: 7,
  sendQ: 11,
  recvQ: 12n,
  timer: 2,
  when: 1314,
  retransmits: 15n,
  uid: -2,
  probes: 17,
  inode: 18n,
};

const FACTS: readonly SocketFacts[] = [
  { names: numericNames, ticksPerSecond: 100, owners: undefined },
  {
    names: NAMES,
    ticksPerSecond: 250,
    owners: (inode) => (inode === 18n ? [{ pid: 23, program: 'a', command: 'a b', fd: 24 }] : []),
  },
];

const PROTOCOLS: readonly InetProtocol[] = ['tcp', 'udp', 'udplite', 'raw'];

/** Reads each field that the pattern has. */
function readLike(value: unknown, pattern: unknown): unknown {
  if (typeof pattern !== 'object' || pattern === null || Array.isArray(pattern)) return value;
  const fields = value as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(pattern).map(([key, inner]) => [key, readLike(fields[key], inner)]),
  );
}

for (const facts of FACTS) {
  for (const protocol of PROTOCOLS) {
    for (const version6 of [false, true]) {
      const names = facts.names === NAMES ? 'names' : 'numbers';
      test(`a socket of ${protocol}${version6 ? '6' : ''} with ${names} has the same fields`, () => {
        const whole = describeInetSocket(SOCKET, protocol, version6, facts);
        const lazy = lazyInetSockets(protocol, version6, facts)(SOCKET, undefined);
        assert.deepEqual(readLike(lazy, whole), whole);
        assert.deepEqual([lazy.owners, lazy.user], [whole.owners, whole.user]);
        assert.deepEqual(
          [lazy.local?.host, lazy.foreign?.service],
          [whole.local?.host, whole.foreign?.service],
        );
      });
    }
  }
}

test('what is concluded of a socket on `::` is handed through', () => {
  for (const dualStack of [true, false, null, undefined]) {
    const [facts] = FACTS;
    assert.ok(facts);
    assert.equal(lazyInetSockets('tcp', true, facts)(SOCKET, dualStack).dualStack, dualStack);
  }
});
