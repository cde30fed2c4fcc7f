/** Chromium shows pictures and pages: nothing in a name runs, and nothing is asked for. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { inflateSync } from 'node:zlib';
import { flowMap } from '../../../src/output/map/flow-map.ts';
import { htmlLines } from '../../../src/output/map/html.ts';
import { svgLines } from '../../../src/output/map/svg.ts';
import { flow } from './flows.ts';

/** A host that a name could make a page ask. */
const ELSEWHERE = 'elsewhere.invalid';

const NAMES = [
  '<script>document.title="run"</script>',
  `<img src="http://${ELSEWHERE}/a" onerror="document.title='run'">`,
  `</title></text></svg><script src="http://${ELSEWHERE}/b"></script>`,
  '"><svg onload="document.title=\'run\'">',
  `<style>@import "http://${ELSEWHERE}/c";</style>`,
  ']]>\ufffe\ud800\u202e&lt;script&gt;',
];

const MAP = flowMap(
  NAMES.flatMap((name, at) => {
    const end = { host: name, pod: name, container: name, program: name, address: '192.0.2.1' };
    return [
      flow(end, { address: `198.51.100.${at}`, name }, { service: name, port: at }),
      flow({ address: name }, end, { certainty: 'inferred', connections: at + 1 }),
    ];
  }),
  { limit: 60 },
);

const chromium = ['chromium', 'chromium-browser', 'google-chrome'].find(
  (name) => spawnSync(name, ['--version']).status === 0,
);
const canLeave = process.getuid?.() === 0 && spawnSync('unshare', ['-n', 'true']).status === 0;
const skip =
  chromium === undefined
    ? 'there is no Chromium (apt-get install chromium)'
    : !canLeave && 'it takes root to start Chromium without a network';

const folder = mkdtempSync(join(tmpdir(), 'netstat-map-'));
after(() => rmSync(folder, { recursive: true }));

/** What Chromium prints for a file, without a network. */
function shown(name: string, text: string, ...options: readonly string[]) {
  const path = join(folder, name);
  const log = join(folder, 'net-log.json');
  writeFileSync(path, text);
  const args = [
    ...['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--no-first-run'],
    ...['--disable-background-networking', '--disable-component-update', '--window-size=900,700'],
    ...[`--user-data-dir=${join(folder, 'profile')}`, `--log-net-log=${log}`, ...options, `file://${path}`],
  ];
  const { stdout, status, stderr } = spawnSync('unshare', ['-n', chromium ?? '', ...args], {
    encoding: 'utf8',
    timeout: 120_000,
  });
  assert.equal(status, 0, stderr);
  return { stdout, asked: readFileSync(log, 'utf8').includes(ELSEWHERE) };
}

/** The pixel in the upper left corner of a picture by Chromium, and whether there is anything else in it. */
function screenshot(
  name: string,
  text: string,
  ...options: readonly string[]
): [corner: string, isBlank: boolean] {
  const path = join(folder, 'picture.png');
  shown(name, text, `--screenshot=${path}`, ...options);
  const bytes = readFileSync(path);
  const parts: Buffer[] = [];
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
  }
  const pixels = inflateSync(Buffer.concat(parts));
  // The first pixel is the same by each of the five filters; behind them a blank picture has none but these values and zeros.
  return [pixels.toString('hex', 1, 4), new Set(pixels).size < 16];
}

describe('in Chromium', { skip }, () => {
  const page = htmlLines(MAP, NAMES[0]).join('\n');
  const picture = svgLines(MAP).join('\n');

  test('a page that asks for something is seen to do so', () => {
    assert.equal(shown('asks.html', `<img src="http://${ELSEWHERE}/x">`, '--dump-dom').asked, true);
  });

  test('of a page only its own script runs, and it asks for nothing', () => {
    const { stdout, asked } = shown('page.html', page, '--dump-dom');
    assert.match(stdout, /<title>Flows of &lt;script&gt;document.title="run"&lt;\/script&gt;<\/title>/);
    assert.match(stdout, /<p><label>Search <input type="search"/);
    assert.equal(stdout.match(/<script/g)?.length, 1);
    assert.equal(stdout.match(/<g class="arrow /g)?.length, MAP.arrows.length);
    assert.equal(stdout.match(/<tr>/g)?.length, 1 + MAP.arrows.length);
    assert.doesNotMatch(stdout, /<(?:img|svg onload)/);
    assert.equal(asked, false);
  });

  test('a picture is XML in which nothing runs, and asks for nothing', () => {
    const { stdout, asked } = shown('picture.svg', picture, '--dump-dom');
    assert.match(stdout, /<title id="map-title">Flows<\/title>/);
    assert.doesNotMatch(stdout, /parsererror|<(?:script|img|svg onload)/);
    assert.equal(stdout.match(/<g class="arrow /g)?.length, MAP.arrows.length);
    assert.equal(asked, false);
  });

  for (const [name, text] of [
    ['page.html', page],
    ['picture.svg', picture],
  ] as const)
    test(`${name} is drawn on light and on dark`, () => {
      assert.deepEqual(screenshot(name, text, '--blink-settings=preferredColorScheme=1'), ['ffffff', false]);
      assert.deepEqual(screenshot(name, text, '--blink-settings=preferredColorScheme=0'), ['0d1117', false]);
    });

  test('an empty page is blank', () => {
    assert.deepEqual(screenshot('blank.html', '<!DOCTYPE html>'), ['ffffff', true]);
  });
});
