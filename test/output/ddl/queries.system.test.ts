/** What the manual shows of databases, done as it is shown, with hosts of which all is known. NETSTAT_HOSTS is their number. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { IN_NETWORK, OWNERS, QUERIES } from '../../../src/manual/database-queries.ts';
import { loadCommands } from '../../../src/manual/databases-section.ts';
import type { EngineName } from '../../../src/output/ddl/engines.ts';
import type { Database } from './engines/database.ts';
import { UNDER_TEST } from './engines/engines.ts';
import { exactly } from './engines/flat-rows.ts';
import {
  BLOCKED,
  DAYS,
  type KnownSocket,
  SITE_SIZE,
  siteHosts,
  siteSockets,
  writeHosts,
} from './engines/known-hosts.ts';

const README = new URL('../../../README.md', import.meta.url);
const HOSTS = Number(process.env.NETSTAT_HOSTS ?? 20);
const SITES = Math.ceil(HOSTS / SITE_SIZE);

/** What is known of all sites on the last day. */
const sockets = Array.from({ length: SITES }, (_, site) => siteSockets(site, 1)).flat();
const hostOf = new Map(
  Array.from({ length: SITES }, (_, site) => siteHosts(site))
    .flat()
    .map((host) => [host.address, host]),
);

/** The ends of connections that opened them. */
const clients = sockets.filter(
  ({ peer, program }) => peer !== undefined && program !== 'postgres' && program !== 'nginx',
);

/** How often each text comes, the most frequent first. */
function counted(texts: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].map(([text, count]) => `${text} ${count}`);
}

const serverOf = ({ peer }: KnownSocket) => hostOf.get(peer?.address ?? '');

const ANSWERS: Readonly<Record<keyof typeof QUERIES, string[]>> = {
  service: counted(
    clients
      .filter(({ peer }) => peer?.port === 5432)
      .map((socket) => {
        const { host, program } = socket;
        return `${host.name} ${host.address} ${program} ${serverOf(socket)?.name}`;
      }),
  ),
  listeners: sockets
    .filter(({ program }) => program === 'debug')
    .map(({ host, port }) => `${host.name} tcp ${host.address} ${port}`),
  closeWait: counted(
    sockets
      .filter(({ state }) => state === 'CLOSE_WAIT')
      .map(({ host, program }) => `${host.name} ${program}`),
  ),
  zones: counted(
    clients.flatMap((socket) => {
      const { host, program, peer } = socket;
      const server = serverOf(socket);
      return server === undefined
        ? []
        : [`${host.zone} ${server.zone} ${host.name} ${program} ${server.name} ${peer?.port}`];
    }),
  ),
  blocked: clients
    .filter(({ peer }) => peer?.address === BLOCKED)
    .map(({ host, program }) => `${host.name} ${program} ${BLOCKED} 443 ${Date.parse(DAYS[0])}`),
};

const LIMITED: ReadonlySet<string> = new Set(['closeWait', 'zones']);

/** The count of an answer, then its words. */
const byCount = (a: string, b: string): number =>
  Number(b.split(' ').at(-1)) - Number(a.split(' ').at(-1)) || (a < b ? -1 : 1);

/** A row as words, the same for all engines. */
const wordsOf = (row: string): string =>
  Object.values(exactly(row) as Record<string, string>)
    .map((value) => {
      const time = /^\d{4}-\d\d-\d\d[ T]([\d:.]+)/.exec(value);
      if (time) return Date.parse(`${value.slice(0, 10)}T${time[1]}Z`);
      return value.replace(/^::ffff:/, '');
    })
    .join(' ');

const NETWORKS: readonly (readonly [address: string, network: string, isIn: boolean])[] = [
  ['10.1.2.3', '10.1.0.0/16', true],
  ['10.2.2.3', '10.1.0.0/16', false],
  ['10.1.2.3', '10.1.2.2/31', true],
  ['10.1.2.3', '0.0.0.0/0', true],
  ['2001:db8::1', '2001:db8::/32', true],
  ['2001:db9::1', '2001:db8::/32', false],
  ['2001:db8::1', '0.0.0.0/0', false],
  ['fe80::', 'fe80::/10', true],
  ['1:2:3:4:5:6:7:8', '1:2:3:4:5:6:7:0/112', true],
  ['::1.2.3.4', '::1.2.0.0/112', true],
];

/** An address as its column has it. */
const ADDRESS: Readonly<Record<EngineName, (address: string) => string>> = {
  duckdb: (address) => `'${address}'`,
  clickhouse: (address) => `toIPv6('${address}')`,
  postgresql: (address) => `'${address}'::inet`,
};

/** A query without what stands before and after it. */
const alone = (query: string): string => query.replace(/^--.*\n/gm, '').replace(/;$/, '');

describe('the manual', () => {
  const folder = mkdtempSync(join(tmpdir(), 'netstat-hosts-'));
  before(() => {
    for (const day of [0, 1] as const) writeHosts(join(folder, String(day)), SITES, day);
  });
  after(() => rmSync(folder, { recursive: true }));

  for (const { engine, title, missing, open } of UNDER_TEST)
    describe(title, { skip: missing }, () => {
      let database: Database;
      before(() => {
        database = open();
        const [first, second] = DAYS.map((_, day) => loadCommands(engine, join(folder, String(day))));
        database.shell(first ?? '');
        // The tables are there by then.
        database.shell((second ?? '').replace(/^.* --ddl .*\n/gm, ''));
        database.run(IN_NETWORK[engine]);
      });
      after(() => database.close());

      for (const [name, query] of Object.entries(QUERIES))
        test(query.split('\n')[0]?.replace('-- ', '') ?? '', () => {
          const rows = database.rows(alone(query)).map(wordsOf);
          const answers = [...ANSWERS[name as keyof typeof QUERIES]].sort(byCount);
          assert.ok(answers.length > 0);
          if (!LIMITED.has(name)) return assert.deepEqual(rows.sort(byCount), answers);
          const most = answers.slice(0, 10).map((answer) => answer.split(' ').at(-1));
          assert.deepEqual(
            rows.map((row) => row.split(' ').at(-1)),
            most,
          );
          for (const row of rows) assert.ok(answers.includes(row), row);
        });

      for (const [address, network, isIn] of NETWORKS)
        test(`${address} is ${isIn ? '' : 'not '}in ${network}`, () => {
          const query = `SELECT in_network(${ADDRESS[engine](address)}, '${network}') AS yes`;
          assert.equal(/^\{"yes":(true|1)\}$/.test(database.rows(query)[0] ?? ''), isIn);
        });

      test('the example of README', { skip: engine !== 'duckdb' && 'is for DuckDB' }, () => {
        const example =
          /```sh\n(netstat .*--ddl duckdb[^`]*)```/.exec(readFileSync(README, 'utf8'))?.[1] ?? '';
        const shown = database.shell(`mkdir x && cd x\n${example.replace('/srv/hosts', join(folder, '1'))}`);
        const answers = [...ANSWERS.closeWait].sort(byCount);
        assert.deepEqual(shown.trim().replaceAll('\t', ' ').split('\n').sort(byCount), answers);
      });

      test('each process that holds a socket', () => {
        const rows = database.rows(alone(OWNERS[engine])).map(wordsOf);
        const known = DAYS.flatMap((_, day) =>
          Array.from({ length: SITES }, (_, site) => siteSockets(site, day)).flat(),
        );
        const withoutPid = (row: string): string => row.replace(/ \d+ (?=\w+$)/, ' ');
        assert.deepEqual(
          rows.map(withoutPid).sort(),
          known.map(({ host, port, program }) => `${host.name} ${port} ${program}`).sort(),
        );
      });
    });
});
