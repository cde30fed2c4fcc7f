/** What reads metrics elsewhere takes all of ours: Prometheus' own checker, and the parsers of its client for Python. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, test } from 'node:test';
import { memoryRoot } from '../../../src/host/root/memory-root.ts';
import { hosts } from '../../golden/goldens.ts';
import { runIn } from '../../io.ts';
import { HOSTILE } from '../written.ts';
import { hostWithPrograms } from './host-with-programs.ts';

const noPromtool =
  spawnSync('promtool', ['--version']).error && 'needs promtool (apt-get install prometheus)';

/** Debian's python, whose packages are those of apt. */
const PYTHON = '/usr/bin/python3';
const noClient =
  spawnSync(PYTHON, ['-c', 'import prometheus_client']).status !== 0 &&
  'needs the client for Python (apt-get install python3-prometheus-client)';

const READER = `
import json, sys
if sys.argv[1] == 'openmetrics':
    from prometheus_client.openmetrics.parser import text_string_to_metric_families as parse
else:
    from prometheus_client.parser import text_string_to_metric_families as parse
families = list(parse(sys.stdin.read()))
print(json.dumps([[s.name, s.labels, s.value] for f in families for s in f.samples]))
`;

type Sample = readonly [name: string, labels: Readonly<Record<string, string>>, value: number];

/** The samples that the client finds. */
function readByClient(text: string, format: string): Sample[] {
  const { stdout, stderr, status } = spawnSync(PYTHON, ['-c', READER, format], {
    input: text,
    encoding: 'utf8',
  });
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout) as Sample[];
}

const VIEWS: readonly (readonly string[])[] = [
  ['-tuwxSUan'],
  ['-tuxan', '--count-by', 'program,container,local.port'],
  ['-an', '--count-by', 'protocol,path', '--metrics-limit', '7'],
  ['-tgan'],
  ['-ian'],
  ['-ian', '--count-by', 'flags'],
  ['-rn'],
  ['-s'],
  ['-s6'],
  ['-s', '--metrics-limit', '20'],
  ['-m'],
  ['-M'],
  ['--list-netns'],
  ['--flows'],
  ['--flows', '--count-by', 'client.program,server.program,port'],
  ['-tan', '--all-netns'],
];

async function metrics(host: string, argv: readonly string[], format: string): Promise<string> {
  const root = memoryRoot({});
  const all = ['--root', `fixtures/${host}`, ...argv, `--metrics=${format}`];
  return (await runIn({ root, encoding: 'utf8' }, all)).stdout;
}

describe('promtool', { skip: noPromtool }, () => {
  for (const host of hosts()) {
    test(`finds nothing wrong with what is said of ${host}`, async () => {
      for (const argv of VIEWS) {
        const input = await metrics(host, argv, 'prometheus');
        const { stdout, stderr, status } = spawnSync('promtool', ['check', 'metrics'], {
          input,
          encoding: 'utf8',
        });
        assert.deepEqual({ stdout, stderr, status }, { stdout: '', stderr: '', status: 0 }, argv.join(' '));
      }
    });
  }
});

describe('the client for Python', { skip: noClient }, () => {
  for (const host of hosts()) {
    for (const format of ['openmetrics', 'prometheus']) {
      test(`reads all samples of ${host} in the format ${format}`, async () => {
        for (const argv of VIEWS) {
          const text = await metrics(host, argv, format);
          const written = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
          assert.ok(written.length >= 2);
          assert.equal(readByClient(text, format).length, written.length, argv.join(' '));
        }
      });
    }
  }

  test('reads hostile names as they are, but for what is not shown', async () => {
    const root = memoryRoot(
      hostWithPrograms([HOSTILE.replaceAll('\0', ''), '\\', '"', '\n', 'a\\nb', '{}=,# EOF']),
    );
    for (const format of ['openmetrics', 'prometheus']) {
      const argv = ['-tn', `--metrics=${format}`, '--count-by', 'program'];
      const { stdout } = await runIn({ root, encoding: 'utf8' }, argv);
      const programs = readByClient(stdout, format).flatMap(([name, { program }]) =>
        name === 'netstat_sockets' ? [program] : [],
      );
      assert.deepEqual(programs, [
        '\n',
        '"',
        '\\',
        'a\\x0d\nb"c,d;e\\f\\x1b[31m\\x7f\\xc2\\x85\\xc2\\x9b2J\\xe2\\x80\\xa8\\xe2\\x80\\xa9\\xe2\\x80\\xae\\xe2\\x81\\xa6\\x5cxff\\x09日本 é 💩',
        'a\\nb',
        '{}=,# EOF',
      ]);
    }
  });
});
