import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, test } from 'node:test';
import fc from 'fast-check';
import { memoryRoot } from '../../src/host/root/memory-root.ts';
import { openRoot } from '../../src/host/root/open-root.ts';
import { ANY, end, type Files, holder, type Row, ST, table } from '../changes/host.ts';
import { type Ran, runIn } from '../io.ts';

const folder = mkdtempSync(join(tmpdir(), 'netstat-since-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const listener = (port: number, inode: number): Row => [end(1, port), ANY, ST.LISTEN, inode];
const host = (...rows: readonly Row[]): Files => ({
  '/proc/net/tcp': table(...rows),
  '/proc/net/tcp6': table(),
});
const BEFORE = host(listener(80, 101), listener(81, 102));
const NOW = host(listener(80, 101), listener(82, 103));

function run(files: Files, ...argv: readonly string[]): Promise<Ran> {
  return runIn({ root: memoryRoot(files), now: () => new Date(2026, 0, 2, 12) }, argv);
}

/** Writes a document, and gives its path. */
function written(text: string, name = 'before.json'): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** The host in a folder. */
function recorded(files: Files, name: string): string {
  rmSync(join(folder, name), { recursive: true, force: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, dirname(path)), { recursive: true });
    if (typeof text === 'object' && 'link' in text) symlinkSync(text.link, join(folder, name, path));
    else writeFileSync(join(folder, name, path), text as string);
  }
  return join(folder, name);
}

const SINCE = `12:00:00.000 - tcp 10.0.0.1:81 LISTEN
12:00:00.000 + tcp 10.0.0.1:82 LISTEN
`;

describe('--since', () => {
  test('compares with a document of --json', async () => {
    const path = written((await run(BEFORE, '-tln', '--json')).stdout);
    const ran = await run(NOW, '-tln', '--changes', '--since', path);
    assert.deepEqual(ran, { stdout: SINCE, stderr: '', status: 0 });
  });

  test('compares with a recorded host', async () => {
    const ran = await run(NOW, '-tln', '--changes', '--since', recorded(BEFORE, 'host'));
    assert.deepEqual(ran, { stdout: SINCE, stderr: '', status: 0 });
  });

  const booted = (id: string): Files => ({ '/proc/sys/kernel/random/boot_id': `${id}\n` });
  const OLD = {
    ...host(listener(80, 101), listener(81, 102)),
    ...holder(5, 'web', 101),
    ...holder(6, 'db', 102),
  };
  const NEW = {
    ...host(listener(80, 201), listener(81, 102)),
    ...holder(15, 'web', 201),
    ...holder(16, 'db', 102),
  };

  test('after another start of the host knows a listener by its address and program', async () => {
    const NEWER = {
      ...host(listener(80, 201), listener(81, 202)),
      ...holder(15, 'web', 201),
      ...holder(16, 'x', 202),
    };
    const path = recorded({ ...OLD, ...booted('a') }, 'boot');
    const document = written((await run(OLD, '-tlnp', '--json')).stdout);
    const other = '12:00:00.000 ~ tcp 10.0.0.1:81 LISTEN 6/db -> 16/x\n';
    for (const since of [path, document]) {
      const ran = await run({ ...NEWER, ...booted('b') }, '-tlnp', '--changes', '--since', since);
      assert.deepEqual(ran, { stdout: other, stderr: '', status: 0 });
      const bare = await run({ ...NEWER, ...booted('b') }, '-tln', '--changes', '--absent', '--since', since);
      assert.deepEqual(bare, { stdout: '', stderr: '', status: 0 });
    }
  });

  test('without another start tells of a listener that was opened again', async () => {
    const restarted = '12:00:00.000 ~ tcp 10.0.0.1:80 LISTEN inode 101 -> 201\n';
    const path = recorded({ ...OLD, ...booted('a') }, 'boot');
    const ran = await run({ ...NEW, ...booted('a') }, '-tln', '--changes', '--since', path);
    assert.deepEqual(ran, { stdout: restarted, stderr: '', status: 0 });
    const all = { ...host(listener(80, 201), listener(81, 202)), ...booted('a') };
    assert.equal(
      (await run(all, '-tln', '--changes', '--since', path)).stdout,
      `${restarted}12:00:00.000 ~ tcp 10.0.0.1:81 LISTEN inode 102 -> 202\n`,
    );
    const document = written((await run(OLD, '-tln', '--json')).stdout);
    assert.equal((await run(NEW, '-tln', '--changes', '--since', document)).stdout, restarted);
  });

  test('counters of a host that was started since then are those since its start, which is said', async () => {
    const snmp = (count: number): Files => ({
      '/proc/net/snmp': `Udp: InDatagrams NoPorts InErrors OutDatagrams\nUdp: ${count} 0 0 0\n`,
    });
    const received = async (boot: string) => {
      const path = recorded({ ...snmp(100), ...booted('a') }, 'counted');
      const ran = await run({ ...snmp(150), ...booted(boot) }, '-su', '--since', path);
      return [/(\d+) packets received/.exec(ran.stdout)?.[1], ran.stderr.replace(path, 'PATH'), ran.status];
    };
    assert.deepEqual(await received('a'), ['50', '', 0]);
    const words = 'the host was started since then: counters are those since its start';
    assert.deepEqual(await received('b'), ['150', `netstat: --since PATH: ${words}\n`, 0]);
  });

  test('goes on with --interval', async () => {
    const path = recorded(BEFORE, 'host');
    const argv = ['-tln', '--changes', '--since', path, '--interval', '1', '--count', '3'];
    assert.deepEqual(await run(NOW, ...argv), { stdout: SINCE, stderr: '', status: null });
  });

  test('shows nothing of a host since itself, in any form of record', async () => {
    const views = ['-an', '-anpe', '-rn', '-rn6', '-i', '-gn', '-an --all-netns', '--list-netns'];
    for (const name of ['busy', 'links', 'namespaces', 'odd', 'old'])
      for (const view of views) {
        const root = openRoot(join(import.meta.dirname, '../../fixtures', name));
        const argv = view.split(' ');
        const document = await runIn({ root, encoding: 'utf8' }, [...argv, '--json']);
        if (document.status !== 0) continue;
        const path = written(document.stdout);
        for (const since of [path, join(import.meta.dirname, '../../fixtures', name)]) {
          const { stdout, status } = await runIn({ root }, [...argv, '--changes', '--since', since]);
          assert.deepEqual([name, view, stdout, status], [name, view, '', 0]);
        }
      }
  });

  test('--absent and --assert are about changes', async () => {
    const path = recorded(BEFORE, 'host');
    const statuses = async (files: Files, ...argv: readonly string[]): Promise<Ran['status']> =>
      (await run(files, '-tln', '--changes', '--since', path, ...argv)).status;
    assert.equal(await statuses(BEFORE, '--absent'), 0);
    assert.equal(await statuses(NOW, '--absent'), 4);
    assert.equal(await statuses(BEFORE, '--assert'), 4);
    assert.equal(await statuses(NOW, '--assert'), 0);
  });

  test('--quiet prints no changes', async () => {
    const path = recorded(BEFORE, 'host');
    const ran = await run(NOW, '-tln', '--changes', '--since', path, '--absent', '--quiet');
    assert.deepEqual(ran, { stdout: '', stderr: '', status: 4 });
  });

  test('where a table cannot be read it cannot be told whether something changed', async () => {
    const path = recorded(BEFORE, 'host');
    const argv = ['-tln', '--changes', '--since', path, '--absent'];
    assert.deepEqual(await run({ '/proc/net/tcp6': table() }, ...argv), {
      stdout:
        '12:00:00.000 ! /proc/net/tcp: No such file or directory: what happened to its rows is not known\n',
      stderr: `netstat: no support for \`AF INET (tcp)' on this system.
netstat: cannot tell: /proc/net/tcp: No such file or directory
`,
      status: 5,
    });
    assert.equal((await run({ '/proc/net/tcp6': table() }, ...argv, '--assume-complete')).status, 0);
  });
});

describe('what is no earlier look', () => {
  const refused = async (path: string, words: string): Promise<void> => {
    const ran = await run(NOW, '-tln', '--changes', '--since', path);
    assert.deepEqual(ran, { stdout: '', stderr: `netstat: --since ${path}: ${words}\n`, status: 3 });
  };
  const NEITHER = 'neither a recorded host nor a document of --json';

  test('is told in a line', async () => {
    await refused(join(folder, 'nowhere'), 'No such file or directory');
    mkdirSync(join(folder, 'empty'));
    await refused(join(folder, 'empty'), 'no recorded host is in it');
    for (const text of ['', '{', '[]', 'null', '3', '"x"', '{}', '{"version":1}', '['.repeat(100_000)])
      await refused(written(text), NEITHER);
    await refused(
      written('{"version":"9.9.9","sockets":[]}'),
      'written by version 9.9.9, whose fields may be others than those of 0.1.0',
    );
    await refused(written('{"version":"0.1.0"}'), 'it has no sockets');
    await refused(written('{"version":"0.1.0","sockets":{}}'), 'it has no sockets');
    await refused(written('{"version":"0.1.0","sockets":[{}]}'), 'sockets: number 1 is none');
  });

  test('of other namespaces than are looked at is refused', async () => {
    const netns = { inode: 4026532000, names: ['blue'], host: false };
    const document = (...sockets: object[]): string => written(JSON.stringify({ version: '0.1.0', sockets }));
    const socket = { protocol: 'tcp', local: {}, foreign: {}, state: 'LISTEN' };
    const [bare, placed] = [socket, { ...socket, netns }];
    await refused(document(placed), 'written with --all-netns or --netns: give that here as well');
    const path = document(bare);
    const ran = await run(NOW, '-tln', '--changes', '--all-netns', '--since', path);
    assert.deepEqual(ran, {
      stdout: '',
      stderr: `netstat: --since ${path}: written without --all-netns or --netns: leave that out here as well\n`,
      status: 3,
    });
  });

  test('has no control characters on its way to a terminal', async () => {
    await refused(
      written(JSON.stringify({ version: '9\u001b[2J\n', sockets: [] })),
      'written by version 9?[2J?, whose fields may be others than those of 0.1.0',
    );
  });

  test('of any shape gives changes or a line', async () => {
    const socket = JSON.parse((await run(BEFORE, '-tlnp', '--json')).stdout).sockets[0];
    const names = [
      'protocol',
      'local',
      'foreign',
      'state',
      'inode',
      'owners',
      'timer',
      'netns',
      'tcp',
      'path',
    ];
    const odd = fc.record(Object.fromEntries(names.map((name) => [name, fc.jsonValue()])), {
      requiredKeys: [],
    });
    await fc.assert(
      fc.asyncProperty(fc.array(odd, { maxLength: 3 }), async (oddities) => {
        const sockets = oddities.map((fields) => ({ ...socket, ...fields }));
        const path = written(JSON.stringify({ version: '0.1.0', sockets }));
        const argv = ['-tlnp', '--changes', '--since', path, '--where', 'local.port > 1', '--sort', 'state'];
        const { stderr, status } = await run(NOW, ...argv);
        assert.ok(
          status === 0 ||
            (status === 3 && /^netstat: --since \S+: sockets: number \d is none\n$/.test(stderr)),
        );
      }),
      { numRuns: 300 },
    );
  });
});
