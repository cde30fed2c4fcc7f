/** Mermaid's own parser reads the maps in its language. It takes 180 MB, so it is asked only where NETSTAT_MERMAID names a folder that it and jsdom are installed in. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import fc from 'fast-check';
import { flowMap } from '../../../src/output/map/flow-map.ts';
import { mermaidLines } from '../../../src/output/map/mermaid.ts';
import { hostileFlows } from './flows.ts';

const GRAPHS = 500;

/** Takes texts and gives of each its vertices and edges, as labels, or what is wrong with it. */
const PARSER = `
import { JSDOM } from 'jsdom';
const { window } = new JSDOM('');
Object.assign(globalThis, { window, document: window.document });
const { default: mermaid } = await import('mermaid');
// What this registers, getDiagramFromText does not.
await mermaid.parse('flowchart LR');
const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const results = [];
for (const text of JSON.parse(Buffer.concat(chunks))) {
  try {
    const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
    results.push([[...db.getVertices().values()].length, db.getEdges().length, db.getSubGraphs().length]);
  } catch (error) {
    results.push(String(error));
  }
}
console.log(JSON.stringify(results));
`;

const folder = process.env.NETSTAT_MERMAID;
const skip = folder === undefined && 'NETSTAT_MERMAID names no folder with mermaid and jsdom';

test('Mermaid parses hostile graphs to what they are made of', { skip }, () => {
  const maps = fc
    .sample(hostileFlows, { numRuns: GRAPHS, seed: 7 })
    .map((flows) => flowMap(flows, { limit: 60 }));
  const texts = maps.map((map) => `${mermaidLines(map).join('\n')}\n`);
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '-e', PARSER], {
    input: JSON.stringify([...texts, 'flowchart LR\n  n1["a"b"]\n']),
    ...{ cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 28 },
  });
  assert.equal(status, 0, stderr);
  const results: unknown[] = JSON.parse(stdout);
  assert.match(String(results.pop()), /Parse error/);
  const boxes = (text: string) => text.match(/^ *subgraph /gm)?.length ?? 0;
  assert.deepEqual(
    results,
    maps.map(({ nodes, arrows, others }, at) => [
      nodes.length + Number(others !== undefined),
      arrows.length,
      boxes(texts[at] ?? ''),
    ]),
  );
});
