/**
 * Connections of 1 ms to 5 s are opened and closed by known processes while --changes looks: those that lived for more than two intervals
 * are all told of, once, and of the others how many were missed. NETSTAT_CONNECTIONS is their number.
 */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { ChangeRecord, CoverageRecord } from '../../src/records/change.ts';
import { PROGRAM } from '../program/program.ts';
import { findPython } from './holder.ts';
import { furnishNetwork, isInside, runInside, whyNoNamespace } from './namespace.ts';

const TITLE = 'changes of live connections';

const CONNECTIONS = Number(process.env.NETSTAT_CONNECTIONS ?? 1000);
const SECONDS = CONNECTIONS / 100;
const INTERVAL = 0.25;

/** In milliseconds. */
const LIMIT = 120_000 + SECONDS * 3000;

let folder = '';

function whyNot(): string | undefined {
  return whyNoNamespace() ?? (spawnSync('python3', ['-V']).status === 0 ? undefined : 'needs python3');
}

/** A run that writes to files. */
interface Running {
  readonly child: ChildProcess;
  stdout(): string;
  stderr(): string;
}

function start(name: string, [command = '', ...words]: readonly string[]): Running {
  const paths = ['out', 'err'].map((stream) => join(folder, `${name}.${stream}`));
  const files = paths.map((path) => openSync(path, 'w'));
  const child = spawn(command, words, { stdio: ['ignore', ...(files as [number, number])] });
  files.forEach(closeSync);
  const [out = '', err = ''] = paths;
  return { child, stdout: () => readFileSync(out, 'utf8'), stderr: () => readFileSync(err, 'utf8') };
}

/** What the script says of a connection. */
interface Connection {
  readonly address: string;
  readonly pid: number;
  readonly seconds: number;
  readonly isReset: boolean;
}

function connectionsOf(text: string): Connection[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => line.split(' '))
    .map(([address = '', pid, seconds, isReset]) => ({
      ...{ address, pid: Number(pid), seconds: Number(seconds), isReset: isReset === '1' },
    }));
}

function tests(): void {
  before(() => {
    folder = furnishNetwork();
  });

  test(`${CONNECTIONS} connections`, { timeout: LIMIT }, async () => {
    const argv = ['-tnp', '--changes', '--ndjson', '--interval', String(INTERVAL)];
    const netstat = start('netstat', [...PROGRAM, ...argv]);
    await setTimeout(1000);
    const python = findPython() ?? '';
    const script = join(import.meta.dirname, 'changes.py');
    const load = start('load', [python, script, String(CONNECTIONS), String(SECONDS)]);
    await once(load.child, 'exit');
    await setTimeout(2000);
    netstat.child.kill('SIGTERM');
    assert.deepEqual(await once(netstat.child, 'exit'), [null, 'SIGTERM']);
    const records: (ChangeRecord & Partial<CoverageRecord> & { kind: string })[] = netstat
      .stdout()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const connections = connectionsOf(load.stdout());
    assert.equal(connections.length, CONNECTIONS);

    const changes = records.filter(({ kind }) => kind === 'change');
    const byAddress = new Map<string, ChangeRecord[]>();
    for (const change of changes) {
      const address = change.socket?.local?.address ?? '';
      byAddress.set(address, [...(byAddress.get(address) ?? []), change]);
    }
    // Looks that were left out make some connections be missed.
    const most = INTERVAL * (netstat.stderr().includes('left out') ? 8 : 2);
    let long = 0;
    for (const { address, pid, seconds, isReset } of connections) {
      const told = byAddress.get(address) ?? [];
      const words = told.map(({ change, socket }) => `${change} ${socket?.state}`);
      if (told.length === 0) {
        assert.ok(seconds <= most, `${address} was there for ${seconds} s`);
        continue;
      }
      assert.equal(words.filter((word) => word.startsWith('opened')).length, 1, `${address}: ${words}`);
      assert.ok(words.filter((word) => word.startsWith('closed')).length <= 1, `${address}: ${words}`);
      if (seconds <= most) continue;
      long++;
      const last = isReset ? 'closed ESTABLISHED' : 'changed TIME_WAIT';
      // TIME_WAIT lasts for a minute.
      const ends = words.filter((word) => isReset || word !== 'closed TIME_WAIT');
      assert.deepEqual([ends[0], ends.at(-1)], ['opened ESTABLISHED', last], address);
      for (const { socket } of told) assert.equal(socket?.owners?.[0]?.pid, pid, `${address}: ${words}`);
      if (!isReset) assert.equal(told.at(-1)?.socket?.owners?.[0]?.former, true);
    }
    assert.ok(long > CONNECTIONS / 10, `${long} lived long`);

    const coverage = records.filter(({ kind }) => kind === 'coverage');
    const sum = (name: 'opened' | 'seen'): number =>
      coverage.reduce((total, record) => total + Number(record[name]), 0);
    // Each connection within the host has two ends.
    assert.ok(Math.abs(sum('opened') - 2 * CONNECTIONS) <= CONNECTIONS / 50, `opened: ${sum('opened')}`);
    const opened = changes.filter(({ change, socket }) => change === 'opened' && socket?.state !== 'LISTEN');
    assert.ok(Math.abs(sum('seen') - opened.length) <= CONNECTIONS / 50, `${sum('seen')}, ${opened.length}`);
    assert.match(netstat.stderr(), /^# \d+\.\d s: saw \d+ of \d+ connections opened/m);
  });

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    test(`${signal} ends a run with what was seen`, async () => {
      const netstat = start(signal, [...PROGRAM, '-tan', '--changes', '--interval', '0.1']);
      await setTimeout(1500);
      netstat.child.kill(signal);
      assert.deepEqual(await once(netstat.child, 'exit'), [null, signal]);
      assert.match(netstat.stderr(), /# \d\.\d s: saw 0 of 0 connections opened\n$/);
    });

  test('ends when no one reads what it writes', () => {
    const command = `${[...PROGRAM].join(' ')} -tan --changes --initial --interval 0.05 | true`;
    const listener = spawn(findPython() ?? '', [
      '-c',
      'import socket,time\nwhile True:\n s=socket.create_server(("127.0.0.1",0)); time.sleep(0.1); s.close(); time.sleep(0.1)',
    ]);
    const { status, stderr } = spawnSync('sh', ['-c', command], { encoding: 'utf8', timeout: 60_000 });
    listener.kill();
    assert.deepEqual([status, stderr], [0, '']);
  });
}

if (isInside()) describe(TITLE, tests);
else {
  const reason = whyNot();
  if (reason === undefined) runInside(import.meta.filename, LIMIT + 120_000);
  else test(TITLE, { skip: reason }, () => {});
}
