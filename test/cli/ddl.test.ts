/** --ddl, and times of --flat. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { memoryRoot } from '../../src/host/root/memory-root.ts';
import { ddlText } from '../../src/output/ddl/ddl.ts';
import type { Kind } from '../../src/records/record.ts';
import { runIn } from '../io.ts';
import { HEADING, row } from '../output/metrics/host-with-programs.ts';

const run = (...argv: string[]) => runIn({ root: memoryRoot({}), encoding: 'utf8' }, argv);

const VIEWS: readonly (readonly [string, readonly Kind[], 'any family'?])[] = [
  ['', ['socket'], 'any family'],
  ['-A inet', ['socket']],
  ['-tux', ['socket']],
  ['-u --ax25', ['socket'], 'any family'],
  ['-A ddp', ['socket'], 'any family'],
  ['-g', ['group']],
  ['-tg', ['socket', 'group']],
  ['-r', ['route']],
  ['-r -A inet,inet6', ['route']],
  ['-r -A inet,x25', ['route'], 'any family'],
  ['-i', ['interface']],
  ['-s', ['statistic']],
  ['-M', ['masquerade']],
  ['-m', ['memory']],
  ['--flows', ['flow']],
  ['--list-netns', ['namespace']],
];

for (const [option, kinds, families] of VIEWS)
  test(`--ddl of ${option || 'sockets'} has tables for all that is written, and reads nothing`, async () => {
    const words = option === '' ? [] : option.split(' ');
    const lines = { kinds, areOfInternet: families === undefined, areChanges: false };
    for (const more of [[], ['--flat'], ['--hosts', '/nowhere', '--where', 'no such']])
      assert.deepEqual(await run(...words, '--ddl', 'duckdb', ...more), {
        stdout: ddlText('duckdb', lines),
        stderr: '',
        status: 0,
      });
    const { stdout } = await run(...words, '--ddl', 'postgresql', '--changes');
    assert.equal(stdout, ddlText('postgresql', { ...lines, areChanges: true }));
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
