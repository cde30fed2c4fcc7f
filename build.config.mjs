/**
 * Bundles the program into one file, dist/netstat.cjs, and what it loads late into files beside it; and lets V8 keep what it compiles on a run of it beside that file:
 * the launcher starts from there, which saves a third of what this program adds to the start of Node. Before that it makes the
 * parser of --where of its grammar and the code of second threads, and after it the library with its types, the JSON Schemas of the fields and the pages of the manual.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { build } from 'esbuild';
import peggy from 'peggy';

const BUNDLE = 'dist/netstat.cjs';

const GRAMMAR = 'src/select/expression/where.peggy';

writeFileSync(
  'src/select/expression/where-parser.js',
  peggy.generate(readFileSync(GRAMMAR, 'utf8'), { grammarSource: GRAMMAR, output: 'source', format: 'es' }),
);

/** The bundle has a require() of its own; to import what makes one takes 0.3 ms. */
const withoutCreateRequire = {
  name: 'without-create-require',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:module$/ }, ({ path }) => ({ path, namespace: 'own-require' }));
    onLoad({ filter: /.*/, namespace: 'own-require' }, () => ({
      contents: 'export const createRequire = () => require;',
    }));
  },
};

const SHARED = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  minify: true,
  legalComments: 'none',
  // Code that is run as a script can import by require() alone.
  supported: { 'dynamic-import': false },
};

/** What second threads run, as text: src/host/threads/code.d.ts names each. */
const THREADS = {
  READER: 'src/host/tables/reader.thread.ts',
  WALKER: 'src/host/processes/walker.thread.ts',
};
const { outputFiles: threads } = await build({
  ...SHARED,
  entryPoints: THREADS,
  outdir: 'dist',
  write: false,
  plugins: [withoutCreateRequire],
});
writeFileSync(
  'src/host/threads/code.js',
  threads
    .map(({ path, text }) => `export const ${basename(path, '.js')} = ${JSON.stringify(text)};\n`)
    .join(''),
);

/** commander loads this module for subcommands that are programs of their own: netstat has none, and it takes 3 ms. */
const withoutSubcommands = {
  name: 'without-subcommands',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      importer.includes('/commander/') ? { path: 'child_process', namespace: 'empty' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: '' }));
  },
};

/** What src/cli/run.ts imports only when it is asked for: files of their own, by the name of the module. */
const lateParts = new Map();
const withoutLateParts = {
  name: 'without-late-parts',
  setup({ onResolve }) {
    onResolve({ filter: /^\./ }, ({ path, kind, importer, resolveDir }) => {
      if (kind !== 'dynamic-import' || !importer.endsWith('/src/cli/run.ts')) return undefined;
      const name = basename(path, '.ts');
      lateParts.set(name, join(resolveDir, path));
      return { path: `./${name}.cjs`, external: true };
    });
  },
};

await build({
  ...SHARED,
  entryPoints: ['src/main.ts'],
  outfile: BUNDLE,
  plugins: [withoutCreateRequire, withoutSubcommands, withoutLateParts],
});
await build({
  ...SHARED,
  entryPoints: Object.fromEntries(lateParts),
  outdir: 'dist',
  outExtension: { '.js': '.cjs' },
  plugins: [withoutCreateRequire],
});

/** The library asks no system for names: what would start a process for it stays out. */
const withoutLookups = {
  name: 'without-lookups',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\/system-lookups\.ts$/ }, ({ path }) => ({ path, namespace: 'absent' }));
    onLoad({ filter: /.*/, namespace: 'absent' }, () => ({ contents: 'export {};' }));
  },
};

/** For import and for require(): the suffix of the code, that of the declarations, how these name each other. */
const FORMATS = { esm: ['js', 'd.ts', 'js'], cjs: ['cjs', 'd.cts', 'cjs'] };
for (const [format, [suffix]] of Object.entries(FORMATS)) {
  await build({
    bundle: true,
    platform: 'node',
    target: 'node20',
    format,
    logLevel: 'error',
    entryPoints: ['src/index.ts'],
    outfile: `dist/index.${suffix}`,
    plugins: [withoutLookups],
  });
}

/** What TypeScript is to know of the library: the declarations that its own lead to, and no others. */
const TYPES = 'dist/types';
const IMPORT = /(from '\.[^']*)\.ts'/g;
const declarations = declarationsOf('src/index.ts');
rmSync(TYPES, { recursive: true, force: true });
for (const name of reachable('index')) {
  mkdirSync(dirname(join(TYPES, name)), { recursive: true });
  for (const [, suffix, imported] of Object.values(FORMATS)) {
    const text = declarations.get(name).replace(IMPORT, `$1.${imported}'`);
    writeFileSync(join(TYPES, `${name}.${suffix}`), text);
  }
}

/** The declarations of a module and of all that it imports, by their paths without a suffix. */
function declarationsOf(entry) {
  const folder = mkdtempSync(join(tmpdir(), 'netstat-types-'));
  const compilerOptions = { noEmit: false, noCheck: true, declaration: true, emitDeclarationOnly: true };
  const config = {
    extends: resolve('tsconfig.json'),
    compilerOptions: { ...compilerOptions, rootDir: resolve('src'), outDir: folder },
    files: [resolve(entry)],
    include: [],
  };
  try {
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
    execFileSync('node_modules/.bin/tsc', ['-p', folder, '--typeRoots', resolve('node_modules/@types')], {
      stdio: 'inherit',
    });
    const files = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.d.ts'));
    return new Map(
      files.map((file) => [file.slice(0, -'.d.ts'.length), readFileSync(join(folder, file), 'utf8')]),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function reachable(name, found = new Set()) {
  found.add(name);
  for (const [from] of declarations.get(name).matchAll(IMPORT)) {
    const next = join(dirname(name), from.slice("from '".length, -".ts'".length));
    if (!found.has(next)) reachable(next, found);
  }
  return found;
}

/** Loads a module of the source, which makes something that the package ships. */
async function load(path) {
  const folder = mkdtempSync(join(tmpdir(), 'netstat-build-'));
  const outfile = join(folder, `${basename(path, '.ts')}.mjs`);
  try {
    await build({ entryPoints: [path], bundle: true, format: 'esm', outfile });
    return await import(outfile);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The schemas of what the program writes, as files that the package ships. */
const SCHEMAS = 'dist/schema';
const { schemasOf } = await load('src/output/schema.ts');
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
rmSync(SCHEMAS, { recursive: true, force: true });
mkdirSync(SCHEMAS);
for (const [name, schema] of Object.entries(schemasOf(version))) {
  writeFileSync(join(SCHEMAS, `${name}.json`), `${JSON.stringify(schema, null, 2)}\n`);
}

/** By the file, runs that need most of it: what each compiles is kept with what those before it did. */
const REHEARSALS = {
  'netstat.cjs': [['-aepo']],
  'plain-views.cjs': [['-r'], ['-i'], ['-s']],
  'selected.cjs': [
    ['-tunp', '--where', 'port = 22'],
    ['-aep', '--json'],
  ],
  'define.cjs': [['--define', 'LISTEN']],
};

// Code of another build must not be taken for this one's.
for (const name of readdirSync('dist')) if (name.endsWith('.code')) rmSync(join('dist', name));
for (const [file, runs] of Object.entries(REHEARSALS)) {
  for (const words of runs) {
    execFileSync(process.execPath, ['bin/netstat.cjs', '--root', 'fixtures/busy', ...words], {
      env: { ...process.env, NETSTAT_JS_KEEP: file },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }
}

/** The pages of the manual, whose examples are runs of the program on a recorded host. */
const MANUAL = 'dist/man';
const { manual } = await load('src/manual/manual.ts');
const runExample = (argv) =>
  execFileSync(process.execPath, ['bin/netstat.cjs', '--root', 'fixtures/busy', ...argv], {
    env: {},
    encoding: 'utf8',
  });
rmSync(MANUAL, { recursive: true, force: true });
mkdirSync(MANUAL);
for (const { name, text } of manual(runExample)) writeFileSync(join(MANUAL, name), text);
