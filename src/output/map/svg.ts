import type { FlowMap } from './flow-map.ts';
import { arrowLabel, counted, fullName, othersLines } from './labels.ts';
import { type Area, type Layout, LINE, layOut, type Point } from './layout.ts';
import { arrowWidth, LOOKS } from './look.ts';
import { xmlText } from './xml.ts';

const DASHES = { solid: '', dashed: '; stroke-dasharray: 6 4', dotted: '; stroke-dasharray: 2 4' } as const;

/** The style of the picture: readable on light and on dark. */
export const SVG_STYLE = `
.map { --ink: #1f2328; --paper: #ffffff; --box: #eaeef2; --line: #afb8c1; font: 12px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace }
@media (prefers-color-scheme: dark) { .map { --ink: #e6edf3; --paper: #0d1117; --box: #6e768126; --line: #6e7681 } }
.map text { fill: var(--ink); text-anchor: middle; white-space: pre }
.map .paper { fill: var(--paper) }
.map .box rect { fill: var(--box); fill-opacity: 0.5; stroke: var(--line) }
.map .box text { text-anchor: start; font-weight: bold }
.map .node rect { fill: var(--paper); stroke: var(--ink) }
.map .arrow text { font-size: 10px; stroke: var(--paper); stroke-width: 3px; paint-order: stroke }
.map .arrow path, .map .key path { fill: none }
.map .key text { text-anchor: start }
${Object.entries(LOOKS)
  .map(
    ([name, { color, style }]) =>
      `.map .${name} path { stroke: ${color}${DASHES[style]} } .map .${name} polygon { fill: ${color} }`,
  )
  .join('\n')}
`;

/** The height of what stands below the flows. */
const FOOT = 3 * LINE;

const LEAST_WIDTH = 520;

/** The lines of a map as a picture in a file of its own. */
export function svgLines(map: FlowMap): string[] {
  return svgWith(map, ['<style>', ...SVG_STYLE.trim().split('\n'), '</style>']);
}

/** The lines of a map as a picture with this head. */
export function svgWith(map: FlowMap, head: readonly string[]): string[] {
  const layout = layOut(map);
  const width = Math.max(LEAST_WIDTH, layout.width);
  const height = layout.height + FOOT;
  const size = `viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="map" ${size} role="img" aria-labelledby="map-title map-summary">`,
    '<title id="map-title">Flows</title>',
    `<desc id="map-summary">${xmlText(summaryOf(map))}</desc>`,
    ...head,
    `<rect class="paper" width="${width}" height="${height}"/>`,
    ...layout.boxes.map(boxLine),
    ...layout.arrows.map(arrowLine),
    ...layout.nodes.map(nodeLine),
    ...keyLines(map, layout.height),
    '</svg>',
  ];
}

/** What there is, in a sentence. */
export function summaryOf({ nodes, arrows, others }: FlowMap): string {
  const drawn = `${counted(nodes.length, 'program or peer', 'programs and peers')}, ${counted(arrows.length, 'arrow', 'arrows')}`;
  return others === undefined ? drawn : `${drawn}; not drawn: ${othersLines(others).join(', ')}`;
}

function boxLine({ label, area }: Layout['boxes'][number]): string {
  const x = number(area.x - area.width / 2 + 8);
  const y = number(area.y - area.height / 2 + 15);
  return `<g class="box">${rectangle(area, 6)}<text x="${x}" y="${y}">${xmlText(label)}</text></g>`;
}

function nodeLine({ id, node, lines, area }: Layout['nodes'][number]): string {
  const first = area.y - ((lines.length - 1) * LINE) / 2 + 4;
  const texts = lines.map(
    (line, at) => `<text x="${number(area.x)}" y="${number(first + at * LINE)}">${xmlText(line)}</text>`,
  );
  const round = node.kind === 'peer' ? area.height / 2 : 4;
  return `<g class="node" id="${id}"><title>${xmlText(fullName(node))}</title>${rectangle(area, round)}${texts.join('')}</g>`;
}

function arrowLine({ arrow, from, to, label, points, at }: Layout['arrows'][number]): string {
  const { certainty, connections } = arrow;
  const width = arrowWidth(connections);
  const line = certainty === 'unknown' ? '-' : '>';
  const title = `${fullName(arrow.from)} ${line} ${fullName(arrow.to)}: ${arrowLabel(arrow)}, ${certainty}`;
  const head = certainty === 'unknown' ? undefined : headOf(points, 6 + 1.5 * width);
  const path = `<path d="${curve(head === undefined ? points : [...points.slice(0, -1), head.base])}" stroke-width="${width}"/>`;
  const tip = head === undefined ? '' : `<polygon points="${head.corners.map(pair).join(' ')}"/>`;
  const text = `<text x="${number(at.x)}" y="${number(at.y + 3 - width / 2)}">${xmlText(label)}</text>`;
  return `<g class="arrow ${certainty}" data-ends="${from} ${to}"><title>${xmlText(title)}</title>${path}${tip}${text}</g>`;
}

/** What lines mean, and what is not drawn. */
function keyLines({ others, arrows }: FlowMap, top: number): string[] {
  const y = top + LINE;
  const looks = Object.keys(LOOKS).map((name, at) => {
    const x = 16 + 130 * at;
    return `<g class="key ${name}"><path d="M${x} ${y - 4}H${x + 36}" stroke-width="2"/><text x="${x + 44}" y="${y}">${name}</text></g>`;
  });
  const rest = others === undefined ? [] : [othersLines(others).join(', ')];
  const words = arrows.length === 0 ? ['no flows'] : rest;
  return [
    ...looks,
    ...words.map((text) => `<g class="key"><text x="16" y="${y + LINE + 4}">${xmlText(text)}</text></g>`),
  ];
}

function rectangle({ x, y, width, height }: Area, round: number): string {
  const corner = `x="${number(x - width / 2)}" y="${number(y - height / 2)}"`;
  return `<rect ${corner} width="${number(width)}" height="${number(height)}" rx="${number(round)}"/>`;
}

/** A smooth line along points: it touches the first, the last and the middles between the others. */
function curve(points: readonly Point[]): string {
  const [first = { x: 0, y: 0 }, ...rest] = points;
  const last = rest.pop() ?? first;
  const bends = rest.map((point, at) => {
    const next = rest[at + 1];
    const end = next === undefined ? last : { x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 };
    return `Q${pair(point)} ${pair(end)}`;
  });
  return `M${pair(first)}${bends.join('')}${rest.length === 0 ? `L${pair(last)}` : ''}`;
}

/** An arrowhead at the end of a line: its corners, and where the line ends that leads into it. */
function headOf(
  points: readonly Point[],
  length: number,
): { readonly corners: readonly Point[]; readonly base: Point } {
  const tip = points.at(-1) ?? { x: 0, y: 0 };
  const before = points.findLast(({ x, y }) => x !== tip.x || y !== tip.y) ?? { x: tip.x - 1, y: tip.y };
  const distance = Math.hypot(tip.x - before.x, tip.y - before.y);
  const [dx, dy] = [((tip.x - before.x) / distance) * length, ((tip.y - before.y) / distance) * length];
  const base = { x: tip.x - dx, y: tip.y - dy };
  const corner = (side: number): Point => ({ x: base.x - dy * side, y: base.y + dx * side });
  return { corners: [tip, corner(0.45), corner(-0.45)], base };
}

function pair({ x, y }: Point): string {
  return `${number(x)},${number(y)}`;
}

/** With one digit behind the point at most. */
function number(value: number): string {
  return String(Math.round(value * 10) / 10);
}
