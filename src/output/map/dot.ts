import { printable } from '../../text/unsafe.ts';
import type { FlowMap } from './flow-map.ts';
import { arrowLabel, boxLabel, nodeLines, othersLines } from './labels.ts';
import { arrowWidth, LOOKS } from './look.ts';
import { type Cluster, type NamedNode, treeOf } from './tree.ts';

const HEADING = [
  'digraph flows {',
  '  graph [rankdir=LR, fontname="sans-serif"]',
  '  node [shape=box, style=rounded, fontname="sans-serif"]',
  '  edge [fontname="sans-serif", fontsize=10]',
];

/** The lines of a map in the language of Graphviz. */
export function dotLines(map: FlowMap): string[] {
  const { clusters, nodes, idOf } = treeOf(map);
  const others = map.others === undefined ? [] : [`  others [shape=note, ${label(othersLines(map.others))}]`];
  const arrows = map.arrows.map((arrow) => {
    const { color, style } = LOOKS[arrow.certainty];
    const look = `penwidth=${arrowWidth(arrow.connections)}, color="${color}", style=${style}`;
    const head = arrow.certainty === 'unknown' ? ', dir=none' : '';
    return `  ${idOf.get(arrow.from)} -> ${idOf.get(arrow.to)} [${label([arrowLabel(arrow)])}, ${look}${head}]`;
  });
  return [
    ...HEADING,
    ...clusters.flatMap(clusterLines).map((line) => `  ${line}`),
    ...nodes.map((node) => `  ${nodeLine(node)}`),
    ...others,
    ...arrows,
    '}',
  ];
}

function clusterLines({ id, box, nodes, clusters }: Cluster): string[] {
  const inner = [label([boxLabel(box)]), ...nodes.map(nodeLine), ...clusters.flatMap(clusterLines)];
  return [`subgraph cluster_${id} {`, ...inner.map((line) => `  ${line}`), '}'];
}

function nodeLine({ id, node }: NamedNode): string {
  return `${id} [${node.kind === 'peer' ? 'shape=ellipse, style="", ' : ''}${label(nodeLines(node))}]`;
}

/** Graphviz knows escapes that begin with a backslash, and entities of HTML, in what stands in quotes. */
function label(lines: readonly string[]): string {
  const escaped = lines.map((line) =>
    printable(line).replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('&', '&amp;'),
  );
  return `label="${escaped.join('\\n')}"`;
}
