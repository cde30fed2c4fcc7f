/** --ddl, and --flat on recorded hosts. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { memoryRoot } from '../../src/host/root/memory-root.ts';
import { ddlText } from '../../src/output/ddl/ddl.ts';
import { tableOf } from '../../src/output/ddl/tables.ts';
import { KINDS, type Kind } from '../../src/records/record.ts';
import { hosts, rootOf } from '../golden/goldens.ts';
import { runIn } from '../io.ts';
import { HEADING, row } from '../output/metrics/host-with-programs.ts';

const run = (...argv: string[]) => runIn({ root: memoryRoot({}), encoding: 'utf8' }, argv);

const VIEWS: readonly (readonly [string, readonly Kind[]])[] = [
  ['', ['socket']],
  ['-g', ['group']],
  ['-tg', ['socket', 'group']],
  ['-r', ['route']],
  ['-i', ['interface']],
  ['-s', ['statistic']],
  ['-M', ['masquerade']],
  ['-m', ['memory']],
  ['--flows', ['flow']],
  ['--list-netns', ['namespace']],
];

for (const [option, kinds] of VIEWS)
  test(`--ddl of ${option || 'sockets'} has a table for each kind, and reads nothing`, async () => {
    const words = option === '' ? [] : [option];
    for (const more of [[], ['--flat'], ['--hosts', '/nowhere', '--where', 'no such']])
      assert.deepEqual(await run(...words, '--ddl', 'duckdb', ...more), {
        stdout: ddlText('duckdb', kinds, false),
        stderr: '',
        status: 0,
      });
    const { stdout } = await run(...words, '--ddl', 'postgresql', '--changes');
    assert.equal(stdout, ddlText('postgresql', kinds, true));
  });

const OPTIONS = [
  ['-anpe', '--explain'],
  ['-rn', '-A', 'inet,inet6'],
  ['-aie'],
  ['-gn'],
  ['-s'],
  ['-Mn'],
  ['-m'],
  ['--flows', '-n'],
  ['--list-netns'],
  ['-anp', '--all-netns'],
];

for (const host of hosts())
  test(`each key of lines of ${host} is a column, which no line lacks that must have it`, async () => {
    for (const argv of OPTIONS) {
      const { stdout } = await run('--root', rootOf(host), ...argv, '--ndjson', '--flat');
      const nested = await run('--root', rootOf(host), ...argv, '--ndjson');
      assert.equal(stdout.split('\n').length, nested.stdout.split('\n').length);
      for (const text of stdout.split('\n').filter((line) => line !== '')) {
        const { kind, ...line } = JSON.parse(text) as Record<string, unknown> & { kind: string };
        if (!Object.hasOwn(KINDS, kind)) continue;
        const { columns } = tableOf(kind as Kind);
        const names = new Set(columns.map(({ name }) => name));
        assert.deepEqual(
          Object.keys(line).filter((key) => !names.has(key)),
          [],
        );
        for (const { name, isRequired, isList } of columns) {
          if (isRequired && name !== 'kind')
            assert.ok(line[name] !== undefined && line[name] !== null, `${name}: ${text}`);
          if (line[name] !== undefined && line[name] !== null)
            assert.equal(Array.isArray(line[name]), isList === true, name);
        }
      }
    }
  });

test('lines of several hosts have the time of each recording, and else that of the look', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'netstat-flat-'));
  try {
    for (const host of ['a', 'b']) {
      mkdirSync(join(folder, host, 'proc/net'), { recursive: true });
      writeFileSync(join(folder, host, 'proc/net/tcp'), HEADING + row(22, '0A', [0, 0]));
    }
    writeFileSync(join(folder, 'b/netstat-record.json'), '{"time":"2020-01-02T03:04:05.006Z"}');
    for (const sorted of [[], ['--sort', 'host']]) {
      const { stdout } = await run('--hosts', folder, '-tln', ...sorted, '--ndjson', '--flat');
      const heads = stdout.match(/^\{"kind":"socket","host":"[^"]*","time":"[^"]*"/gm);
      assert.deepEqual(heads, [
        '{"kind":"socket","host":"a","time":"1970-01-01T00:00:00.000Z"',
        '{"kind":"socket","host":"b","time":"2020-01-02T03:04:05.006Z"',
      ]);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

const MISTAKES: readonly (readonly [string, string])[] = [
  ['--ddl mysql', "--ddl needs duckdb, clickhouse or postgresql, not 'mysql'"],
  ['--ddl duckdb --json', '--ddl and --json: choose one form of output'],
  ['--ndjson --ddl duckdb', '--ndjson and --ddl: choose one form of output'],
  ['--ddl duckdb --count-by state', '--ddl and --count-by: it creates tables for records, and reads none'],
  [
    '--ddl duckdb --where state=LISTEN --assert',
    '--ddl and --assert: it creates tables for records, and reads none',
  ],
  ['--ddl duckdb --columns state', '--columns needs --csv or --table: the other forms have fixed columns'],
  ['--flat', '--flat needs --ndjson'],
  ['--json --flat', '--flat needs --ndjson'],
  ['--ndjson --flat --count-by state', '--flat and --count-by: counts have dotted keys without it'],
];

for (const [line, mistake] of MISTAKES)
  test(line, async () => {
    const { stdout, stderr, status } = await run(...line.split(' '));
    assert.deepEqual([stdout, stderr, status], ['', `netstat: ${mistake}\n`, 3]);
  });
