import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { LineWriter } from '../../../src/format/line-writer.ts';
import { StatisticsWriter } from '../../../src/format/statistics/statistics.ts';
import { INET_TABLES, INET6_TABLES } from '../../../src/format/statistics/statistics-labels.ts';
import { Oracle, oracleAvailable } from '../../oracle/oracle.ts';

const VALUES = [0, 1, 23456789] as const;

/** Every counter that has a sentence, each with three values. */
const inet = [...INET_TABLES].map(([table, { labels }]) => ({
  table,
  counters: [...labels.keys()].flatMap((counter) => VALUES.map((value) => ({ counter, value }))),
}));
const inet6 = [...INET6_TABLES].map(([table, { labels }]) => ({
  table,
  counters: [...labels.keys()].flatMap((counter) => VALUES.map((value) => ({ counter, value }))),
}));

/** What this program prints of them. */
function shown(tables: typeof inet, known: typeof INET_TABLES): string {
  let text = '';
  const out = new LineWriter((bytes) => {
    text += Buffer.from(bytes).toString('latin1');
  });
  const writer = new StatisticsWriter(out, () => true);
  for (const { table, counters } of tables) {
    if (counters.length > 0 && writer.open(table, known))
      for (const counter of counters) writer.counter(counter);
  }
  out.flush();
  return text;
}

test('how many sentences each table has', () => {
  const counts = [...INET_TABLES, ...INET6_TABLES].map(([table, { labels }]) => `${table} ${labels.size}`);
  assert.deepEqual(counts, [
    'Ip 18',
    'Icmp 26',
    'Tcp 14',
    'TcpExt 50',
    'Udp 6',
    'Sctp 17',
    'Ip6 22',
    'Icmp6 30',
    'Tcp6 0',
    'Udp6 4',
  ]);
});

const skip = oracleAvailable() ?? false;

describe('the sentences are those of net-tools', { skip }, async () => {
  const oracle = skip === false ? await Oracle.start() : undefined;
  after(() => oracle?.close());

  test('of snmp, netstat and sctp/snmp', async () => {
    const pair = ({ table, counters }: (typeof inet)[number]) =>
      `${table}: ${counters.map(({ counter }) => counter).join(' ')}\n${table}: ${counters.map(({ value }) => value).join(' ')}\n`;
    oracle?.load({ '/proc/net/snmp': inet.map(pair).join('') });
    const outcome = await oracle?.run(['-s']);
    assert.deepEqual(outcome, { stdout: shown(inet, INET_TABLES), stderr: '', status: 0 });
  });

  test('of snmp6', async () => {
    const lines = inet6.flatMap(({ counters }) =>
      counters.map(({ counter, value }) => `${counter} ${value}\n`),
    );
    oracle?.load({ '/proc/net/snmp6': lines.join(''), '/proc/net/snmp': '' });
    const outcome = await oracle?.run(['-s', '-6']);
    assert.deepEqual(outcome, { stdout: shown(inet6, INET6_TABLES), stderr: '', status: 0 });
  });
});
