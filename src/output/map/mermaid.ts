import { printable } from '../../text/unsafe.ts';
import type { FlowMap } from './flow-map.ts';
import { arrowLabel, boxLabel, nodeLines, othersLines } from './labels.ts';
import { arrowWidth, LOOKS } from './look.ts';
import { type Cluster, type NamedNode, treeOf } from './tree.ts';

const DASHES = { solid: '', dashed: ',stroke-dasharray:6 4', dotted: ',stroke-dasharray:2 4' } as const;

/** The lines of a map as a flowchart of Mermaid. */
export function mermaidLines(map: FlowMap): string[] {
  const { clusters, nodes, idOf } = treeOf(map);
  const arrows = map.arrows.map((arrow) => {
    const line = arrow.certainty === 'unknown' ? '---' : '-->';
    return `${idOf.get(arrow.from)} ${line}|${label([arrowLabel(arrow)])}| ${idOf.get(arrow.to)}`;
  });
  const styles = map.arrows.map(({ certainty, connections }, at) => {
    const { color, style } = LOOKS[certainty];
    return `linkStyle ${at} stroke:${color},stroke-width:${arrowWidth(connections)}px${DASHES[style]}`;
  });
  const others = map.others === undefined ? [] : [`others[/${label(othersLines(map.others))}/]`];
  const lines = [...clusters.flatMap(clusterLines), ...nodes.map(nodeLine), ...others, ...arrows, ...styles];
  return ['flowchart LR', ...lines.map((line) => `  ${line}`)];
}

function clusterLines({ id, box, nodes, clusters }: Cluster): string[] {
  const inner = [...nodes.map(nodeLine), ...clusters.flatMap(clusterLines)];
  return [`subgraph ${id}[${label([boxLabel(box)])}]`, ...inner.map((line) => `  ${line}`), 'end'];
}

function nodeLine({ id, node }: NamedNode): string {
  const text = label(nodeLines(node));
  return node.kind === 'peer' ? `${id}([${text}])` : `${id}[${text}]`;
}

/**
 * All that Mermaid, Markdown or HTML could take for something else: any sign but a few between letters and digits, and a point or a minus
 * that could begin a list.
 */
const SIGNS = /[^A-Za-z0-9 .:/-]|[.-](?![A-Za-z0-9])|(?<![A-Za-z0-9])[.-]|:(?=\/)|(?<=www)\./gu;

/** Mermaid has entities without the ampersand. */
function label(lines: readonly string[]): string {
  const escaped = lines.map((line) => printable(line).replace(SIGNS, (sign) => `#${sign.codePointAt(0)};`));
  // Between quotes there must be something.
  return `"${escaped.join('<br>') || ' '}"`;
}
