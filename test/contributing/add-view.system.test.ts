/** Adds a view to a copy of the source by the steps of CONTRIBUTING.md, and leaves each of them out. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { STEPS, type Step } from './softnet.ts';

const PROJECT = new URL('../../', import.meta.url).pathname;
const HOST = 'host';

let copy: string;

before(() => {
  copy = mkdtempSync(join(tmpdir(), 'netstat-add-view-'));
  for (const name of ['src', 'tsconfig.json', 'package.json']) {
    cpSync(join(PROJECT, name), join(copy, name), { recursive: true });
  }
  symlinkSync(join(PROJECT, 'node_modules'), join(copy, 'node_modules'));
  mkdirSync(join(copy, HOST, 'proc/net'), { recursive: true });
  writeFileSync(join(copy, HOST, 'proc/net/softnet_stat'), '0000272d 00000001 0\n00000a00 00000000 0\n');
});
after(() => rmSync(copy, { recursive: true, force: true }));

/** Makes the steps in the copy, in place of any that were made before. */
function make(steps: readonly Step[]): void {
  for (const { file, change } of STEPS) {
    if (typeof change === 'string') rmSync(join(copy, file), { force: true });
    else cpSync(join(PROJECT, file), join(copy, file));
  }
  for (const { file, change } of steps) {
    if (typeof change === 'string') writeFileSync(join(copy, file), change);
    else writeFileSync(join(copy, file), change.reduce(putBefore, readFileSync(join(copy, file), 'utf8')));
  }
}

/** @param line the beginning of a line, or a part of one, that is there once */
function putBefore(text: string, [line, lines]: readonly [string, string]): string {
  assert.equal(text.split(line).length, 2, `${line} is there once`);
  return text.replace(line, () => lines + line);
}

/** The files that the compiler finds mistakes in. */
function mistaken(): Set<string> {
  const { stdout } = spawnSync('node_modules/.bin/tsc', ['--noEmit', '--pretty', 'false', '-p', 'src.json'], {
    cwd: copy,
    encoding: 'utf8',
  });
  return new Set([...stdout.matchAll(/^([^(\n]+)\(\d+,\d+\): error/gm)].map(([, file = '']) => file));
}

function shown(...argv: string[]): string {
  const words = ['--import', 'tsx', 'src/main.ts', '--root', HOST, ...argv];
  const { stdout, stderr } = spawnSync(process.execPath, words, { cwd: copy, encoding: 'utf8' });
  assert.equal(stderr, '');
  return stdout;
}

describe('a view that is added by the steps of CONTRIBUTING.md', () => {
  before(() => {
    writeFileSync(join(copy, 'src.json'), '{ "extends": "./tsconfig.json", "include": ["src"] }');
    make(STEPS);
  });

  test('compiles', () => assert.deepEqual([...mistaken()], []));

  test('is shown as plain text', () => {
    assert.equal(shown('--softnet'), ' Processed  Dropped\n     10029        1\n      2560        0\n');
  });

  test('has its rows in every form', () => {
    const { softnet, problems } = JSON.parse(shown('--softnet', '--json'));
    assert.deepEqual(softnet, [
      { processed: 10029, dropped: 1 },
      { processed: 2560, dropped: 0 },
    ]);
    assert.deepEqual(problems, []);
    assert.equal(shown('--softnet', '--csv', '--where', 'dropped > 0'), 'processed,dropped\r\n10029,1\r\n');
    assert.equal(
      shown('--softnet', '--table'),
      'processed  dropped\n─────────  ───────\n    10029        1\n     2560        0\n',
    );
  });

  test('is in the help and in the completions', () => {
    assert.match(shown('--help'), /^ {2}--softnet {15}another view: packets by CPU$/m);
    assert.match(shown('--completion', 'bash'), /--softnet \]\]; then kind=softnet/);
  });
});

describe('a step that is left out', () => {
  for (const step of STEPS) {
    test(`${step.named}: the compiler finds it missing`, () => {
      make(STEPS.filter((other) => other !== step));
      assert.deepEqual([...mistaken()].sort(), step.missedIn);
    });
  }
});

test('CONTRIBUTING.md names each file, and no other of the source', () => {
  const text = readFileSync(join(PROJECT, '.github/CONTRIBUTING.md'), 'utf8');
  const [, section = ''] = /^## Adding a view$(.*?)^## /ms.exec(text) ?? [];
  const named = [...section.matchAll(/`(src\/[\w/.-]+\.ts)`/g)].map(([, file]) => file);
  assert.deepEqual(
    named,
    STEPS.map((step) => step.named),
  );
});
