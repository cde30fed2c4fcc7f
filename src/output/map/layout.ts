import { Graph, layout } from '@dagrejs/dagre';
import type { FlowMap, MapArrow, MapNode } from './flow-map.ts';
import { arrowLabel, boxLabel, nodeLines } from './labels.ts';
import { type Cluster, type Tree, treeOf } from './tree.ts';

/** In pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle: its middle and its size. */
export interface Area extends Point {
  readonly width: number;
  readonly height: number;
}

/** Where everything is. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  /** Outer ones before inner ones. */
  readonly boxes: readonly { readonly id: string; readonly label: string; readonly area: Area }[];
  readonly nodes: readonly {
    readonly id: string;
    readonly node: MapNode;
    readonly lines: readonly string[];
    readonly area: Area;
  }[];
  readonly arrows: readonly {
    readonly arrow: MapArrow;
    readonly from: string;
    readonly to: string;
    readonly label: string;
    readonly points: readonly Point[];
    /** The middle of the label. */
    readonly at: Point;
  }[];
}

/** The sizes of letters and the space around them. */
export const LETTER = 7.3;
const SMALL_LETTER = 6.1;
export const LINE = 16;
const PADDING = 10;
/** Between lines and around what is in a box, where its heading is. */
const HEADING = 22;
/** Above and below nodes. */
const BETWEEN = 28;
const MARGIN = 16;
/** Between columns. */
const GAP = 36;
const WIDEST_GAP = 400;

/** Of a graph with more arrows the layout is less tidy, but does not take minutes. */
const MANY = 300;

/** Lays out a map from left to right: clients before servers as far as there is no circle. */
export function layOut(map: FlowMap): Layout {
  const tree = treeOf(map);
  const graph = new Graph({ directed: true, compound: true, multigraph: true });
  graph.setGraph({
    ...{ rankdir: 'LR', nodesep: BETWEEN, edgesep: HEADING, ranksep: columnGap(map) },
    ranker: map.arrows.length > MANY ? 'longest-path' : 'network-simplex',
  });
  addBoxes(graph, tree, undefined);
  for (const [node, id] of tree.idOf) graph.setNode(id, sizeOf(nodeLines(node)));
  setParents(graph, tree.clusters);
  const clients = clientsOf(map);
  map.arrows.forEach((arrow, at) => {
    const label = {
      width: textWidth(arrowLabel(arrow), SMALL_LETTER) + 8,
      height: 14,
      labelpos: 'c' as const,
    };
    const [first, last] = isBackward(arrow, clients) ? [arrow.to, arrow.from] : [arrow.from, arrow.to];
    graph.setEdge(idOf(tree, first), idOf(tree, last), { ...label, weight: 8 }, String(at));
  });
  addGates(graph, map, tree, clients);
  if (map.nodes.length > 0) layout(graph);
  return placed(map, tree, graph, clients);
}

/** Between columns: lines that come from far above and below to one node would lie on each other if they were steep. */
function columnGap({ arrows }: FlowMap): number {
  const ends = new Map<MapNode, number>();
  for (const { from, to } of arrows) for (const node of [from, to]) ends.set(node, (ends.get(node) ?? 0) + 1);
  const most = Math.max(0, ...ends.values());
  return Math.min(WIDEST_GAP, Math.max(GAP, 4 * most));
}

/** The peers that are known to be clients: they are on the left, and other peers on the right. */
function clientsOf({ arrows }: FlowMap): ReadonlySet<MapNode> {
  const clients = arrows.filter(({ certainty }) => certainty !== 'unknown').map(({ from }) => from);
  return new Set(clients.filter(({ kind }) => kind === 'peer'));
}

/** Whether an arrow without a direction is laid out from its second end to its first. */
function isBackward({ from, to, certainty }: MapArrow, clients: ReadonlySet<MapNode>): boolean {
  return certainty === 'unknown' && from.kind === 'peer' && to.kind === 'program' && !clients.has(from);
}

/** Keeps peers out of the columns in which programs are: behind an unseen node on each side. */
function addGates(graph: Graph, map: FlowMap, tree: Tree, clients: ReadonlySet<MapNode>): void {
  for (const gate of ['in', 'out']) graph.setNode(gate, { width: 0, height: 0 });
  for (const node of map.nodes) {
    const id = idOf(tree, node);
    if (node.kind === 'program') {
      graph.setEdge('in', id, {}, 'gate');
      graph.setEdge(id, 'out', {}, 'gate');
    } else if (clients.has(node)) graph.setEdge(id, 'in', {}, 'gate');
    else graph.setEdge('out', id, {}, 'gate');
  }
}

function idOf({ idOf }: Tree, node: MapNode): string {
  return idOf.get(node) as string;
}

function addBoxes(
  graph: Graph,
  { clusters }: Pick<Cluster, 'clusters'> | Tree,
  parent: string | undefined,
): void {
  for (const cluster of clusters) {
    graph.setNode(cluster.id, {});
    if (parent !== undefined) graph.setParent(cluster.id, parent);
    addBoxes(graph, cluster, cluster.id);
  }
}

function setParents(graph: Graph, clusters: readonly Cluster[]): void {
  for (const { id, nodes, clusters: inner } of clusters) {
    for (const node of nodes) graph.setParent(node.id, id);
    setParents(graph, inner);
  }
}

/** Letters of the scripts that have wide ones take the room of two. */
function textWidth(text: string, letter: number): number {
  let letters = 0;
  for (const character of text) letters += character < '\u1100' ? 1 : 2;
  return Math.ceil(letters * letter);
}

function sizeOf(lines: readonly string[]): { width: number; height: number } {
  const width = Math.max(...lines.map((line) => textWidth(line, LETTER)));
  return { width: width + 2 * PADDING, height: lines.length * LINE + PADDING };
}

/** An edge that is laid out: the middle of its label, and its bends. */
interface Line extends Point {
  readonly points: readonly Point[];
}

function placed(map: FlowMap, tree: Tree, graph: Graph, clients: ReadonlySet<MapNode>): Layout {
  const nodes = map.nodes.map((node) => {
    const id = idOf(tree, node);
    return { id, node, lines: nodeLines(node), area: graph.node(id) as Area };
  });
  const boxes = tree.clusters.flatMap((cluster) => boxesOf(cluster, graph));
  const arrows = map.arrows.map((arrow, at) => {
    const [from, to] = [idOf(tree, arrow.from), idOf(tree, arrow.to)];
    const common = { arrow, from, to, label: arrowLabel(arrow) };
    if (from === to) return { ...common, ...loopAt(graph.node(from) as Area) };
    const isTurned = isBackward(arrow, clients);
    const { points, x, y } = graph.edge(isTurned ? to : from, isTurned ? from : to, String(at)) as Line;
    return { ...common, points: isTurned ? points.toReversed() : points, at: { x, y: y - 6 } };
  });
  const corners = [...nodes, ...boxes].flatMap(({ area: { x, y, width, height } }) => [
    { x: x - width / 2, y: y - height / 2 },
    { x: x + width / 2, y: y + height / 2 },
  ]);
  const points = [...corners, ...arrows.flatMap(({ points }) => points)];
  if (points.length === 0) return { width: 0, height: 0, boxes, nodes, arrows };
  const left = points.reduce((least, { x }) => Math.min(least, x), Infinity) - MARGIN;
  const top = points.reduce((least, { y }) => Math.min(least, y), Infinity) - MARGIN;
  const right = points.reduce((most, { x }) => Math.max(most, x), -Infinity) + MARGIN;
  const bottom = points.reduce((most, { y }) => Math.max(most, y), -Infinity) + MARGIN;
  const moved = <P extends Point>(point: P): P => ({ ...point, x: point.x - left, y: point.y - top });
  const shifted = <T extends { readonly area: Area }>(part: T): T => ({ ...part, area: moved(part.area) });
  return {
    width: Math.ceil(right - left),
    height: Math.ceil(bottom - top),
    boxes: boxes.map(shifted),
    nodes: nodes.map(shifted),
    arrows: arrows.map((arrow) => ({ ...arrow, points: arrow.points.map(moved), at: moved(arrow.at) })),
  };
}

/** A line from the lower side of a node back to it, and its label below. */
function loopAt({ x, y, height }: Area): Pick<Layout['arrows'][number], 'points' | 'at'> {
  const bottom = y + height / 2;
  const sides = [-14, -20, 20, 14] as const;
  const points = sides.map((side) => ({ x: x + side, y: Math.abs(side) > 14 ? bottom + 14 : bottom }));
  return { points, at: { x, y: bottom + 24 } };
}

/** A box and those in it, each as wide as its heading at least. */
function boxesOf({ id, box, clusters }: Cluster, graph: Graph): Layout['boxes'] {
  const label = boxLabel(box);
  const inner = clusters.flatMap((cluster) => boxesOf(cluster, graph));
  const { x, y, width, height } = graph.node(id) as Area;
  const half = inner.reduce(
    (most, { area }) => Math.max(most, Math.abs(area.x - x) + area.width / 2 + PADDING),
    Math.max(width, textWidth(label, LETTER) + 2 * PADDING) / 2,
  );
  return [{ id, label, area: { x, y, width: 2 * half, height } }, ...inner];
}
