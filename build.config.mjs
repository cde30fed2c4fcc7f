/**
 * Builds dist/: the program (netstat.cjs, and a file for each part that is loaded when it is asked for), the library with its types,
 * the JSON Schemas of the output, and the pages of the manual. Before that it makes the sources that no one writes by hand.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import peggy from 'peggy';

/** Of the library for import and for require(): the suffix of the code, that of the declarations, how these name each other. */
const FORMATS = { esm: ['js', 'd.ts', 'js'], cjs: ['cjs', 'd.cts', 'cjs'] };

const NODE = { bundle: true, platform: 'node', target: 'node20' };

/** Code that is run as a script, in which require() alone imports. */
const SCRIPT = {
  ...NODE,
  format: 'cjs',
  minify: true,
  legalComments: 'none',
  supported: { 'dynamic-import': false },
};

// The bundle has a require() of its own; to import what makes one takes 0.3 ms.
const withoutCreateRequire = replace(/^node:module$/, 'export const createRequire = () => require;');

// Of commander what starts subcommands, prints help and suggests names is not used here; to load the first takes 3 ms.
const withoutSubcommands = replace(
  /^(node:child_process|\.\/help\.js|\.\/suggestSimilar\.js)$/,
  '',
  /\/commander\//,
);

// commander is loaded when its first object is made.
const lateCommander = replace(
  /^commander$/,
  `let commander;
  const late = (name) => function (...args) {
    commander ??= require('./commander.cjs');
    return new commander[name](...args);
  };
  export const Command = late('Command');
  export const Option = late('Option');`,
);

// re2js is loaded when the first pattern that needs it is compiled.
const lateRe2 = replace(
  /^re2js$/,
  `const late = () => require('./re2js.cjs').RE2JS;
  export const RE2JS = {
    compile: (pattern, flags) => late().compile(pattern, flags),
    get CASE_INSENSITIVE() { return late().CASE_INSENSITIVE; },
  };`,
);

// The package is loaded when the first name is looked up; most of it is lodash.
const lateLookups = replace(
  /^dns-lookup-cache$/,
  `export const { lookup } = require('./dns-lookup-cache.cjs');`,
);

// What draws maps, and the package that lays them out, is loaded for a map.
const lateMaps = replace(
  /\/output\/map\/map-form\.ts$/,
  `export const mapForm = (...args) => require('./map.cjs').mapForm(...args);`,
);

makeWhereParser();
await makeThreads();
// `node build.config.mjs sources` is enough for tests of the source.
if (process.argv[2] !== 'sources') {
  emptyDist();
  await buildProgram();
  await buildLibrary();
  await writeDeclarations();
  await writeSchemas();
  await writeManual();
}

/** Nothing of an earlier build stays, but for the single file, which is not built here. */
function emptyDist() {
  mkdirSync('dist', { recursive: true });
  for (const name of readdirSync('dist')) {
    if (name !== 'netstat') rmSync(join('dist', name), { recursive: true });
  }
}

/** The parser of --where, from its grammar. */
function makeWhereParser() {
  const grammar = 'src/select/expression/where.peggy';
  const options = { grammarSource: grammar, output: 'source', format: 'es' };
  const parser = peggy.generate(readFileSync(grammar, 'utf8'), options);
  writeFileSync('src/select/expression/where-parser.js', parser);
}

/** What second threads run, as text: src/host/threads/code.d.ts names each. */
async function makeThreads() {
  const { outputFiles } = await build({
    ...SCRIPT,
    entryPoints: {
      READER: 'src/host/tables/reader.thread.ts',
      WALKER: 'src/host/processes/walker.thread.ts',
    },
    outdir: 'dist',
    write: false,
    plugins: [withoutCreateRequire],
  });
  const constants = outputFiles.map(
    ({ path, text }) => `export const ${basename(path, '.js')} = ${JSON.stringify(text)};\n`,
  );
  writeFileSync('src/host/threads/code.js', constants.join(''));
}

/** Each file of the program is a function of `require` and `module`: bin/netstat.cjs calls it. */
async function buildProgram() {
  const parts = {};
  const options = {
    ...SCRIPT,
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    banner: { js: '((require, module) => {' },
    footer: { js: '})' },
    plugins: [withoutCreateRequire, withoutSubcommands],
  };
  const start = { ...options, entryPoints: { netstat: 'src/main.ts' } };
  const late = [lateCommander, leaveOutLateParts(parts)];
  await build({ ...start, external: ['./commander.cjs'], plugins: [...options.plugins, ...late] });
  const packages = ['commander', 're2js', 'dns-lookup-cache'];
  const latest = Object.fromEntries(packages.map((name) => [name, name]));
  await build({ ...options, entryPoints: { ...latest, map: 'src/output/map/map-form.ts' } });
  const partPlugins = [...options.plugins, lateRe2, lateLookups, lateMaps];
  const external = ['./re2js.cjs', './dns-lookup-cache.cjs', './map.cjs'];
  await build({ ...options, entryPoints: parts, external, plugins: partPlugins });
  // The first run of a part keeps what V8 compiled of it.
  for (const words of [
    ['-tulpn'],
    ['--root', 'fixtures/idle', '-r'],
    ['-r'],
    ['-tulpn', '--json'],
    ['-x', '--where', 'path ~ ^/'],
    ['--define', 'LISTEN'],
  ]) {
    spawnSync(process.execPath, ['bin/netstat.cjs', ...words], { env: {}, stdio: 'ignore' });
  }
}

/** What the start of the program imports only when it is asked for stays out, and is added to `parts`. */
function leaveOutLateParts(parts) {
  return {
    name: 'late parts',
    setup({ onResolve }) {
      onResolve({ filter: /^\./ }, ({ path, kind, importer, resolveDir }) => {
        if (kind !== 'dynamic-import' || !/\/src\/(main|cli\/run)\.ts$/.test(importer)) return undefined;
        const name = basename(path, '.ts');
        parts[name] = join(resolveDir, path);
        return { path: `./${name}.cjs`, external: true };
      });
    },
  };
}

/**
 * The library asks no system for names: what would start a process for it stays out. A module that is imported is that of require():
 * there is one class of each error, whoever loads it.
 */
async function buildLibrary() {
  await build({
    ...NODE,
    format: 'cjs',
    logLevel: 'error',
    entryPoints: ['src/index.ts'],
    outfile: 'dist/index.cjs',
    minify: true,
    // Whoever debugs a program sees what functions and classes are called.
    keepNames: true,
    legalComments: 'none',
    plugins: [replace(/\/system-lookups\.ts$/, 'export {};')],
  });
  const names = Object.keys(createRequire(import.meta.url)('./dist/index.cjs'));
  writeFileSync('dist/index.js', `export { ${names.join(', ')} } from './index.cjs';\n`);
}

/** What TypeScript is to know of the library: the declarations that its own lead to, and no others. */
async function writeDeclarations() {
  const imports = /(from '\.[^']*)\.ts'/g;
  const declarations = await declarationsOf('src/index.ts');
  const reached = new Set(['index']);
  // A set gives what is added to it meanwhile as well.
  for (const name of reached) {
    const text = declarations.get(name);
    for (const [from] of text.matchAll(imports)) {
      reached.add(join(dirname(name), from.slice("from '".length, -".ts'".length)));
    }
  }
  const files = [...reached].flatMap((name) =>
    Object.values(FORMATS).map(([, suffix, imported]) => [
      `${name}.${suffix}`,
      declarations.get(name).replace(imports, `$1.${imported}'`),
    ]),
  );
  writeFolder('dist/types', files);
}

/** The declarations of a module and of all that it imports, by their paths without a suffix. */
function declarationsOf(entry) {
  return inTemporaryFolder((folder) => {
    const config = {
      extends: resolve('tsconfig.json'),
      compilerOptions: {
        noEmit: false,
        noCheck: true,
        declaration: true,
        emitDeclarationOnly: true,
        rootDir: resolve('src'),
        outDir: folder,
      },
      files: [resolve(entry)],
      include: [],
    };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
    const args = ['-p', folder, '--typeRoots', resolve('node_modules/@types')];
    execFileSync('node_modules/.bin/tsc', args, { stdio: 'inherit' });
    const files = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.d.ts'));
    return new Map(
      files.map((file) => [file.slice(0, -'.d.ts'.length), readFileSync(join(folder, file), 'utf8')]),
    );
  });
}

/** The schemas of what the program writes. */
async function writeSchemas() {
  const { schemasOf } = await load('src/output/schema/schema.ts');
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  const files = Object.entries(schemasOf(version)).map(([name, schema]) => [
    `${name}.json`,
    `${JSON.stringify(schema, null, 2)}\n`,
  ]);
  writeFolder('dist/schema', files);
}

/** The pages of the manual, whose examples are runs of the program on a recorded host. */
async function writeManual() {
  const { manual } = await load('src/manual/manual.ts');
  const runExample = (argv) =>
    execFileSync(process.execPath, ['bin/netstat.cjs', '--root', 'fixtures/busy', ...argv], {
      env: {},
      encoding: 'utf8',
    });
  writeFolder(
    'dist/man',
    manual(runExample).map(({ name, text }) => [name, text]),
  );
}

/** Loads a module of the source, which makes something that the package ships. */
function load(path) {
  return inTemporaryFolder(async (folder) => {
    const outfile = join(folder, `${basename(path, '.ts')}.mjs`);
    await build({ ...NODE, format: 'esm', entryPoints: [path], outfile });
    return import(pathToFileURL(outfile));
  });
}

/** An esbuild plugin: modules by these names are nothing but this text, where they are imported from such files. */
function replace(names, contents, importers = /./) {
  const namespace = `${names}`;
  return {
    name: namespace,
    setup({ onResolve, onLoad }) {
      onResolve({ filter: names }, ({ path, importer }) =>
        importers.test(importer) ? { path, namespace } : undefined,
      );
      onLoad({ filter: /./, namespace }, () => ({ contents }));
    },
  };
}

/** Writes files, by their paths in a folder. */
function writeFolder(folder, files) {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

async function inTemporaryFolder(action) {
  const folder = mkdtempSync(join(tmpdir(), 'netstat-build-'));
  try {
    return await action(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
