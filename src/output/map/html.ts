import type { FlowMap, MapArrow } from './flow-map.ts';
import { fullName, othersLines } from './labels.ts';
import { PAGE_SCRIPT, PAGE_SCRIPT_HASH } from './page-script.ts';
import { SVG_STYLE, summaryOf, svgWith } from './svg.ts';
import { xmlText } from './xml.ts';

export const PAGE_STYLE = `
:root { color-scheme: light dark }
body { margin: 1.5rem; background: #ffffff; color: #1f2328; font: 15px/1.5 system-ui, sans-serif }
figure { margin: 1rem 0; overflow-x: auto }
table { border-collapse: collapse }
caption { text-align: start; font-weight: bold }
th, td { padding: 0.2rem 0.7rem; border-bottom: 1px solid #8c959f; text-align: start; vertical-align: top }
.number { text-align: end; font-variant-numeric: tabular-nums }
.map.dim .node:not(.lit), .map.dim .arrow:not(.lit) { opacity: 0.15 }
@media (prefers-color-scheme: dark) { body { background: #0d1117; color: #e6edf3 } }
${SVG_STYLE}`;

/** What a browser must find the style to be. */
export const PAGE_STYLE_HASH = 'sha256-2MtNA6Z+mYatAht2Lf5WbHJl54xX+jhMge+Nl26zi8s=';

/** Nothing is loaded from anywhere, and nothing runs or styles but what is here. */
const POLICY = [
  "default-src 'none'",
  `style-src '${PAGE_STYLE_HASH}'`,
  `script-src '${PAGE_SCRIPT_HASH}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** The columns of the table; figures stand on the right. */
const COLUMNS: readonly (readonly [heading: string, cell: (arrow: MapArrow) => string, isNumber?: true])[] = [
  ['Client', ({ from }) => fullName(from)],
  ['Server', ({ to }) => fullName(to)],
  ['Protocol', ({ protocol }) => protocol],
  ['Port', ({ port }) => (port === null ? '' : String(port)), true],
  ['Service', ({ service = '' }) => service],
  ['Connections', ({ connections }) => String(connections), true],
  ['States', ({ states }) => states.map(([state, count]) => `${state} ${count}`).join(', ')],
  ['Server is', ({ certainty }) => certainty],
];

/** The lines of a map as a page: one file with the picture, and a table of the same arrows. */
export function htmlLines(map: FlowMap, host: string | undefined): string[] {
  const title = host === undefined ? 'Flows' : `Flows of ${xmlText(host)}`;
  return [
    '<!DOCTYPE html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    '<meta name="referrer" content="no-referrer">',
    '<meta name="viewport" content="width=device-width">',
    `<title>${title}</title>`,
    ...`<style>${PAGE_STYLE}</style>`.split('\n'),
    '</head>',
    '<body>',
    `<h1>${title}</h1>`,
    `<p>${xmlText(summaryOf(map))}.</p>`,
    '<p hidden><label>Search <input type="search" autocomplete="off"></label></p>',
    '<figure>',
    ...svgWith(map, []),
    '</figure>',
    ...tableLines(map),
    ...`<script>${PAGE_SCRIPT}</script>`.split('\n'),
    '</body>',
    '</html>',
  ];
}

function tableLines({ arrows, others }: FlowMap): string[] {
  const headings = COLUMNS.map(
    ([heading, , isNumber]) => `<th scope="col"${classOf(isNumber)}>${heading}</th>`,
  );
  const rows = arrows.map((arrow) => {
    const cells = COLUMNS.map(
      ([, cell, isNumber]) => `<td${classOf(isNumber)}><bdi>${xmlText(cell(arrow))}</bdi></td>`,
    );
    return `<tr>${cells.join('')}</tr>`;
  });
  const words = others === undefined ? [] : [othersLines(others).join(', ')];
  return [
    '<table>',
    '<caption>The flows of the picture</caption>',
    `<thead><tr>${headings.join('')}</tr></thead>`,
    ...['<tbody>', ...rows, '</tbody>'],
    ...words.map((text) => `<tfoot><tr><td colspan="${COLUMNS.length}">${text}</td></tr></tfoot>`),
    '</table>',
  ];
}

function classOf(isNumber: true | undefined): string {
  return isNumber ? ' class="number"' : '';
}
