import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MapStyle } from '../../../src/output/form.ts';
import { mapForm } from '../../../src/output/map/map-form.ts';
import type { FlowRecord } from '../../../src/records/flow.ts';
import { writtenText } from '../written.ts';
import { flow } from './flows.ts';

function written(style: MapStyle, flows: readonly FlowRecord[], limit = 60): string {
  return writtenText(mapForm, { kinds: ['flow'], map: { style, limit } }, (form) => {
    for (const record of flows) form.record('flow', record);
  });
}

const CURL = { program: 'curl', address: '192.0.2.10' };
const WEB = { program: 'nginx', container: 'web', address: '192.0.2.10' };
const PEER = { address: '198.51.100.7', name: 'www.example.org' };
const FLOWS = [
  flow(CURL, PEER, { connections: 4, service: 'https' }),
  flow(PEER, WEB, { connections: 3, port: 8080, certainty: 'inferred' }),
  flow(CURL, WEB, { connections: 2, port: null, protocol: 'udp', certainty: 'unknown' }),
  flow(WEB, { address: '2001:db8::7' }),
];
const NAMED = { program: 'a\\N"b&lt;\n<c>\u202e', address: '192.0.2.10' };

test('DOT: clusters, nodes, arrows by count and certainty, and how many flows are not drawn', () => {
  assert.equal(
    written('dot', FLOWS, 3),
    `digraph flows {
  graph [rankdir=LR, fontname="sans-serif"]
  node [shape=box, style=rounded, fontname="sans-serif"]
  edge [fontname="sans-serif", fontsize=10]
  subgraph cluster_c1 {
    label="busy"
    n3 [label="curl"]
    subgraph cluster_c2 {
      label="container web"
      n2 [label="nginx"]
    }
  }
  n1 [shape=ellipse, style="", label="www.example.org\\n198.51.100.7"]
  others [shape=note, label="others (1)\\n1 connection"]
  n3 -> n1 [label="443/tcp https ×4", penwidth=3, color="#1f883d", style=solid]
  n1 -> n2 [label="8080/tcp ×3", penwidth=2.6, color="#bf7100", style=dashed]
  n2 -> n3 [label="udp ×2", penwidth=2, color="#848d97", style=dotted, dir=none]
}
`,
  );
});

test('Mermaid: the same', () => {
  assert.equal(
    written('mermaid', FLOWS, 3),
    `flowchart LR
  subgraph c1["busy"]
    n3["curl"]
    subgraph c2["container web"]
      n2["nginx"]
    end
  end
  n1(["www#46;example.org<br>198.51.100.7"])
  others[/"others #40;1#41;<br>1 connection"/]
  n3 -->|"443/tcp https #215;4"| n1
  n1 -->|"8080/tcp #215;3"| n2
  n2 ---|"udp #215;2"| n3
  linkStyle 0 stroke:#1f883d,stroke-width:3px
  linkStyle 1 stroke:#bf7100,stroke-width:2.6px,stroke-dasharray:6 4
  linkStyle 2 stroke:#848d97,stroke-width:2px,stroke-dasharray:2 4
`,
  );
});

test('what a name could do in DOT is escaped', () => {
  const [line] = written('dot', [flow(NAMED, NAMED)]).match(/n1 \[.*/) ?? [];
  assert.equal(line, String.raw`n1 [label="a\\N\"b&amp;lt;?<c>?"]`);
});

test('what a name could do in Mermaid is escaped', () => {
  const [line] = written('mermaid', [flow(NAMED, NAMED)]).match(/n1\[.*/) ?? [];
  assert.equal(line, 'n1["a#92;N#34;b#38;lt#59;#63;#60;c#62;#63;"]');
});

test('a name may be empty', () => {
  const nameless = { program: '', address: '192.0.2.10' };
  const [line] = written('mermaid', [flow(nameless, nameless)]).match(/n1\[.*/) ?? [];
  assert.equal(line, 'n1[" "]');
});

test('of no flows there is an empty picture', () => {
  assert.equal(written('mermaid', []), 'flowchart LR\n');
});
