import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

/** What a file in each folder of src may import: folders, and whether the modules of Node. */
const RULES: Readonly<
  Record<string, { folders: readonly string[]; node: boolean; packages: readonly string[] }>
> = {
  proc: { folders: ['proc', 'errors'], node: false, packages: [] },
  host: {
    folders: ['host', 'proc', 'errors', 'format/names'],
    node: true,
    packages: ['dns-lookup-cache'],
  },
  format: { folders: ['format', 'proc'], node: false, packages: [] },
  glossary: { folders: ['glossary', 'format/statistics-labels', 'nearest'], node: false, packages: [] },
  records: { folders: ['records', 'format', 'proc'], node: false, packages: [] },
  explain: {
    folders: [
      'explain',
      'records',
      'glossary',
      'format',
      'proc',
      'errors',
      'output/unsafe',
      'output/color',
      'host/explain-facts',
    ],
    node: false,
    packages: ['chalk', 'string-width'],
  },
  output: {
    folders: ['output', 'records', 'errors', 'nearest'],
    node: false,
    packages: ['chalk', 'cli-table3', 'string-width'],
  },
  select: {
    folders: ['select', 'records', 'proc/address', 'proc/address-text', 'nearest', 'output/unsafe'],
    node: false,
    packages: ['string-width'],
  },
  views: { folders: ['views', 'records', 'host', 'format', 'proc', 'errors'], node: false, packages: [] },
  library: {
    folders: ['library', 'views', 'records', 'host', 'format', 'proc', 'errors'],
    node: true,
    packages: [],
  },
  // The build makes the manual: nothing imports this folder.
  manual: {
    folders: ['manual', 'cli/option-table', 'cli/completion/shell-text', 'glossary', 'records'],
    node: false,
    packages: [],
  },
  cli: {
    folders: [
      'cli',
      'views',
      'explain',
      'glossary',
      'select',
      'output',
      'records',
      'host',
      'format',
      'proc',
      'errors',
    ],
    node: false,
    packages: ['commander'],
  },
};

const src = new URL('../src/', import.meta.url).pathname;
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));

function imports(file: string): string[] {
  const text = readFileSync(join(src, file), 'utf8');
  return [...text.matchAll(/(?:from|import\()\s*'([^']+)'/g)].map((match) => match[1] ?? '');
}

/** `../proc/address.ts` in host/names.ts -> `proc/address` */
function target(file: string, specifier: string): string {
  return new URL(specifier, `file:///${file}`).pathname.slice(1).replace(/\.ts$/, '');
}

test('every folder of src has a rule, and files in it', () => {
  assert.ok(files.length > 10, 'the source is there');
  const folders = new Set(files.filter((file) => file.includes('/')).map((file) => file.split('/')[0]));
  assert.deepEqual([...folders].sort(), Object.keys(RULES).sort());
});

for (const file of files.filter((name) => name.includes('/'))) {
  test(`${file} imports only what its folder may`, () => {
    const rule = RULES[file.split('/')[0] ?? ''];
    assert.ok(rule);
    for (const specifier of imports(file)) {
      if (specifier.startsWith('node:')) {
        assert.ok(rule.node, `${specifier} is a module of Node`);
      } else if (specifier.startsWith('.')) {
        const path = target(file, specifier);
        assert.ok(
          rule.folders.some((folder) => path === folder || path.startsWith(`${folder}/`)),
          `${specifier} is not below ${rule.folders.join(', ')}`,
        );
      } else {
        assert.ok(rule.packages.includes(specifier), `${specifier} is a package`);
      }
    }
  });
}

test('only the entry touches process', () => {
  const entry = ['main.ts', 'process-io.ts'];
  for (const file of files.filter((name) => !entry.includes(name))) {
    const text = readFileSync(join(src, file), 'utf8');
    assert.ok(!/(?<!-)\bprocess\.\w/.test(text), `${file} reads process`);
  }
});
