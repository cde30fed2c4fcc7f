import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { SyntaxKind } from 'typescript/unstable/ast';
import { sourceTokens } from './source-tokens.ts';

/** What a file in a folder of src may import besides the files of its own folder. */
interface Rule {
  readonly folders: readonly string[];
  /** Whether modules of Node. */
  readonly node?: boolean;
  readonly packages?: readonly string[];
}

/** The folders, each below those that may import it; `errors` is a file. */
const RULES: Readonly<Record<string, Rule>> = {
  text: { folders: [], packages: ['fastest-levenshtein', 'string-width'] },
  proc: { folders: ['errors', 'text'] },
  format: { folders: ['proc', 'errors', 'text'] },
  host: { folders: ['format', 'proc', 'errors', 'text'], node: true, packages: ['dns-lookup-cache'] },
  records: { folders: ['format', 'proc', 'errors', 'text'] },
  glossary: { folders: ['format', 'text'] },
  views: { folders: ['host', 'records', 'format', 'proc', 'errors', 'text'] },
  select: {
    folders: ['records', 'format', 'proc', 'errors', 'text'],
    packages: ['re2js'],
  },
  output: {
    folders: ['records', 'format', 'proc', 'errors', 'text'],
    packages: ['@dagrejs/dagre', 'chalk', 'cli-table3'],
  },
  explain: {
    folders: ['host', 'records', 'glossary', 'format', 'proc', 'errors', 'text'],
    packages: ['chalk'],
  },
  rows: {
    folders: [
      'explain',
      'select',
      'output',
      'views',
      'host',
      'syslog',
      'records',
      'glossary',
      'format',
      'proc',
      'errors',
      'text',
    ],
  },
  changes: {
    folders: ['flows', 'rows', 'select', 'views', 'host', 'records', 'format', 'proc', 'errors', 'text'],
  },
  flows: { folders: ['rows', 'views', 'host', 'records', 'format', 'proc'] },
  library: {
    folders: ['flows', 'changes', 'rows', 'views', 'host', 'records', 'format', 'proc', 'errors', 'text'],
    node: true,
  },
  syslog: { folders: ['errors', 'text'], node: true },
  files: { folders: ['host', 'errors'], node: true },
  recorder: { folders: ['host', 'proc', 'errors', 'text'], node: true },
  cli: {
    folders: [
      'recorder',
      'files',
      'syslog',
      'changes',
      'flows',
      'rows',
      'output',
      'views',
      'host',
      'records',
      'glossary',
      'format',
      'proc',
      'errors',
      'text',
    ],
    packages: ['commander'],
  },
  // The build makes the manual: nothing imports this folder.
  manual: { folders: ['cli', 'output', 'glossary', 'records', 'text'] },
};

const src = new URL('../src/', import.meta.url).pathname;
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));

/** What the modules of a text import, or export from: `from 'x'`, `import('x')`, `import 'x'`. */
function specifiersIn(source: string): string[] {
  const tokens = sourceTokens(source);
  return tokens.flatMap(({ kind, text }, index) => {
    if (kind !== SyntaxKind.StringLiteral) return [];
    const before = tokens[index - 1]?.kind;
    const isImported =
      before === SyntaxKind.FromKeyword ||
      before === SyntaxKind.ImportKeyword ||
      (before === SyntaxKind.OpenParenToken && tokens[index - 2]?.kind === SyntaxKind.ImportKeyword);
    return isImported ? text.slice(1, -1) : [];
  });
}

const specifiers = new Map(files.map((file) => [file, specifiersIn(readFileSync(join(src, file), 'utf8'))]));

function imports(file: string): readonly string[] {
  return specifiers.get(file) ?? [];
}

/** `../proc/reading/address.ts` in host/root.ts -> `proc/reading/address.ts` */
function target(file: string, specifier: string): string {
  return new URL(specifier, `file:///${file}`).pathname.slice(1);
}

/** The folder, or the file beside the folders, that a path of src begins with. */
function topOf(path: string): string {
  return path.replace(/\/.*|\.ts$/gs, '');
}

const IMPORTS = `
import a, { type B } from './a.ts';
import './b.ts'; // from './no.ts'
export * from './c.ts';
const late = import('./d.ts'), path: import('./e.ts').E = \`from './no.ts' \${f('./no.ts')}\`;
const said = "it is read from './no.ts'";
`;

test('what a text says of imports is no import', () => {
  assert.deepEqual(specifiersIn(IMPORTS), ['./a.ts', './b.ts', './c.ts', './d.ts', './e.ts']);
});

test('every folder of src has a rule, and files in it', () => {
  assert.ok(files.length > 10, 'the source is there');
  const folders = new Set(files.filter((file) => file.includes('/')).map(topOf));
  assert.deepEqual([...folders].sort(), Object.keys(RULES).sort());
});

for (const file of files.filter((name) => name.includes('/'))) {
  test(`${file} imports only what its folder may`, () => {
    const own = topOf(file);
    const rule = RULES[own];
    assert.ok(rule);
    for (const specifier of imports(file)) {
      if (specifier.startsWith('node:')) {
        assert.ok(rule.node, `${specifier} is a module of Node`);
      } else if (specifier.startsWith('.')) {
        const folder = topOf(target(file, specifier));
        assert.ok(folder === own || rule.folders.includes(folder), `${specifier} is in ${folder}`);
      } else {
        assert.ok(rule.packages?.includes(specifier), `${specifier} is a package`);
      }
    }
  });
}

/**
 * A cycle of imports that the last file of `path` leads to: `a.ts -> b.ts -> a.ts`.
 *
 * @param clean files from which no cycle is reached
 */
function findCycle(path: readonly string[], clean: Set<string>): string | undefined {
  const file = path.at(-1) ?? '';
  const start = path.indexOf(file);
  if (start < path.length - 1) return path.slice(start).join(' -> ');
  if (clean.has(file)) return undefined;
  for (const specifier of imports(file).filter((name) => name.startsWith('.'))) {
    const imported = target(file, specifier);
    const cycle = files.includes(imported) ? findCycle([...path, imported], clean) : undefined;
    if (cycle !== undefined) return cycle;
  }
  clean.add(file);
  return undefined;
}

test('no files import each other, be it only for types or through others', () => {
  const clean = new Set<string>();
  const cycles = new Set(files.map((file) => findCycle([file], clean)));
  assert.deepEqual([...cycles], [undefined]);
});

test('only the entry touches process', () => {
  const entry = ['main.ts', 'process-io.ts'];
  for (const file of files.filter((name) => !entry.includes(name))) {
    const text = readFileSync(join(src, file), 'utf8');
    assert.ok(!/(?<!-)\bprocess\.\w/.test(text), `${file} reads process`);
  }
});

test('only the writers of output make text that a stream takes', () => {
  const makers = ['format/line-writer.ts', 'output/utf8-writer.ts', 'text/shown.ts'];
  for (const file of files) {
    const text = readFileSync(join(src, file), 'utf8');
    assert.equal(/\bas Shown/.test(text), makers.includes(file), file);
    assert.ok(!/\bconsole\.|@ts-/.test(text), `${file} passes by the compiler`);
  }
});
