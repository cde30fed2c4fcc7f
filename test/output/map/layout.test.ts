import assert from 'node:assert/strict';
import { test } from 'node:test';
import { flowMap } from '../../../src/output/map/flow-map.ts';
import { type Area, layOut } from '../../../src/output/map/layout.ts';
import type { FlowRecord } from '../../../src/records/flow.ts';
import { flow } from './flows.ts';

const UNKNOWN = { port: null, certainty: 'unknown' } as const;
const at = (last: number) => ({ address: `198.51.100.${last}` });
const program = (name: string) => ({ program: name, address: '192.0.2.1' });

/** What is in each column, from the left. */
function columns(flows: readonly FlowRecord[]): string[][] {
  const found = new Map<number, string[]>();
  for (const { node, area } of layOut(flowMap(flows, { limit: 60 })).nodes)
    found.set(area.x, [...(found.get(area.x) ?? []), node.name]);
  return [...found].sort(([a], [b]) => a - b).map(([, names]) => names.sort());
}

test('clients are on the left, servers and peers of which nothing is known on the right, programs between them', () => {
  assert.deepEqual(
    columns([
      flow(at(1), program('nginx')),
      flow(at(1), program('sshd')),
      flow(at(1), program('named'), UNKNOWN),
      flow(at(1), program('curl'), UNKNOWN),
      flow(program('worker'), program('nginx')),
      flow(program('curl'), at(2)),
      flow(program('nginx'), at(3), UNKNOWN),
      flow(program('curl'), program('curl'), { port: 1 }),
    ]),
    [['198.51.100.1'], ['named', 'sshd', 'worker'], ['curl', 'nginx'], ['198.51.100.2', '198.51.100.3']],
  );
});

const corners = ({ x, y, width, height }: Area) =>
  [x - width / 2, x + width / 2, y - height / 2, y + height / 2] as const;

test('boxes are around what is in them, with room for their headings, and all is in the picture', () => {
  const end = (host: string, container: string) => ({ host, pod: 'p', container, ...program('x') });
  const flows = [
    flow(end('a', 'one'), end('b', 'two')),
    flow(end('a', 'three'), end('b', 'two'), { port: 1 }),
  ];
  const { boxes, nodes, width, height } = layOut(flowMap(flows, { limit: 60 }));
  assert.deepEqual(
    boxes.map(({ label }) => label),
    ['a', 'pod p', 'container one', 'container three', 'b', 'pod p', 'container two'],
  );
  for (const [outer, inner] of [
    [0, 1],
    [1, 2],
    [1, 3],
    [4, 5],
    [5, 6],
  ] as const) {
    const [left, right, top, bottom] = corners(boxes[outer]?.area as Area);
    const [innerLeft, innerRight, innerTop, innerBottom] = corners(boxes[inner]?.area as Area);
    assert.ok(left < innerLeft && innerRight < right && innerBottom < bottom);
    assert.ok(innerTop - top >= 20, `${innerTop - top}`);
  }
  for (const { area } of [...boxes, ...nodes]) {
    const [left, right, top, bottom] = corners(area);
    assert.ok(left >= 0 && right <= width && top >= 0 && bottom <= height);
  }
});

test('where many lines meet there is room for them: columns are further apart', () => {
  const widthOf = (peers: number): number =>
    layOut(
      flowMap(
        Array.from({ length: peers }, (_, at) => flow(program(`client${100 + at}`), program('nginx'))),
        { limit: 1000 },
      ),
    ).width;
  assert.equal(widthOf(9), widthOf(1));
  assert.ok(widthOf(60) > widthOf(9) + 400, `${widthOf(60)}`);
  assert.equal(widthOf(150), widthOf(101));
});
