/** The built program installed elsewhere, with nothing around it, and in odd environments. */
import assert from 'node:assert/strict';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { text } from '../behaviour/case.ts';
import { inet, table } from '../behaviour/tables.ts';
import { writeTree } from '../oracle/case-tree.ts';
import { copyProgram, type Words, whyNoPackage } from './program.ts';
import { type Ended, redirected, runToEnd } from './running.ts';

const HOST = {
  '/proc/net/tcp': table('tcp', inet('0500000A:0016', '00000000:0000', '0A')),
  '/etc/services': 'shell 22/tcp\n',
};

const SHOWN: Ended = {
  stdout: text`
    Active Internet connections (only servers)
    Proto Recv-Q Send-Q Local Address           Foreign Address         State······
    tcp        0      0 10.0.0.5:shell          0.0.0.0:*               LISTEN·····
  `,
  stderr: '',
  status: 0,
};

/** Preloaded, this reports at exit which modules were loaded. */
const TELLTALE = `
  const Module = require('node:module');
  const { _load } = Module;
  const asked = new Set();
  Module._load = function (request, ...rest) { asked.add(request); return _load.call(this, request, ...rest); };
  process.on('exit', () => require('node:fs').writeFileSync(process.env.ASKED, [...asked].join('\\n')));
`;

describe('the program, installed elsewhere', { skip: whyNoPackage() ?? false }, () => {
  let folder: string;
  let program: Words;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'netstat-program-'));
    program = copyProgram(join(folder, 'lib/node_modules/netstat-js'));
    writeTree(join(folder, 'host'), HOST);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const words = (): Words => [...program, '--root', join(folder, 'host'), '-tl'];

  test('needs no other file', async () => {
    assert.deepEqual(readdirSync(join(folder, 'lib/node_modules')), ['netstat-js']);
    assert.deepEqual(await runToEnd(words()), SHOWN);
  });

  test('loads no modules but those of Node', async () => {
    const telltale = join(folder, 'telltale.cjs');
    const asked = join(folder, 'asked');
    writeFileSync(telltale, TELLTALE);
    const [command, ...rest] = words();
    const env = { ASKED: asked };
    assert.deepEqual(await runToEnd([command, '--require', telltale, ...rest], { env }), SHOWN);
    const modules = readFileSync(asked, 'utf8').split('\n');
    const packages = modules.filter((name) => !name.startsWith(folder));
    assert.ok(packages.includes('node:fs'));
    assert.deepEqual(
      packages.filter((name) => !builtinModules.includes(name.replace(/^node:/, ''))),
      [],
    );
  });

  test('is started through links, as npm makes them', async () => {
    const bin = join(folder, 'bin');
    mkdirSync(bin);
    symlinkSync('../lib/node_modules/netstat-js/bin/netstat.cjs', join(bin, 'netstat'));
    symlinkSync('netstat', join(bin, 'again'));
    const [node, , ...rest] = words();
    for (const name of ['netstat', 'again']) {
      assert.deepEqual(await runToEnd([node, join(bin, name), ...rest]), SHOWN);
    }
    const path = `${bin}:${join(process.execPath, '..')}:${process.env.PATH}`;
    assert.deepEqual(
      await runToEnd(['sh', '-c', 'netstat "$@"', 'sh', ...rest], { env: { PATH: path } }),
      SHOWN,
    );
  });

  test('runs without an environment', async () => {
    assert.deepEqual(await runToEnd(['env', '-i', ...words()]), SHOWN);
  });

  test('runs in the environment of a Node developer', async () => {
    const env = {
      NODE_ENV: 'production',
      FORCE_COLOR: '3',
      NO_COLOR: '1',
      NODE_DEBUG: 'x',
      LANG: 'de_DE.UTF-8',
      LANGUAGE: 'de',
      COLUMNS: '20',
      TZ: 'x',
    };
    assert.deepEqual(await runToEnd(words(), { env }), SHOWN);
  });

  for (const input of ['<&-', '</dev/full', '<.']) {
    test(`works whatever its standard input is: ${input}`, async () => {
      assert.deepEqual(await runToEnd(redirected(input, words()), { cwd: folder }), SHOWN);
    });
  }

  test('runs in a working folder that was deleted', async () => {
    const script = 'mkdir gone && cd gone && rmdir ../gone && exec "$@"';
    assert.deepEqual(await runToEnd(['sh', '-c', script, 'sh', ...words()], { cwd: folder }), SHOWN);
  });
});
