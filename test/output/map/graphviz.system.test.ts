/** Graphviz itself reads the maps in its language. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import fc from 'fast-check';
import { dotLines } from '../../../src/output/map/dot.ts';
import { flowMap } from '../../../src/output/map/flow-map.ts';
import { hostileFlows } from './flows.ts';

const GRAPHS = 500;

const hasDot = spawnSync('dot', ['-V']).status === 0;

test('dot draws hostile graphs', {
  skip: hasDot ? false : 'there is no dot (apt-get install graphviz)',
}, () => {
  const maps = fc
    .sample(hostileFlows, { numRuns: GRAPHS, seed: 7 })
    .map((flows) => flowMap(flows, { limit: 60 }));
  const input = maps.map((map) => `${dotLines(map).join('\n')}\n`).join('');
  const { stdout, stderr, status } = spawnSync('dot', ['-Tsvg'], {
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  assert.equal(stderr, '');
  assert.equal(status, 0);
  const count = (pattern: RegExp) => stdout.match(pattern)?.length ?? 0;
  assert.equal(count(/<svg /g), GRAPHS);
  const arrows = maps.reduce((sum, map) => sum + map.arrows.length, 0);
  assert.equal(count(/class="edge"/g), arrows);
  const nodes = maps.reduce((sum, map) => sum + map.nodes.length + Number(map.others !== undefined), 0);
  assert.equal(count(/class="node"/g), nodes);
  assert.doesNotMatch(stdout, /<script|<img|<a /);
});
