import fc from 'fast-check';
import type { FlowEndRecord, FlowRecord } from '../../../src/records/flow.ts';
import { HOSTILE } from '../written.ts';

/** A flow of one connection to port 443 by tcp, but for what is given. */
export function flow(
  client: FlowEndRecord,
  server: FlowEndRecord,
  rest: Partial<FlowRecord> = {},
): FlowRecord {
  const { connections = 1 } = rest;
  return {
    ...{ client, server, protocol: 'tcp', port: 443, connections, recvQ: 0, sendQ: 0, certainty: 'proven' },
    states: [{ state: 'ESTABLISHED', connections }],
    ...rest,
  };
}

/** What would do something in a language in which maps are written. */
const NAMES = [
  ...['nginx', 'postgres', 'a b', '1. one', '- x', '`x`', '**x**', 'end', 'subgraph', 'www.x.org', '"', '\\'],
  ...[
    '&amp;',
    '&#34;',
    '#quot;',
    ';',
    ']]',
    '</svg>',
    '<script>document.title = 1</script>',
    '\u0000',
    '\ufffe',
  ],
  ...['"]; evil [label="', '\\"', '\\N', '%%{init}%%', '-->', '|', '<!--', ']]>', '\ud800', '\u202e', '日本'],
  ...['<img src=x onerror="document.title = 1">', 'javascript:alert(1)', HOSTILE, 'x'.repeat(5000)],
];

const name = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...NAMES) },
  fc.string({ unit: 'binary', maxLength: 12 }),
);

const address = fc.oneof(
  fc.ipV4(),
  fc.ipV6(),
  fc.nat({ max: 9 }).map((last) => `192.0.2.${last}`),
  fc.nat({ max: 300 }).map((group) => `2001:db8::${group.toString(16)}`),
);

const end: fc.Arbitrary<FlowEndRecord> = fc.record(
  {
    host: name,
    netns: fc.record({ inode: fc.nat(), names: fc.array(name, { maxLength: 1 }), host: fc.boolean() }),
    ...{ program: name, container: name, pod: name, unit: name, name },
    address,
  },
  { requiredKeys: ['address'] },
) as fc.Arbitrary<FlowEndRecord>;

/** Flows with names that are hostile, of one host, of namespaces, or of several hosts. */
export const hostileFlows: fc.Arbitrary<FlowRecord[]> = fc.array(
  fc
    .record({
      ...{ client: end, server: end, service: fc.option(name, { nil: undefined }) },
      protocol: fc.constantFrom('tcp', 'udp', 'udplite', 'sctp'),
      port: fc.nat({ max: 65535 }),
      connections: fc.integer({ min: 1, max: 100_000 }),
      certainty: fc.constantFrom('proven', 'inferred', 'unknown'),
    })
    .map(({ client, server, service, port, certainty, ...rest }) =>
      flow(client, server, {
        ...(rest as Partial<FlowRecord>),
        certainty: certainty as FlowRecord['certainty'],
        port: certainty === 'unknown' ? null : port,
        ...(service === undefined ? {} : { service }),
      }),
    ),
  { maxLength: 40 },
);
