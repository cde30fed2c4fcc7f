/** Prometheus scrapes node_exporter, which reads a file of ours: the values arrive. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { PROGRAM, whyNoProgram } from '../program/program.ts';

const missing = ['prometheus', 'prometheus-node-exporter'].filter(
  (name) => spawnSync(name, ['--version']).error !== undefined,
);
const skip =
  whyNoProgram() ??
  (missing.length > 0 && `needs ${missing.join(' and ')} (apt-get install ${missing.join(' ')})`);

/** After so many milliseconds a value should have arrived: it is scraped each second. */
const PATIENCE = 300_000;

/** A port of the loopback that is free. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  assert.ok(typeof address === 'object' && address !== null);
  return address.port;
}

interface Result {
  readonly metric: Readonly<Record<string, string>>;
  readonly value: readonly [time: number, value: string];
}

describe('Prometheus', { skip, timeout: 2 * PATIENCE }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'netstat-prometheus-'));
  const texts = join(folder, 'texts');
  const children: ChildProcess[] = [];
  let server = '';

  const start = (command: string, ...argv: string[]): void => {
    children.push(spawn(command, argv, { stdio: 'ignore', cwd: folder }));
  };

  /** Writes a file of metrics of a recorded host. */
  const write = (name: string, ...argv: string[]): void => {
    const [command, ...first] = PROGRAM;
    const all = [...first, ...argv, '--metrics=prometheus', '--output', join(texts, `${name}.prom`)];
    const { stderr, status } = spawnSync(command, all, { encoding: 'utf8' });
    assert.deepEqual({ stderr, status }, { stderr: '', status: 0 });
  };

  const query = async (expression: string): Promise<readonly Result[]> => {
    const response = await fetch(`${server}/api/v1/query?query=${encodeURIComponent(expression)}`);
    const { data } = (await response.json()) as { data: { result: readonly Result[] } };
    return data.result;
  };

  /** What an expression gives as soon as it gives something. */
  const arriving = async (expression: string): Promise<readonly Result[]> => {
    for (const end = Date.now() + PATIENCE; Date.now() < end; await sleep(200)) {
      const result = await query(expression).catch(() => []);
      if (result.length > 0) return result;
    }
    return [];
  };

  before(async () => {
    mkdirSync(texts);
    const [exporter, prometheus] = [await freePort(), await freePort()];
    server = `http://127.0.0.1:${prometheus}`;
    writeFileSync(
      join(folder, 'prometheus.yml'),
      `scrape_configs: [{ job_name: node, scrape_interval: 1s, static_configs: [{ targets: ['127.0.0.1:${exporter}'] }] }]\n`,
    );
    write('sockets', '--root', 'fixtures/busy', '-tan');
    write('statistics', '--root', 'fixtures/busy', '-s');
    start(
      'prometheus-node-exporter',
      '--collector.disable-defaults',
      '--collector.textfile',
      `--collector.textfile.directory=${texts}`,
      `--web.listen-address=127.0.0.1:${exporter}`,
    );
    start(
      'prometheus',
      '--config.file=prometheus.yml',
      '--storage.tsdb.path=data',
      `--web.listen-address=127.0.0.1:${prometheus}`,
    );
  });

  after(async () => {
    for (const child of children) {
      if (child.exitCode !== null) continue;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    }
    rmSync(folder, { recursive: true });
  });

  test('has the values, of two files side by side', async () => {
    const values = (result: readonly Result[]) =>
      result
        .map(({ metric: { state, protocol, view }, value }) => [protocol ?? view, state, value[1]])
        .sort();
    assert.deepEqual(values(await arriving('netstat_sockets{state=~"LISTEN|CLOSE_WAIT"}')), [
      ['tcp', 'CLOSE_WAIT', '1'],
      ['tcp', 'LISTEN', '5'],
      ['tcp6', 'LISTEN', '4'],
    ]);
    assert.deepEqual(values(await arriving('netstat_problems')), [
      ['sockets', undefined, '0'],
      ['statistics', undefined, '0'],
    ]);
    assert.deepEqual(
      (await arriving('netstat_statistic_total{table="Tcp",counter="ActiveOpens"}')).length,
      1,
    );
    assert.deepEqual(await query('node_textfile_scrape_error == 1'), []);
  });

  test('has the new values once the file is replaced', async () => {
    write('sockets', '--root', 'fixtures/busy', '-tan', '--count-by', 'program');
    const result = await arriving('netstat_sockets{program="firefox"}');
    assert.deepEqual(
      result.map(({ value }) => value[1]),
      ['9'],
    );
  });
});
