import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dotLines } from '../../../src/output/map/dot.ts';
import { flowMap, type MapNode } from '../../../src/output/map/flow-map.ts';
import { arrowLabel, fullName, othersLines } from '../../../src/output/map/labels.ts';
import { arrowWidth } from '../../../src/output/map/look.ts';
import { mermaidLines } from '../../../src/output/map/mermaid.ts';
import type { FlowRecord } from '../../../src/records/flow.ts';
import { flow, hostileFlows } from './flows.ts';

const CURL = { program: 'curl', address: '192.0.2.10' };
const PEER = { address: '198.51.100.7' };

/** A line for each node and arrow. */
function drawn(
  flows: readonly FlowRecord[],
  limit = 60,
  host?: string,
  addresses: readonly string[] = [],
): string[] {
  const { nodes, arrows, others } = flowMap(flows, { limit, host, addresses });
  return [
    ...nodes.map((node) => `${node.kind} ${fullName(node)}`),
    ...arrows.map((arrow) => {
      const line = `${fullName(arrow.from)} > ${fullName(arrow.to)}: ${arrowLabel(arrow)} ${arrow.certainty}`;
      return `${line} ${arrow.states.map((state) => state.join(' ')).join(', ')}`;
    }),
    ...(others === undefined ? [] : othersLines(others)),
  ];
}

test('a program is in its host; a peer that no one looked at is in nothing', () => {
  assert.deepEqual(
    drawn([flow(CURL, { ...PEER, name: 'www.example.org' }, { service: 'https' })], 60, 'busy'),
    [
      'peer www.example.org / 198.51.100.7',
      'program busy / curl',
      'busy / curl > www.example.org / 198.51.100.7: 443/tcp https ×1 proven ESTABLISHED 1',
    ],
  );
});

test('hosts hold pods, pods containers, and namespaces what is in no container', () => {
  const netns = { inode: 4026532001, host: false };
  const at = (rest: object) => ({ host: 'a', netns, address: '10.0.0.1', ...rest });
  assert.deepEqual(
    drawn([
      flow(at({ program: 'x', pod: 'shop/web-0', container: 'web' }), at({ program: 'y', container: 'db' })),
      flow(at({ program: 'v', netns: { ...netns, names: ['blue'] } }), at({ program: 'w' })),
      flow(at({ netns: { inode: 1, host: true } }), { address: '10.0.0.2' }),
    ]).filter((line) => line.startsWith('p')),
    [
      'peer 10.0.0.2',
      'program a / container db / y',
      'program a / netns 4026532001 / w',
      'program a / netns blue / v',
      'program a / pod shop/web-0 / container web / x',
      'program a / unknown program',
    ],
  );
});

test('an end is on the only host where no program is known if it has that address, or comes first of two in no order', () => {
  const unordered = { port: null, certainty: 'unknown' } as const;
  assert.deepEqual(
    drawn(
      [
        flow({ address: '192.0.2.10' }, PEER),
        flow(PEER, { address: '192.0.2.10' }, { port: 22 }),
        flow({ address: '192.0.2.11' }, PEER, unordered),
      ],
      60,
      undefined,
      ['192.0.2.10'],
    ).filter((line) => line.startsWith('p') || line.includes('443') || line.includes('22/')),
    [
      'peer 198.51.100.7',
      'program this host / unknown program',
      '198.51.100.7 > this host / unknown program: 22/tcp ×1 proven ESTABLISHED 1',
      'this host / unknown program > 198.51.100.7: 443/tcp ×1 proven ESTABLISHED 1',
    ],
  );
});

test('an end without a program is on the only host if a program there has its address', () => {
  assert.deepEqual(
    drawn([
      flow(CURL, PEER),
      flow({ address: CURL.address }, PEER, { port: 80 }),
      flow({ address: '127.0.0.1' }, { address: '127.0.0.2' }, { port: 22 }),
    ]),
    [
      'peer 198.51.100.7',
      'program this host / curl',
      'program this host / unknown program',
      'this host / curl > 198.51.100.7: 443/tcp ×1 proven ESTABLISHED 1',
      'this host / unknown program > 198.51.100.7: 80/tcp ×1 proven ESTABLISHED 1',
      'this host / unknown program > this host / unknown program: 22/tcp ×1 proven ESTABLISHED 1',
    ],
  );
});

test('flows between the same nodes are one arrow, whichever end comes first where nobody knows; the heaviest is first', () => {
  const unknown = { port: null, certainty: 'unknown' } as const;
  assert.deepEqual(
    drawn([
      flow(CURL, PEER, { connections: 2 }),
      flow(CURL, PEER, { ...unknown, connections: 2, states: [{ state: 'TIME_WAIT', connections: 2 }] }),
      flow({ ...CURL, address: '192.0.2.11' }, PEER, { service: 'https' }),
      flow(PEER, CURL, { ...unknown, connections: 3 }),
    ]).slice(2),
    [
      '198.51.100.7 > this host / curl: tcp ×5 unknown ESTABLISHED 3, TIME_WAIT 2',
      'this host / curl > 198.51.100.7: 443/tcp https ×3 proven ESTABLISHED 3',
    ],
  );
});

test('beyond the limit flows are counted', () => {
  const flows = [1, 2, 3, 4].map((port) => flow(CURL, PEER, { port, connections: port }));
  assert.deepEqual(drawn(flows, 2).slice(2), [
    'this host / curl > 198.51.100.7: 4/tcp ×4 proven ESTABLISHED 4',
    'this host / curl > 198.51.100.7: 3/tcp ×3 proven ESTABLISHED 3',
    'others (2)',
    '3 connections',
  ]);
});

test('peers are grouped by network where they are many', () => {
  const from = (address: string) => flow({ address }, CURL);
  const few = Array.from({ length: 16 }, (_, last) => from(`198.51.100.${last}`));
  assert.equal(flowMap(few, { limit: 60 }).nodes.length, 17);
  assert.deepEqual(
    drawn([...few, from('198.51.100.16'), from('203.0.113.1'), from('2001:db8::1'), from('2001:db8::2')]),
    [
      'peer 198.51.100.0/24 / 17 addresses',
      'peer 2001:db8::/64 / 2 addresses',
      'peer 203.0.113.1',
      'program this host / curl',
      '198.51.100.0/24 / 17 addresses > this host / curl: 443/tcp ×17 proven ESTABLISHED 17',
      '2001:db8::/64 / 2 addresses > this host / curl: 443/tcp ×2 proven ESTABLISHED 2',
      '203.0.113.1 > this host / curl: 443/tcp ×1 proven ESTABLISHED 1',
    ],
  );
});

test('where rows differ, the first name and the first service in the alphabet are drawn, and states of the same number so', () => {
  const states = ['B', 'C', 'A'].map((state) => ({ state, connections: 1 }));
  const rows = [
    flow(CURL, { ...PEER, name: 'b' }, { service: 'https', connections: 3, states }),
    flow(CURL, { ...PEER, name: 'a' }, { service: 'http' }),
    flow(
      CURL,
      { ...PEER, name: 'c' },
      { service: 'x', connections: 1, states: [{ state: 'B', connections: 1 }] },
    ),
  ];
  assert.deepEqual(drawn(rows).slice(2), [
    'this host / curl > a / 198.51.100.7: 443/tcp http ×5 proven B 2, A 1, C 1, ESTABLISHED 1',
  ]);
});

test('an arrow is as wide as there are connections, within bounds', () => {
  assert.deepEqual([1, 2, 3, 100, 128, 1e9].map(arrowWidth), [1, 2, 2.6, 7.6, 8, 8]);
});

test('a long name is cut', () => {
  const [node] = flowMap([flow({ ...CURL, program: '\u{1f4a9}'.repeat(49) }, CURL)], {
    limit: 60,
  }).nodes.slice(-1);
  assert.equal(node?.name, `${'\u{1f4a9}'.repeat(47)}…`);
});

test('every flow is drawn or counted, whatever the order of rows', () => {
  fc.assert(
    fc.property(hostileFlows, fc.integer({ min: 1, max: 50 }), (flows, limit) => {
      const map = flowMap(flows, { limit });
      const parts = [...map.arrows, ...(map.others === undefined ? [] : [map.others])];
      const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
      assert.equal(total(parts.map((part) => part.flows)), flows.length);
      assert.equal(
        total(parts.map(({ connections }) => connections)),
        total(flows.map(({ connections }) => connections)),
      );
      assert.ok(map.arrows.length <= limit);
      const ends = new Set<MapNode>(map.arrows.flatMap(({ from, to }) => [from, to]));
      assert.deepEqual(new Set(map.nodes), ends);
      for (const lines of [dotLines, mermaidLines])
        assert.deepEqual(lines(flowMap([...flows].reverse(), { limit })), lines(map));
    }),
  );
});
