import { boxKey, type FlowMap, type MapNode } from './flow-map.ts';
import type { Box } from './places.ts';

/** A node and its short name, which is made of nothing that others chose. */
export interface NamedNode {
  readonly id: string;
  readonly node: MapNode;
}

/** A box with what is in it. */
export interface Cluster {
  readonly id: string;
  readonly box: Box;
  readonly nodes: NamedNode[];
  readonly clusters: Cluster[];
}

/** The boxes of a map, one in the other, and what is in none. */
export interface Tree {
  readonly clusters: readonly Cluster[];
  readonly nodes: readonly NamedNode[];
  readonly idOf: ReadonlyMap<MapNode, string>;
}

/** Puts nodes into their boxes and gives them names: `n1`, `c1`. */
export function treeOf({ nodes }: Pick<FlowMap, 'nodes'>): Tree {
  const top: Pick<Cluster, 'nodes' | 'clusters'> = { nodes: [], clusters: [] };
  const known = new Map<string, Cluster>();
  const idOf = new Map<MapNode, string>();
  for (const node of nodes) {
    let inner = top;
    let path = '';
    for (const box of node.boxes) {
      path = JSON.stringify([path, boxKey(box)]);
      const cluster = known.get(path) ?? { id: `c${known.size + 1}`, box, nodes: [], clusters: [] };
      if (!known.has(path)) inner.clusters.push(cluster);
      known.set(path, cluster);
      inner = cluster;
    }
    const id = `n${idOf.size + 1}`;
    idOf.set(node, id);
    inner.nodes.push({ id, node });
  }
  return { ...top, idOf };
}
