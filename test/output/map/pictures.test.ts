import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { flowMap } from '../../../src/output/map/flow-map.ts';
import { htmlLines, PAGE_STYLE, PAGE_STYLE_HASH } from '../../../src/output/map/html.ts';
import { PAGE_SCRIPT, PAGE_SCRIPT_HASH } from '../../../src/output/map/page-script.ts';
import { svgLines } from '../../../src/output/map/svg.ts';
import { isUnsafe } from '../../../src/text/unsafe.ts';
import { flow, hostileFlows } from './flows.ts';

const CURL = { program: 'curl', address: '192.0.2.10' };
const PEER = { address: '198.51.100.7', name: 'www.example.org' };
const MAP = flowMap(
  [
    flow(CURL, PEER, { connections: 4, service: 'https' }),
    flow(PEER, { ...CURL, program: '<b>"&"' }, { port: null, certainty: 'unknown' }),
    flow(CURL, CURL, { port: 80 }),
  ],
  { limit: 2, host: 'busy' },
);

test('SVG', () => {
  const lines = svgLines(MAP);
  const [end] = lines.splice(0, lines.indexOf('</style>') + 1, ...lines.slice(0, 3)).slice(-1);
  assert.equal(end, '</style>');
  assert.deepEqual(lines, [
    '<svg xmlns="http://www.w3.org/2000/svg" class="map" viewBox="0 0 520 240" width="520" height="240" role="img" aria-labelledby="map-title map-summary">',
    '<title id="map-title">Flows</title>',
    '<desc id="map-summary">3 programs and peers, 2 arrows; not drawn: others (1), 1 connection</desc>',
    '<rect class="paper" width="520" height="240"/>',
    '<g class="box"><rect x="16" y="16" width="100" height="160" rx="6"/><text x="24" y="31">busy</text></g>',
    '<g class="arrow proven" data-ends="n3 n1"><title>busy / curl &gt; www.example.org / 198.51.100.7: 443/tcp https ×4, proven</title><path d="M91,76.5Q116,82 125,82Q134,82 169.5,82Q205,82 240.5,82Q276,82 294.7,89.2" stroke-width="3"/><polygon points="304.5,93 293,93.6 296.4,84.8"/><text x="205" y="77.5">443/tcp https ×4</text></g>',
    '<g class="arrow unknown" data-ends="n1 n2"><title>www.example.org / 198.51.100.7 - busy / &lt;b&gt;&quot;&amp;&quot;: tcp ×1, unknown</title><path d="M304.5,135Q276,146 240.5,146Q205,146 169.5,146Q134,146 125,146Q116,146 98,140.2" stroke-width="1"/><text x="205" y="142.5">tcp ×1</text></g>',
    '<g class="node" id="n1"><title>www.example.org / 198.51.100.7</title><rect x="294" y="93" width="130" height="42" rx="21"/><text x="359" y="110">www.example.org</text><text x="359" y="126">198.51.100.7</text></g>',
    '<g class="node" id="n2"><title>busy / &lt;b&gt;&quot;&amp;&quot;</title><rect x="34" y="117" width="64" height="26" rx="4"/><text x="66" y="134">&lt;b&gt;&quot;&amp;&quot;</text></g>',
    '<g class="node" id="n3"><title>busy / curl</title><rect x="41" y="58" width="50" height="26" rx="4"/><text x="66" y="75">curl</text></g>',
    '<g class="key proven"><path d="M16 204H52" stroke-width="2"/><text x="60" y="208">proven</text></g>',
    '<g class="key inferred"><path d="M146 204H182" stroke-width="2"/><text x="190" y="208">inferred</text></g>',
    '<g class="key unknown"><path d="M276 204H312" stroke-width="2"/><text x="320" y="208">unknown</text></g>',
    '<g class="key"><text x="16" y="228">others (1), 1 connection</text></g>',
    '</svg>',
  ]);
});

test('what a page may run and how it may look are what is in it', () => {
  const hash = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;
  assert.equal(PAGE_SCRIPT_HASH, hash(PAGE_SCRIPT));
  assert.equal(PAGE_STYLE_HASH, hash(PAGE_STYLE));
  const page = htmlLines(MAP, 'busy').join('\n');
  assert.ok(page.includes(`<script>${PAGE_SCRIPT}</script>`));
  assert.ok(page.includes(`<style>${PAGE_STYLE}</style>`));
  const [, policy] = /content="(default-src[^"]*)"/.exec(page) ?? [];
  assert.equal(
    policy,
    `default-src 'none'; style-src '${PAGE_STYLE_HASH}'; script-src '${PAGE_SCRIPT_HASH}'; base-uri 'none'; form-action 'none'`,
  );
});

test('a page has a table of what it draws', () => {
  const lines = htmlLines(MAP, '<b>');
  assert.ok(lines.includes('<title>Flows of &lt;b&gt;</title>'));
  assert.deepEqual(lines.slice(lines.indexOf('<tbody>') + 1, lines.indexOf('</table>')), [
    '<tr><td><bdi>busy / curl</bdi></td><td><bdi>www.example.org / 198.51.100.7</bdi></td><td><bdi>tcp</bdi></td><td class="number"><bdi>443</bdi></td><td><bdi>https</bdi></td><td class="number"><bdi>4</bdi></td><td><bdi>ESTABLISHED 4</bdi></td><td><bdi>proven</bdi></td></tr>',
    '<tr><td><bdi>www.example.org / 198.51.100.7</bdi></td><td><bdi>busy / &lt;b&gt;&quot;&amp;&quot;</bdi></td><td><bdi>tcp</bdi></td><td class="number"><bdi></bdi></td><td><bdi></bdi></td><td class="number"><bdi>1</bdi></td><td><bdi>ESTABLISHED 1</bdi></td><td><bdi>unknown</bdi></td></tr>',
    '</tbody>',
    '<tfoot><tr><td colspan="8">others (1), 1 connection</td></tr></tfoot>',
  ]);
});

test('of no flows there is an empty picture', () => {
  const empty = flowMap([], { limit: 60 });
  assert.ok(svgLines(empty).includes('<g class="key"><text x="16" y="36">no flows</text></g>'));
  assert.ok(htmlLines(empty, undefined).includes('<title>Flows</title>'));
});

/** Every tag that pictures and pages are made of, each with its attributes. */
const TAG =
  /<(?:!DOCTYPE html|\/?[a-z]+[0-9]?(?: (?:xmlns|class|id|lang|charset|http-equiv|content|name|viewBox|width|height|role|aria-labelledby|x|y|rx|d|points|stroke-width|data-ends|type|autocomplete|scope|colspan)="[^"<>]*"| hidden)*\/?)>/g;

test('no name is more than text, and none drives or hides anything', () => {
  fc.assert(
    fc.property(hostileFlows, fc.string({ unit: 'binary' }), (flows, host) => {
      const map = flowMap(flows, { limit: 8, host });
      const own = [PAGE_SCRIPT, PAGE_STYLE];
      for (const lines of [svgLines(map), htmlLines(map, host)]) {
        assert.ok(
          lines.every((line) => [...line].every((sign) => !isUnsafe(sign.codePointAt(0) ?? 0, 0x3042))),
        );
        const picture = own.reduce((text, part) => text.replace(part, ''), lines.join('\n'));
        assert.doesNotMatch(picture.replace(/<style>[^<]*<\/style>/, '').replace(TAG, ''), /[<>"]/);
        assert.doesNotMatch(picture, /<(?:a|img|image|use|iframe|link)\b|[\ufffe\uffff]|\p{Surrogate}/u);
        assert.equal(picture.match(/<g class="node"/g)?.length ?? 0, map.nodes.length);
        assert.equal(picture.match(/<g class="arrow /g)?.length ?? 0, map.arrows.length);
      }
      assert.deepEqual(svgLines(flowMap([...flows].reverse(), { limit: 8, host })), svgLines(map));
    }),
    { numRuns: 6 },
  );
});
