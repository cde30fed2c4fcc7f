/** The pictures in README.md: fixtures/draw-terminal.ts and fixtures/draw-flows.ts draw them. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { drawFlows, FLOWS_PICTURE } from '../../fixtures/draw-flows.ts';
import { COMMANDS, draw, PICTURE, session } from '../../fixtures/draw-terminal.ts';
import { OURS, whyNoPackage } from './program.ts';

const picture = readFileSync(PICTURE, 'utf8');

/** The rows of the picture, without colours. */
const rows = [...picture.matchAll(/<text [^>]*>(.*)<\/text>/g)].map(([, row = '']) =>
  row
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&'),
);

test('the picture shows what the program prints', { skip: OURS.skip }, () => {
  const printed = COMMANDS.flatMap((words, i) => {
    const [command, ...options] = OURS.on(join(import.meta.dirname, '../../fixtures/busy'));
    const { stdout, stderr } = spawnSync('sh', ['-c', `"$0" "$@" ${words}`, command, ...options], {
      encoding: 'utf8',
      env: {},
    });
    assert.equal(stderr, '');
    const lines = stdout.split('\n').map((line) => line.trimEnd());
    return [...(i > 0 ? [''] : []), `$ netstat ${words}`, ...lines.slice(0, -1)];
  });
  assert.deepEqual(rows, printed);
});

test('the picture is as fixtures/draw-terminal.ts draws it', { skip: whyNoPackage() }, () => {
  assert.equal(draw(session()), picture);
});

test('the picture loads nothing from elsewhere', () => {
  assert.doesNotMatch(picture, /<script|href|url\(|@import/);
});

test('the picture of flows is as fixtures/draw-flows.ts draws it', { skip: whyNoPackage() }, () => {
  assert.equal(drawFlows(), readFileSync(FLOWS_PICTURE, 'utf8'));
});
