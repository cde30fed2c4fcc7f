/** What plain rows cut, and that the notes tell exactly where. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { PlainFields, type RowStyle } from '../../../src/explain/plain-fields.ts';
import { writeEndpoint } from '../../../src/format/endpoints.ts';
import { LineWriter } from '../../../src/format/line-writer.ts';
import { type Names, numericNames } from '../../../src/format/names.ts';
import { Endpoint, Ipv4Address, Ipv6Address } from '../../../src/proc/reading/address.ts';
import { endOf } from '../../../src/records/describe/ends.ts';
import type { Note } from '../../../src/records/note.ts';
import type { AnyRecord, Kind } from '../../../src/records/record.ts';
import type { RouteRecord } from '../../../src/records/route.ts';
import { textOf } from '../../../src/text/utf8.ts';
import { connection, notesOf, PLAIN } from '../background.ts';

const LONG = 'www.averyveryverylonghostname.example.org';
const OWNER = { pid: 55, program: 'postgres: writer process', command: 'postgres: writer process', fd: 7 };

const route: RouteRecord = {
  family: 'inet',
  cached: false,
  destination: '10.0.0.0',
  destinationHost: 'net.of.sixteen-b',
  genmask: '255.0.0.0',
  gateway: '192.0.2.1',
  gatewayHost: 'gateway.example.org',
  flags: 'U',
  iface: 'bridge-17',
};

const CASES: readonly (readonly [
  name: string,
  style: Partial<RowStyle>,
  kind: Kind,
  record: AnyRecord,
  expected: readonly (readonly [code: string, text: string])[],
])[] = [
  [
    'a host',
    {},
    'socket',
    connection({ foreign: { address: '192.0.2.1', port: 80, host: LONG, service: 'http' } }),
    [['cut-address', `In full the foreign address is ${LONG}:http (-W shows it)`]],
  ],
  [
    'an address',
    {},
    'socket',
    connection({
      protocol: 'tcp6',
      local: { address: '2001:db8:aaaa:bbbb:cccc:dddd:eeee:ffff', port: 40002 },
    }),
    [
      [
        'cut-address',
        'In full the local address is 2001:db8:aaaa:bbbb:cccc:dddd:eeee:ffff:40002 (-W shows it)',
      ],
    ],
  ],
  [
    'nothing of 22 bytes',
    {},
    'socket',
    connection({ foreign: { address: '192.0.2.1', port: 65535, host: 'h'.repeat(17) } }),
    [],
  ],
  [
    'one byte of 23',
    {},
    'socket',
    connection({ foreign: { address: '192.0.2.1', port: 65535, host: 'h'.repeat(18) } }),
    [['cut-address', `In full the foreign address is ${'h'.repeat(18)}:65535 (-W shows it)`]],
  ],
  [
    'nothing of 19 bytes of a program',
    {},
    'socket',
    connection({ owners: [{ ...OWNER, program: 'p'.repeat(16) }] }),
    [],
  ],
  [
    'nothing with -W',
    { wide: true },
    'socket',
    connection({ foreign: { address: '192.0.2.1', port: 80, host: LONG, service: 'http' } }),
    [],
  ],
  [
    'a host that even -W cuts',
    { wide: true },
    'socket',
    connection({ foreign: { address: '192.0.2.1', port: 80, host: `${'a'.repeat(60)}.`.repeat(3) } }),
    [['cut-address', `In full the foreign address is ${`${'a'.repeat(60)}.`.repeat(3)}:80`]],
  ],
  [
    'a program',
    {},
    'socket',
    connection({ owners: [OWNER] }),
    [['cut-program', 'In full the program is 55/postgres: writer process']],
  ],
  [
    'no program of a thread, which -p does not show',
    {},
    'socket',
    connection({ owners: [{ ...OWNER, pid: 31, fd: 6, thread: 33 }] }),
    [
      [
        'held-by-thread',
        '31/postgres: writer process holds it only by its thread 33 (fd 6). -p shows no program, because it looks only at /proc/31/fd, the descriptors of the process itself.',
      ],
    ],
  ],
  ['no program without -p', { programs: false }, 'socket', connection({ owners: [OWNER] }), []],
  [
    'a context',
    { selinux: true },
    'socket',
    connection({ owners: [{ ...OWNER, program: 'a', context: `${'c'.repeat(49)}:s0` }] }),
    [['cut-context', `In full the security context is ${'c'.repeat(49)}:s0`]],
  ],
  [
    'a path',
    {},
    'socket',
    { protocol: 'unix', state: 'LISTENING', inode: 9, path: '/run/my app/socket' },
    [['cut-path', 'In full the path is /run/my app/socket']],
  ],
  [
    'a host of sctp',
    {},
    'socket',
    connection({ protocol: 'sctp', local: { address: '192.0.2.1', port: 9, host: 'h'.repeat(64) } }),
    [['cut-address', `In full the local host is ${'h'.repeat(64)}`]],
  ],
  [
    'no host of sctp of 63 bytes',
    {},
    'socket',
    connection({ protocol: 'sctp', local: { address: '192.0.2.1', port: 9, host: 'h'.repeat(63) } }),
    [],
  ],
  [
    'names in a route',
    {},
    'route',
    route,
    [
      ['cut-address', 'In full the destination is net.of.sixteen-b'],
      ['cut-address', 'In full the gateway is gateway.example.org'],
    ],
  ],
  [
    'the interface of a route, in a table of all columns',
    { routeLevel: 3 },
    'route',
    { ...route, destinationHost: 'net.of.fifteenb', gatewayHost: 'gw' },
    [['cut-interface', 'In full the interface is bridge-17']],
  ],
  [
    'the interface of a cached route, but no name',
    { routeLevel: 3 },
    'route',
    { ...route, cached: true },
    [['cut-interface', 'In full the interface is bridge-17']],
  ],
  ['no name of IPv6', {}, 'route', { ...route, family: 'inet6', gatewayHost: LONG }, []],
];

for (const [name, style, kind, record, expected] of CASES) {
  test(`cuts ${name}`, () => {
    const notes: Note[] = expected.map(([code, text]) => ({ code, text }));
    assert.deepEqual(notesOf(kind, [record], {}, { ...PLAIN, ...style }), [notes]);
  });
}

test('rows of another form are not cut', () => {
  const long = connection({ owners: [OWNER], foreign: { address: '192.0.2.1', port: 80, host: LONG } });
  assert.deepEqual(notesOf('socket', [long]), [[]]);
});

const address = fc.oneof(
  fc.integer({ min: 1, max: 0xffff_ffff }).map((word) => new Ipv4Address(word)),
  fc
    .tuple(...([0, 0, 0, 0] as const).map(() => fc.integer({ min: 0, max: 0xffff_ffff })))
    .map(([a = 0, b = 0, c = 0, d = 0]) => new Ipv6Address(a, b, c, d)),
  fc.integer({ min: 0, max: 0xffff_ffff }).map((word) => new Ipv6Address(0, 0, 0xffff, word)),
);

/** Names of any bytes, some of them of UTF-8 and some that look like escapes. */
const name = fc
  .array(
    fc.oneof(
      fc.integer({ min: 1, max: 255 }).map((byte) => String.fromCharCode(byte)),
      fc.constantFrom('example', '\xc3\xaf', '\xc2\x9b', '\\x41'),
    ),
    { minLength: 1, maxLength: 40 },
  )
  .map((pieces) => pieces.join(''));

test('an address is shown as its row shows it, whatever it is', () => {
  fc.assert(
    fc.property(
      address,
      fc.integer({ min: 0, max: 65535 }),
      fc.option(name, { nil: undefined }),
      fc.option(name, { nil: undefined }),
      fc.boolean(),
      (address, port, host, service, wide) => {
        const names: Names = { ...numericNames, host: () => host, service: () => service };
        const endpoint = new Endpoint(address, port);
        const shown = (wide: boolean): string => {
          let row = '';
          const out = new LineWriter((bytes) => {
            row += Buffer.from(bytes).toString('latin1');
          });
          writeEndpoint(out, endpoint, 'tcp', names, wide);
          out.flush();
          return textOf(row);
        };
        const end = endOf(endpoint, 'tcp', names);
        // What the row shows of `::` depends on -n.
        fc.pre(!address.isZero);
        assert.equal(new PlainFields({ ...PLAIN, wide }).end(end).shown, shown(wide));
      },
    ),
    { numRuns: 2000 },
  );
});
