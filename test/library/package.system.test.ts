import assert from 'node:assert/strict';
import { copyFileSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import { writeRecordedTree } from '../bench/recorded-tree.ts';
import { packed, run, tool } from './package.ts';

const at = packed();

const FIXTURES = join(import.meta.dirname, '../../fixtures');

test('the package contains what was built and nothing else of the repository, in less than 1.35 MB', () => {
  const files = filesIn(at().tarball);
  assert.deepEqual(files.filter((name) => !/^dist\/(man|schema|types)\//.test(name)).sort(), [
    'LICENSE',
    'README.md',
    'bin/keep-code.cjs',
    'bin/netstat.cjs',
    'dist/changes.cjs',
    'dist/commander.cjs',
    'dist/completion.cjs',
    'dist/ddl.cjs',
    'dist/define.cjs',
    'dist/dns-lookup-cache.cjs',
    'dist/host-name.cjs',
    'dist/hosts.cjs',
    'dist/index.cjs',
    'dist/index.js',
    'dist/map.cjs',
    'dist/namespaces.cjs',
    'dist/netstat.cjs',
    'dist/open-host.cjs',
    'dist/output-file.cjs',
    'dist/plain-sockets.cjs',
    'dist/plain-views.cjs',
    'dist/played.cjs',
    'dist/re2js.cjs',
    'dist/record.cjs',
    'dist/resolver-process.cjs',
    'dist/selected.cjs',
    'dist/syslog.cjs',
    'package.json',
  ]);
  const folders = { man: /\.[17]$/, schema: /\.json$/, types: /\.d\.c?ts$/ };
  for (const [folder, names] of Object.entries(folders)) {
    const inside = files.filter((name) => name.startsWith(`dist/${folder}/`));
    assert.notEqual(inside.length, 0);
    assert.deepEqual(
      inside.filter((name) => !names.test(name)),
      [],
    );
  }
  assert.ok(statSync(at().tarball).size < 1_350_000);
});

test('it is installed globally without a network, and runs where nobody may write', () => {
  const { tarball, project } = at();
  const prefix = join(project, 'prefix');
  const install = [
    'install',
    '--global',
    '--offline',
    '--no-audit',
    '--no-fund',
    '--prefix',
    prefix,
    tarball,
  ];
  const { stderr, status } = run('npm', install);
  assert.deepEqual({ stderr, status }, { stderr: '', status: 0 });
  run('chmod', ['-R', 'a-w', prefix]);
  assert.match(run(join(prefix, 'bin/netstat'), ['-V']).stdout, /^netstat-js \S+ \(as net-tools 2\.10\)\n/);
});

/** The files of a package, by their paths in it. */
function filesIn(tarball: string): string[] {
  const { stdout } = run('tar', ['-tzf', tarball]);
  return stdout
    .trim()
    .split('\n')
    .map((name) => name.replace(/^package\//, ''));
}

test('publint finds nothing but a launcher that env does not start', () => {
  const { stdout } = run(tool('publint'), ['run', at().installed, '--pack', 'false', '--strict']);
  // With CI in the environment publint colours its output even in a pipe.
  const [, findings = ''] = stripVTControlCharacters(stdout).split('Linting...\n');
  assert.match(findings, /^Errors:\n1\. pkg\.bin\.netstat [^\n]* It should start with a shebang, [^\n]*\n$/);
});

test('its types match its code, for import and for require()', () => {
  const { stdout, stderr, status } = run(tool('attw'), [
    at().tarball,
    '--no-definitely-typed',
    '--no-emoji',
    '--no-color',
    '--format',
    'ascii',
  ]);
  assert.match(stdout, /No problems found/);
  assert.deepEqual({ stderr, status }, { stderr: '', status: 0 });
});

test('the library starts no process, asks no name service and reads nothing of its environment', () => {
  const read = (file: string): string => readFileSync(join(at().installed, 'dist', file), 'utf8');
  assert.match(read('index.js'), /^export \{ [\w, ]+ \} from '\.\/index\.cjs';\n$/);
  const code = read('index.cjs');
  const modules = new Set(code.match(/(?<=["'])node:\w+/g));
  assert.deepEqual([...modules].sort(), [
    'node:crypto',
    'node:fs',
    'node:module',
    'node:os',
    'node:path',
    'node:process',
    'node:stream',
    'node:worker_threads',
    'node:zlib',
  ]);
  assert.doesNotMatch(code, /process\.env|console\.|(?:from|require\()\s*["'](?!node:)/);
});

/** The strictest settings that a project can check its types with. */
const TSCONFIG = {
  compilerOptions: {
    target: 'ES2022',
    lib: ['ES2023'],
    module: 'NodeNext',
    types: ['node'],
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    verbatimModuleSyntax: true,
    skipLibCheck: false,
  },
};

test('an example compiles and runs where the package is installed', () => {
  const { project } = at();
  writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ ...TSCONFIG, files: ['example.ts'] }));
  copyFileSync(join(import.meta.dirname, 'example.ts'), join(project, 'example.ts'));
  assert.deepEqual(run(tool('tsc'), ['-p', project]), { stdout: '', stderr: '', status: 0 });
  assert.deepEqual(run(process.execPath, ['example.js', join(FIXTURES, 'busy')], project), {
    stdout: `listeners 14
default routes 1
up 5
counters 107
groups 15
memory 8
owned 63
proven flows 6 6
namespaces 1
first route of the host true
of junk 0 BOGUS_LINE 2
ReadError /proc/net/ip_masquerade: No such file or directory ABSENT
first tcp 22 number undefined
enough
255
`,
    stderr: '',
    status: 0,
  });
});

const REQUIRING = `
import lib = require('netstat-js');
import type { SocketRecord } from 'netstat-js';
const print = ({ protocol }: SocketRecord): void => console.log(protocol);
lib.sockets(lib.openRoot(process.argv[2] ?? '/'), { protocols: ['udp'] }).next().then(({ value }) => value && print(value));
console.log(require('netstat-js/schema/socket.json').$schema, require('netstat-js/package.json').name);
`;

test('a program that loads it with require() compiles and runs', () => {
  const { project } = at();
  writeFileSync(join(project, 'requiring.cts'), REQUIRING);
  writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ ...TSCONFIG, files: ['requiring.cts'] }));
  assert.deepEqual(run(tool('tsc'), ['-p', project]), { stdout: '', stderr: '', status: 0 });
  assert.deepEqual(run(process.execPath, ['requiring.cjs', join(FIXTURES, 'busy')], project), {
    stdout: 'https://json-schema.org/draft/2020-12/schema netstat-js\nudp\n',
    stderr: '',
    status: 0,
  });
});

const IMPORTING = `
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
const require = createRequire(process.cwd() + '/');
const state = () => [readdirSync('/proc/self/fd').length, readdirSync('/proc/self/task').length, ...process.getActiveResourcesInfo()].join();
const before = state();
require('netstat-js');
if (state() !== before) console.log(before, state());
`;

test('loading it has no side effects', () => {
  assert.deepEqual(run(process.execPath, ['--input-type=module', '-e', IMPORTING], at().project), {
    stdout: '',
    stderr: '',
    status: 0,
  });
});

/** Under these options Node lets a program read files and nothing else. */
const [MAJOR = 0] = process.versions.node.split('.').map(Number);
const CONFINED = [
  MAJOR < 23 ? '--experimental-permission' : '--permission',
  '--allow-fs-read=*',
  '--no-warnings',
];

const READING_ALL = `
import * as lib from 'netstat-js';
for (const dir of ['/', process.argv[1]]) {
  const root = lib.openRoot(dir);
  const readings = [
    lib.sockets(root, { owners: true, names: true }), lib.routes(root), lib.interfaces(root), lib.statistics(root), lib.groups(root),
    lib.memory(root), lib.owners(root), lib.flows(root),
  ];
  for (const records of readings) {
    try { for await (const _ of records); } catch (error) { if (!(error instanceof lib.ReadError)) throw error; }
  }
}
`;

test('it needs no permission but to read files', () => {
  const args = [...CONFINED, '--input-type=module', '-e', READING_ALL, join(FIXTURES, 'busy')];
  assert.deepEqual(run(process.execPath, args, at().project), { stdout: '', stderr: '', status: 0 });
});

const COUNTING = `
import { openRoot, sockets } from 'netstat-js';
let count = 0;
for await (const _ of sockets(openRoot(process.argv[1]), { protocols: ['tcp'] })) count++;
console.log(count);
`;

test('many sockets need no more memory than few', () => {
  const host = join(at().project, 'host');
  writeRecordedTree(host, { rows: 200_000, fds: 1, processes: 1 });
  const args = [
    '--max-old-space-size=16',
    '--max-semi-space-size=1',
    '--input-type=module',
    '-e',
    COUNTING,
    host,
  ];
  assert.deepEqual(run(process.execPath, args, at().project), { stdout: '200000\n', stderr: '', status: 0 });
});
