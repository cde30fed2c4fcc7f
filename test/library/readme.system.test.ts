/** The programs of src/library/README.md and of README.md's section about the library, as they stand there. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { join, resolve } from 'node:path';
import { before, type TestContext, test } from 'node:test';
import { type Ended, packed, run, tool } from './package.ts';

const at = packed();

/** The programs in a file of Markdown. */
function programsOf(file: string): string[] {
  const text = readFileSync(join(import.meta.dirname, '../..', file), 'utf8');
  return [...text.matchAll(/```js\n(.*?)```/gs)].map(([, program = '']) => program);
}

const PROGRAMS = programsOf('src/library/README.md');

/** The name of a program, from its first line; the one without is `rows.js`. */
const nameOf = (text: string): string => /^\/\/ (\S+\.js)/.exec(text)?.[1] ?? 'rows.js';

before(() => {
  for (const text of PROGRAMS) writeFileSync(join(at().project, nameOf(text)), text);
});

test('the programs of README.md stand in src/library/README.md as well', () => {
  const programs = programsOf('README.md');
  assert.ok(programs.length > 0);
  for (const program of programs) assert.ok(PROGRAMS.includes(program), program);
});

test('these are the programs, and their types are right', () => {
  const names = PROGRAMS.map(nameOf);
  assert.deepEqual(names, [
    'rows.js',
    'wait-for-port.js',
    'close-wait.js',
    'new-listeners.js',
    'listeners-everywhere.js',
    'clients-of.js',
    'connections-of-hosts.js',
  ]);
  const compilerOptions = {
    allowJs: true,
    checkJs: true,
    noEmit: true,
    strict: true,
    exactOptionalPropertyTypes: true,
    target: 'ES2022',
    module: 'NodeNext',
    types: ['node'],
  };
  writeFileSync(join(at().project, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: names }));
  assert.deepEqual(run(tool('tsc'), ['-p', at().project]), { stdout: '', stderr: '', status: 0 });
});

/** Loaded before a program, this writes a byte to file descriptor 3 whenever the program begins to wait. */
const TELL_WAITS = `data:text/javascript,
  import { writeSync } from 'node:fs';
  import { syncBuiltinESMExports } from 'node:module';
  import timers from 'node:timers/promises';
  const { setTimeout } = timers;
  timers.setTimeout = (...args) => { writeSync(3, '.'); return setTimeout(...args); };
  syncBuiltinESMExports();`;

/** Runs one while this process goes on. @param onWait called when the program first waits */
async function runBeside(name: string, args: readonly string[] = [], onWait = () => {}): Promise<Ended> {
  const child = spawn(process.execPath, ['--import', TELL_WAITS, name, ...args], {
    cwd: at().project,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  child.stdio[3]?.once('data', onWait);
  const text = async (stream: AsyncIterable<Buffer> | null): Promise<string> => {
    let all = '';
    for await (const part of stream ?? []) all += part;
    return all;
  };
  const [stdout, stderr, [status]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ]);
  return { stdout, stderr, status };
}

async function listen(t: TestContext, port = 0): Promise<{ server: Server; port: number }> {
  const server = createServer({ allowHalfOpen: true, pauseOnConnect: true }).listen(port, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  return { server, port: (server.address() as AddressInfo).port };
}

test('rows.js prints the sockets of this host', async () => {
  const { stdout, stderr, status } = await runBeside('rows.js');
  assert.match(stdout, /^unix undefined .*$/m);
  assert.deepEqual({ stderr, status }, { stderr: '', status: 0 });
});

test('wait-for-port.js reports a port that opens while it waits', async (t) => {
  const { server, port } = await listen(t);
  server.close();
  const ended = await runBeside('wait-for-port.js', [String(port), '20'], () => void listen(t, port));
  assert.deepEqual(ended, { stdout: `port ${port} is open\n`, stderr: '', status: 0 });
});

test('wait-for-port.js gives up after the given seconds', async (t) => {
  const { server, port } = await listen(t);
  server.close();
  const { stdout, stderr, status } = await runBeside('wait-for-port.js', [String(port), '0.2']);
  assert.deepEqual({ stdout, status }, { stdout: '', status: 1 });
  assert.match(stderr, /TimeoutError|AbortError/);
});

test('close-wait.js counts the connections that this process leaves in CLOSE_WAIT', async (t) => {
  const { server, port } = await listen(t);
  const clients = await Promise.all(
    [1, 2, 3].map(async () => {
      const client = connect(port, '127.0.0.1');
      const [[end]] = await Promise.all([once(server, 'connection'), once(client, 'connect')]);
      t.after(() => end.destroy());
      return client;
    }),
  );
  for (const client of clients) {
    client.end();
    await once(client, 'finish');
    t.after(() => client.destroy());
  }
  const { stdout, stderr, status } = await runBeside('close-wait.js');
  assert.deepEqual({ stderr, status }, { stderr: '', status: 0 });
  const [, count] = /^(\d+) node$/m.exec(stdout) ?? [];
  assert.ok(Number(count) >= 3, stdout);
});

test('listeners-everywhere.js names the namespace of this process', async (t) => {
  const { port } = await listen(t);
  const { stdout, stderr, status } = await runBeside('listeners-everywhere.js');
  assert.match(stdout, new RegExp(`^\\S+ 127\\.0\\.0\\.1 ${port} node$`, 'm'));
  assert.deepEqual({ stderr, status }, { stderr: '', status: 0 });
});

test('connections-of-hosts.js counts those of each recorded host', async () => {
  const folder = resolve('fixtures');
  const { stdout, stderr, status } = await runBeside('connections-of-hosts.js', [folder]);
  assert.match(stdout, /^busy 12$/m);
  assert.match(stdout, /^idle 0$/m);
  assert.deepEqual({ stderr, status }, { stderr: '', status: 0 });
});

test('clients-of.js names the programs that talk to a port', async () => {
  const { stdout, stderr, status } = await runBeside('clients-of.js', [resolve('fixtures')]);
  assert.deepEqual({ stdout, stderr, status }, { stdout: 'busy postgres busy 1\n', stderr: '', status: 0 });
});

test('new-listeners.js reports what has begun and what has stopped listening', async (t) => {
  const ended = await listen(t);
  const recorded = join(at().project, 'recorded');
  mkdirSync(recorded);
  for (const table of ['tcp', 'udp'])
    writeFileSync(join(recorded, table), readFileSync(`/proc/net/${table}`));
  const begun = await listen(t);
  ended.server.close();
  const { stdout, stderr, status } = await runBeside('new-listeners.js', [recorded]);
  assert.deepEqual({ stderr, status }, { stderr: '', status: 0 });
  const lines = stdout.split('\n');
  assert.ok(lines.includes(`- tcp 127.0.0.1 ${ended.port}`), stdout);
  assert.ok(lines.includes(`+ tcp 127.0.0.1 ${begun.port}`), stdout);
});
