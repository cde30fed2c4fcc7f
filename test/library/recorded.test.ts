import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openRoot, type StatisticRecord, statistics } from '../../src/index.ts';
import { HOSTS, parseLines, readLines } from './recorded-records.ts';

for (const host of HOSTS) {
  test(`the records of ${host}`, async () => {
    const expected = parseLines(host);
    assert.ok(expected.length > 20);
    assert.deepEqual(await readLines(host), expected);
  });
}

const FIXTURES = join(import.meta.dirname, '../../fixtures');

/** The counters of a file with pairs of lines: names, then values. */
function pairs(host: string, file: string): [table: string, counter: string, value: bigint][] {
  const lines = readFileSync(join(FIXTURES, host, 'proc/net', file), 'utf8')
    .trim()
    .split('\n');
  return lines.flatMap((line, index) => {
    const [table = '', ...values] = line.split(' ');
    const names = lines[index - 1]?.split(' ').slice(1) ?? [];
    if (index % 2 === 0) return [];
    return values.map((value, at): [string, string, bigint] => [
      table.slice(0, -1),
      names[at] ?? '',
      BigInt(value),
    ]);
  });
}

async function all(records: AsyncIterable<StatisticRecord>): Promise<StatisticRecord[]> {
  const list: StatisticRecord[] = [];
  for await (const record of records) list.push(record);
  return list;
}

const counters = (records: readonly StatisticRecord[]): [string, string, bigint][] =>
  records.map(({ table, counter, value }) => [table, counter, BigInt(value)]);

for (const host of ['busy', 'idle', 'links', 'no-ipv6']) {
  test(`all counters of ${host}, zeros included, and MaxConn with its sign`, async () => {
    const records = await all(statistics(openRoot(join(FIXTURES, host))));
    assert.deepEqual(counters(records), [...pairs(host, 'snmp'), ...pairs(host, 'netstat')]);
    assert.equal(records.find(({ counter }) => counter === 'MaxConn')?.value, -1);
  });
}

test('the counters of IPv6, and those of tcp, which are for IPv4 and IPv6', async () => {
  const records = await all(statistics(openRoot(join(FIXTURES, 'busy')), { family: 'inet6' }));
  const lines = readFileSync(join(FIXTURES, 'busy/proc/net/snmp6'), 'utf8').trim().split('\n');
  const known = lines.map((line) => line.trim().split(/\s+/));
  const tcp = pairs('busy', 'snmp').filter(([table]) => table === 'Tcp');
  assert.deepEqual(
    counters(records).filter(([table]) => table !== 'Tcp'),
    known.map(([name = '', value = '']) => [/^[A-Z][a-z]+(?:Lite)?6/.exec(name)?.[0], name, BigInt(value)]),
  );
  assert.deepEqual(
    counters(records).filter(([table]) => table === 'Tcp'),
    tcp,
  );
});

test("a counter has netstat's sentence if there is one", async () => {
  const records = await all(statistics(openRoot(join(FIXTURES, 'busy'))));
  const labels = (name: string) =>
    records.filter(({ counter }) => counter === name).map(({ label }) => label);
  assert.deepEqual(labels('ActiveOpens'), [
    `${records.find(({ counter }) => counter === 'ActiveOpens')?.value} active connection openings`,
  ]);
  assert.deepEqual(labels('DefaultTTL'), [undefined]);
  assert.deepEqual(
    labels('InCsumErrors').every((label) => label === undefined),
    true,
  );
});
