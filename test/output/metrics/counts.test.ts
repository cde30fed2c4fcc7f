/** Metrics count what --count-by counts, and sum up what the records say, for whatever rows are selected. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { memoryRoot } from '../../../src/host/root/memory-root.ts';
import { labelsText } from '../../../src/output/metrics/exposition.ts';
import { labelName } from '../../../src/output/metrics/families.ts';
import { runIn } from '../../io.ts';

const run = async (...argv: readonly string[]): Promise<string> => {
  const { stdout } = await runIn({ root: memoryRoot({}), encoding: 'utf8', now: () => new Date(0) }, argv);
  return stdout;
};

const host = fc.constantFrom('busy', 'odd', 'old', 'namespaces', 'no-ipv6');
const condition = fc.constantFrom(
  [],
  ['--where', 'recvQ > 0 or sendQ > 0'],
  ['--where', 'local.port < 1024'],
  ['--where', 'state != LISTEN'],
  ['--where', 'protocol = tcp6 or protocol = unix'],
);
const fields = fc.subarray(
  [
    'protocol',
    'state',
    'local.port',
    'local.address',
    'program',
    'uid',
    'type',
    'timer.kind',
    'foreign.port',
  ],
  { minLength: 1, maxLength: 3 },
);
const options = fc.subarray(['-t', '-u', '-x', '-w', '-l', '-4'], { minLength: 1 });

/** The samples of a metric, by their labels. */
function samples(text: string, name: string): Map<string, bigint> {
  const lines = text.split('\n').filter((line) => line.startsWith(`${name}{`));
  return new Map(
    lines.map((line) => {
      const at = line.lastIndexOf(' ');
      return [line.slice(name.length, at), BigInt(line.slice(at + 1))];
    }),
  );
}

const total = (values: Iterable<bigint>): bigint => [...values].reduce((sum, value) => sum + value, 0n);

/** The same by labels, which are one where they are written so. */
function byLabels(
  counts: readonly Readonly<Record<string, unknown>>[],
  names: readonly string[],
): Map<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const count of counts) {
    const labels = labelsText(
      names.map(labelName),
      names.map((name) => String(count[name] ?? '')),
    );
    sums.set(labels, (sums.get(labels) ?? 0n) + BigInt(count.count as number));
  }
  return sums;
}

/** Lines of JSON; a number that JSON.parse would round is a text. */
const parsed = (text: string): Record<string, unknown>[] =>
  text
    .split('\n')
    .flatMap((line) =>
      line === '' ? [] : [JSON.parse(line.replace(/(?<=":)\d{16,}/g, '"$&"')) as Record<string, unknown>],
    );

test('counts are those of --count-by', async () => {
  await fc.assert(
    fc.asyncProperty(host, options, condition, fields, async (name, options, where, fields) => {
      const argv = [
        '--root',
        `fixtures/${name}`,
        ...options,
        '-an',
        ...where,
        '--count-by',
        fields.join(','),
      ];
      const metrics = samples(await run(...argv, '--metrics'), 'netstat_sockets');
      const counts = parsed(await run(...argv, '--ndjson')).filter(({ kind }) => kind === 'count');
      assert.deepEqual([...metrics].sort(), [...byLabels(counts, fields)].sort());
    }),
    { numRuns: 60 },
  );
});

test('whatever the limit is, there are no more series, and sums are those of the records', async () => {
  const single = fc.constantFrom('state', 'local.port', 'uid', 'protocol', 'timer.kind');
  await fc.assert(
    fc.asyncProperty(
      host,
      options,
      condition,
      single,
      fc.integer({ min: 1, max: 12 }),
      async (name, options, where, field, limit) => {
        const argv = ['--root', `fixtures/${name}`, ...options, '-an', ...where];
        const text = await run(...argv, '--metrics', '--count-by', field, '--metrics-limit', String(limit));
        const rows = parsed(await run(...argv, '--ndjson')).filter(({ kind }) => kind === 'socket');
        const sum = (key: string, listens: boolean): bigint =>
          total(
            rows
              .filter(({ state }) => (state === 'LISTEN') === listens)
              .map((row) => BigInt((row[key] as number) ?? 0)),
          );
        const expected = {
          netstat_sockets: BigInt(rows.length),
          netstat_recv_queue_bytes: sum('recvQ', false),
          netstat_send_queue_bytes: sum('sendQ', false),
          netstat_listen_queue: sum('recvQ', true),
        };
        for (const [metric, value] of Object.entries(expected)) {
          const series = samples(text, metric);
          assert.equal(total(series.values()), value, metric);
          assert.ok(series.size <= limit, metric);
        }
      },
    ),
    { numRuns: 60 },
  );
});
