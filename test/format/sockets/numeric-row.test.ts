import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { LineWriter } from '../../../src/format/line-writer.ts';
import { type InetProtocol, inetRowWriter } from '../../../src/format/sockets/inet-sockets.ts';
import { Ipv6Address, type PackedAddress } from '../../../src/proc/reading/address.ts';
import type { InetSocket } from '../../../src/proc/sockets/inet-socket.ts';
import { NUMERIC_STYLE } from './numeric-style.ts';

const word = fc.oneof(
  fc.constantFrom(0, 1, 0xffff, 0x0a000001, 0x20010db8, 0xffffffff),
  fc.integer({ min: 0, max: 0xffffffff }),
);
const address: fc.Arbitrary<PackedAddress> = fc.oneof(
  word.map((value) => value | 0),
  fc.tuple(word, word, word, word).map((words) => new Ipv6Address(...words)),
  word.map((value) => new Ipv6Address(0, 0, 0xffff, value)),
);
const port = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 0x1ffff }));
const queue = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 0, max: 0xffffffff }),
  fc.bigInt({ min: 1n << 53n, max: (1n << 64n) - 1n }),
);
const socket: fc.Arbitrary<InetSocket> = fc.record({
  local: address,
  localPort: port,
  foreign: address,
  foreignPort: port,
  state: fc.oneof(fc.integer({ min: 0, max: 15 }), fc.integer({ min: 0, max: 0xffffffff })),
  sendQ: queue,
  recvQ: queue,
  timer: fc.integer({ min: 0, max: 5 }),
  when: fc.integer({ min: 0 }),
  retransmits: queue,
  uid: fc.integer(),
  probes: fc.integer(),
  inode: queue,
});

/** Rows as text. */
function rows(sockets: readonly InetSocket[], protocol: InetProtocol, version6: boolean, numeric: boolean) {
  let text = '';
  const out = new LineWriter((bytes) => {
    text += Buffer.from(bytes).toString('latin1');
  });
  const write = inetRowWriter(protocol, version6, { ...NUMERIC_STYLE, numeric });
  for (const socket of sockets) write(out, socket);
  out.flush();
  return text;
}

for (const protocol of ['tcp', 'udp', 'udplite', 'raw'] as const) {
  test(`${protocol}: numericFields writes the same bytes as the columns`, () => {
    fc.assert(
      fc.property(fc.array(socket, { maxLength: 20 }), fc.boolean(), (sockets, version6) => {
        assert.equal(rows(sockets, protocol, version6, true), rows(sockets, protocol, version6, false));
      }),
      { numRuns: 300 },
    );
  });
}

test('long addresses are cut, and no byte of the rest stays in the buffer', () => {
  const long = new Ipv6Address(0x20010db8, 0x11112222, 0x33334444, 0x55556666);
  const ends = { local: long, localPort: 65535, foreign: long, foreignPort: 0 };
  const others = { state: 1, sendQ: 1234567, recvQ: 0, timer: 0, when: 0, retransmits: 0, uid: 0, probes: 0 };
  assert.equal(
    rows([{ ...ends, ...others, inode: 7 }], 'tcp', true, true),
    'tcp6       0 1234567 2001:db8:1111:222:65535 2001:db8:1111:2222:33:* ESTABLISHED 0          7          off (0.00/0/0)\n',
  );
});
