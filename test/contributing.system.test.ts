/** .github/CONTRIBUTING.md names the files that a new view needs a line in. Those that the compiler asks for are checked here. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const PACKAGE = join(import.meta.dirname, '..');
const GUIDE = readFileSync(join(PACKAGE, '.github/CONTRIBUTING.md'), 'utf8');

const copy = mkdtempSync(join(tmpdir(), 'netstat-view-'));
after(() => rmSync(copy, { recursive: true }));
cpSync(join(PACKAGE, 'src'), join(copy, 'src'), { recursive: true });
symlinkSync(join(PACKAGE, 'node_modules'), join(copy, 'node_modules'));
cpSync(join(PACKAGE, 'package.json'), join(copy, 'package.json'));
const config = { extends: join(PACKAGE, 'tsconfig.json'), include: ['src'] };
writeFileSync(join(copy, 'tsconfig.json'), JSON.stringify(config));

function edit(file: string, before: string, inserted: string): void {
  const path = join(copy, file);
  const text = readFileSync(path, 'utf8');
  assert.equal(text.split(before).length, 2, `${file} has ${before} once`);
  writeFileSync(
    path,
    text.replace(before, () => inserted + before),
  );
}

/** The files in which the compiler finds mistakes. */
function wrongFiles(): string[] {
  const { stdout } = spawnSync(join(PACKAGE, 'node_modules/.bin/tsc'), ['-p', copy], {
    cwd: copy,
    encoding: 'utf8',
  });
  return [...new Set([...stdout.matchAll(/^(src\/[^(]+)\(/gm)].map(([, file = '']) => file))].sort();
}

test('the compiler asks for all that a view and its kind of record need, and the guide names it', () => {
  assert.deepEqual(wrongFiles(), []);
  edit('src/views/options.ts', "'sockets' | 'routes'", "'flows' | ");
  edit(
    'src/records/record.ts',
    'readonly memory: MemoryRecord;',
    'readonly flow: { readonly from: string };\n',
  );
  const asked = ['src/cli/options/option-table.ts', 'src/records/record.ts', 'src/views/index.ts'];
  assert.deepEqual(wrongFiles(), asked);

  const option = "{ long: 'flows', group: 'views', summary: 'flows', effect: { view: 'flows' } },\n";
  edit('src/cli/options/option-table.ts', "  {\n    long: 'dns-timeout'", option);
  const text = 'src/cli/options/option-texts.ts';
  assert.deepEqual(wrongFiles(), [text, 'src/records/record.ts', 'src/views/index.ts']);

  for (const file of [...asked, text, 'src/views/options.ts']) assert.ok(GUIDE.includes(file), file);
});
